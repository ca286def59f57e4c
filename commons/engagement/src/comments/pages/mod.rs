//! Comments on pages: the part that features put into theirs, a thread on a page of its own, and what people do there.

mod discussion;
mod own;
mod section;
mod thread;
mod voting;

use accounts::Here;
use axum::{
    Router,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use feature::State;
use kernel::{FieldErrors, Text};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
pub use section::section;
use web::Samples;

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/{locale}/discussions/{kind}/{id}", get(discussion::show).post(discussion::write))
        .route("/{locale}/discussions/{kind}/{id}/news", get(discussion::news))
        .route("/comments/{number}", get(thread::in_my_language))
        .route("/{locale}/comments/{number}", get(thread::show))
        .route("/{locale}/comments/{number}/reply", get(thread::form).post(thread::reply))
        .route("/{locale}/comments/{number}/replies", get(thread::replies))
        .route("/{locale}/comments/{number}/vote", post(voting::vote))
        .route("/{locale}/comments/{number}/revision", get(own::edit).post(own::revise))
        .route("/{locale}/comments/{number}/deletion", get(own::confirm).post(own::delete))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples
        .add_mail::<section::SectionPart>()
        .add_mail::<section::ThreadsPart>()
        .add_mail::<discussion::NewsPart>()
        .add_mail::<thread::RepliesPart>()
        .add_mail::<thread::ReplyPart>()
        .add_mail::<voting::VotePart>()
        .add::<discussion::DiscussionPage>()
        .add::<thread::ThreadPage>()
        .add::<own::RevisePage>()
        .add::<own::DeletePage>();
}

/// Whether htmx asks, for a part of a page.
fn partial(headers: &HeaderMap) -> bool {
    headers.contains_key("hx-request")
}

/// Part of a page for htmx: never stored, and the address serves pages too.
fn fragment(html: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "private, no-store"),
        (header::VARY, "hx-request"),
    ];
    (headers, html).into_response()
}

/// Where to log in and come back to a path, without locale.
fn login_href(here: &Here, back: &str) -> String {
    let next = utf8_percent_encode(&here.to(back), NON_ALPHANUMERIC).to_string();
    format!("{}?next={next}", here.to("/login"))
}

/// The action says what is wrong with the text; the form's field has a name of its own, for there may be several forms.
fn beside(errors: &FieldErrors, field: &str) -> FieldErrors {
    let mut moved = FieldErrors::default();
    for (name, text) in errors.iter() {
        let name = if name == "text" { field } else { name };
        moved.add(name, Text::clone(text));
    }
    moved
}
