use serde::{Deserialize, Serialize};
use spaces::{Field, MapView};

/// How proposals work in one component. Absent fields take their defaults.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The longest title, in characters.
    pub title_max: i64,
    /// The longest text, in characters.
    pub body_max: i64,
    /// For how many minutes after publication an author may change a proposal that nobody supports yet; 0 for never.
    pub edit_minutes: i64,
    /// Whether a category is asked for, where the process has any.
    pub category: Ask,
    /// Whether an area is asked for, where the process has any.
    pub area: Ask,
    /// Whether a place is asked for.
    pub place: bool,
    /// Whether a picture may be added.
    pub image: bool,
    /// How many documents may be added.
    pub documents_max: i64,
    /// How many proposals one person may support at once; none for any number.
    pub support_limit: Option<i64>,
    /// How many supports a proposal needs; a mark for readers, not a rule.
    pub threshold: Option<i64>,
    /// Whether the numbers of supports are hidden until the end of their phase.
    pub hide_counts: bool,
    /// Whether people can comment, in the phases that let them.
    pub comments: bool,
    /// The longest comment, in characters.
    pub comment_max: i64,
    /// What the map shows before there are points on it.
    pub map: MapView,
}

/// Whether something is asked for in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Not asked.
    No,
    /// May be left out.
    Optional,
    /// Must be given.
    Required,
}

impl Ask {
    /// All of them, as words of the settings form.
    pub const WORDS: [&str; 3] = ["no", "optional", "required"];

    /// The word stored and used in message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Ask::No => "no",
            Ask::Optional => "optional",
            Ask::Required => "required",
        }
    }

    /// The one of a word.
    pub fn parse(word: &str) -> Option<Ask> {
        [Ask::No, Ask::Optional, Ask::Required].into_iter().find(|ask| ask.as_str() == word)
    }
}

/// The longest note of where something was said, in characters.
pub(crate) const NOTE_MAX: usize = 150;

impl Settings {
    /// The fields of one line that the office gives in further languages.
    pub(crate) fn lines(&self) -> [Field; 2] {
        [("title", usize::try_from(self.title_max).unwrap_or(0)), ("origin_note", NOTE_MAX)]
    }

    /// The longer ones.
    pub(crate) fn texts(&self) -> [Field; 1] {
        [("body", usize::try_from(self.body_max).unwrap_or(0))]
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            title_max: 150,
            body_max: 5_000,
            edit_minutes: 60,
            category: Ask::Required,
            area: Ask::Optional,
            place: true,
            image: true,
            documents_max: 3,
            support_limit: None,
            threshold: None,
            hide_counts: false,
            comments: true,
            comment_max: 1_000,
            map: MapView::default(),
        }
    }
}
