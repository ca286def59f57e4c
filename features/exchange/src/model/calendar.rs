//! The calendar of a programme, made from its cards: a row per month, a column per day, and what has no day yet.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::{Availability, Look, Month, availability::is_weekend};

/// When a card, or a session of it, can be: what the calendar knows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot<C> {
    /// Which card.
    pub card: C,
    /// How its days look.
    pub look: Look,
    /// Its days; none when only months are known.
    pub days: Vec<NaiveDate>,
    /// Its months, when no day is known.
    pub months: Vec<Month>,
}

impl<C> Slot<C> {
    /// As the card says.
    pub fn new(card: C, availability: &Availability) -> Self {
        let look = availability.look();
        let months = if look == Look::Month { availability.months() } else { Vec::new() };
        Self { card, look, days: availability.days(), months }
    }

    /// As it was confirmed.
    pub fn settled(card: C, days: Vec<NaiveDate>) -> Self {
        Self { card, look: Look::Fixed, days, months: Vec::new() }
    }
}

/// A card on a day, or in a month without a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark<C> {
    /// Which card.
    pub card: C,
    /// How it looks.
    pub look: Look,
}

/// A day of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day<C> {
    /// Its date; none where the month is shorter.
    pub date: Option<NaiveDate>,
    /// Whether offices are closed.
    pub weekend: bool,
    /// What is on it.
    pub marks: Vec<Mark<C>>,
}

/// A month of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<C> {
    /// The month.
    pub month: Month,
    /// Its 31 columns.
    pub days: Vec<Day<C>>,
    /// What has no day yet.
    pub open: Vec<Mark<C>>,
}

/// The grid of the months in which something is.
pub fn grid<C: Copy + Ord>(slots: &[Slot<C>]) -> Vec<Row<C>> {
    let mut on: BTreeMap<NaiveDate, BTreeSet<Mark<C>>> = BTreeMap::new();
    let mut open: BTreeMap<Month, BTreeSet<Mark<C>>> = BTreeMap::new();
    for slot in slots {
        let mark = Mark { card: slot.card, look: slot.look };
        for day in &slot.days {
            on.entry(*day).or_default().insert(mark);
        }
        for month in &slot.months {
            open.entry(*month).or_default().insert(mark);
        }
    }
    let months: BTreeSet<Month> = on.keys().map(|day| Month::of(*day)).chain(open.keys().copied()).collect();
    let day = |month: Month, number: u32| {
        let date = month.day(number);
        let marks = date.and_then(|date| on.get(&date)).map(|marks| marks.iter().copied().collect());
        Day { date, weekend: date.is_some_and(is_weekend), marks: marks.unwrap_or_default() }
    };
    let row = |month: Month| Row {
        month,
        days: (1..=31).map(|number| day(month, number)).collect(),
        open: open.get(&month).map(|marks| marks.iter().copied().collect()).unwrap_or_default(),
    };
    months.into_iter().map(row).collect()
}

/// A line of the list that says the same as the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<C> {
    /// Which card, and how it looks.
    pub mark: Mark<C>,
    /// The days of this month in figures, as in «13 o 20»; empty when no day is known.
    pub days: Vec<u32>,
}

/// The lines of each month: by the first day, what has none last.
pub fn agenda<C: Copy + Ord>(slots: &[Slot<C>]) -> Vec<(Month, Vec<Line<C>>)> {
    let mut months: BTreeMap<Month, Vec<Line<C>>> = BTreeMap::new();
    for slot in slots {
        let mark = Mark { card: slot.card, look: slot.look };
        let mut days: BTreeMap<Month, Vec<u32>> = slot.months.iter().map(|m| (*m, Vec::new())).collect();
        for day in &slot.days {
            days.entry(Month::of(*day)).or_default().push(day.day());
        }
        for (month, days) in days {
            months.entry(month).or_default().push(Line { mark, days });
        }
    }
    for lines in months.values_mut() {
        lines.sort_by_key(|line| (line.days.is_empty(), line.days.first().copied(), line.mark));
        lines.dedup();
    }
    months.into_iter().collect()
}

/// Days that follow each other, as spans from the first to the last.
pub fn spans(days: &[NaiveDate]) -> Vec<(NaiveDate, NaiveDate)> {
    let mut spans: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for day in days {
        match spans.last_mut() {
            Some((_, last)) if last.succ_opt() == Some(*day) => *last = *day,
            _ => spans.push((*day, *day)),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn months_without_anything_have_no_row_and_short_ones_no_31st() {
        let slots = [
            Slot::settled(2, vec![day("2024-04-30")]),
            Slot { card: 1, look: Look::Month, days: vec![], months: vec!["2024-06".parse().unwrap()] },
        ];
        let grid = grid(&slots);
        assert_eq!(grid.iter().map(|row| row.month.to_string()).collect::<Vec<_>>(), ["2024-04", "2024-06"]);
        assert_eq!(grid[0].days[29].marks, [Mark { card: 2, look: Look::Fixed }]);
        assert!(grid[0].days[30].date.is_none() && grid[0].days[5].weekend);
        assert_eq!(grid[1].open.len(), 1);
    }

    #[test]
    fn days_that_follow_each_other_are_one_span() {
        let days = [day("2024-09-30"), day("2024-10-01"), day("2024-10-03")];
        assert_eq!(spans(&days), [(days[0], days[1]), (days[2], days[2])]);
    }

    #[test]
    fn the_list_says_what_the_grid_says() {
        let slots = [Slot::settled(1, vec![day("2024-09-30"), day("2024-10-01")])];
        let agenda = agenda(&slots);
        let days: Vec<_> = agenda.iter().map(|(_, lines)| lines[0].days.clone()).collect();
        assert_eq!(days, [vec![30], vec![1]]);
    }
}
