//! How knowledge goes from one office to another: days, modules, topics.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{no, stored_words};

stored_words!(
    /// A part of a day.
    When {
        /// In the morning.
        Morning = "morning",
        /// In the afternoon.
        Afternoon = "afternoon",
        /// In the evening.
        Evening = "evening",
        /// All day.
        Day = "day",
    }
);

/// What happens in a part of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Which part.
    pub when: When,
    /// What happens, in order.
    pub items: Vec<String>,
}

/// A day of the session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransferDay {
    /// Which day.
    pub n: i64,
    /// Its date, where the host names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// How many hours a module has, where that is said at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hours {
    /// So many.
    Number(i64),
    /// It is left open.
    Open,
}

impl Serialize for Hours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Hours::Number(hours) => serializer.serialize_i64(*hours),
            Hours::Open => serializer.serialize_none(),
        }
    }
}

/// `null` says that it is left open; nothing at all says nothing.
fn hours<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Hours>, D::Error> {
    Ok(Some(Option::<i64>::deserialize(deserializer)?.map_or(Hours::Open, Hours::Number)))
}

/// A part of the matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// Its number.
    pub n: i64,
    /// What it is about.
    pub title: String,
    /// What is in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<Vec<String>>,
    /// How many hours it has.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "hours")]
    pub hours: Option<Hours>,
    /// The fewest hours it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_min: Option<i64>,
    /// Whether it can be left out.
    #[serde(default, skip_serializing_if = "no")]
    pub optional: bool,
    /// In which part of a day it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
}

/// Something more for those who want it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extra {
    /// What.
    pub text: String,
    /// The fewest days of it.
    pub days_min: i64,
    /// The most days of it.
    pub days_max: i64,
}

/// How the exchange works.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// In which ways: `on-site`, `workshop`, `webinar`, or the host's own words.
    pub modes: Vec<String>,
    /// The host's own words, in light CommonMark.
    pub text: String,
    /// Day by day.
    pub days: Vec<TransferDay>,
    /// Module by module.
    pub modules: Vec<Module>,
    /// What is talked about.
    pub topics: Vec<String>,
    /// What follows later, as a congress.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<String>,
    /// Something more for those who want it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optional_extra: Option<Extra>,
}

impl Transfer {
    /// The ways that have words of their own.
    pub const MODES: &'static [&'static str] = &["on-site", "workshop", "webinar"];

    /// The hours of all modules that are not left out, where each says how many.
    pub fn hours(&self) -> Option<i64> {
        let counted = self.modules.iter().filter(|module| !module.optional);
        let hours = counted.map(|module| match (module.hours, module.hours_min) {
            (Some(Hours::Number(hours)), _) | (_, Some(hours)) => Some(hours),
            _ => None,
        });
        hours.sum::<Option<i64>>().filter(|sum| *sum > 0)
    }
}
