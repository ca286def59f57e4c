use kernel::Text;
use serde::{Deserialize, Serialize};

use super::stored_words;

stored_words!(
    /// How exactly a length is known.
    DurationKind {
        /// So long.
        Fixed = "fixed",
        /// From so long to so long.
        Range = "range",
        /// At least so long.
        Min = "min",
    }
);

stored_words!(
    /// What a length is counted in.
    DurationUnit {
        /// Days.
        Day = "day",
        /// Weeks.
        Week = "week",
    }
);

stored_words!(
    /// For whom a length is counted.
    DurationPer {
        /// For each sending body.
        Body = "body",
    }
);

/// How long a session is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duration {
    /// How exactly it is known.
    pub kind: DurationKind,
    /// The shortest.
    pub min: i64,
    /// The longest; none for an open end.
    pub max: Option<i64>,
    /// What it is counted in.
    pub unit: DurationUnit,
    /// For whom it is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<DurationPer>,
    /// The days of work in it, where they are fewer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective_days: Option<f64>,
    /// Whether its days follow each other, where the host says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consecutive: Option<bool>,
    /// The fewest hours of each module.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub module_hours_min: Option<i64>,
    /// The host's own words.
    pub text: String,
}

impl Default for Duration {
    fn default() -> Self {
        Self {
            kind: DurationKind::Fixed,
            min: 1,
            max: Some(1),
            unit: DurationUnit::Day,
            per: None,
            effective_days: None,
            consecutive: None,
            module_hours_min: None,
            text: String::new(),
        }
    }
}

impl Duration {
    /// The length in words, the same on the index, the card and the certificate.
    pub fn words(&self) -> Text {
        let text = match (self.unit, self.kind) {
            (DurationUnit::Day, DurationKind::Fixed) => Text::new("exchange-days"),
            (DurationUnit::Day, DurationKind::Min) => Text::new("exchange-days-min"),
            (DurationUnit::Day, DurationKind::Range) => Text::new("exchange-days-range"),
            (DurationUnit::Week, DurationKind::Fixed) => Text::new("exchange-weeks"),
            (DurationUnit::Week, DurationKind::Min) => Text::new("exchange-weeks-min"),
            (DurationUnit::Week, DurationKind::Range) => Text::new("exchange-weeks-range"),
        };
        let text = text.with("min", self.min);
        if self.kind == DurationKind::Range { text.with("max", self.max.unwrap_or(self.min)) } else { text }
    }

    /// Which of the facet's classes it is in.
    pub fn class(&self) -> &'static str {
        match (self.unit, self.max.unwrap_or(self.min)) {
            (DurationUnit::Week, _) => "weeks",
            (DurationUnit::Day, ..=1) => "one",
            (DurationUnit::Day, 2) => "two",
            (DurationUnit::Day, _) => "more",
        }
    }

    /// The classes of the facet, from short to long.
    pub const CLASSES: &'static [&'static str] = &["one", "two", "more", "weeks"];
}
