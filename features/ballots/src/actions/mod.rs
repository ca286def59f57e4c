//! What people do with a vote. Managers prepare, open, close and publish it; entitled people cast ballots.

mod course;
mod publishing;
mod voting;

pub use course::{Readiness, change_settings, close, erase, open, readiness};
pub use publishing::{preview, publish};
pub use voting::{Booth, Cast, Stranger, cast, cast_batch, has_cast, my_draft, save_draft};

use std::time::Duration;

use db::{Tx, WriteTx};
use feature::State;
use kernel::Problem;
use spaces::{
    Component, ComponentId, Process, Timeline,
    exchange::{self, VoteList},
    process,
};

use crate::{KIND, Vote, secrecy::Secret, store, store::Gate};

/// How long something may take that reads or writes every ballot of a vote. A town's takes less than a second.
const WHOLE_URN: Duration = Duration::from_secs(300);

/// A vote with all that decides about it.
pub struct Poll {
    /// Its process.
    pub process: Process,
    /// The process's phases, now.
    pub timeline: Timeline,
    /// The vote.
    pub vote: Vote,
}

impl Poll {
    /// Reads it.
    ///
    /// # Errors
    /// [`Problem::NotFound`] when there is no such vote.
    pub async fn read(tx: &Tx, id: ComponentId) -> Result<Self, Problem> {
        let vote = store::vote(tx, &component(tx, id).await?).await?;
        Self::around(tx, vote).await
    }

    /// Waits for the gate of the vote, then reads it: nothing of it changes until the end of the transaction. Gives its
    /// secret besides, if it has one.
    ///
    /// # Errors
    /// [`Problem::NotFound`] when there is no such vote.
    pub(crate) async fn enter(tx: &WriteTx, id: ComponentId) -> Result<(Self, Option<Secret>), Problem> {
        let (vote, secret) = match store::gate(tx, id).await? {
            Gate::Opened(vote, secret) => (*vote, secret),
            Gate::Preparing(secret) => (store::vote(tx, &component(tx, id).await?).await?, secret),
        };
        Ok((Self::around(tx, vote).await?, secret))
    }

    async fn around(tx: &Tx, vote: Vote) -> Result<Self, Problem> {
        let process = process::store::by_id(tx, vote.process).await?.ok_or(Problem::NotFound)?;
        let timeline = process::store::timeline(tx, &process).await?;
        Ok(Self { process, timeline, vote })
    }
}

/// The component that a vote is.
pub(crate) async fn component(tx: &Tx, id: ComponentId) -> Result<Component, Problem> {
    let component = process::store::component(tx, id).await?.filter(|c| c.kind == KIND);
    component.ok_or(Problem::NotFound)
}

/// What is voted on: as it was at opening, or while preparing, as it is now. None when there is nothing yet.
///
/// # Errors
/// When the database fails.
pub async fn list(state: &State, tx: &Tx, vote: &Vote) -> Result<Option<VoteList>, Problem> {
    match &vote.list {
        Some(list) => Ok(Some(list.clone())),
        None => exchange::vote_list(state, tx, vote.process).await,
    }
}
