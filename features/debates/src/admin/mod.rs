//! Debates in the administration: the list with what is hidden, writing for the office, settings.

mod form;
mod list;
mod settings;

use axum::{Router, routing::get};
use feature::State as Program;
use kernel::Problem;
use spaces::Inside;
use web::Samples;

use crate::{
    actions::Place,
    pages::place,
    permissions::{Act, check},
};

pub(crate) fn routes() -> Router<Program> {
    Router::new()
        .route("/", get(list::show).post(form::create))
        .route("/new", get(form::new))
        .route("/settings", get(settings::show).post(settings::save))
        .route("/{number}", get(form::edit).post(form::save))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<list::TablePage>().add::<form::HostPage>().add::<settings::SettingsPage>();
}

/// Passes whoever may do it here.
fn allowed(inside: &Inside, act: Act) -> Result<Place, Problem> {
    let place = place(inside)?;
    check(act, &inside.here.who, place.ground(false), None)?;
    Ok(place)
}
