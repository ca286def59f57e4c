//! What features hand each other without knowing each other: proposals give what can become a project, budgets give
//! what can be voted on.

use std::sync::Arc;

use async_trait::async_trait;
use db::Tx;
use kernel::{Locale, Money, Problem, ResourceRef};

use crate::process::{LabelId, Place, ProcessId};

/// Something accepted that a project can be made from.
#[derive(Clone, Debug)]
pub struct Importable {
    /// Where it comes from.
    pub from: ResourceRef,
    /// Its short number.
    pub number: i64,
    /// Its title.
    pub title: String,
    /// Its text, in CommonMark.
    pub body: String,
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

/// Something to vote on.
#[derive(Clone, Debug)]
pub struct VoteItem {
    /// What it is.
    pub item: ResourceRef,
    /// Its short number; the order of the list is the order of numbers.
    pub number: i64,
    /// Its title in the reader's language.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// What it costs.
    pub cost: Money,
    /// Its category.
    pub category: Option<LabelId>,
    /// Its area.
    pub area: Option<LabelId>,
    /// Its path with locale.
    pub path: String,
    /// The id it had in the file it was imported from; the number otherwise.
    pub external_id: String,
}

/// What a vote decides on.
#[derive(Clone, Debug)]
pub struct VoteList {
    /// How much there is to spend.
    pub budget: Money,
    /// What can be chosen, by number.
    pub items: Vec<VoteItem>,
}

/// Gives what can be voted on in a process.
#[async_trait]
pub trait VoteSource: Send + Sync {
    /// Budget and items; none when the process has no such component or it has no items.
    async fn vote_list(
        &self,
        tx: &Tx,
        process: ProcessId,
        locale: Locale,
    ) -> Result<Option<VoteList>, Problem>;
}

/// Registers a source of things to vote on.
pub struct Votes(pub Arc<dyn VoteSource>);
