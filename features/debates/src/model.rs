//! Debates and the rules that need nothing but them.

use kernel::{FieldErrors, PersonId, Problem, ResourceRef, Text, Timestamp, Translated, Words};
use serde::{Deserialize, Serialize};
use spaces::{ComponentId, Field, LabelId, ProcessId, Wording};

use crate::RESOURCE;

kernel::id!(
    /// A debate.
    DebateId
);

/// The shortest title, in characters.
pub(crate) const TITLE_MIN: usize = 10;
/// The longest title, in characters.
pub(crate) const TITLE_MAX: usize = 150;
/// The longest description, instructions and conclusions, in characters.
pub(crate) const TEXT_MAX: usize = 20_000;
/// The fields of one line that the office gives in further languages.
pub(crate) const LINES: &[Field] = &[("title", TITLE_MAX)];
/// The longer ones.
pub(crate) const TEXTS: &[Field] = &[("body", TEXT_MAX), ("instructions", TEXT_MAX)];
/// The shortest conclusions, in characters: a sentence.
const CONCLUSIONS_MIN: usize = 15;

/// How debates work in a component.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Whether participants begin debates too, or only the office.
    pub participants: bool,
    /// The longest comment, in characters.
    pub comment_max: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { participants: false, comment_max: 1_000 }
    }
}

/// What a debate is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// The question.
    pub title: String,
    /// What there is to know about it, in CommonMark.
    pub body: String,
    /// How one takes part, in CommonMark; may be empty.
    pub instructions: String,
    /// Its category.
    pub category: Option<LabelId>,
    /// When one can begin to comment; none for at once.
    pub opens_at: Option<Timestamp>,
    /// The first moment after; none for as long as nobody closes it.
    pub closes_at: Option<Timestamp>,
    /// The language it is written in, and the office's texts in others.
    pub wording: Wording,
}

impl Content {
    /// What is wrong with it, by itself.
    ///
    /// # Errors
    /// [`Problem::Invalid`] field by field.
    pub(crate) fn check(&self) -> Result<(), Problem> {
        let mut errors = FieldErrors::default();
        let count = |text: &str| text.chars().count();
        match count(self.title.trim()) {
            0 => errors.add("title", Text::new("debates-title-missing")),
            n if n < TITLE_MIN => {
                errors
                    .add("title", Text::new("debates-title-short").with("min", TITLE_MIN).with("length", n));
            }
            n if n > TITLE_MAX => errors.add("title", too_long(n, TITLE_MAX)),
            _ => {}
        }
        if self.body.trim().is_empty() {
            errors.add("body", Text::new("debates-body-missing"));
        }
        for (name, text) in [("body", &self.body), ("instructions", &self.instructions)] {
            if count(text) > TEXT_MAX {
                errors.add(name, too_long(count(text), TEXT_MAX));
            }
        }
        self.wording.check(LINES, &mut errors);
        self.wording.check(TEXTS, &mut errors);
        if let (Some(opens), Some(closes)) = (self.opens_at, self.closes_at)
            && closes <= opens
        {
            errors.add("closes_at", Text::new("debates-closes-before"));
        }
        errors.check()
    }
}

fn too_long(length: usize, max: usize) -> Text {
    Text::new("web-form-too-long").with("length", length).with("max", max)
}

/// What is wrong with conclusions.
///
/// # Errors
/// [`Problem::Invalid`].
pub(crate) fn check_conclusions(text: &str, wording: &Wording) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    wording.check(&[("conclusions", TEXT_MAX)], &mut errors);
    errors.check()?;
    let length = text.trim().chars().count();
    match length {
        _ if length < CONCLUSIONS_MIN => {
            Err(Problem::field("conclusions", Text::new("debates-conclusions-missing")))
        }
        _ if length > TEXT_MAX => Err(Problem::field("conclusions", too_long(length, TEXT_MAX))),
        _ => Ok(()),
    }
}

/// Where a debate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// One can read it, and comment from its first moment on.
    Coming,
    /// One can comment.
    Open,
    /// Its time is over, and nobody has concluded anything yet.
    Over,
    /// It was closed with conclusions.
    Closed,
}

