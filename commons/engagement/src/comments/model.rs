use chrono::TimeDelta;
use kernel::{PersonId, ResourceRef, Text, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Reason;

kernel::id!(
    /// A comment.
    CommentId
);
kernel::id!(
    /// All comments about one resource.
    DiscussionId
);

/// How long after writing it somebody may change a comment.
pub const EDIT_FOR: TimeDelta = TimeDelta::minutes(30);
/// Threads on a page.
pub const PAGE: usize = 20;
/// Replies shown under a comment before they are asked for.
pub const FIRST_REPLIES: i64 = 3;

/// What all comments about a resource have in common.
#[derive(Clone, Debug)]
pub struct Discussion {
    /// Its id.
    pub id: DiscussionId,
    /// What it is about.
    pub about: ResourceRef,
    /// The process.
    pub space: Option<Uuid>,
    /// Comments that readers see.
    pub comments: i64,
    /// Those of them that are for it, and start a thread.
    pub in_favour: i64,
    /// Those of them that are against it, and start a thread.
    pub against: i64,
    /// Grows with every change.
    pub changes: i64,
    /// The number of the latest comment; 0 for none.
    pub last_number: i64,
}

/// Whether a comment is for or against what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// For it.
    For,
    /// Neither.
    Neutral,
    /// Against it.
    Against,
}

impl Side {
    /// All of them, as words of forms and addresses.
    pub const WORDS: [&str; 3] = ["for", "neutral", "against"];

    /// The word of forms, addresses and message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Side::For => "for",
            Side::Neutral => "neutral",
            Side::Against => "against",
        }
    }

    /// The side of a word.
    pub fn parse(word: &str) -> Option<Side> {
        [Side::For, Side::Neutral, Side::Against].into_iter().find(|side| side.as_str() == word)
    }

    /// As stored.
    pub fn number(self) -> i64 {
        match self {
            Side::For => 1,
            Side::Neutral => 0,
            Side::Against => -1,
        }
    }

    /// The side of a stored number.
    pub fn of(number: i64) -> Side {
        match number.signum() {
            1 => Side::For,
            -1 => Side::Against,
            _ => Side::Neutral,
        }
    }

    /// What it is called on a comment.
    pub fn title(self) -> Text {
        Text::new(match self {
            Side::For => "engagement-side-for",
            Side::Neutral => "engagement-side-neutral",
            Side::Against => "engagement-side-against",
        })
    }
}

/// The order of the threads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The most useful first.
    #[default]
    Best,
    /// The latest first.
    Recent,
    /// The first first.
    Older,
    /// The most answered first.
    Discussed,
}

impl Sort {
    /// All of them.
    pub const ALL: [Sort; 4] = [Sort::Best, Sort::Recent, Sort::Older, Sort::Discussed];

    /// The word of addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Sort::Best => "best",
            Sort::Recent => "recent",
            Sort::Older => "older",
            Sort::Discussed => "discussed",
        }
    }

    /// The order of a word; the default for any other.
    pub fn parse(word: &str) -> Sort {
        Sort::ALL.into_iter().find(|sort| sort.as_str() == word).unwrap_or_default()
    }

    /// What it is called.
    pub fn title(self) -> Text {
        Text::new(match self {
            Sort::Best => "engagement-sort-best",
            Sort::Recent => "engagement-sort-recent",
            Sort::Older => "engagement-sort-older",
            Sort::Discussed => "engagement-sort-discussed",
        })
    }
}

/// A comment.
#[derive(Clone, Debug)]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// Its number, unique in the organisation.
    pub number: i64,
    /// The discussion.
    pub discussion: DiscussionId,
    /// The comment that its thread begins with; none for that comment itself.
    pub root: Option<CommentId>,
    /// What it answers; none for the beginning of a thread.
    pub parent: Option<CommentId>,
    /// The number of what it answers.
    pub parent_number: Option<i64>,
    /// Who wrote what it answers.
    pub parent_nickname: Option<String>,
    /// Its place in the thread, from 1; 0 for the beginning.
    pub place: i64,
    /// Who wrote it.
    pub author: PersonId,
    /// How others see them; empty when they left.
    pub nickname: String,
    /// For, against, neither.
    pub side: Side,
    /// As typed; empty once deleted.
    pub body: String,
    /// As rendered and sanitised when it was written.
    pub html: String,
    /// How many places its thread has given.
    pub replies: i64,
    /// People who find it useful.
    pub ups: i64,
    /// People who do not.
    pub downs: i64,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub edited_at: Option<Timestamp>,
    /// When its author deleted it.
    pub deleted_at: Option<Timestamp>,
    /// Why it is hidden.
    pub hidden: Option<Hidden>,
}

/// Why a comment is hidden, for everybody to read in its place.
#[derive(Clone, Debug)]
pub struct Hidden {
    /// When.
    pub at: Timestamp,
    /// In which role somebody hid it: the word of a [`accounts::Role`].
    pub by: String,
    /// The rule that it breaks.
    pub reason: Reason,
    /// The moderator's own words; may be empty.
    pub note: String,
}

impl Comment {
    /// The comment that its thread begins with.
    pub fn thread(&self) -> CommentId {
        self.root.unwrap_or(self.id)
    }

    /// Whether readers see its text.
    pub fn is_shown(&self) -> bool {
        self.deleted_at.is_none() && self.hidden.is_none()
    }

    /// Until when its author may change it.
    pub fn editable_until(&self) -> Timestamp {
        self.created_at + EDIT_FOR
    }

    /// Its path, without locale.
    pub fn path(&self, rest: &str) -> String {
        format!("/comments/{}{rest}", self.number)
    }
}
