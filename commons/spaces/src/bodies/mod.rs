//! Bodies that stand: assemblies, committees, tables. A body is a space like a process ([`crate::Process`] with
//! [`crate::SpaceKind::Body`]); what it has besides is here: its charter, its members, its place under another body, and the
//! processes it works for.
//!
//! Who is admitted is known to `accounts` (an admission), so that everybody who asks what a person may see gets it with
//! the person. A space for members only is published to nobody else: to all others it is as absent as a draft.

pub mod actions;
pub(crate) mod admin;
mod model;
pub(crate) mod pages;
mod permissions;
mod roster;
mod sheet;
pub(crate) mod store;

mod named;

pub use model::{Body, Charter, Member, MemberId, NewBody, NewMember, Office, Relation};
pub(crate) use named::{missing, name};
pub(crate) use permissions::sentence;
pub use permissions::{Act, check};
pub(crate) use store::{Related, of_process};
