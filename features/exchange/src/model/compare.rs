//! What the printed calendar of a programme says otherwise than its cards.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Content, Month, file::Printed};

/// Something that the printed calendar and a card say differently.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// It is printed on this day, and no card says so.
    OnNoCard {
        /// The key of the card.
        card: String,
        /// The day.
        day: NaiveDate,
    },
    /// The card has this day, and it is not printed.
    NotPrinted {
        /// The key of the card.
        card: String,
        /// The day.
        day: NaiveDate,
    },
    /// The card has this month without a day, and no footnote says so.
    NoFootnote {
        /// The key of the card.
        card: String,
        /// The month.
        month: Month,
    },
}

/// Compares the printed calendar with what the calendar made from the cards shows. Where a cell cannot be read, its month
/// counts as printed for its cards.
pub fn differences(printed: &Printed, cards: &[(&str, &Content)]) -> Vec<Difference> {
    let mut days: BTreeSet<(&str, NaiveDate)> = BTreeSet::new();
    let mut unreadable: BTreeSet<(&str, Month)> = BTreeSet::new();
    for cell in &printed.cells {
        for key in &cell.schede {
            match &cell.dates {
                Some(dates) => days.extend(dates.iter().map(|day| (key.as_str(), *day))),
                None => drop(unreadable.insert((key.as_str(), cell.month))),
            }
        }
    }
    let footnotes: BTreeSet<(&str, Month)> = printed
        .footnotes
        .iter()
        .flat_map(|note| note.months.iter().flatten().map(move |month| (note, *month)))
        .flat_map(|(note, month)| note.schede.iter().map(move |key| (key.as_str(), month)))
        .collect();
    let mut shown: BTreeMap<&str, BTreeSet<NaiveDate>> = BTreeMap::new();
    let mut found = BTreeSet::new();
    for (key, content) in cards {
        for one in &content.availability {
            let own = one.days();
            if own.is_empty() {
                for month in one.months().into_iter().filter(|m| !footnotes.contains(&(key, *m))) {
                    found.insert(Difference::NoFootnote { card: (*key).to_owned(), month });
                }
            }
            shown.entry(key).or_default().extend(own);
        }
    }
    let has = |key: &str, day: NaiveDate| shown.get(key).is_some_and(|days| days.contains(&day));
    for (key, day) in days.iter().filter(|(key, day)| !has(key, *day)) {
        found.insert(Difference::OnNoCard { card: (*key).to_owned(), day: *day });
    }
    for (key, own) in &shown {
        let missing = own
            .iter()
            .filter(|day| !days.contains(&(*key, **day)) && !unreadable.contains(&(*key, Month::of(**day))));
        found.extend(missing.map(|day| Difference::NotPrinted { card: (*key).to_owned(), day: *day }));
    }
    found.into_iter().collect()
}
