//! Votes and urns in the database.

mod urn;
mod votes;

pub use urn::{
    Casting, all_choices, delete_draft, draft, erase_urn, has_ballot, put_ballots, put_draft, rewrite_urn,
};
pub use votes::{Gate, close, gate, open, prepare, publish, remove, result, secret, vote, vote_of_process};
pub(crate) use votes::{counted, published};
