//! What somebody leaves behind who deletes their account: every feature clears up its part, in the same transaction.

use db::WriteTx;
use futures::future::BoxFuture;
use kernel::{PersonId, Problem};

/// Clears up what a feature keeps for a person who deletes their account: what is nobody else's business goes, what holds
/// a place for others is given back. What they published stays, without their name.
#[derive(Clone, Copy)]
pub struct Leaving(pub for<'a> fn(&'a WriteTx, PersonId) -> BoxFuture<'a, Result<(), Problem>>);
