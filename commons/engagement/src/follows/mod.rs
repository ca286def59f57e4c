//! Following: whoever follows something is told when something happens there. People follow by hand, and by taking part
//! unless they switched that off; who stopped following by hand is not made to follow again.

pub mod actions;
mod pages;
pub(crate) mod store;

use db::{DbErr, WriteTx};
use kernel::{PersonId, ResourceRef};
pub use pages::{button, buttons};
pub(crate) use pages::{part, routes, samples};

/// Makes somebody follow what they take part in, in the transaction in which they do. Changes nothing for who switched that
/// off, or stopped following this.
///
/// # Errors
/// When the database fails.
pub async fn take_part(tx: &WriteTx, about: &ResourceRef, person: PersonId) -> Result<(), DbErr> {
    store::follow_by_itself(tx, about, person).await
}
