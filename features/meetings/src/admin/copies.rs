//! The same meeting again, once or often.

use accounts::Choice;
use axum::{extract::Path, http::StatusCode, response::Response};
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::Inside;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{found, frame, path};
use crate::{
    actions::{self, Dates},
    model::{Every, Meeting},
    permissions::Act,
};

/// The form.
#[derive(Serialize)]
pub(super) struct CopiesPage {
    title: String,
    every: Vec<Choice>,
    form: FormView,
    action: String,
    back_href: String,
}

impl Page for CopiesPage {
    const TEMPLATE: &'static str = "meetings/admin/copies.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            title: "Assemblea".into(),
            every: vec![Choice::new("week", "Ogni settimana")],
            form: FormView::new().with_sample_error("count", "Da 1 a 52."),
            action: "/it/admin/x/1/copies".into(),
            back_href: "/it/admin/x/1".into(),
        }]
    }
}

fn every_key(every: Every) -> &'static str {
    match every {
        Every::Day => "meetings-every-day",
        Every::Week => "meetings-every-week",
        Every::Fortnight => "meetings-every-fortnight",
        Every::Month => "meetings-every-month",
        Every::Weekday => "meetings-every-weekday",
    }
}

async fn page(inside: &Inside, m: &Meeting, form: FormView, status: StatusCode) -> web::Result<Response> {
    let here = &inside.here;
    let page = CopiesPage {
        title: m.title().text(here.locale).to_owned(),
        every: Every::ALL.iter().map(|e| Choice::new(e.as_str(), here.words(every_key(*e)))).collect(),
        form,
        action: here.to(&path(inside, m, "/copies")),
        back_href: here.to(&path(inside, m, "")),
    };
    frame(inside, m, here.words("meetings-copies-title")).status(status).show(&page).await
}

pub(super) async fn show(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    let (m, _) = found(&inside, &id, Act::Manage).await?;
    let zone = inside.here.tenant.time_zone;
    let next = crate::model::repetitions(m.content.starts_at, Every::Week, 2, zone);
    let first = next.last().copied().unwrap_or(m.content.starts_at);
    let local = inside.here.reader().local(first).format("%Y-%m-%dT%H:%M").to_string();
    let form = FormView::new().add("first", local).add("every", "week").add("count", "1");
    page(&inside, &m, form, StatusCode::OK).await
}

pub(super) async fn save(inside: Inside, Path(id): Path<String>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let (m, _) = found(&inside, &id, Act::Manage).await?;
    let zone = here.tenant.time_zone;
    let mut read = form.read();
    let first =
        read.datetime_local("first", zone).required_or(Text::new("meetings-starts-missing")).optional();
    let every = read.choice("every", Every::WORDS).required().optional();
    let dates = Dates {
        first: first.unwrap_or(m.content.starts_at),
        every: every.as_deref().and_then(Every::parse).unwrap_or(Every::Week),
        count: read.number("count", 1..=52).required().or(1),
        zone,
    };
    let done = match read.finish(dates) {
        Ok(dates) => actions::copies(&here.db, &here.who, inside.component.id, m.id, dates).await,
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok(count) => {
            let said = Text::new("meetings-copied").with("count", count);
            Ok(here.done(&inside.admin_path("?stage=draft"), &said))
        }
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &here.reader());
            page(&inside, &m, values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}
