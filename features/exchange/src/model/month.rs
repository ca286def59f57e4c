use std::{fmt, str::FromStr};

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A month of a year, as in `2024-05`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(NaiveDate);

impl Month {
    /// The month of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        self.0
    }

    /// Its last day.
    pub fn last(self) -> NaiveDate {
        let next = self.0.checked_add_months(Months::new(1)).unwrap_or(self.0);
        next.pred_opt().unwrap_or(self.0)
    }

    /// How many days it has.
    pub fn days(self) -> u32 {
        self.last().day()
    }

    /// One of its days; none for the 31st of April.
    pub fn day(self, day: u32) -> Option<NaiveDate> {
        self.0.with_day(day)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m"))
    }
}

/// A text that names no month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoMonth;

impl fmt::Display for NoMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a month is written as in 2024-05")
    }
}

impl FromStr for Month {
    type Err = NoMonth;

    fn from_str(text: &str) -> Result<Self, NoMonth> {
        let day: NaiveDate = format!("{text}-01").parse().map_err(|_| NoMonth)?;
        // A year outside is a slip, and no calendar shows it.
        if text.len() == 7 && (1990..2200).contains(&day.year()) { Ok(Self(day)) } else { Err(NoMonth) }
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_know_their_days() {
        let february: Month = "2024-02".parse().unwrap();
        assert_eq!((february.days(), february.to_string()), (29, "2024-02".to_owned()));
        assert!(february.day(30).is_none() && february.day(29).is_some());
        for wrong in ["2024", "2024-13", "02-2024", "0001-01", "2024-05-01"] {
            assert!(wrong.parse::<Month>().is_err(), "{wrong}");
        }
    }
}
