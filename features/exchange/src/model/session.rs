//! Sessions: what a card's dates are to those who come, with days once they are confirmed.

use chrono::{NaiveDate, TimeZone};
use chrono_tz::Tz;
use kernel::{FieldErrors, Text, Timestamp};
use seats::{KindPlan, Plan};

use super::{
    Availability, Capacity, CardId, Content, Duration, DurationUnit, Month, Settings, Unit, stored_words,
};

const WORKING_DAYS: i64 = 5;

/// The most days that the desk of a session has room to type.
pub(crate) const MOST_TYPED: usize = 10;

kernel::id!(
    /// A session.
    SessionId
);

stored_words!(
    /// What became of a session.
    Course {
        /// People can come.
        Open = "open",
        /// It was called off.
        CalledOff = "called_off",
    }
);

/// A session of a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// The card.
    pub card: CardId,
    /// Its number among those of the card.
    pub place: i64,
    /// What became of it.
    pub course: Course,
    /// What the card says about when it is: one entry, or one for each of its days.
    pub entries: Vec<Availability>,
    /// Its days, once they are set.
    pub days: Vec<NaiveDate>,
    /// How many seats the host gives, where the card does not say.
    pub seats: Option<i64>,
    /// Grows with every change that matters to those who come (RFC 5545, 3.8.7.4).
    pub sequence: i64,
    /// Why it was called off.
    pub reason: Option<String>,
    /// When it was changed last.
    pub changed_at: Timestamp,
}

/// The sessions that a card's dates make: one for each entry, and one for all entries about single days of a session.
pub fn sessions_of(content: &Content) -> Vec<Vec<Availability>> {
    let (parts, whole): (Vec<&Availability>, Vec<&Availability>) =
        content.availability.iter().partition(|one| one.session_day().is_some());
    let mut sessions: Vec<Vec<Availability>> = whole.into_iter().map(|one| vec![one.clone()]).collect();
    if !parts.is_empty() {
        sessions.push(parts.into_iter().cloned().collect());
    }
    sessions
}

/// The days that are set from the beginning.
pub fn set_days(entries: &[Availability]) -> Vec<NaiveDate> {
    match entries {
        [one @ (Availability::Fixed(_) | Availability::Range(_))] => one.days(),
        _ => Vec::new(),
    }
}

impl Session {
    /// Whether its days are set.
    pub fn is_set(&self) -> bool {
        !self.days.is_empty()
    }

    /// When its first day begins, on the clock of the organisation.
    pub fn begins(&self, zone: Tz) -> Option<Timestamp> {
        let first = self.days.first()?.and_hms_opt(0, 0, 0)?;
        zone.from_local_datetime(&first).earliest().map(|moment| moment.to_utc())
    }

    /// Whether its first day is known and has begun.
    pub fn has_begun(&self, now: Timestamp, zone: Tz) -> bool {
        self.begins(zone).is_some_and(|begins| begins <= now)
    }

    /// Whether somebody can still ask for a seat.
    pub fn is_open(&self, now: Timestamp, zone: Tz) -> bool {
        self.course == Course::Open && !self.has_begun(now, zone)
    }

    /// Whether other dates are of the same kind, so that they can take the place of its own.
    pub fn is_alike(&self, entries: &[Availability]) -> bool {
        let looks = |all: &[Availability]| all.iter().map(Availability::look).collect::<Vec<_>>();
        looks(&self.entries) == looks(entries)
    }

    /// How many days can be typed besides those that the card names: of a month, or within a window.
    pub fn open_days(&self, duration: &Duration) -> usize {
        if !self.entries.iter().any(Availability::is_open) {
            return 0;
        }
        let windows = self.entries.iter().filter_map(|one| match one {
            Availability::Window(window) => window.n_dates,
            _ => None,
        });
        let days = duration.max.unwrap_or(duration.min).max(windows.sum());
        let days = if duration.unit == DurationUnit::Week { days * WORKING_DAYS } else { days };
        usize::try_from(days).unwrap_or(1).clamp(1, MOST_TYPED)
    }

