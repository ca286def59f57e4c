//! The calendar as a table of months by days, and as a list for phones.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use kernel::Text;
use serde::Serialize;
use spaces::Inside;

use super::{
    card_path, days_words, month_words,
    row::hosts_words,
    words::{look_words, month_name},
};
use crate::model::{
    Card, Course, Look, Month, Session,
    calendar::{self, Line, Mark, Slot},
    set_days,
};

/// The calendar in the reader's words.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct GridView {
    pub(super) legend: Vec<LegendItem>,
    /// The columns.
    pub(super) days: Vec<u32>,
    pub(super) rows: Vec<RowView>,
    months: Vec<MonthView>,
    pub(super) footnotes: Vec<Footnote>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct LegendItem {
    pub(super) look: &'static str,
    pub(super) number: i64,
    pub(super) label: String,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct RowView {
    pub(super) name: String,
    pub(super) days: Vec<DayView>,
    pub(super) open: Vec<MarkView>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct DayView {
    /// `none` where the month is shorter, `weekend`, or empty.
    pub(super) kind: &'static str,
    pub(super) marks: Vec<MarkView>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct MarkView {
    pub(super) number: i64,
    pub(super) look: &'static str,
    pub(super) href: String,
    pub(super) label: String,
}

#[derive(Clone, Debug, Serialize)]
struct MonthView {
    pub(super) name: String,
    lines: Vec<LineView>,
}

#[derive(Clone, Debug, Serialize)]
struct LineView {
    pub(super) days: String,
    title: String,
    pub(super) href: String,
    pub(super) text: String,
}

/// A date still to be set.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Footnote {
    pub(super) number: i64,
    pub(super) href: String,
    pub(super) text: String,
}

/// When the cards can be: as their hosts say, and as sessions were confirmed. What was called off is not there.
pub(crate) fn slots(cards: &[Card], sessions: &[Session]) -> Vec<Slot<i64>> {
    let mut slots = Vec::new();
    for card in cards {
        let number = card.number.unwrap_or_default();
        for session in sessions.iter().filter(|one| one.card == card.id && one.course == Course::Open) {
            if session.days == set_days(&session.entries) {
                slots.extend(session.entries.iter().map(|one| Slot::new(number, one)));
            } else {
                slots.push(Slot::settled(number, session.days.clone()));
            }
        }
    }
    slots
}

/// What a mark needs to know of its card.
struct Named {
    title: String,
    hosts: String,
    href: String,
}

impl GridView {
    pub(crate) fn new(inside: &Inside, cards: &[Card], slots: &[Slot<i64>]) -> Self {
        let here = &inside.here;
        let named = |card: &Card| {
            let named = Named {
                title: card.content.short(),
                hosts: hosts_words(inside, card),
                href: here.to(&card_path(inside, card)),
            };
            (card.number.unwrap_or_default(), named)
        };
        let names: BTreeMap<i64, Named> = cards.iter().map(named).collect();
        let grid = calendar::grid(slots);
        let years: Vec<i32> = grid.iter().map(|row| row.month.first().year()).collect();
        let one_year = years.windows(2).all(|pair| pair[0] == pair[1]);
        let title = |month| if one_year { month_name(here, month) } else { month_words(here, month) };
        Self {
            legend: legend(inside, slots),
            days: (1..=31).collect(),
            rows: grid.iter().map(|row| row_view(inside, &names, row, title(row.month))).collect(),
            months: calendar::agenda(slots)
                .into_iter()
                .map(|(month, lines)| MonthView {
                    name: month_words(here, month),
                    lines: lines.iter().filter_map(|line| line_view(inside, &names, line)).collect(),
                })
                .collect(),
            footnotes: footnotes(inside, &names, slots),
        }
    }

    pub(crate) fn sample() -> Self {
        let mark = |look| MarkView { number: 4, look, href: "/it/x/4".into(), label: "4, Giovani".into() };
        let day = |kind, marks| DayView { kind, marks };
        let line = |days: &str| LineView {
            days: days.into(),
            title: "Giovani".into(),
            href: "/it/x/4".into(),
            text: "Monza, data fissa".into(),
        };
        Self {
            legend: vec![LegendItem { look: "fixed", number: 1, label: "data fissa".into() }],
            days: vec![1, 2, 3],
            rows: vec![RowView {
                name: "maggio".into(),
                days: vec![day("", vec![mark("fixed")]), day("weekend", Vec::new()), day("none", Vec::new())],
                open: vec![mark("month")],
            }],
            months: vec![MonthView { name: "maggio 2024".into(), lines: vec![line("6 e 7"), line("")] }],
            footnotes: vec![Footnote {
                number: 6,
                href: "/it/x/6".into(),
                text: "Monza: giorno da fissare in giugno".into(),
            }],
        }
    }
}

/// The looks that are there, each with the number of a card that has it.
fn legend(inside: &Inside, slots: &[Slot<i64>]) -> Vec<LegendItem> {
    let item = |look: &Look| {
        let number = slots.iter().find(|slot| slot.look == *look)?.card;
        Some(LegendItem { look: look.as_str(), number, label: look_words(&inside.here, *look) })
    };
    Look::ALL.iter().filter_map(item).collect()
}

fn row_view(
    inside: &Inside,
    names: &BTreeMap<i64, Named>,
    row: &calendar::Row<i64>,
    name: String,
) -> RowView {
    let day = |day: &calendar::Day<i64>| DayView {
        kind: match day.date {
            None => "none",
            Some(_) if day.weekend => "weekend",
            Some(_) => "",
        },
        marks: day
            .marks
            .iter()
            .filter_map(|mark| mark_view(inside, names, *mark, day.date, row.month))
            .collect(),
    };
    let open = row.open.iter().filter_map(|mark| mark_view(inside, names, *mark, None, row.month));
    RowView { name, days: row.days.iter().map(day).collect(), open: open.collect() }
}

fn mark_view(
    inside: &Inside,
    names: &BTreeMap<i64, Named>,
    mark: Mark<i64>,
    date: Option<NaiveDate>,
    month: Month,
) -> Option<MarkView> {
    let here = &inside.here;
    let named = names.get(&mark.card)?;
    let when = date.map_or_else(|| month_words(here, month), |day| here.reader().calendar_date(day));
    let text = Text::new("exchange-mark")
        .with("number", mark.card)
        .with("title", named.title.as_str())
        .with("when", when)
        .with("look", look_words(here, mark.look));
    Some(MarkView {
        number: mark.card,
        look: mark.look.as_str(),
        href: named.href.clone(),
        label: here.say(&text),
    })
}

fn line_view(inside: &Inside, names: &BTreeMap<i64, Named>, line: &Line<i64>) -> Option<LineView> {
    let here = &inside.here;
    let named = names.get(&line.mark.card)?;
    let days: Vec<String> = line.days.iter().map(ToString::to_string).collect();
    let days = match (line.mark.look, line.days.as_slice()) {
        (_, []) => String::new(),
        (Look::Range | Look::Window, [first, .., last]) => format!("{first}–{last}"),
        (Look::Alternative, _) => days.join(&here.words("exchange-or")),
        _ => days.join(", "),
    };
    Some(LineView {
        days,
        title: named.title.clone(),
        href: named.href.clone(),
        text: format!("{}, {}", named.hosts, look_words(here, line.mark.look)),
    })
}

/// What is still to be set, card by card: the months without a day, and windows.
fn footnotes(inside: &Inside, names: &BTreeMap<i64, Named>, slots: &[Slot<i64>]) -> Vec<Footnote> {
    let here = &inside.here;
    let mut open: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for slot in slots {
        let words = match slot.look {
            Look::Month => slot.months.iter().map(|month| month_words(here, *month)).collect(),
            Look::Window => vec![days_words(here, &slot.days, Look::Window)],
            _ => Vec::new(),
        };
        let known = open.entry(slot.card).or_default();
        for word in words {
            if !known.contains(&word) {
                known.push(word);
            }
        }
    }
    let footnote = |(number, when): (i64, Vec<String>)| {
        let named = names.get(&number).filter(|_| !when.is_empty())?;
        let text = Text::new("exchange-footnote")
            .with("hosts", named.hosts.as_str())
            .with("title", named.title.as_str())
            .with("when", when.join(", "));
        Some(Footnote { number, href: named.href.clone(), text: here.say(&text) })
    };
    open.into_iter().filter_map(footnote).collect()
}
