//! The administration of a vote: what is missing, its rules, opening, closing, counting and publishing.

mod count;
mod course;
mod home;
mod settings;

use axum::{Router, routing::get};
use feature::State;
use kernel::Problem;
use spaces::Inside;
use web::Samples;

use crate::{
    actions::{Poll, Readiness},
    component,
    permissions::{self, Action},
};

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/", get(home::show))
        .route("/rules", get(settings::show).post(settings::change))
        .route("/opening", get(course::confirm_opening).post(course::open))
        .route("/closing", get(course::confirm_closing).post(course::close))
        .route("/result", get(count::show).post(count::publish))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples
        .add::<home::HomePage>()
        .add::<settings::RulesPage>()
        .add::<course::ConfirmPage>()
        .add::<count::CountPage>();
}

/// Lets in whoever may look at the administration.
async fn enter(inside: &Inside) -> Result<(Poll, Readiness), Problem> {
    let (poll, readiness) = component::ready(inside).await?;
    permissions::check(
        &inside.here.who,
        poll.process.id,
        Action::Administer,
        poll.vote.state,
        &poll.timeline,
    )?;
    Ok((poll, readiness))
}
