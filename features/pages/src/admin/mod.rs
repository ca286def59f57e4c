//! The administration of pages and news.

mod desk;
mod letter;
mod post_form;
mod posts;
mod text_form;
mod texts;
mod topics;

use axum::{
    Router,
    routing::{get, post},
};
use engagement::images;
use feature::State;
use web::{Samples, form::Limits};

/// Pages as tabs of a process.
pub(crate) fn text_routes() -> Router<State> {
    Router::new()
        .route("/", get(texts::list).post(texts::create))
        .route("/new", get(texts::new))
        .route("/order", post(texts::arrange))
        .route("/{id}", get(texts::edit).post(texts::change))
        .route("/{id}/deletion", get(texts::confirm_deletion).post(texts::delete))
}

/// The organisation's own pages.
pub(crate) fn site_routes() -> Router<State> {
    Router::new()
        .route("/{locale}/admin/pages", get(texts::list).post(texts::create))
        .route("/{locale}/admin/pages/new", get(texts::new))
        .route("/{locale}/admin/pages/order", post(texts::arrange))
        .route("/{locale}/admin/pages/topics", get(topics::show).post(topics::submit))
        .route("/{locale}/admin/pages/{id}", get(texts::edit).post(texts::change))
        .route("/{locale}/admin/pages/{id}/deletion", get(texts::confirm_deletion).post(texts::delete))
}

/// News.
pub(crate) fn news_routes() -> Router<State> {
    Router::new()
        .route("/", get(posts::list).post(posts::create))
        .route("/new", get(posts::new))
        .route("/{number}", get(posts::edit).post(posts::change))
        .route("/{number}/letter", get(letter::show).post(letter::send))
        .route("/{number}/deletion", get(posts::confirm_deletion).post(posts::delete))
        .layer(Limits::files(images::MAX_BYTES, 1).layer())
}

pub(crate) fn samples(samples: &mut Samples) {
    samples
        .add::<texts::ListPage>()
        .add::<text_form::FormPage>()
        .add::<texts::DeletionPage>()
        .add::<posts::PostsPage>()
        .add::<letter::LetterPage>()
        .add::<post_form::PostFormPage>();
}
