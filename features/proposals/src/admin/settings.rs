//! How proposals work here.

use axum::{http::StatusCode, response::Response};
use kernel::{FieldErrors, Problem, Text};
use serde::Serialize;
use spaces::{Inside, MapView};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::allowed;
use crate::{
    actions,
    labels::Choice,
    model::{Ask, Settings},
    permissions::Act,
};

/// The form of the settings.
#[derive(Serialize)]
pub(super) struct SettingsPage {
    action: String,
    asks: Vec<Choice>,
    form: FormView,
    back_href: String,
}

impl Page for SettingsPage {
    const TEMPLATE: &'static str = "proposals/admin/settings.html";

    fn samples() -> Vec<Self> {
        let page = |form| Self {
            action: "/it/admin/x/settings".into(),
            asks: vec![Choice::new("no", "No"), Choice::new("required", "Sì, sempre")],
            form,
            back_href: "/it/admin/x".into(),
        };
        let wrong = values(&Settings::default()).with_sample_error("title_max", "Scrivi un numero.");
        vec![page(values(&Settings::default())), page(wrong)]
    }
}

fn values(settings: &Settings) -> FormView {
    let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
    FormView::new()
        .add("title_max", settings.title_max.to_string())
        .add("body_max", settings.body_max.to_string())
        .add("edit_minutes", settings.edit_minutes.to_string())
        .add("category", settings.category.as_str())
        .add("area", settings.area.as_str())
        .tick("place", settings.place)
        .tick("image", settings.image)
        .add("documents_max", settings.documents_max.to_string())
        .add("support_limit", number(settings.support_limit))
        .add("threshold", number(settings.threshold))
        .tick("hide_counts", settings.hide_counts)
        .tick("comments", settings.comments)
        .add("comment_max", settings.comment_max.to_string())
        .add("map_lat", settings.map.lat.to_string())
        .add("map_lng", settings.map.lng.to_string())
        .add("map_zoom", settings.map.zoom.to_string())
}

fn read(form: &FormData, present: &Settings) -> Result<Settings, FieldErrors> {
    let mut read = form.read();
    let ask = |word: Option<String>| word.as_deref().and_then(Ask::parse);
    let settings = Settings {
        title_max: read.number("title_max", 20..=200).required().or(present.title_max),
        body_max: read.number("body_max", 200..=50_000).required().or(present.body_max),
        edit_minutes: read.number("edit_minutes", 0..=129_600).required().or(present.edit_minutes),
        category: ask(read.choice("category", &Ask::WORDS).required().optional()).unwrap_or(present.category),
        area: ask(read.choice("area", &Ask::WORDS).required().optional()).unwrap_or(present.area),
        place: read.checked("place"),
        image: read.checked("image"),
        documents_max: read.number("documents_max", 0..=10).required().or(present.documents_max),
        support_limit: read.number("support_limit", 1..=1_000).optional(),
        threshold: read.number("threshold", 1..=10_000_000).optional(),
        hide_counts: read.checked("hide_counts"),
        comments: read.checked("comments"),
        comment_max: read.number("comment_max", 100..=10_000).required().or(present.comment_max),
        map: MapView {
            lat: read.parsed("map_lat", "spaces-lat-wrong").or(present.map.lat),
            lng: read.parsed("map_lng", "spaces-lng-wrong").or(present.map.lng),
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
    let ask = |word: &str| {
        let key = match word {
            "no" => "proposals-ask-no",
            "optional" => "proposals-ask-optional",
            _ => "proposals-ask-required",
        };
        Choice::new(word, here.words(key))
    };
    let page = SettingsPage {
        action: here.to(&inside.admin_path("/settings")),
        asks: Ask::WORDS.into_iter().map(ask).collect(),
        form,
        back_href: here.to(&inside.admin_path("")),
    };
    inside.admin_frame(here.words("proposals-settings-title")).status(status).show(&page).await
}

pub(super) async fn save(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let present = allowed(&inside, Act::Configure)?;
    let done = match read(&form, &present) {
        Ok(settings) => actions::configure(&here.db, &here.who, inside.component.id, settings).await,
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok(()) => Ok(here.done(&inside.admin_path("/settings"), &Text::new("proposals-settings-saved"))),
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &here.reader());
            page(&inside, values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}
