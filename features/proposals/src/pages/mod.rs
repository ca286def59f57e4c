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
pub(crate) use row::{Point, Row, Tag};
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

/// Part of a page for htmx: never stored, and the address serves pages too.
pub(crate) fn fragment(html: String, target: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "private, no-store"),
        (header::HeaderName::from_static("hx-retarget"), target),
    ];
    (headers, html).into_response()
}
