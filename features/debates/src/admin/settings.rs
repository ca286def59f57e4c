//! How debates work here.

use axum::{http::StatusCode, response::Response};
use kernel::{FieldErrors, Text};
use serde::Serialize;
use spaces::Inside;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::allowed;
use crate::{actions, model::Settings, permissions::Act};

/// The form of the settings.
#[derive(Serialize)]
pub(super) struct SettingsPage {
    action: String,
    form: FormView,
    back_href: String,
}

impl Page for SettingsPage {
    const TEMPLATE: &'static str = "debates/admin/settings.html";

    fn samples() -> Vec<Self> {
        let wrong = values(&Settings::default()).with_sample_error("comment_max", "Scrivi un numero.");
        vec![Self { action: "/it/admin/x/settings".into(), form: wrong, back_href: "/it/admin/x".into() }]
    }
}

fn values(settings: &Settings) -> FormView {
    FormView::new()
        .tick("participants", settings.participants)
        .add("comment_max", settings.comment_max.to_string())
}

fn read(form: &FormData, present: &Settings) -> Result<Settings, FieldErrors> {
    let mut fields = form.read();
    let settings = Settings {
        participants: fields.checked("participants"),
        comment_max: fields.number("comment_max", 100..=10_000).required().or(present.comment_max),
    };
    fields.finish(settings)
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let place = allowed(&inside, Act::Configure)?;
    page(&inside, values(&place.settings), StatusCode::OK).await
}

pub(super) async fn save(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let place = allowed(&inside, Act::Configure)?;
    match read(&form, &place.settings) {
        Ok(settings) => {
            actions::configure(&here.db, &here.who, inside.component.id, settings).await?;
            Ok(here.done(&inside.admin_path("/settings"), &Text::new("debates-settings-saved")))
        }
        Err(errors) => {
            let typed = form.view().with_errors(&errors, &here.reader());
            page(&inside, typed, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

async fn page(inside: &Inside, form: FormView, status: StatusCode) -> web::Result<Response> {
    let here = &inside.here;
    let page = SettingsPage {
        action: here.to(&inside.admin_path("/settings")),
        form,
        back_href: here.to(&inside.admin_path("")),
    };
    let frame = inside.admin_frame(here.words("debates-settings-title")).status(status);
    frame.crumb(inside.component.title.text(here.locale), &inside.admin_path("")).show(&page).await
}
