//! The administration of a budget: its total, its projects, and projects from what others offer.

mod form;
mod list;
mod projects;
mod sources;
mod total;

use axum::{
    Router,
    routing::{get, post},
};
use engagement::images;
use feature::State;
use kernel::Problem;
use spaces::{Inside, exchange};
use web::{Samples, form::Limits};

use crate::permissions::{self, Action};

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/", get(list::show).post(projects::create))
        .route("/total", get(total::show).post(total::set))
        .route("/sources", get(sources::show).post(sources::import))
        .route("/new", get(projects::new))
        .route("/{number}", get(projects::edit).post(projects::change))
        .route("/{number}/withdrawal", get(projects::confirm_withdrawal).post(projects::withdraw))
        .route("/{number}/publication", post(projects::restore))
        .layer(Limits::files(images::MAX_BYTES, 1).layer())
}

pub(crate) fn samples(samples: &mut Samples) {
    samples
        .add::<list::AdminList>()
        .add::<projects::ProjectForm>()
        .add::<projects::Withdrawal>()
        .add::<sources::SourcesPage>()
        .add::<total::TotalPage>();
}

/// Passes whoever may look at the administration, and says why nothing may change any more, if so.
async fn enter(inside: &Inside) -> Result<Option<String>, Problem> {
    let here = &inside.here;
    permissions::check(&here.who, inside.process.id, Action::Administer, None)?;
    let tx = here.db.read().await?;
    let lock = exchange::vote_lock(&here.state, &tx, inside.process.id).await?;
    Ok(lock.map(|reason| here.say(&reason)))
}
