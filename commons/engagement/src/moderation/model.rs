use accounts::{Role, Standing};
use kernel::{PersonId, ResourceRef, Text, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::MODERATORS;

/// The rule that something breaks, as people report it and moderators decide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It offends somebody, or threatens.
    Offence,
    /// It advertises, or is posted again and again.
    Spam,
    /// It tells private matters of somebody.
    Privacy,
    /// It has nothing to do with what it is under.
    OffTopic,
    /// It breaks the law.
    Illegal,
    /// Something else, said in words.
    Other,
}

impl Reason {
    /// All of them.
    pub const ALL: [Reason; 6] =
        [Reason::Offence, Reason::Spam, Reason::Privacy, Reason::OffTopic, Reason::Illegal, Reason::Other];

    /// The word stored and sent by forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::Offence => "offence",
            Reason::Spam => "spam",
            Reason::Privacy => "privacy",
            Reason::OffTopic => "off_topic",
            Reason::Illegal => "illegal",
            Reason::Other => "other",
        }
    }

    /// The reason of a word.
    pub fn parse(word: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|reason| reason.as_str() == word)
    }

    /// The end of a sentence: «perché offende una persona».
    pub fn because(self) -> Text {
        Text::new(match self {
            Reason::Offence => "engagement-reason-offence",
            Reason::Spam => "engagement-reason-spam",
            Reason::Privacy => "engagement-reason-privacy",
            Reason::OffTopic => "engagement-reason-off-topic",
            Reason::Illegal => "engagement-reason-illegal",
            Reason::Other => "engagement-reason-other",
        })
    }
}

/// Where a reported resource stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody decided yet.
    Waiting,
    /// Somebody read it and left it as it is.
    Left,
    /// It is hidden.
    Hidden,
}

impl State {
    /// All of them.
    pub const ALL: [State; 3] = [State::Waiting, State::Hidden, State::Left];

    /// The word stored and used in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Left => "left",
            State::Hidden => "hidden",
        }
    }

    /// The state of a word.
    pub fn parse(word: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// What the list of them is called.
    pub fn title(self) -> Text {
        Text::new(match self {
            State::Waiting => "engagement-queue-waiting",
            State::Hidden => "engagement-queue-hidden",
            State::Left => "engagement-queue-left",
        })
    }
}

/// What was reported or hidden, and what was decided.
#[derive(Clone, Debug)]
pub struct Moderation {
    /// The resource.
    pub about: ResourceRef,
    /// The process.
    pub space: Option<Uuid>,
    /// Where it stands.
    pub state: State,
    /// How many people reported it since the last decision.
    pub reports: i64,
    /// The rule it breaks, once decided.
    pub reason: Option<Reason>,
    /// The moderator's own words.
    pub note: String,
    /// Who decided last.
    pub decided_by: Option<PersonId>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// When it was last reported or decided.
    pub last_at: Timestamp,
}

/// What somebody reported.
#[derive(Clone, Debug)]
pub struct Report {
    /// The resource.
    pub about: ResourceRef,
    /// The rule that it is said to break.
    pub reason: Reason,
    /// In the person's own words; may be empty.
    pub details: String,
    /// When.
    pub at: Timestamp,
}

/// A moderator's decision.
#[derive(Clone, Debug)]
pub enum Decision {
    /// It breaks no rule.
    Leave,
    /// It is hidden.
    Hide {
        /// The rule that it breaks.
        reason: Reason,
        /// The moderator's own words; may be empty unless the reason is another one.
        note: String,
    },
    /// It is shown again.
    Show,
}

/// The role in which somebody decides there, as readers are told: the least of those they hold.
pub(crate) fn deciding_role(who: &Standing, space: Option<Uuid>) -> Role {
    let space = space.unwrap_or_default();
    if who.is_administrator() {
        return Role::Administrator;
    }
    MODERATORS.iter().copied().find(|role| who.holds(&[*role], space)).unwrap_or(Role::Moderator)
}
