//! What features hand each other without knowing each other: proposals give what can become a project, budgets give
//! what can be voted on.

use std::sync::Arc;

use accounts::Standing;
use async_trait::async_trait;
use db::{DbErr, Tx, WriteTx};
use feature::State;
use kernel::{Money, Problem, ResourceRef, Text, Translated};
use serde::{Deserialize, Serialize};

use crate::process::{LabelId, Place, ProcessId};

/// Something accepted that a project can be made from.
#[derive(Clone, Debug)]
pub struct Importable {
    /// Where it comes from.
    pub from: ResourceRef,
    /// Its short number.
    pub number: i64,
    /// Its title.
    pub title: Translated,
    /// Its text, in CommonMark.
    pub body: Translated,
    /// What the administration says it costs.
    pub cost: Option<Money>,
    /// Its category.
    pub category: Option<LabelId>,
    /// Its area.
    pub area: Option<LabelId>,
    /// Its place.
    pub place: Place,
    /// The hash of its picture.
    pub image: Option<String>,
}

/// Gives what can become a project in a process.
#[async_trait]
pub trait ImportSource: Send + Sync {
    /// The accepted ones, in the order of their numbers.
    async fn importable(&self, tx: &Tx, process: ProcessId) -> Result<Vec<Importable>, Problem>;
}

/// Registers an import source.
pub struct Imports(pub Arc<dyn ImportSource>);

/// Something to vote on. Kept as it is with the vote once that is open, so it holds its texts in every language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VoteItem {
    /// What it is.
    pub item: ResourceRef,
    /// Its short number; the order of the list is the order of numbers.
    pub number: i64,
    /// Its title.
    pub title: Translated,
    /// What it costs.
    pub cost: Money,
    /// Its category.
    pub category: Option<LabelId>,
    /// Its area.
    pub area: Option<LabelId>,
    /// Its path without locale.
    pub path: String,
    /// The id it had in the file it was imported from; the number otherwise.
    pub external_id: String,
}

/// What a vote decides on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VoteList {
    /// How much there is to spend.
    pub budget: Money,
    /// What can be chosen, by number.
    pub items: Vec<VoteItem>,
}

/// Gives what can be voted on in a process.
#[async_trait]
pub trait VoteSource: Send + Sync {
    /// Budget and items; none when the process has no such component.
    async fn vote_list(&self, tx: &Tx, process: ProcessId) -> Result<Option<VoteList>, Problem>;
}

/// Registers a source of things to vote on.
pub struct Votes(pub Arc<dyn VoteSource>);

/// Budget and items of a process, from the first source that has any.
///
/// # Errors
/// When the database fails.
pub async fn vote_list(state: &State, tx: &Tx, process: ProcessId) -> Result<Option<VoteList>, Problem> {
    for Votes(source) in state.extensions.all::<Votes>() {
        if let Some(list) = source.vote_list(tx, process).await? {
            return Ok(Some(list));
        }
    }
    Ok(None)
}

/// Says whether people have begun to vote on what a process offers: from then on it must stay as it is.
#[async_trait]
pub trait VoteLock: Send + Sync {
    /// Why nothing may change any more; none while it may.
    async fn locked(&self, tx: &Tx, process: ProcessId) -> Result<Option<Text>, Problem>;
}

/// Registers a lock on what is voted on.
pub struct Locks(pub Arc<dyn VoteLock>);

/// Why what is voted on in a process may not change any more; none while it may.
///
/// # Errors
/// When the database fails.
pub async fn vote_lock(state: &State, tx: &Tx, process: ProcessId) -> Result<Option<Text>, Problem> {
    for Locks(lock) in state.extensions.all::<Locks>() {
        if let Some(reason) = lock.locked(tx, process).await? {
            return Ok(Some(reason));
        }
    }
    Ok(None)
}

/// Keeps what is voted on in a process from changing under a transaction that reads it to open the vote, and the other
/// way round: both sides hold this lock until their end.
///
/// # Errors
/// When the wait is given up.
pub async fn hold_vote_list(tx: &WriteTx, process: ProcessId) -> Result<(), DbErr> {
    tx.lock(&ResourceRef::new("vote-list", process.uuid())).await
}

/// Passes only while nobody votes on what the process offers, and keeps it so until the end of the transaction.
///
/// # Errors
/// [`Problem::NotAllowed`] with the reason.
pub async fn require_unlocked(state: &State, tx: &WriteTx, process: ProcessId) -> Result<(), Problem> {
    hold_vote_list(tx, process).await?;
    match vote_lock(state, tx, process).await? {
        Some(reason) => Err(Problem::NotAllowed(reason)),
        None => Ok(()),
    }
}

/// Something said elsewhere that can become a resource of its own, as in a meeting of a process.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// Its title.
    pub title: String,
    /// Its text, in CommonMark.
    pub body: String,
    /// Its category.
    pub category: Option<LabelId>,
    /// Its area.
    pub area: Option<LabelId>,
    /// Its place.
    pub place: Place,
    /// Where it was said, in words that stand in place of an author.
    pub note: Translated,
}

/// What became of a suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The resource.
    pub resource: ResourceRef,
    /// Its short number.
    pub number: i64,
}

/// Takes what was said elsewhere.
#[async_trait]
pub trait Intake: Send + Sync {
    /// The kind of resource that it makes, as in `proposal`.
    fn kind(&self) -> &'static str;

    /// Makes a resource of it in the caller's transaction, with the same checks as at its own door; none when the process
    /// has nothing that could take it.
    async fn take(
        &self,
        tx: &WriteTx,
        who: &Standing,
        process: ProcessId,
        suggestion: &Suggestion,
    ) -> Result<Option<Taken>, Problem>;

    /// The public resources of a process by their short numbers; unknown numbers are left out.
    async fn numbered(&self, tx: &Tx, process: ProcessId, numbers: &[i64]) -> Result<Vec<Taken>, Problem>;
}

/// Registers whoever takes what was said elsewhere.
pub struct Intakes(pub Arc<dyn Intake>);
