//! Proposals and the rules that need nothing but them.

mod content;
mod settings;

pub use content::{Content, check_complete, check_limits};
use kernel::{Money, PersonId, Timestamp, Translated};
pub use settings::{Ask, Settings};
use spaces::{ComponentId, PhaseState, ProcessId, Timeline, Wording};

kernel::id!(
    /// A proposal.
    ProposalId
);

macro_rules! stored_words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$each])* $variant),+ }

        impl $name {
            /// All of them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word stored and used in addresses and message keys.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The one of a word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|x| x.as_str() == word)
            }
        }
    };
}

stored_words!(
    /// How far a proposal's author has gone with it.
    Stage {
        /// Only the author sees it.
        Draft = "draft",
        /// Everybody sees it, unless a moderator hid it.
        Published = "published",
        /// Its author took it back.
        Withdrawn = "withdrawn",
    }
);

stored_words!(
    /// What the administration says.
    Verdict {
        /// It is being studied.
        Evaluating = "evaluating",
        /// It can be done.
        Accepted = "accepted",
        /// It cannot be done.
        Rejected = "rejected",
    }
);

stored_words!(
    /// Where a proposal comes from.
    Origin {
        /// A person wrote it here.
        Participant = "participant",
        /// The office entered it for an assembly.
        Assembly = "assembly",
        /// The office entered it from paper.
        Paper = "paper",
    }
);

stored_words!(
    /// What lists filter by.
    Status {
        /// Without an answer.
        Open = "open",
        /// Being studied.
        Evaluating = "evaluating",
        /// Accepted.
        Accepted = "accepted",
        /// Rejected.
        Rejected = "rejected",
    }
);

impl From<Option<Verdict>> for Status {
    fn from(verdict: Option<Verdict>) -> Self {
        match verdict {
            None => Status::Open,
            Some(Verdict::Evaluating) => Status::Evaluating,
            Some(Verdict::Accepted) => Status::Accepted,
            Some(Verdict::Rejected) => Status::Rejected,
        }
    }
}

/// The administration's answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What it says.
    pub verdict: Verdict,
    /// The reasons, in CommonMark.
    pub body: String,
    /// The same, rendered and sanitised.
    pub html: String,
    /// The language they are written in, and the office's texts in others.
    pub wording: Wording,
    /// What it costs, checked by the offices.
    pub cost: Option<Money>,
    /// When it was given.
    pub at: Timestamp,
    /// Grows with every change, so that each is mailed once.
    pub version: i64,
}

/// A proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// The component it belongs to.
    pub component: ComponentId,
    /// The process of that component.
    pub process: ProcessId,
    /// Its short number; given when it is published.
    pub number: Option<i64>,
    /// How far its author has gone with it.
    pub stage: Stage,
    /// Why a moderator hid it; none when it is not hidden.
    pub hidden: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
    /// Which assembly, or whose paper; shown in place of an author.
    pub origin_note: String,
    /// Who wrote it; none when the office entered it.
    pub author: Option<PersonId>,
    /// The author's nickname; none without an author, empty when the account was deleted.
    pub nickname: Option<String>,
    /// What it says.
    pub content: Content,
    /// The body, rendered and sanitised.
    pub html: String,
    /// The beginning of the body as plain text.
    pub summary: String,
    /// The hash of its picture.
    pub image: Option<String>,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When everybody could read it first.
    pub published_at: Option<Timestamp>,
    /// How often it was changed after that.
    pub edits: i64,
    /// How many people support it.
    pub supports: i64,
    /// What the administration says.
    pub answer: Option<Answer>,
}

impl Proposal {
    /// Its title in all of its languages.
    pub fn title(&self) -> Translated {
        self.content.wording.translated("title", &self.content.title)
    }

    /// Whether it stands in public lists.
    pub fn is_listed(&self) -> bool {
        self.stage == Stage::Published && self.hidden.is_none()
    }

    /// What the administration says.
    pub fn verdict(&self) -> Option<Verdict> {
        self.answer.as_ref().map(|a| a.verdict)
    }

    /// The moment at which its author can no longer change it; none when it was never published.
    pub fn editable_until(&self, settings: &Settings) -> Option<Timestamp> {
        self.published_at.map(|at| at + chrono::TimeDelta::minutes(settings.edit_minutes))
    }
}

/// Whether the numbers of supports may be shown at this moment, to anybody at all.
pub fn counts_shown(settings: &Settings, timeline: &Timeline) -> bool {
    use spaces::Ability::Support;
    !settings.hide_counts || (timeline.check(Support).is_err() && timeline.next_with(Support).is_none())
}

/// Whether supporting has begun: before, a number of supports says nothing.
pub fn support_begun(timeline: &Timeline) -> bool {
    let mut phases = timeline.phases.iter().enumerate();
    phases.any(|(i, phase)| phase.rules.support && timeline.state(i) != PhaseState::Next)
}

/// Where the day's order begins: a number that changes at midnight and differs between components. The list is the
/// circle of all proposals by their shuffled numbers, cut open here.
pub fn days_pivot(component: ComponentId, day: i64) -> i64 {
    // SplitMix64 (Steele, Lea, Flood 2014) over component and day.
    let seed = component.uuid().as_u64_pair();
    let mut z = seed.0 ^ seed.1.rotate_left(32) ^ day.unsigned_abs().wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    i64::from(u32::try_from((z ^ (z >> 31)) >> 32).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pivot_moves_every_day_and_stays_in_range() {
        let component = ComponentId(uuid::Uuid::from_u128(77));
        let pivots: std::collections::BTreeSet<i64> =
            (0..100).map(|day| days_pivot(component, day)).collect();
        assert_eq!(pivots.len(), 100);
        assert!(pivots.iter().all(|p| (0..1 << 32).contains(p)));
        // The hundred days lead all round the circle.
        assert!(pivots.first() < Some(&(1 << 29)) && pivots.last() > Some(&(7 << 29)));
    }
}
