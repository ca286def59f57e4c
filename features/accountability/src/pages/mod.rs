//! What everybody sees of the works: year by year, and each one with its diary.

mod list;
mod row;
mod show;

use axum::{Router, routing::get};
use feature::State;
pub(crate) use row::{Figures, WorkRow, Years, noon, this_day, today};
use web::Samples;

use crate::export;

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/", get(list::show))
        .route("/works.csv", get(export::csv))
        .route("/works.xlsx", get(export::xlsx))
        .route("/{words}", get(show::show))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<list::WorksPage>().add::<show::WorkPage>();
}
