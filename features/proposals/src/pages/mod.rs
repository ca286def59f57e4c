//! What everybody sees of proposals, and what their authors do.

mod author;
mod draft;
mod filters;
mod form;
mod list;
mod map;
mod mine;
mod revision;
mod row;
mod show;
mod support;

pub(crate) use author::author;
use axum::{
    Router,
    http::header,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use engagement::{documents, images};
use feature::State;
pub(crate) use filters::{Chosen, origin_key, status_key};
pub(crate) use form::{FormParts, ReadForm, WriteForm, read_form};
use kernel::Text;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
pub(crate) use row::{Point, Row, Tag};
use serde::Serialize;
use spaces::Inside;
pub(crate) use support::{SupportView, Supporter};
use web::{Samples, form::Limits};

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/", get(list::show))
        .route("/map", get(map::show))
        .route("/mine", get(mine::show))
        .route("/drafts/new", get(draft::new))
        .route("/drafts", post(draft::begin).layer(uploads()))
        .route("/drafts/{id}", get(draft::preview).post(draft::save).layer(uploads()))
        .route("/drafts/{id}/revision", get(draft::edit))
        .route("/drafts/{id}/publication", post(draft::publish))
        .route("/drafts/{id}/deletion", post(draft::delete))
        .route("/{number}", get(show::show))
        .route("/{number}/revision", get(revision::edit).post(revision::save).layer(uploads()))
        .route("/{number}/withdrawal", get(revision::confirm).post(revision::withdraw))
        .route("/{number}/support", post(support::give))
        .route("/{number}/support/withdrawal", post(support::take_back))
}

/// One picture and as many documents as any settings allow.
pub(crate) fn uploads() -> axum::Extension<Limits> {
    Limits::files(images::MAX_BYTES.max(documents::MAX_BYTES), 11).layer()
}

pub(crate) fn samples(samples: &mut Samples) {
    samples
        .add::<list::ListPage>()
        .add::<map::MapPage>()
        .add::<mine::MinePage>()
        .add::<draft::PreviewPage>()
        .add::<form::WritePage>()
        .add::<show::ShowPage>()
        .add::<revision::WithdrawalPage>()
        .add_mail::<support::SupportFragment>();
}

/// The path of a proposal, without locale.
pub(crate) fn proposal_path(inside: &Inside, number: i64, title: &str) -> String {
    inside.path(&format!("/{}", kernel::Words::path(number, title)))
}

/// Where to log in and come back to a path, which has its locale.
pub(crate) fn login_href(inside: &Inside, back: &str) -> String {
    let next = utf8_percent_encode(back, NON_ALPHANUMERIC);
    format!("{}?next={next}", inside.here.to("/login"))
}

/// Part of a page for htmx: never stored, and the address serves pages too.
pub(crate) fn fragment(html: String, target: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "private, no-store"),
        (header::HeaderName::from_static("hx-retarget"), target),
    ];
    (headers, html).into_response()
}

/// A map as `ui/map.html` draws it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MapFrame {
    lat: f64,
    lng: f64,
    zoom: i64,
    tiles: String,
    attribution: String,
    label: String,
}

impl MapFrame {
    pub(crate) fn new(inside: &Inside, settings: &crate::Settings, label: &'static str) -> Self {
        Self {
            lat: settings.map.lat,
            lng: settings.map.lng,
            zoom: settings.map.zoom,
            tiles: inside.here.state.settings.tiles.clone().unwrap_or_default(),
            attribution: inside.here.words("proposals-map-attribution"),
            label: inside.here.say(&Text::new(label)),
        }
    }

    pub(crate) fn sample() -> Self {
        Self {
            lat: 44.98,
            lng: 9.49,
            zoom: 14,
            tiles: String::new(),
            attribution: String::new(),
            label: "Mappa".into(),
        }
    }
}
