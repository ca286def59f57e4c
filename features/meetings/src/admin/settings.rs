//! How meetings work here.

use accounts::Choice;
use axum::{http::StatusCode, response::Response};
use kernel::{FieldErrors, Problem, Text};
use serde::Serialize;
use spaces::Inside;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::allowed;
use crate::{
    actions,
    model::{MapView, Participants, Settings},
    permissions::Act,
};

/// The form of the settings.
#[derive(Serialize)]
pub(super) struct SettingsPage {
    action: String,
    participants: Vec<Choice>,
    form: FormView,
    back_href: String,
}

impl Page for SettingsPage {
    const TEMPLATE: &'static str = "meetings/admin/settings.html";

    fn samples() -> Vec<Self> {
        let page = |form| Self {
            action: "/it/admin/x/settings".into(),
            participants: vec![Choice::new("no", "No"), Choice::new("always", "Sempre")],
            form,
            back_href: "/it/admin/x".into(),
        };
        let wrong = values(&Settings::default()).with_sample_error("offer_hours", "Scrivi un numero.");
        vec![page(values(&Settings::default())), page(wrong)]
    }
}

fn values(settings: &Settings) -> FormView {
    FormView::new()
        .add("participants", settings.participants.as_str())
        .tick("approval", settings.approval)
        .add("offer_hours", settings.offer_hours.to_string())
        .add("reminder_hours", settings.reminder_hours.to_string())
        .add("map_lat", settings.map.lat.to_string())
        .add("map_lng", settings.map.lng.to_string())
        .add("map_zoom", settings.map.zoom.to_string())
}

fn read(form: &FormData, present: &Settings) -> Result<Settings, FieldErrors> {
    let mut read = form.read();
    let participants = read.choice("participants", Participants::WORDS).required().optional();
    let settings = Settings {
        participants: participants.as_deref().and_then(Participants::parse).unwrap_or(present.participants),
        approval: read.checked("approval"),
        offer_hours: read.number("offer_hours", 0..=336).required().or(present.offer_hours),
        reminder_hours: read.number("reminder_hours", 0..=336).required().or(present.reminder_hours),
        map: MapView {
            lat: read.parsed("map_lat", "meetings-lat-wrong").or(present.map.lat),
            lng: read.parsed("map_lng", "meetings-lng-wrong").or(present.map.lng),
            zoom: read.number("map_zoom", 0..=19).or(present.map.zoom),
        },
    };
    read.finish(settings)
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let settings = allowed(&inside, Act::Configure)?;
    page(&inside, values(&settings), StatusCode::OK).await
}

async fn page(inside: &Inside, form: FormView, status: StatusCode) -> web::Result<Response> {
    let here = &inside.here;
    let choice = |word: &str, key: &'static str| Choice::new(word, here.words(key));
    let page = SettingsPage {
        action: here.to(&inside.admin_path("/settings")),
        participants: vec![
            choice("no", "meetings-participants-no"),
            choice("phase", "meetings-participants-phase"),
            choice("always", "meetings-participants-always"),
        ],
        form,
        back_href: here.to(&inside.admin_path("")),
    };
    inside.admin_frame(here.words("meetings-settings-title")).status(status).show(&page).await
}

pub(super) async fn save(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let present = allowed(&inside, Act::Configure)?;
    let done = match read(&form, &present) {
        Ok(settings) => actions::configure(&here.db, &here.who, inside.component.id, settings).await,
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok(()) => Ok(here.done(&inside.admin_path("/settings"), &Text::new("meetings-settings-saved"))),
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &here.reader());
            page(&inside, values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}
