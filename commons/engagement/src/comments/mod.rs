//! What people say about a resource: threads of comments, for, against or neither, with votes. A feature shows them by
//! registering its resources as [`crate::Subjects`] and putting [`section`] into its page.

pub mod actions;
mod found;
mod mentions;
pub(crate) mod model;
mod pages;
mod permissions;
mod personal;
pub(crate) mod store;
mod subjects;
mod view;

pub(crate) use found::Found;
pub use model::{Comment, CommentId, Discussion, DiscussionId, Hidden, Side, Sort};
pub use pages::section;
pub(crate) use pages::{routes, samples};
pub use permissions::{Act, check, may};
pub(crate) use personal::PERSONAL;
pub(crate) use subjects::Comments;

use db::{DbErr, Tx};
use uuid::Uuid;

/// How many comments readers see on each of some resources of a kind; those without any are left out.
///
/// # Errors
/// When the database fails.
pub async fn counts(tx: &Tx, kind: &str, ids: &[Uuid]) -> Result<Vec<(Uuid, i64)>, DbErr> {
    store::counts(tx, kind, ids).await
}