    /// What is wrong with days to be confirmed.
    ///
    /// # Errors
    /// At `days`, when they are none of those that the card offers, or too few or many.
    pub fn check_days(&self, days: &[NaiveDate]) -> Result<(), FieldErrors> {
        let count = |n: i64| usize::try_from(n).unwrap_or(usize::MAX);
        let offered: Vec<NaiveDate> = self.entries.iter().flat_map(Availability::days).collect();
        let months: Vec<Month> =
            self.entries.iter().filter(|e| e.days().is_empty()).flat_map(|e| e.months()).collect();
        let known = days.iter().all(|day| offered.contains(day) || months.contains(&Month::of(*day)));
        let enough = match self.entries.as_slice() {
            [Availability::Alternative(one)] => days.len() == count(one.choose),
            [Availability::PickN(pick)] if pick.unit == Some(Unit::Block) => {
                let whole = pick.blocks.iter().filter(|block| block.iter().all(|day| days.contains(day)));
                let (blocks, inside) = whole.fold((0, 0), |(n, sum), block| (n + 1, sum + block.len()));
                blocks >= count(pick.n_min) && inside == days.len()
            }
            [Availability::PickN(pick)] => days.len() >= count(pick.n_min),
            // These days, all of them.
            [Availability::Fixed(fixed)] => days.len() == fixed.dates.len(),
            [Availability::Window(window)] => window.n_dates.is_none_or(|n| days.len() == count(n)),
            _ => !days.is_empty(),
        };
        let mut errors = FieldErrors::default();
        if days.is_empty() {
            errors.add("days", Text::new("exchange-days-missing"));
        } else if !known {
            errors.add("days", Text::new("exchange-days-unknown"));
        } else if !enough {
            errors.add("days", Text::new("exchange-days-number"));
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    /// Whether one of its dates is chosen, and no more.
    pub fn takes_one_day(&self) -> bool {
        matches!(self.entries.as_slice(), [Availability::Alternative(one)] if one.choose == 1)
    }

    /// The kinds of seats that somebody chooses from: by role, or by date of a day; none when any seat is the same.
    pub fn kinds(&self, capacity: &Capacity) -> Vec<(String, i64, SeatName)> {
        let kind = |n: i64| format!("{}/{n}", self.id);
        if !capacity.typed_seats.is_empty() {
            let typed = (1..).zip(&capacity.typed_seats);
            return typed.map(|(n, seat)| (kind(n), seat.n, SeatName::Role(seat.role.clone()))).collect();
        }
        let split = capacity.per_day.iter().find(|day| day.dates() > 1);
        let dates = split.map_or(0, super::PerDay::dates);
        let max = split.map_or(0, |day| day.max);
        let day = split.map_or(0, |day| day.day);
        (1..=dates).map(|n| (kind(n), max, SeatName::Date { day, n })).collect()
    }
}

/// What a kind of seat is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeatName {
    /// For somebody of a role.
    Role(String),
    /// On one of the dates of a day of the session.
    Date {
        /// Which day.
        day: i64,
        /// Which of its dates.
        n: i64,
    },
}

/// The seats of a card: its sessions are kinds, so that what holds over all of them is counted in one ledger.
pub fn plan(content: &Content, sessions: &[Session], settings: &Settings, zone: Tz) -> Plan {
    let c = &content.capacity;
    let mut kinds = Vec::new();
    for session in sessions.iter().filter(|session| session.course == Course::Open) {
        let closes_at = session.begins(zone);
        kinds.push(KindPlan {
            kind: session.id.to_string(),
            // Not known is not without limit: people ask, and the host says how many.
            capacity: session.seats.or(c.seats()).unwrap_or(0),
            closes_at,
            most_parties: c.max_bodies,
            most_of_party: c.max_per_body,
        });
        let own = session.kinds(c).into_iter();
        kinds.extend(own.map(|(kind, capacity, _)| KindPlan { kind, capacity, ..KindPlan::default() }));
    }
    Plan {
        capacity: c.total_max,
        reserved: 0,
        offer_minutes: (settings.offer_hours > 0).then_some(settings.offer_hours * 60),
        closes_at: None,
        kinds,
    }
}
