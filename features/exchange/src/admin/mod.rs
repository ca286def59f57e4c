//! A programme in the administration: its cards, how it works, what its source says otherwise.

mod bodies;
mod export;
mod one;
mod place;
mod report;
mod settings;
mod source;
mod table;

use axum::{
    Router,
    routing::{get, post},
};
use feature::State;
use kernel::Problem;
use spaces::Inside;
use web::Samples;

use crate::{
    model::Settings,
    permissions::{Act, Ground, check},
};

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/", get(table::show))
        .route("/settings", get(settings::show).post(settings::save))
        .route("/source", get(source::show))
        .route("/programme.json", get(export::json))
        .route("/report.csv", get(report::cards_csv))
        .route("/report.xlsx", get(report::cards_xlsx))
        .route("/journeys.csv", get(report::journeys_csv))
        .route("/journeys.xlsx", get(report::journeys_xlsx))
        .route("/bodies", get(bodies::show).post(bodies::add))
        .route("/bodies/{id}", get(place::show).post(place::save))
        .route("/bodies/invitations", post(bodies::invite))
        .route("/bodies/invitations/removal", post(bodies::uninvite))
        .route("/{id}", get(one::show))
        .route("/{id}/revision", get(one::edit).post(one::save))
        .route("/{id}/publication", post(one::publish))
        .route("/{id}/return", post(one::send_back))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples
        .add::<bodies::BodiesPage>()
        .add::<one::OnePage>()
        .add::<place::PlacePage>()
        .add::<one::RevisionPage>()
        .add::<settings::SettingsPage>()
        .add::<source::SourcePage>()
        .add::<table::TablePage>();
}

/// Passes whoever may do it here.
fn allowed(inside: &Inside, act: Act) -> Result<Settings, Problem> {
    check(act, &inside.here.who, ground(inside), None)?;
    Ok(inside.component.settings()?)
}

/// In the administration only roles count.
fn ground(inside: &Inside) -> Ground<'_> {
    Ground { process: inside.process.id, bodies: &[] }
}
