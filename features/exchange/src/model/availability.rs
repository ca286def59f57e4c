//! When an exchange can be: as fixed or as loose as the host said.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::{Month, no, stored_words};

stored_words!(
    /// Which part of the source says so, where parts contradict each other.
    Source {
        /// The card.
        Card = "card",
        /// The printed calendar.
        Calendar = "calendar",
    }
);

stored_words!(
    /// What is drawn.
    Unit {
        /// Blocks of days that follow each other.
        Block = "block",
    }
);

/// When an exchange can be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Availability {
    /// These days, all of them: one session.
    Fixed(Fixed),
    /// One of these days, to be confirmed.
    Alternative(Alternative),
    /// Some day of a month.
    Month(InMonth),
    /// Some day between two.
    Window(Window),
    /// Every working day from one to another.
    Range(Range),
    /// At least so many of these days.
    PickN(PickN),
}

/// An event that may take place on a day of the session, as an evening at the theatre.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionalEvent {
    /// The day.
    pub date: NaiveDate,
    /// Which part of it.
    pub when: super::When,
}

/// Days that are set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fixed {
    /// The days, all of them.
    pub dates: Vec<NaiveDate>,
    /// What the host calls it, as in «Calendario 1».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Whether the host said that the days follow each other.
    #[serde(default, skip_serializing_if = "no")]
    pub consecutive: bool,
    /// What depends on another event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optional_event: Option<OptionalEvent>,
}

/// Days of which some will be confirmed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    /// The name of the choice, as in «giugno».
    pub group: String,
    /// How many days are confirmed.
    pub choose: i64,
    /// The days in question.
    pub dates: Vec<NaiveDate>,
}

/// Some day of a month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InMonth {
    /// The month.
    pub month: Month,
    /// What the host calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Which day of the session it is about; none for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_day: Option<i64>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// Whether another part of the source says otherwise.
    #[serde(default, skip_serializing_if = "no")]
    pub conflict: bool,
}

/// Some day between two.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// The first day it can be.
    pub start: NaiveDate,
    /// The last day it can be.
    pub end: NaiveDate,
    /// Which day of the session it is about; none for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_day: Option<i64>,
    /// How many days will be set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n_dates: Option<i64>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// Whether another part of the source says otherwise.
    #[serde(default, skip_serializing_if = "no")]
    pub conflict: bool,
    /// The words of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Every working day from one to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// The first day; may be a Sunday on which nothing happens.
    pub start: NaiveDate,
    /// The last day.
    pub end: NaiveDate,
    /// What the host calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// Days of which at least so many are drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PickN {
    /// The least number.
    pub n_min: i64,
    /// What is drawn: single days, or blocks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// The days, when single ones are drawn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<NaiveDate>,
    /// The blocks of days that follow each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Vec<NaiveDate>>,
}

/// How a day stands in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Look {
    /// It is set.
    Fixed,
    /// One of some, to be confirmed.
    Alternative,
    /// One of those that are drawn.
    Pick,
    /// Within days that follow each other.
    Range,
    /// Perhaps: the day will be set within a window.
    Window,
    /// The month is known, the day is not.
    Month,
}

impl Look {
    /// All of them, in the order of the legend.
    pub const ALL: [Look; 6] =
        [Look::Fixed, Look::Alternative, Look::Pick, Look::Range, Look::Window, Look::Month];

    /// The word of its class and its messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Look::Fixed => "fixed",
            Look::Alternative => "alt",
            Look::Pick => "pick",
            Look::Range => "range",
            Look::Window => "window",
            Look::Month => "month",
        }
    }
}

/// Whether offices are closed.
pub(crate) fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn between(start: NaiveDate, end: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    // A year is more than any exchange lasts; what is longer is a slip.
    start.iter_days().take_while(move |day| *day <= end).take(366)
}

impl Availability {
    /// How its days look.
    pub fn look(&self) -> Look {
        match self {
            Availability::Fixed(_) => Look::Fixed,
            Availability::Alternative(_) => Look::Alternative,
            Availability::Month(_) => Look::Month,
            Availability::Window(_) => Look::Window,
            Availability::Range(_) => Look::Range,
            Availability::PickN(_) => Look::Pick,
        }
    }

    /// The days on which it may be; none when only the month is known.
    pub fn days(&self) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = match self {
            Availability::Fixed(fixed) => fixed.dates.clone(),
            Availability::Alternative(one) => one.dates.clone(),
            Availability::Month(_) => Vec::new(),
            Availability::Window(window) => between(window.start, window.end).collect(),
            Availability::Range(range) => {
                between(range.start, range.end).filter(|day| !is_weekend(*day)).collect()
            }
            Availability::PickN(pick) if pick.unit == Some(Unit::Block) => pick.blocks.concat(),
            Availability::PickN(pick) => pick.dates.clone(),
        };
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Whether its days are still to be said: of a month, or between two days.
    pub fn is_open(&self) -> bool {
        matches!(self, Availability::Month(_) | Availability::Window(_))
    }

    /// The months in which it may be.
    pub fn months(&self) -> Vec<Month> {
        let mut months: Vec<Month> = match self {
            Availability::Month(one) => vec![one.month],
            _ => self.days().into_iter().map(Month::of).collect(),
        };
        months.dedup();
        months
    }

    /// Which day of the session it is about.
    pub fn session_day(&self) -> Option<i64> {
        match self {
            Availability::Month(one) => one.session_day,
            Availability::Window(window) => window.session_day,
            _ => None,
        }
    }

    /// Whether another part of the source says otherwise.
    pub fn is_in_conflict(&self) -> bool {
        match self {
            Availability::Month(one) => one.conflict,
            Availability::Window(window) => window.conflict,
            _ => false,
        }
    }

    /// What the host calls it.
    pub fn label(&self) -> Option<&str> {
        match self {
            Availability::Fixed(fixed) => fixed.label.as_deref(),
            Availability::Alternative(one) => Some(one.group.as_str()),
            Availability::Month(one) => one.label.as_deref(),
            Availability::Range(range) => range.label.as_deref(),
            Availability::Window(_) | Availability::PickN(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_range_has_working_days_only_and_a_window_every_day() {
        let (start, end) = (day("2024-05-05"), day("2024-05-16"));
        let range = Availability::Range(Range { start, end, label: None });
        assert_eq!(range.days().len(), 9);
        assert_eq!(range.days().first(), Some(&day("2024-05-06")));
        let window: Availability =
            serde_json::from_str(r#"{"type":"window","start":"2024-05-17","end":"2024-05-31","n_dates":1}"#)
                .unwrap();
        assert_eq!(window.days().len(), 15);
    }

    #[test]
    fn what_nobody_knows_is_refused_and_not_lost() {
        let odd = r#"{"type":"month","month":"2024-05","perhaps":true}"#;
        assert!(serde_json::from_str::<Availability>(odd).is_err());
    }
}
