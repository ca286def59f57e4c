//! Calendar files (RFC 5545), for subscribers and with mails (RFC 5546). Times are in UTC, which every calendar shows on
//! its reader's clock, so that no file has to carry the rules of a time zone; the zone of the town is named beside.

use chrono_tz::Tz;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use kernel::Timestamp;

use crate::{
    model::{Meeting, MeetingId, Stage},
    store::Card,
};

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    /// To be followed.
    Publish,
    /// A seat, or what changed about it.
    Request,
    /// No longer.
    Cancel,
}

impl Method {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Method::Publish => "PUBLISH",
            Method::Request => "REQUEST",
            Method::Cancel => "CANCEL",
        }
    }
}

/// A meeting as a calendar shows it.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) id: MeetingId,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) place: String,
    /// Its page.
    pub(crate) url: String,
    pub(crate) starts_at: Timestamp,
    pub(crate) ends_at: Timestamp,
    pub(crate) sequence: i64,
    pub(crate) changed_at: Timestamp,
    pub(crate) cancelled: bool,
}

impl Entry {
    pub(crate) fn of_card(card: &Card, url: String) -> Self {
        Self {
            id: card.id,
            title: card.title.clone(),
            summary: card.summary.clone(),
            place: card.place(),
            url,
            starts_at: card.starts_at,
            ends_at: card.ends_at,
            sequence: card.sequence,
            changed_at: card.changed_at,
            cancelled: card.is_cancelled(),
        }
    }

    pub(crate) fn of_meeting(m: &Meeting, url: String) -> Self {
        let (venue, address) = (&m.content.details.venue, &m.content.place.address);
        let place = [venue.as_str(), address.as_str()].into_iter().filter(|part| !part.is_empty());
        Self {
            id: m.id,
            title: m.content.title.clone(),
            summary: m.summary.clone(),
            place: place.collect::<Vec<_>>().join(", "),
            url,
            starts_at: m.content.starts_at,
            ends_at: m.content.ends_at,
            sequence: m.sequence,
            changed_at: m.changed_at,
            cancelled: m.stage == Stage::Cancelled,
        }
    }

    fn event(&self, host: &str, cancelled: bool) -> Event {
        let mut event = Event::with_uid(&format!("{}@{host}", self.id));
        event
            .timestamp(self.changed_at)
            .starts(self.starts_at)
            .ends(self.ends_at)
            .summary(&plain(&self.title))
            .description(format!("{}\n\n{}", plain(&self.summary), self.url).trim())
            .url(&self.url)
            .sequence(u32::try_from(self.sequence).unwrap_or(0))
            .status(if cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed });
        if !self.place.is_empty() {
            event.location(&plain(&self.place));
        }
        event.done()
    }
}

/// Whose calendar it is.
#[derive(Clone, Debug)]
pub(crate) struct Owner<'a> {
    /// Its title.
    pub(crate) name: &'a str,
    /// The organisation's host, the second half of every UID.
    pub(crate) host: &'a str,
    /// The organisation's clock.
    pub(crate) zone: Tz,
}

/// A calendar to be followed.
pub(crate) fn feed(owner: &Owner<'_>, entries: &[Entry]) -> String {
    let mut calendar = begin(owner, Method::Publish);
    calendar.append_property(("REFRESH-INTERVAL;VALUE=DURATION", "PT1H"));
    calendar.append_property(("X-PUBLISHED-TTL", "PT1H"));
    for entry in entries {
        calendar.push(entry.event(owner.host, entry.cancelled));
    }
    calendar.to_string()
}

/// A file for one guest.
pub(crate) fn for_guest(owner: &Owner<'_>, entry: &Entry, method: Method, from: &str, guest: &str) -> String {
    let mut event = entry.event(owner.host, method == Method::Cancel);
    let organiser =
        Property::new("ORGANIZER", format!("mailto:{from}")).add_parameter("CN", &param(owner.name)).done();
    event.append_property(organiser);
    let state = if method == Method::Cancel { "DECLINED" } else { "ACCEPTED" };
    let attendee = Property::new("ATTENDEE", format!("mailto:{guest}"))
        .add_parameter("PARTSTAT", state)
        .add_parameter("RSVP", "FALSE")
        .done();
    event.append_multi_property(attendee);
    begin(owner, method).push(event.done()).to_string()
}

fn begin(owner: &Owner<'_>, method: Method) -> Calendar {
    let mut calendar = Calendar::empty();
    for (name, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Arengo//Meetings//EN"),
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
    use uuid::Uuid;

    use super::*;

    fn entry(title: &str) -> Entry {
        Entry {
            id: MeetingId(Uuid::from_u128(7)),
            title: title.into(),
            summary: "Una sera; due idee, tre.".into(),
            place: "Sala civica, via Roma 1".into(),
            url: "https://sarmato.example/it/x/1".into(),
            starts_at: Utc.with_ymd_and_hms(2026, 10, 25, 17, 0, 0).unwrap(),
            ends_at: Utc.with_ymd_and_hms(2026, 10, 25, 19, 0, 0).unwrap(),
            sequence: 3,
            changed_at: Utc.with_ymd_and_hms(2026, 10, 1, 8, 0, 0).unwrap(),
            cancelled: false,
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
        let starts = events[0].get_start().unwrap();
        assert_eq!(starts, icalendar::DatePerhapsTime::from(entry("").starts_at));
        assert!(events[0].get_summary().unwrap().starts_with("Idee, sogni; e"));
        assert_eq!(read.get_timezone(), Some("Europe/Rome"));
    }

    #[test]
    fn a_guest_is_told_with_their_own_file() {
        let file = for_guest(&OWNER, &entry("Idee"), Method::Cancel, "noreply@x.example", "anna@x.example");
        assert!(file.contains("METHOD:CANCEL") && file.contains("STATUS:CANCELLED"), "{file}");
        let read: Calendar = file.replace("\r\n ", "").parse().unwrap();
        assert_eq!(read.events().count(), 1);
        let unfolded = file.replace("\r\n ", "");
        assert!(unfolded.contains("mailto:anna@x.example") && unfolded.contains("SEQUENCE:3"), "{file}");
    }
}