impl State {
    /// The words of addresses, in the order of the filter.
    pub(crate) const ALL: [State; 4] = [State::Open, State::Coming, State::Over, State::Closed];

    /// The word in addresses and message keys.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            State::Coming => "coming",
            State::Open => "open",
            State::Over => "over",
            State::Closed => "closed",
        }
    }

    /// The state of a word.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// What it is called, a message.
    pub(crate) fn title(self) -> &'static str {
        match self {
            State::Coming => "debates-state-coming",
            State::Open => "debates-state-open",
            State::Over => "debates-state-over",
            State::Closed => "debates-state-closed",
        }
    }

    /// By its dates, at a moment.
    pub(crate) fn at(
        opens: Option<Timestamp>,
        closes: Option<Timestamp>,
        closed: Option<Timestamp>,
        now: Timestamp,
    ) -> Self {
        if closed.is_some() {
            State::Closed
        } else if closes.is_some_and(|end| end <= now) {
            State::Over
        } else if opens.is_some_and(|start| now < start) {
            State::Coming
        } else {
            State::Open
        }
    }
}

/// What was concluded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conclusions {
    /// When.
    pub at: Timestamp,
    /// In CommonMark.
    pub text: String,
    /// The same, rendered and sanitised.
    pub html: String,
    /// The language it is written in, and the office's texts in others.
    pub wording: Wording,
}

impl Conclusions {
    /// What was concluded, in all of its languages.
    pub fn translated(&self) -> Translated {
        self.wording.translated("conclusions", &self.text)
    }
}

/// A debate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debate {
    /// Its id.
    pub id: DebateId,
    /// The component it belongs to.
    pub component: ComponentId,
    /// The process or body of that component.
    pub process: ProcessId,
    /// Its short number.
    pub number: i64,
    /// Who began it; none for the office.
    pub author: Option<PersonId>,
    /// How others see the author; none for the office, empty when the account was deleted.
    pub nickname: Option<String>,
    /// What it is about.
    pub content: Content,
    /// The description, rendered and sanitised.
    pub html: String,
    /// The beginning of the description as plain text.
    pub summary: String,
    /// The instructions, rendered and sanitised.
    pub instructions_html: String,
    /// What was concluded; none while it is not closed.
    pub conclusions: Option<Conclusions>,
    /// Why a moderator hid it; none when it is not hidden.
    pub hidden: Option<String>,
    /// When it was begun.
    pub created_at: Timestamp,
}

impl Debate {
    /// How links, comments and audit entries name it.
    pub fn reference(&self) -> ResourceRef {
        ResourceRef::new(RESOURCE, self.id.uuid())
    }

    /// Where it stands at a moment.
    pub fn state(&self, now: Timestamp) -> State {
        let closed = self.conclusions.as_ref().map(|c| c.at);
        State::at(self.content.opens_at, self.content.closes_at, closed, now)
    }

    /// The question in all of its languages.
    pub fn title(&self) -> Translated {
        self.content.wording.translated("title", &self.content.title)
    }

    /// The last part of its address, the same in every language: `12-dove-mettiamo-gli-alberi`.
    pub fn words(&self) -> String {
        Words::path(self.number, &self.content.title)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, TimeZone, Utc};

    use super::*;

    #[test]
    fn dates_say_where_it_stands_to_the_very_moment() {
        let now = Utc.with_ymd_and_hms(2026, 11, 22, 11, 0, 0).unwrap();
        let tick = TimeDelta::microseconds(1);
        assert_eq!(State::at(None, None, None, now), State::Open);
        assert_eq!(State::at(Some(now), None, None, now), State::Open);
        assert_eq!(State::at(Some(now + tick), None, None, now), State::Coming);
        assert_eq!(State::at(None, Some(now), None, now), State::Over);
        assert_eq!(State::at(None, Some(now + tick), None, now), State::Open);
        assert_eq!(State::at(Some(now + tick), None, Some(now), now), State::Closed);
    }
}
