//! What everybody sees: documents by collection, and the gallery.

mod document;
mod gallery;

use axum::{Router, routing::get};
pub(crate) use document::DocumentView;
use feature::State;
pub(crate) use gallery::MediumView;
use web::Samples;

pub(crate) fn library_routes() -> Router<State> {
    Router::new().route("/", get(document::show))
}

pub(crate) fn gallery_routes() -> Router<State> {
    Router::new().route("/", get(gallery::show))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<document::LibraryPage>().add::<gallery::GalleryPage>();
}
