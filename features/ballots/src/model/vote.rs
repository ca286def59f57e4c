use kernel::{ResourceRef, Timestamp};
use serde::{Deserialize, Serialize};
use spaces::{ComponentId, ProcessId, exchange::VoteList};

use super::Settings;

/// Where a vote stands. It only ever goes forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoteState {
    /// Rules and projects can change; managers can rehearse.
    Preparing,
    /// People vote while the phase allows it.
    Open,
    /// No more ballots; the secret is gone.
    Closed,
    /// Everybody sees the result.
    Published,
}

impl VoteState {
    /// All states, in their order.
    pub const ALL: [VoteState; 4] =
        [VoteState::Preparing, VoteState::Open, VoteState::Closed, VoteState::Published];

    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            VoteState::Preparing => "preparing",
            VoteState::Open => "open",
            VoteState::Closed => "closed",
            VoteState::Published => "published",
        }
    }

    /// The state of a stored word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// Which ballots: the real ones, or those that a manager casts to try things out before opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urn {
    /// Ballots that count.
    Real,
    /// Ballots that are erased at opening.
    Rehearsal,
}

/// A vote: one per component.
#[derive(Clone, Debug)]
pub struct Vote {
    /// The component, and so the vote.
    pub id: ComponentId,
    /// Its process.
    pub process: ProcessId,
    /// Where it stands.
    pub state: VoteState,
    /// The rules; while preparing, the component's present ones.
    pub settings: Settings,
    /// What is voted on, as it was at opening; none while preparing.
    pub list: Option<VoteList>,
    /// Ballots in the urn.
    pub ballots: i64,
    /// When it was opened.
    pub opened_at: Option<Timestamp>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// When its result was published.
    pub published_at: Option<Timestamp>,
}

impl Vote {
    /// How audit entries and events name the vote.
    pub fn reference(&self) -> ResourceRef {
        reference(self.id)
    }

    /// How links name its result.
    pub fn result(&self) -> ResourceRef {
        ResourceRef::new("result", self.id.uuid())
    }
}

/// How audit entries and events name a vote.
pub(crate) fn reference(id: ComponentId) -> ResourceRef {
    ResourceRef::new("vote", id.uuid())
}
