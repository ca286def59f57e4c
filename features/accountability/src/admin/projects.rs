//! Works from what was voted on.

use axum::response::Response;
use kernel::{Money, ResourceRef, Text};
use serde::Serialize;
use spaces::{Inside, exchange};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::may_look;
use crate::{actions, model::YEARS, pages::this_day};

/// What can become a work.
#[derive(Serialize)]
pub(crate) struct ProjectsPage {
    form: FormView,
    items: Vec<Item>,
    action: String,
    back: String,
}

#[derive(Serialize)]
struct Item {
    value: String,
    number: i64,
    title: String,
    cost: Money,
}

impl Page for ProjectsPage {
    const TEMPLATE: &'static str = "accountability/admin/projects.html";

    fn samples() -> Vec<Self> {
        let item = || Item {
            value: "project/0192".into(),
            number: 3,
            title: "Panchine".into(),
            cost: Money::eur(14_000),
        };
        let page = |form, items| Self {
            form,
            items,
            action: "/it/admin/x/projects".into(),
            back: "/it/admin/x".into(),
        };
        let wrong = FormView::new().with_sample_error("", "Scegli almeno un progetto.");
        vec![page(wrong, vec![item()]), page(FormView::new(), Vec::new())]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    use chrono::Datelike;
    may_look(&inside)?;
    let form = FormView::new().add("year", this_day(&inside.here).year().to_string());
    page(&inside, form, false).await
}

pub(super) async fn submit(inside: Inside, form: FormData) -> web::Result<Response> {
    may_look(&inside)?;
    let here = &inside.here;
    let chosen: Vec<ResourceRef> = form
        .values("project")
        .into_iter()
        .filter_map(|value| {
            let (kind, id) = value.split_once('/')?;
            Some(ResourceRef::new(kind, id.parse::<uuid::Uuid>().ok()?))
        })
        .collect();
    let mut fields = form.read();
    let year = fields.number("year", YEARS).required_or(Text::new("accountability-year-wrong")).or(0);
    if chosen.is_empty() {
        fields.error("", Text::new("accountability-projects-none"));
    }
    match fields.finish(year) {
        Ok(year) => {
            let component = inside.component.id;
            let made =
                actions::from_projects(&here.state, &here.db, &here.who, component, year, chosen).await?;
            let done = Text::new("accountability-projects-done").with("count", made);
            Ok(here.done(&inside.admin_path(""), &done))
        }
        Err(errors) => page(&inside, form.view().with_errors(&errors, &here.reader()), true).await,
    }
}

async fn page(inside: &Inside, form: FormView, wrong: bool) -> web::Result<Response> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let list = exchange::vote_list(&here.state, &tx, inside.process.id).await?;
    let page = ProjectsPage {
        form,
        items: list
            .iter()
            .flat_map(|list| &list.items)
            .map(|item| Item {
                value: format!("{}/{}", item.item.kind, item.item.id),
                number: item.number,
                title: item.title.text(here.locale).to_owned(),
                cost: item.cost,
            })
            .collect(),
        action: here.to(&inside.admin_path("/projects")),
        back: here.to(&inside.admin_path("")),
    };
    let frame = inside.admin_frame(here.words("accountability-projects"));
    let frame = if wrong { frame.unprocessable() } else { frame };
    frame.show(&page).await
}
