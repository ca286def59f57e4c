//! Days, months and numbers of people in the reader's words.

use accounts::Here;
use chrono::{Datelike, NaiveDate};
use kernel::Text;

use crate::model::{Capacity, Look, Month, OptionalEvent};

const MONTHS: [&str; 12] = [
    "web-month-1",
    "web-month-2",
    "web-month-3",
    "web-month-4",
    "web-month-5",
    "web-month-6",
    "web-month-7",
    "web-month-8",
    "web-month-9",
    "web-month-10",
    "web-month-11",
    "web-month-12",
];

/// The name of a month, as in «maggio».
pub(crate) fn month_name(here: &Here, month: Month) -> String {
    let at = usize::try_from(month.first().month0()).unwrap_or(0);
    here.words(MONTHS.get(at).copied().unwrap_or(MONTHS[0]))
}

/// The month with its year, as in «maggio 2024».
pub(crate) fn month_words(here: &Here, month: Month) -> String {
    format!("{} {}", month_name(here, month), month.first().year())
}

/// Days in words, those of a month together, as in «17, 19 settembre 2024; 1º ottobre 2024»; `or` joins alternatives.
pub(crate) fn days_words(here: &Here, days: &[NaiveDate], look: Look) -> String {
    let reader = here.reader();
    let between = if look == Look::Alternative { here.words("exchange-or") } else { ", ".to_owned() };
    if let (Look::Range | Look::Window, Some(first), Some(last)) = (look, days.first(), days.last()) {
        let text = Text::new("exchange-from-to")
            .with("from", reader.calendar_date(*first))
            .with("to", reader.calendar_date(*last));
        return here.say(&text);
    }
    let mut groups: Vec<Vec<NaiveDate>> = Vec::new();
    for day in days {
        match groups.last_mut() {
            Some(group) if group.last().is_some_and(|d| Month::of(*d) == Month::of(*day)) => group.push(*day),
            _ => groups.push(vec![*day]),
        }
    }
    let group = |days: &Vec<NaiveDate>| {
        let (last, before) = days.split_last()?;
        let before: Vec<String> = before.iter().map(|day| day.day().to_string()).collect();
        let parts = before.into_iter().chain([reader.calendar_date(*last)]);
        Some(parts.collect::<Vec<_>>().join(&between))
    };
    let joint = if look == Look::Alternative { between.clone() } else { "; ".to_owned() };
    groups.iter().filter_map(group).collect::<Vec<_>>().join(&joint)
}

/// How many can come, as in «da 2 a 6 posti».
pub(crate) fn capacity_words(here: &Here, capacity: &Capacity) -> String {
    let text = match (capacity.min, capacity.seats()) {
        (_, None) => Text::new("exchange-seats-unknown"),
        (Some(min), Some(max)) if min < max => {
            Text::new("exchange-seats-range").with("min", min).with("max", max)
        }
        (_, Some(max)) => Text::new("exchange-seats").with("count", max),
    };
    here.say(&text)
}

/// An event that may take place on a day of a session.
pub(crate) fn event_words(here: &Here, event: &OptionalEvent) -> String {
    let text = Text::new("exchange-optional-event")
        .with("part", event.when.as_str())
        .with("day", here.reader().calendar_date(event.date));
    here.say(&text)
}

/// The words of a way to meet; the host's own where there are none.
pub(crate) fn mode_words(here: &Here, mode: &str) -> String {
    match mode {
        "on-site" => here.words("exchange-mode-on-site"),
        "workshop" => here.words("exchange-mode-workshop"),
        "webinar" => here.words("exchange-mode-webinar"),
        own => own.to_owned(),
    }
}

/// What a look means.
pub(crate) fn look_words(here: &Here, look: Look) -> String {
    here.words(match look {
        Look::Fixed => "exchange-look-fixed",
        Look::Alternative => "exchange-look-alt",
        Look::Pick => "exchange-look-pick",
        Look::Range => "exchange-look-range",
        Look::Window => "exchange-look-window",
        Look::Month => "exchange-look-month",
    })
}
