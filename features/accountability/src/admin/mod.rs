//! The administration of works: the list, each work with its diary, taking over tables and projects, the stages.

mod form;
mod import;
mod list;
mod projects;
mod stages;
mod work;

use axum::{
    Router,
    routing::{get, post},
};
use engagement::images;
use feature::State;
use kernel::Problem;
use spaces::Inside;
use web::{Samples, form::Limits};

use crate::permissions::{self, Action};

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/", get(list::show).post(work::create))
        .route("/new", get(work::new))
        .route("/import", get(import::show).post(import::submit))
        .route("/projects", get(projects::show).post(projects::submit))
        .route("/stages", get(stages::show).post(stages::submit))
        .route("/{number}", get(work::edit).post(work::change))
        .route("/{number}/deletion", get(work::confirm_deletion).post(work::delete))
        .route("/{number}/diary", post(work::note))
        .route("/{number}/diary/{entry}/deletion", post(work::forget))
        .route("/{number}/photographs", post(work::photograph))
        .route("/{number}/photographs/{id}/deletion", post(work::remove_photograph))
        .layer(Limits::files(images::MAX_BYTES, 1).layer())
}

pub(crate) fn samples(samples: &mut Samples) {
    samples
        .add::<list::ListPage>()
        .add::<form::FormPage>()
        .add::<work::DeletionPage>()
        .add::<import::ImportPage>()
        .add::<projects::ProjectsPage>()
        .add::<stages::StagesPage>();
}

fn may_look(inside: &Inside) -> Result<(), Problem> {
    permissions::check(&inside.here.who, inside.process.id, Action::Administer)
}
