//! A month as a grid of days, with the same in a list under it for phones and for those who hear the page.

use axum::response::Response;
use chrono::{Datelike, Days, Months, NaiveDate, TimeZone};
use chrono_tz::Tz;
use kernel::{Line, Timestamp};
use serde::Serialize;
use spaces::{Inside, Strip};
use web::Page;

use super::{Feed, Row, Seating, list::Segment, reader};
use crate::store::{self, Scope};

/// A month.
#[derive(Serialize)]
pub(super) struct MonthPage {
    strip: Strip,
    title: Line,
    segments: Vec<Segment>,
    /// The month in words, as in «dicembre 2026».
    month: String,
    previous_href: String,
    next_href: String,
    weekdays: Vec<Weekday>,
    weeks: Vec<Vec<Day>>,
    rows: Vec<Row>,
    feeds: Vec<Feed>,
}

#[derive(Clone, Debug, Serialize)]
struct Weekday {
    name: String,
    short: String,
}

#[derive(Clone, Debug, Serialize)]
struct Day {
    number: u32,
    inside: bool,
    today: bool,
    events: Vec<Event>,
}

#[derive(Clone, Debug, Serialize)]
struct Event {
    time: String,
    title: Line,
    href: String,
    cancelled: bool,
}

impl Page for MonthPage {
    const TEMPLATE: &'static str = "meetings/month.html";

    fn samples() -> Vec<Self> {
        let event = |cancelled| Event {
            time: "18:00".into(),
            title: Line::sample("Assemblea", Some(kernel::Locale::EN)),
            href: "/it/x/1".into(),
            cancelled,
        };
        let day = |today: bool, events| Day { number: 3, inside: !today, today, events };
        let page = |rows| Self {
            strip: Strip::sample(),
            title: "Incontri".into(),
            segments: Segment::samples(),
            month: "dicembre 2026".into(),
            previous_href: "/it/x?month=2026-11".into(),
            next_href: "/it/x?month=2027-01".into(),
            weekdays: vec![Weekday { name: "lunedì".into(), short: "lun".into() }],
            weeks: vec![vec![day(true, vec![event(true), event(false)]), day(false, Vec::new())]],
            rows,
            feeds: Feed::samples(),
        };
        vec![page(Row::samples()), page(Vec::new())]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let zone = here.tenant.time_zone;
    let tx = here.db.read().await?;
    let today = tx.now_until(|_| None).with_timezone(&zone).date_naive();
    let first = asked(here.query().value("month")).or_else(|| today.with_day(1)).unwrap_or(today);
    let after = first.checked_add_months(Months::new(1)).unwrap_or(first);
    let before = first.checked_sub_months(Months::new(1)).unwrap_or(first);
    let (from, to) = (midnight(first, zone), midnight(after, zone));
    let scope = Scope::Component(inside.component.id);
    let cards = store::between(&tx, scope, &reader(&inside), from, to).await?;
    let seating = Seating::read(&tx, &cards).await?;
    drop(tx);
    let rows: Vec<Row> = cards.iter().map(|card| Row::new(here, card, &seating, false)).collect();
    let days: Vec<(NaiveDate, NaiveDate, Event)> = cards.iter().map(|card| event(&inside, card)).collect();
    let path = here.to(&inside.path("/calendar"));
    let href = |month: NaiveDate| format!("{path}?month={}", month.format("%Y-%m"));
    let page = MonthPage {
        strip: inside.strip(),
        title: inside.title(),
        segments: Segment::all(&inside, "/calendar"),
        month: month_words(&inside, first),
        previous_href: href(before),
        next_href: href(after),
        weekdays: weekdays(&inside),
        weeks: weeks(first, today, &days),
        rows,
        feeds: Feed::all(&inside),
    };
    inside.frame(here.words("meetings-view-month")).show(&page).await
}

/// The first day of a month of an address, as in `2026-12`; years that no town plans for are none.
fn asked(month: &str) -> Option<NaiveDate> {
    let date: NaiveDate = format!("{month}-01").parse().ok()?;
    (2000..2200).contains(&date.year()).then_some(date)
}

fn midnight(date: NaiveDate, zone: Tz) -> Timestamp {
    let wall = date.and_hms_opt(0, 0, 0).unwrap_or_default();
    zone.from_local_datetime(&wall).earliest().map_or_else(|| wall.and_utc(), |moment| moment.to_utc())
}

/// The month and the year, without the day, in the reader's language.
fn month_words(inside: &Inside, first: NaiveDate) -> String {
    let words = inside.here.reader().calendar_date(first);
    let kept: Vec<&str> = words.split_whitespace().filter(|w| !w.starts_with('1')).collect();
    kept.join(" ")
}

fn weekdays(inside: &Inside) -> Vec<Weekday> {
    let here = &inside.here;
    let names = [
        "web-weekday-1",
        "web-weekday-2",
        "web-weekday-3",
        "web-weekday-4",
        "web-weekday-5",
        "web-weekday-6",
        "web-weekday-7",
    ];
    let weekday = |key: &'static str| {
        let name = here.words(key);
        Weekday { short: name.chars().take(3).collect(), name }
    };
    names.into_iter().map(weekday).collect()
}

fn event(inside: &Inside, card: &store::Card) -> (NaiveDate, NaiveDate, Event) {
    let here = &inside.here;
    let reader = here.reader();
    let event = Event {
        time: reader.time(card.starts_at),
        title: card.title(here.locale),
        href: here.to(&card.path()),
        cancelled: card.is_cancelled(),
    };
    // What ends at midnight does not reach into the day that begins then.
    let last = reader.local(card.ends_at - chrono::TimeDelta::microseconds(1)).date_naive();
    (reader.local(card.starts_at).date_naive(), last, event)
}

/// Weeks from Monday to Sunday that hold the month.
fn weeks(first: NaiveDate, today: NaiveDate, events: &[(NaiveDate, NaiveDate, Event)]) -> Vec<Vec<Day>> {
    let back = u64::from(first.weekday().num_days_from_monday());
    let begin = first.checked_sub_days(Days::new(back)).unwrap_or(first);
    let day = |n: u64| {
        let date = begin.checked_add_days(Days::new(n))?;
        let on = events.iter().filter(|(from, to, _)| (*from..=*to).contains(&date));
        let inside = date.month() == first.month();
        let events = if inside { on.map(|(.., event)| event.clone()).collect() } else { Vec::new() };
        Some(Day { number: date.day(), inside, today: date == today, events })
    };
    (0..6)
        .map(|week| (0..7).filter_map(|n| day(week * 7 + n)).collect::<Vec<Day>>())
        .filter(|week| week.iter().any(|day| day.inside))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_whole_weeks_and_holds_each_day_once() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        let event = Event { time: String::new(), title: "x".into(), href: String::new(), cancelled: false };
        // February 2027 begins on a Monday and has four weeks.
        let weeks =
            weeks(date("2027-02-01"), date("2027-02-28"), &[(date("2027-01-31"), date("2027-02-02"), event)]);
        assert_eq!(weeks.len(), 4);
        let days: Vec<&Day> = weeks.iter().flatten().collect();
        assert_eq!(days.iter().filter(|d| d.inside).count(), 28);
        assert_eq!(
            days.iter().filter(|d| !d.events.is_empty()).map(|d| d.number).collect::<Vec<_>>(),
            [1, 2]
        );
        assert_eq!(asked("2026-13"), None);
        assert_eq!(asked("99999-01"), None);
    }
}
