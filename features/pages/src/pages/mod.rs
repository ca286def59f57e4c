//! What everybody sees of pages and news.

mod list;
mod post;
mod row;
mod text;

use axum::{Router, routing::get};
use feature::State;
pub(crate) use row::PostRow;
pub(crate) use text::TextView;
use web::Samples;

pub(crate) fn text_routes() -> Router<State> {
    Router::new().route("/", get(text::index)).route("/{slug}", get(text::show))
}

pub(crate) fn news_routes() -> Router<State> {
    Router::new()
        .route("/", get(list::show))
        .route("/feed.atom", get(list::feed))
        .route("/{words}", get(post::show))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples
        .add::<text::TextPageView>()
        .add::<text::NoPages>()
        .add::<list::NewsPage>()
        .add::<post::PostPage>();
}
