//! A programme in the administration: its cards, how it works, what its source says otherwise.

mod export;
mod settings;
mod source;
mod table;

use axum::{Router, routing::get};
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
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<settings::SettingsPage>().add::<source::SourcePage>().add::<table::TablePage>();
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

/// A page under the list of cards.
fn frame(inside: &Inside, title: String) -> accounts::Frame {
    let list = inside.component.title.text(inside.here.locale);
    inside.admin_frame(title).crumb(list, &inside.admin_path(""))
}
