use axum::{http::StatusCode, response::Response};
use kernel::{FieldErrors, Problem, Text};
use serde::Serialize;
use spaces::Inside;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::allowed;
use crate::{actions, model::Settings, permissions::Act};

/// How the programme is called and works.
#[derive(Serialize)]
pub(super) struct SettingsPage {
    form: FormView,
    action: String,
    back_href: String,
}

impl Page for SettingsPage {
    const TEMPLATE: &'static str = "exchange/admin/settings.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            form: FormView::new().with_sample_error("offer_hours", "Scrivi un numero."),
            action: "/it/admin/x/settings".into(),
            back_href: "/it/admin/x".into(),
        }]
    }
}

fn values(settings: &Settings) -> FormView {
    FormView::new()
        .add("title", &settings.title)
        .add("subtitle", &settings.subtitle)
        .add("period", &settings.period)
        .add("rules", &settings.rules)
        .add("offer_hours", settings.offer_hours.to_string())
}

fn read(form: &FormData, present: Settings) -> Result<Settings, FieldErrors> {
    let mut read = form.read();
    let settings = Settings {
        title: read.line("title").value(),
        subtitle: read.line("subtitle").value(),
        period: read.line("period").value(),
        rules: read.text("rules").value(),
        offer_hours: read.number("offer_hours", 0..=336).required().or(0),
        ..present
    };
    read.finish(settings)
}

async fn page(inside: &Inside, form: FormView, status: StatusCode) -> web::Result<Response> {
    let here = &inside.here;
    let page = SettingsPage {
        form,
        action: here.to(&inside.admin_path("/settings")),
        back_href: here.to(&inside.admin_path("")),
    };
    inside.admin_frame(here.words("exchange-settings-title")).status(status).show(&page).await
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let settings = allowed(&inside, Act::Configure)?;
    page(&inside, values(&settings), StatusCode::OK).await
}

pub(super) async fn save(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let present = allowed(&inside, Act::Configure)?;
    let done = match read(&form, present) {
        Ok(settings) => actions::configure(&here.db, &here.who, inside.component.id, settings).await,
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok(()) => Ok(here.done(&inside.admin_path(""), &Text::new("exchange-settings-saved"))),
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &here.reader());
            page(&inside, values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}
