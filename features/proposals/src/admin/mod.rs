//! Proposals in the administration: the list, answers, moderation, entries from paper, settings, downloads.

mod enter;
mod export;
mod one;
mod settings;
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
    model::{Proposal, Settings},
    pages::uploads,
    permissions::{Act, Ground, check},
    store,
};

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/", get(table::show).post(enter::save).layer(uploads()))
        .route("/new", get(enter::new))
        .route("/settings", spaces::settings::page::<Settings>())
        .route("/export.csv", get(export::csv))
        .route("/export.xlsx", get(export::xlsx))
        .route("/{number}", get(one::show))
        .route("/{number}/answer", post(one::answer))
        .route("/{number}/hiding", post(one::hide))
        .route("/{number}/showing", post(one::unhide))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples
        .add::<table::TablePage>()
        .add::<one::OnePage>()
        .add::<enter::EnterPage>()
        .add::<spaces::settings::SettingsPage<Settings>>();
}

/// Passes whoever may do it here.
fn allowed(inside: &Inside, act: Act) -> Result<Settings, Problem> {
    let settings: Settings = inside.component.settings()?;
    let ground = Ground { process: inside.process.id, timeline: &inside.timeline, settings: &settings };
    check(act, &inside.here.who, ground, None)?;
    Ok(settings)
}

/// Whether the reader may do something, to offer it.
fn offers(inside: &Inside, settings: &Settings, act: Act) -> bool {
    let ground = Ground { process: inside.process.id, timeline: &inside.timeline, settings };
    check(act, &inside.here.who, ground, None).is_ok()
}

/// A proposal by its number, for the staff.
async fn numbered(inside: &Inside, number: &str) -> Result<Proposal, Problem> {
    let number: i64 = number.parse().map_err(|_| Problem::NotFound)?;
    let tx = inside.here.db.read().await?;
    store::by_number(&tx, inside.component.id, number).await?.ok_or(Problem::NotFound)
}
