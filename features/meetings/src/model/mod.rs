//! Meetings and the rules that need nothing but them.

mod content;
mod questions;
mod repeat;
mod settings;
mod told;

pub use content::{AgendaItem, Content, Details, Online, check_complete, read_agenda, write_agenda};
use kernel::{PersonId, ResourceRef, Timestamp, Translated};
pub(crate) use questions::{Asked, QUESTIONS, read_options};
pub use questions::{Asks, Question, check_answers};
pub use repeat::{Every, moved, repetitions};
use serde::{Deserialize, Serialize};
pub use settings::{Participants, Settings};
use spaces::{ComponentId, ProcessId, Wording};
pub(crate) use told::{FIELDS, LINES, TEXTS, Told, lines, place, render};
use uuid::Uuid;

kernel::id!(
    /// A meeting.
    MeetingId
);

macro_rules! stored_words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$each])* $variant),+ }

        impl $name {
            /// All of them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The words, for forms.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

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
pub(crate) use stored_words;

stored_words!(
    /// How far a meeting has come.
    Stage {
        /// Only the staff sees it.
        Draft = "draft",
        /// A participant proposed it, and the office has not decided.
        Proposed = "proposed",
        /// The office said no.
        Refused = "refused",
        /// It will be, or was.
        Published = "published",
        /// It was called off.
        Cancelled = "cancelled",
    }
);

stored_words!(
    /// Where people meet.
    Mode {
        /// In a room.
        InPerson = "in_person",
        /// At a screen.
        Online = "online",
        /// Both.
        Hybrid = "hybrid",
    }
);

stored_words!(
    /// For whom a meeting is.
    Access {
        /// Everybody sees it and may enrol.
        Open = "open",
        /// Everybody sees it, those invited may enrol.
        Transparent = "transparent",
        /// Those invited see it.
        Private = "private",
    }
);

stored_words!(
    /// How people enrol.
    Enrolment {
        /// They come as they are.
        No = "no",
        /// On this platform.
        Here = "here",
        /// Somewhere else, behind a link.
        Elsewhere = "elsewhere",
    }
);

/// What is known once a meeting is over.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    /// The minutes, in CommonMark.
    pub body: String,
    /// The same, rendered and sanitised.
    pub html: String,
    /// The language they are written in, and the office's texts in others.
    pub wording: Wording,
    /// How many people were there.
    pub attendees: Option<i64>,
    /// Which organisations were there.
    pub organisations: String,
    /// A recording.
    pub recording: Option<String>,
    /// Whether everybody who sees the meeting reads it.
    pub shown: bool,
    /// When the meeting was closed.
    pub closed_at: Option<Timestamp>,
}

/// A meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// The component it belongs to.
    pub component: ComponentId,
    /// The process of that component.
    pub process: ProcessId,
    /// Its short number; given when it is published.
    pub number: Option<i64>,
    /// How far it has come.
    pub stage: Stage,
    /// The participant who proposed it; none for the office's own.
    pub author: Option<PersonId>,
    /// The meetings that it comes again with; none for one alone.
    pub series: Option<Uuid>,
    /// The author's nickname.
    pub nickname: Option<String>,
    /// What it says.
    pub content: Content,
    /// The description, rendered and sanitised.
    pub html: String,
    /// The beginning of the description as plain text.
    pub summary: String,
    /// Grows with every change that matters to guests (RFC 5545, 3.8.7.4).
    pub sequence: i64,
    /// Why it was called off or refused.
    pub reason: Option<Translated>,
    /// What is known once it is over.
    pub report: Option<Report>,
    /// Guests who came without having enrolled.
    pub walk_ins: i64,
    /// Enrolled guests who came.
    pub present: i64,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub changed_at: Timestamp,
}

impl Meeting {
    /// Whether public lists and calendars show it.
    pub fn is_listed(&self) -> bool {
        matches!(self.stage, Stage::Published | Stage::Cancelled) && self.content.access != Access::Private
    }

    /// Whether it is over.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.content.ends_at <= now
    }

    /// The moment from which nobody can enrol.
    pub fn enrolment_ends(&self) -> Timestamp {
        self.content.details.enrol_until.unwrap_or(self.content.starts_at).min(self.content.ends_at)
    }

    /// When its page changes by itself: the room at a screen opens, enrolment closes, it begins, it is over.
    pub fn next_change(&self, now: Timestamp) -> Option<Timestamp> {
        let (starts, ends) = (self.content.starts_at, self.content.ends_at);
        let opens =
            self.content.details.online.minutes_before.map(|m| starts - chrono::TimeDelta::minutes(m));
        let moments = [Some(self.enrolment_ends()), opens, Some(starts), Some(ends)];
        moments.into_iter().flatten().filter(|moment| now < *moment).min()
    }

    /// The last segment of its address; the number alone chooses.
    pub fn words(&self) -> String {
        kernel::Words::path(self.number.unwrap_or_default(), &self.content.title)
    }

    /// The reference by which other crates know it.
    pub fn reference(&self) -> ResourceRef {
        reference(self.id)
    }
}

/// The reference by which other crates know a meeting.
pub fn reference(id: MeetingId) -> ResourceRef {
    ResourceRef::new("meeting", id.uuid())
}
