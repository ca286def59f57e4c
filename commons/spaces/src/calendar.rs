//! Calendar files (RFC 5545), for subscribers and with mails (RFC 5546). Moments are in UTC, which every calendar shows on
//! its reader's clock, so that no file has to carry the rules of a time zone; the zone of the town is named beside. Whole
//! days have no zone: they are days wherever they are read.

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use kernel::Timestamp;

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// To be followed.
    Publish,
    /// A seat, or what changed about it.
    Request,
    /// No longer.
    Cancel,
}

impl Method {
    /// The word of the standard.
    pub fn as_str(self) -> &'static str {
        match self {
            Method::Publish => "PUBLISH",
            Method::Request => "REQUEST",
            Method::Cancel => "CANCEL",
        }
    }
}

/// When an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// From one moment to another.
    Moments(Timestamp, Timestamp),
    /// Whole days, from the first to the last.
    Days(NaiveDate, NaiveDate),
}

/// How sure an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// It will be.
    Confirmed,
    /// It may be.
    Tentative,
    /// It will not be.
    Cancelled,
}

/// Something as a calendar shows it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What makes it the same entry for ever, unique in the organisation.
    pub uid: String,
    /// Its title.
    pub title: String,
    /// A sentence about it.
    pub summary: String,
    /// Where it is.
    pub place: String,
    /// Its page.
    pub url: String,
    /// When it is.
    pub span: Span,
    /// Grows with what matters to those who come (RFC 5545, 3.8.7.4).
    pub sequence: i64,
    /// When it was changed last.
    pub changed_at: Timestamp,
    /// How sure it is.
    pub certainty: Certainty,
}

impl Entry {
    fn event(&self, host: &str, certainty: Certainty) -> Event {
        let mut event = Event::with_uid(&format!("{}@{host}", self.uid));
        match self.span {
            Span::Moments(from, to) => event.starts(from).ends(to),
            // The end of whole days is the day after the last (RFC 5545, 3.6.1).
            Span::Days(first, last) => {
                event.starts(first).ends(last.checked_add_days(Days::new(1)).unwrap_or(last))
            }
        };
        event
            .timestamp(self.changed_at)
            .summary(&plain(&self.title))
            .description(format!("{}\n\n{}", plain(&self.summary), self.url).trim())
            .url(&self.url)
            .sequence(u32::try_from(self.sequence).unwrap_or(0))
            .status(match certainty {
                Certainty::Confirmed => EventStatus::Confirmed,
                Certainty::Tentative => EventStatus::Tentative,
                Certainty::Cancelled => EventStatus::Cancelled,
            });
        if !self.place.is_empty() {
            event.location(&plain(&self.place));
        }
        event.done()
    }
}

/// Whose calendar it is.
#[derive(Clone, Debug)]
pub struct Owner<'a> {
    /// Its title.
    pub name: &'a str,
    /// The organisation's host, the second half of every UID.
    pub host: &'a str,
    /// The organisation's clock.
    pub zone: Tz,
}

/// A calendar to be followed.
pub fn feed(owner: &Owner<'_>, entries: &[Entry]) -> String {
    let mut calendar = begin(owner, Method::Publish);
    calendar.append_property(("REFRESH-INTERVAL;VALUE=DURATION", "PT1H"));
    calendar.append_property(("X-PUBLISHED-TTL", "PT1H"));
    for entry in entries {
        calendar.push(entry.event(owner.host, entry.certainty));
    }
    calendar.to_string()
}

/// A file for one guest: everything they come to, or no longer.
pub fn for_guest(owner: &Owner<'_>, entries: &[Entry], method: Method, from: &str, guest: &str) -> String {
    let mut calendar = begin(owner, method);
    let state = if method == Method::Cancel { "DECLINED" } else { "ACCEPTED" };
    for entry in entries {
        let certainty = if method == Method::Cancel { Certainty::Cancelled } else { entry.certainty };
        let mut event = entry.event(owner.host, certainty);
        let organiser = Property::new("ORGANIZER", format!("mailto:{from}"))
            .add_parameter("CN", &param(owner.name))
            .done();
        event.append_property(organiser);
        let attendee = Property::new("ATTENDEE", format!("mailto:{guest}"))
            .add_parameter("PARTSTAT", state)
            .add_parameter("RSVP", "FALSE")
            .done();
        event.append_multi_property(attendee);
        calendar.push(event.done());
    }
    calendar.to_string()
}

