//! What can be found: a feature registers the kinds of its resources, and says which words each is found by. Titles,
//! addresses and who may see them come from [`crate::Subjects`].

use std::sync::Arc;

use async_trait::async_trait;
use db::Tx;
use kernel::{Problem, Timestamp};
use uuid::Uuid;

/// The words of one resource.
#[derive(Clone, Debug)]
pub struct Words {
    /// Its id.
    pub id: Uuid,
    /// Its text besides the title, in CommonMark or plain, in all of its languages.
    pub text: String,
    /// When it appeared: of two that fit as well, the later comes first.
    pub at: Timestamp,
}

/// Knows the words of the resources of one kind.
#[async_trait]
pub trait Searchable: Send + Sync {
    /// The kind, as in `proposal`; the same as of its [`crate::Subjects`], and of the events about it.
    fn kind(&self) -> &'static str;

    /// What a list of them is called, as in «Proposte»; a message key.
    fn plural(&self) -> &'static str;

    /// The words of some resources; few are asked for at once.
    async fn words(&self, tx: &Tx, ids: &[Uuid]) -> Result<Vec<Words>, Problem>;

    /// The ids of all resources in a process, after one, in their order, at most `limit`: when a process is published, they
    /// appear together.
    async fn within(&self, tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Problem>;
}

/// Registers a kind that can be found.
pub struct SearchKind(pub Arc<dyn Searchable>);
