//! What a vote is, what its rules are, and what a ballot may say.

mod choices;
mod settings;
mod vote;

pub use choices::Choices;
pub use settings::{MAX_ELECTORATE, MAX_PROJECTS, Mode, Settings, Ties};
pub(crate) use vote::reference;
pub use vote::{Urn, Vote, VoteState};
