//! Which resource shows which file. Called inside the transaction of the action that owns the resource.

pub(crate) mod store;

pub use store::{attach, detach, detach_all, of, of_many, reuse, share};
