//! What voters and readers see: the vote, the ballot in three steps, and the result.

mod ballot;
mod downloads;
mod explain;
mod index;
mod paper;
mod receipt;
mod result;
mod review;

pub(crate) use explain::outcome_words;
pub(crate) use paper::rules_words;
pub(crate) use result::ResultView;

use accounts::Role;
use axum::{
    Router,
    routing::{get, post},
};
use feature::State;
use kernel::Problem;
use spaces::{Inside, exchange::VoteList};
use web::Samples;

use crate::{Vote, VoteState, actions, model::Urn, store};

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/", get(index::show))
        .route("/ballot", get(ballot::show).post(ballot::choose))
        .route("/ballot/review", get(review::show))
        .route("/ballots", post(review::cast))
        .route("/receipt", get(receipt::show))
        .route("/result", get(result::show))
        .route("/result.csv", get(downloads::ranking))
        .route("/ballots.csv", get(downloads::ballots))
        .route("/ballots.pb", get(downloads::pabulib))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples
        .add::<index::VotePage>()
        .add::<ballot::BallotPage>()
        .add::<review::ReviewPage>()
        .add::<receipt::ReceiptPage>()
        .add::<result::ResultPage>();
}

/// The vote of a request, with what is voted on.
struct Table {
    vote: Vote,
    list: Option<VoteList>,
    urn: Urn,
    /// The reader's ballot is in the urn.
    cast: bool,
}

impl Table {
    async fn read(inside: &Inside) -> Result<Self, Problem> {
        let here = &inside.here;
        let tx = here.db.read().await?;
        let vote = store::vote(&tx, &inside.component).await?;
        let list = actions::list(&here.state, &tx, &vote).await?;
        let urn = urn(inside, &vote);
        let cast = actions::has_cast(&tx, &here.who, vote.id, urn).await?;
        Ok(Self { vote, list, urn, cast })
    }
}

/// Which urn the reader stands in front of: managers rehearse until the vote is open.
fn urn(inside: &Inside, vote: &Vote) -> Urn {
    let manager = inside.here.who.holds(&[Role::Manager], inside.process.id.uuid());
    if manager && vote.state == VoteState::Preparing { Urn::Rehearsal } else { Urn::Real }
}

/// The word by which a form says which urn it was shown for.
fn urn_word(urn: Urn) -> &'static str {
    match urn {
        Urn::Real => "real",
        Urn::Rehearsal => "rehearsal",
    }
}

fn urn_of_word(word: &str) -> Urn {
    if word == "rehearsal" { Urn::Rehearsal } else { Urn::Real }
}
