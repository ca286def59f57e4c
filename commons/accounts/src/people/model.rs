use chrono::{Datelike, NaiveDate};
use kernel::{Email, Locale, PersonId, Text, Timestamp};
use serde::{Deserialize, Serialize};

/// A person's account.
#[derive(Clone, Debug)]
pub struct Person {
    /// Its id.
    pub id: PersonId,
    /// Where mail reaches them; none once the account is deleted.
    pub email: Option<Email>,
    /// When they proved that the address is theirs.
    pub email_confirmed_at: Option<Timestamp>,
    /// Their own name, shown to staff.
    pub name: String,
    /// How others see them.
    pub nickname: String,
    /// The language of mails and pages.
    pub locale: Locale,
    /// Whether they asked for the newsletter.
    pub newsletter: bool,
    /// What ties them to the place, and their birth date, as they declared it.
    pub declaration: Declaration,
    /// When the account was made.
    pub created_at: Timestamp,
    /// When it was deleted.
    pub deleted_at: Option<Timestamp>,
}

/// What a person needs to register.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// Where mail reaches them.
    pub email: Email,
    /// The password, in clear only until it is hashed.
    pub password: String,
    /// Their own name.
    pub name: String,
    /// How others see them.
    pub nickname: String,
    /// The language of mails and pages.
    pub locale: Locale,
    /// Whether they asked for the newsletter.
    pub newsletter: bool,
}

/// How somebody who was invited is called.
#[derive(Clone, Debug)]
pub struct Names {
    /// Their own name.
    pub name: String,
    /// How others see them.
    pub nickname: String,
}

/// What ties a person to the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// Lives there.
    Residence,
    /// Works there.
    Work,
    /// Studies there.
    Study,
}

impl Tie {
    /// All ties.
    pub const ALL: [Tie; 3] = [Tie::Residence, Tie::Work, Tie::Study];

    /// The word stored and used in message keys (`accounts-tie-work`).
    pub fn as_str(self) -> &'static str {
        match self {
            Tie::Residence => "residence",
            Tie::Work => "work",
            Tie::Study => "study",
        }
    }

    /// Its name, a message.
    pub fn title(self) -> Text {
        Text::new(match self {
            Tie::Residence => "accounts-tie-residence",
            Tie::Work => "accounts-tie-work",
            Tie::Study => "accounts-tie-study",
        })
    }

    /// The tie of a stored word.
    pub fn parse(word: &str) -> Option<Tie> {
        Tie::ALL.into_iter().find(|tie| tie.as_str() == word)
    }
}

/// What a person declared under their own responsibility (DPR 445/2000, articles 46 and 47).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declaration {
    /// What ties them to the place.
    pub tie: Option<Tie>,
    /// Their birth date.
    pub born_on: Option<NaiveDate>,
}

impl Declaration {
    /// Completed years on a day.
    pub fn age_on(&self, day: NaiveDate) -> Option<u32> {
        let born = self.born_on?;
        let mut years = day.year() - born.year();
        if (day.month(), day.day()) < (born.month(), born.day()) {
            years -= 1;
        }
        u32::try_from(years).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_completed_on_the_birthday() {
        let born = |y, m, d| Declaration { tie: None, born_on: NaiveDate::from_ymd_opt(y, m, d) };
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        assert_eq!(born(2010, 11, 22).age_on(day), Some(16));
        assert_eq!(born(2010, 11, 23).age_on(day), Some(15));
        assert_eq!(born(2030, 1, 1).age_on(day), None);
        assert_eq!(Declaration::default().age_on(day), None);
    }
}
