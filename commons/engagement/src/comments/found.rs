//! By which words comments are found.

use async_trait::async_trait;
use db::Tx;
use kernel::{Problem, ResourceRef};
use uuid::Uuid;

use super::store;
use crate::searchable::{Searchable, Words};

/// Knows the words of comments.
pub(crate) struct Found;

#[async_trait]
impl Searchable for Found {
    fn kind(&self) -> &'static str {
        "comment"
    }

    fn plural(&self) -> &'static str {
        "engagement-comments-title"
    }

    /// The title is that of what it is about.
    fn is_titled(&self) -> bool {
        false
    }

    async fn words(&self, tx: &Tx, ids: &[Uuid]) -> Result<Vec<Words>, Problem> {
        let comments = store::by_ids(tx, ids).await?;
        let written = comments.into_iter().filter(|c| c.is_shown());
        Ok(written.map(|c| Words { id: c.id.uuid(), text: c.body, at: c.created_at }).collect())
    }

    async fn about(
        &self,
        tx: &Tx,
        about: &ResourceRef,
        after: Uuid,
        limit: i64,
    ) -> Result<Vec<Uuid>, Problem> {
        let Some(discussion) = store::discussion(tx, about).await? else { return Ok(Vec::new()) };
        Ok(store::ids_of_discussion(tx, discussion.id, after, limit).await?)
    }

    async fn within(&self, tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Problem> {
        Ok(store::ids_within(tx, process, after, limit).await?)
    }
}