fn begin(owner: &Owner<'_>, method: Method) -> Calendar {
    let mut calendar = Calendar::empty();
    for (name, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Arengo//Arengo//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", method.as_str()),
        ("X-WR-TIMEZONE", owner.zone.name()),
    ] {
        calendar.append_property((name, value));
    }
    if method == Method::Publish {
        calendar.name(&plain(owner.name));
    }
    calendar
}

/// Without control characters: what people wrote can end no line.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || *c == '\n').collect()
}

/// A parameter's value knows no quotation marks.
fn param(text: &str) -> String {
    plain(text).replace(['"', '\n'], " ")
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};

    use super::*;

    fn starts() -> Timestamp {
        Utc.with_ymd_and_hms(2026, 10, 25, 17, 0, 0).unwrap()
    }

    fn entry(title: &str) -> Entry {
        Entry {
            uid: "00000000-0000-0000-0000-000000000007".into(),
            title: title.into(),
            summary: "Una sera; due idee, tre.".into(),
            place: "Sala civica, via Roma 1".into(),
            url: "https://sarmato.example/it/x/1".into(),
            span: Span::Moments(starts(), starts() + chrono::TimeDelta::hours(2)),
            sequence: 3,
            changed_at: Utc.with_ymd_and_hms(2026, 10, 1, 8, 0, 0).unwrap(),
            certainty: Certainty::Confirmed,
        }
    }

    const OWNER: Owner<'_> =
        Owner { name: "Sarmato \"decide\"", host: "sarmato.example", zone: chrono_tz::Europe::Rome };

    #[test]
    fn what_is_written_is_read_back() {
        let file = feed(&OWNER, &[entry("Idee, sogni; e\r\nDTSTART:20200101T000000Z"), entry("b")]);
        assert!(file.lines().all(|line| line.len() <= 75), "{file}");
        let read: Calendar = file.parse().unwrap();
        let events: Vec<&Event> = read.events().collect();
        assert_eq!(events.len(), 2);
        assert_eq!(events[0].get_uid(), Some("00000000-0000-0000-0000-000000000007@sarmato.example"));
        assert_eq!(events[0].get_sequence(), Some(3));
        let begins = events[0].get_start().unwrap();
        assert_eq!(begins, icalendar::DatePerhapsTime::from(starts()));
        assert!(events[0].get_summary().unwrap().starts_with("Idee, sogni; e"));
        assert_eq!(read.get_timezone(), Some("Europe/Rome"));
    }

    #[test]
    fn a_guest_is_told_with_their_own_file() {
        let file = for_guest(&OWNER, &[entry("Idee")], Method::Cancel, "noreply@x.example", "anna@x.example");
        assert!(file.contains("METHOD:CANCEL") && file.contains("STATUS:CANCELLED"), "{file}");
        let read: Calendar = file.replace("\r\n ", "").parse().unwrap();
        assert_eq!(read.events().count(), 1);
        let unfolded = file.replace("\r\n ", "");
        assert!(unfolded.contains("mailto:anna@x.example") && unfolded.contains("SEQUENCE:3"), "{file}");
    }

    #[test]
    fn whole_days_end_on_the_day_after_the_last() {
        let (first, last) = ("2026-10-25".parse().unwrap(), "2026-10-26".parse().unwrap());
        let days =
            Entry { span: Span::Days(first, last), certainty: Certainty::Tentative, ..entry("Due giorni") };
        let file = feed(&OWNER, &[days]);
        for line in ["DTSTART;VALUE=DATE:20261025", "DTEND;VALUE=DATE:20261027", "STATUS:TENTATIVE"] {
            assert!(file.contains(line), "{line} in {file}");
        }
    }
}
