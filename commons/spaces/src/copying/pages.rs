use accounts::{Choice, Here, in_form};
use axum::{extract::Path, response::Response};
use chrono::{Days, NaiveDate};
use kernel::{FieldErrors, Text};
use serde::Serialize;
use web::{
    Page, Samples,
    form::{FormData, FormView},
};

use super::{Copy, copy};
use crate::{
    Process,
    admin::{frame, managed, not_reserved},
    translated::{fill, languages, read_line},
};

/// Days of a year that begins on the same weekday: 52 weeks.
const YEAR: u64 = 364;

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<CopyPage>();
}

/// The form.
#[derive(Serialize)]
struct CopyPage {
    title: String,
    form: FormView,
    languages: Vec<Choice>,
    dated: bool,
    back: String,
}

impl Page for CopyPage {
    const TEMPLATE: &'static str = "spaces/admin/copy.html";

    fn samples() -> Vec<Self> {
        let page = |dated| Self {
            title: "Bilancio partecipativo 2027".into(),
            form: FormView::new().with_sample_error("slug", "Preso."),
            languages: vec![Choice::new("it", "Italiano"), Choice::new("en", "English")],
            dated,
            back: "/it/admin/processes/x".into(),
        };
        vec![page(true), page(false)]
    }
}

/// `GET /{locale}/admin/processes/{process}/copy`
pub(crate) async fn show(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    here.who.require_administrator()?;
    let process = managed(&here, &here.db.read().await?, &slug).await?;
    let next = first_day(&here, &process).and_then(|day| day.checked_add_days(Days::new(YEAR)));
    let form = FormView::new().add("starts_on", next.map(|day| day.to_string()).unwrap_or_default());
    let form = fill(form, &here, "title", &process.texts.title);
    let page = page(&here, &process, form);
    frame(&here, &process, here.words("spaces-copy-title")).show(&page).await
}

/// `POST /{locale}/admin/processes/{process}/copy`
pub(crate) async fn submit(
    here: Here,
    Path((_, slug)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    here.who.require_administrator()?;
    let process = managed(&here, &here.db.read().await?, &slug).await?;
    let outcome = match read(&here, &form, &process) {
        Ok(new) => in_form(copy(&here.state, &here.db, &here.who, process.id, new).await)?,
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(made) => Ok(here.done(&made.admin_path(""), &Text::new("spaces-copied"))),
        Err(errors) => {
            let page = page(&here, &process, form.view().with_errors(&errors, &here.reader()));
            frame(&here, &process, here.words("spaces-copy-title")).unprocessable().show(&page).await
        }
    }
}

fn first_day(here: &Here, process: &Process) -> Option<NaiveDate> {
    process.starts_at.map(|at| at.with_timezone(&here.tenant.time_zone).date_naive())
}

fn read(here: &Here, form: &FormData, process: &Process) -> Result<Copy, FieldErrors> {
    let mut fields = form.read();
    let title = read_line(&mut fields, here, "title", 150, Some("spaces-title-missing"));
    let slug = fields.slug("slug").required().check(not_reserved).optional();
    let starts_on = fields.date("starts_on").optional();
    let before = first_day(here, process);
    let days = starts_on.zip(before).map_or(0, |(next, before)| (next - before).num_days());
    if days.abs() > 3_650 {
        fields.error("starts_on", Text::new("spaces-day-far"));
    }
    let later = chrono::TimeDelta::days(days.clamp(-3_650, 3_650));
    let copy = slug.map(|slug| Copy { slug, title, later });
    fields.finish(copy).and_then(|copy| copy.ok_or_else(FieldErrors::default))
}

fn page(here: &Here, process: &Process, form: FormView) -> CopyPage {
    CopyPage {
        title: process.texts.title.text(here.locale).to_owned(),
        form,
        languages: languages(here),
        dated: process.starts_at.is_some(),
        back: here.to(&process.admin_path("")),
    }
}
