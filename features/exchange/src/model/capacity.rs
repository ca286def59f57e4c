//! Who can come, and how many.

use kernel::{FieldErrors, Text};
use serde::{Deserialize, Serialize};

use super::{no, stored_words};

stored_words!(
    /// What a number of people is counted by.
    Per {
        /// A session.
        Session = "session",
        /// A date.
        Date = "date",
    }
);

/// A seat for somebody of one role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypedSeat {
    /// How many there are of them.
    pub n: i64,
    /// The role.
    pub role: String,
}

/// The limit of one day of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerDay {
    /// Which day of the session.
    pub day: i64,
    /// The most people on one date.
    pub max: i64,
    /// What it is counted by.
    pub per: Per,
    /// The most people on all dates of that day.
    pub total_max: i64,
}

impl PerDay {
    /// On how many dates this day is held, so that everybody has a place.
    pub fn dates(&self) -> i64 {
        if self.max > 0 { (self.total_max + self.max - 1) / self.max } else { 0 }
    }
}

/// Who can come, and how many. What is absent is not known, which is not the same as without limit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Capacity {
    /// The fewest people of a session.
    pub min: Option<i64>,
    /// The most people of a session.
    pub max: Option<i64>,
    /// What these are counted by.
    pub per: Per,
    /// The most people over all sessions.
    pub total_max: Option<i64>,
    /// The most sending bodies of a session.
    pub max_bodies: Option<i64>,
    /// The most people of one sending body in a session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_per_body: Option<i64>,
    /// Seats for somebody of one role.
    pub typed_seats: Vec<TypedSeat>,
    /// For whom it is.
    pub target_roles: Vec<String>,
    /// Limits of single days of the session.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub per_day: Vec<PerDay>,
    /// Whether the host said that people of several bodies come together.
    #[serde(default, skip_serializing_if = "no")]
    pub mixed_bodies: bool,
    /// How many sessions the host counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sessions: Option<i64>,
    /// Whether a person comes to one session only.
    #[serde(default, skip_serializing_if = "no")]
    pub one_session_per_participant: bool,
    /// What the host says about bodies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bodies_text: Option<String>,
    /// The host's own words.
    pub text: String,
}

impl Default for Capacity {
    fn default() -> Self {
        Self {
            min: None,
            max: None,
            per: Per::Session,
            total_max: None,
            max_bodies: None,
            max_per_body: None,
            typed_seats: Vec::new(),
            target_roles: Vec::new(),
            per_day: Vec::new(),
            mixed_bodies: false,
            sessions: None,
            one_session_per_participant: false,
            bodies_text: None,
            text: String::new(),
        }
    }
}

/// More people than any office can host.
const MOST: i64 = 1_000;

impl Capacity {
    /// The seats of a session, if the host said how many. Whoever comes is there on each of its days: the day with the fewest
    /// places counts.
    pub fn seats(&self) -> Option<i64> {
        let typed: i64 = self.typed_seats.iter().map(|seat| seat.n).sum();
        let said = self.max.or((typed > 0).then_some(typed));
        let days = self.per_day.iter().map(|day| day.total_max).min();
        said.into_iter().chain(days).min()
    }

    pub(super) fn check(&self, errors: &mut FieldErrors) {
        let mut range = |field: &str, n: Option<i64>| {
            if n.is_some_and(|n| !(1..=MOST).contains(&n)) {
                errors.add(field, Text::new("web-form-range").with("min", 1_i64).with("max", MOST));
            }
        };
        range("min", self.min);
        range("max", self.max);
        range("total_max", self.total_max);
        range("max_bodies", self.max_bodies);
        range("max_per_body", self.max_per_body);
        if self.min.zip(self.max).is_some_and(|(min, max)| min > max) {
            errors.add("min", Text::new("exchange-min-over-max"));
        }
        let typed: i64 = self.typed_seats.iter().map(|seat| seat.n).sum();
        if typed > 0 && self.max.is_some_and(|max| max != typed) {
            errors.add("typed_seats", Text::new("exchange-typed-not-max").with("typed", typed));
        }
        if typed > 0 && !self.per_day.is_empty() {
            errors.add("typed_seats", Text::new("exchange-typed-and-days"));
        }
        if self.per_day.iter().any(|day| day.max < 1 || day.total_max < day.max) {
            errors.add("per_day", Text::new("exchange-per-day-wrong"));
        }
    }
}
