//! What people do with a vote. Managers prepare, open, close and publish it; entitled people cast ballots.

mod course;
mod publishing;
mod voting;

pub use course::{Readiness, change_settings, close, erase, open, readiness};
pub use publishing::{preview, publish};
pub use voting::{Booth, Cast, Stranger, cast, cast_batch, has_cast, my_draft, save_draft};

use db::Tx;
use feature::State;
use kernel::Problem;
use spaces::{
    Component, ComponentId, Process, Timeline,
    exchange::{self, VoteList},
    process,
};

use crate::{KIND, Vote, store};

/// A vote with all that decides about it.
pub struct Poll {
    /// The component it is.
    pub component: Component,
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
        let component = process::store::component(tx, id).await?.filter(|c| c.kind == KIND);
        let component = component.ok_or(Problem::NotFound)?;
        let process = process::store::by_id(tx, component.process_id).await?.ok_or(Problem::NotFound)?;
        let timeline = process::store::timeline(tx, &process).await?;
        let vote = store::vote(tx, &component).await?;
        Ok(Self { component, process, timeline, vote })
    }
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
