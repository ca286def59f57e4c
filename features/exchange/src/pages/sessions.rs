//! Sessions as everybody sees them, and the way from an address to one.

use std::collections::HashMap;

use accounts::Here;
use chrono_tz::Tz;
use db::Tx;
use kernel::{Problem, Text, Timestamp};
use seats::Counts;
use serde::Serialize;
use spaces::Inside;
use uuid::Uuid;

use super::{Seen, card_path, days_words, month_words, words::event_words};
use crate::{
    model::{Availability, Card, Course, Fixed, Look, SeatName, Session},
    permissions::{Act, may},
    store,
};

/// A session on the page of its card.
#[derive(Clone, Debug, Serialize)]
pub(super) struct SessionView {
    pub(super) days: String,
    pub(super) note: String,
    pub(super) seats: String,
    /// Why it was called off.
    pub(super) called_off: Option<String>,
    pub(super) apply_href: Option<String>,
    pub(super) host_href: Option<String>,
}

/// When a session is, as far as it is known.
pub(crate) fn session_words(here: &Here, session: &Session) -> String {
    if session.is_set() {
        return days_words(here, &session.days, Look::Fixed);
    }
    entries_words(here, &session.entries)
}

/// When something can be, in words.
pub(crate) fn entries_words(here: &Here, entries: &[Availability]) -> String {
    let entry = |one: &Availability| match one {
        Availability::Month(month) => month_words(here, month.month),
        Availability::PickN(pick) if !pick.blocks.is_empty() => {
            let blocks = pick.blocks.iter().map(|block| days_words(here, block, Look::Fixed));
            blocks.collect::<Vec<_>>().join(&here.words("exchange-or"))
        }
        _ => days_words(here, &one.days(), one.look()),
    };
    let mut words: Vec<String> = entries.iter().map(entry).collect();
    words.dedup();
    words.join(&here.words("exchange-or"))
}

/// What a kind of seat is called.
pub(crate) fn seat_words(here: &Here, name: &SeatName) -> String {
    match name {
        SeatName::Role(role) => role.clone(),
        SeatName::Date { day, n } => {
            here.say(&Text::new("exchange-seat-date").with("day", *day).with("n", *n))
        }
    }
}

/// How many seats are left, in words.
pub(crate) fn left_words(here: &Here, card: &Card, session: &Session, counts: Option<&Counts>) -> String {
    if session.seats.or(card.content.capacity.seats()).is_none() {
        return here.words("exchange-seats-unknown");
    }
    let Some(counts) = counts else { return String::new() };
    let free = counts.free().unwrap_or(0);
    if free == 0 {
        return here.words("exchange-full");
    }
    let total = counts.capacity.unwrap_or(0);
    here.say(&Text::new("exchange-left").with("free", free).with("total", total))
}

/// The counters of some cards by card and kind of seat.
pub(crate) async fn counters(tx: &Tx, cards: &[&Card]) -> Result<HashMap<(Uuid, String), Counts>, Problem> {
    let ids: Vec<Uuid> = cards.iter().map(|card| card.id.uuid()).collect();
    Ok(seats::counts_of_kinds(tx, crate::RESOURCE, &ids).await?)
}

/// Whether a card has seats left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// In some session.
    Some,
    /// The host says how many when somebody asks.
    Ask,
    /// In none: who enrols stands in line.
    Line,
    /// Nobody can enrol any more.
    Over,
}

impl Left {
    /// Those that somebody looks for, from best to worst.
    pub(super) const WORDS: [(Left, &str, &str); 3] = [
        (Left::Some, "left", "exchange-left-some"),
        (Left::Ask, "ask", "exchange-left-ask"),
        (Left::Line, "line", "exchange-left-line"),
    ];
}

/// When the next session begins, and so is open no longer.
fn next_begin(sessions: &[Session], now: Timestamp, zone: Tz) -> Option<Timestamp> {
    sessions.iter().filter_map(|session| session.begins(zone)).filter(|begins| now < *begins).min()
}

/// Whether the cards have seats left.
pub(super) async fn left(
    here: &Here,
    tx: &Tx,
    cards: &[Card],
    sessions: &[Session],
) -> Result<HashMap<Uuid, Left>, Problem> {
    let counts = counters(tx, &cards.iter().collect::<Vec<_>>()).await?;
    let zone = here.tenant.time_zone;
    let now = tx.now_until(|now| next_begin(sessions, now, zone));
    let of_card = |card: &Card| {
        let open = || sessions.iter().filter(|s| s.card == card.id && s.is_open(now, zone));
        let free = |kind: String| counts.get(&(card.id.uuid(), kind)).and_then(Counts::free);
        let all_taken = free(String::new()) == Some(0);
        let said = |session: &Session| session.seats.or(card.content.capacity.seats()).is_some();
        if open().next().is_none() {
            Left::Over
        } else if all_taken {
            Left::Line
        } else if open().any(|s| said(s) && free(s.id.to_string()).is_some_and(|free| free > 0)) {
            Left::Some
        } else if open().any(|session| !said(session)) {
            Left::Ask
        } else {
            Left::Line
        }
    };
    Ok(cards.iter().map(|card| (card.id.uuid(), of_card(card))).collect())
}

/// The sessions of a public card.
pub(super) async fn views(inside: &Inside, tx: &Tx, seen: &Seen) -> Result<Vec<SessionView>, Problem> {
    let here = &inside.here;
    let card = &seen.card;
    let sessions = store::sessions_of_card(tx, card.id).await?;
    let counts = counters(tx, &[card]).await?;
    let zone = here.tenant.time_zone;
    let now = tx.now_until(|now| next_begin(&sessions, now, zone));
    let hosts = may(Act::Host, &here.who, seen.ground(inside), Some(card));
    let view = |session: &Session| {
        let path =
            |rest: &str| here.to(&format!("{}/sessions/{}{rest}", card_path(inside, card), session.place));
        let open = session.is_open(now, zone);
        let total = counts.get(&(card.id.uuid(), String::new()));
        let all_taken = total.is_some_and(|total| total.free() == Some(0));
        let own = counts.get(&(card.id.uuid(), session.id.to_string()));
        SessionView {
            days: session_words(here, session),
            note: note(here, session, open),
            seats: match (open, all_taken) {
                (false, _) => String::new(),
                (true, true) => here.words("exchange-full"),
                (true, false) => left_words(here, card, session, own),
            },
            called_off: (session.course == Course::CalledOff)
                .then(|| session.reason.clone().unwrap_or_default()),
            apply_href: open.then(|| path("/application")),
            host_href: hosts.then(|| path("")),
        }
    };
    Ok(sessions.iter().map(view).collect())
}

fn note(here: &Here, session: &Session, open: bool) -> String {
    if session.course == Course::CalledOff {
        return here.words("exchange-called-off");
    }
    match session.entries.first() {
        _ if session.is_set() && !open => here.words("exchange-over"),
        Some(Availability::Fixed(Fixed { optional_event: Some(event), .. })) => {
            format!("{}. {}", here.words("exchange-look-fixed"), event_words(here, event))
        }
        _ if session.is_set() => here.words("exchange-look-fixed"),
        Some(Availability::Alternative(one)) => {
            here.say(&Text::new("exchange-choose").with("count", one.choose))
        }
        Some(Availability::PickN(pick)) if pick.blocks.is_empty() => {
            here.say(&Text::new("exchange-pick").with("count", pick.n_min))
        }
        Some(Availability::PickN(pick)) => {
            here.say(&Text::new("exchange-pick-blocks").with("count", pick.n_min))
        }
        _ => here.words("exchange-look-month"),
    }
}

/// A session of a card by the last parts of an address.
pub(super) async fn found(inside: &Inside, words: &str, place: i64) -> Result<(Seen, Session), Problem> {
    let seen = Seen::read(inside, words).await?;
    let tx = inside.here.db.read().await?;
    let sessions = store::sessions_of_card(&tx, seen.card.id).await?;
    let session = sessions.into_iter().find(|session| session.place == place).ok_or(Problem::NotFound)?;
    Ok((seen, session))
}

/// Whether one of the reader's bodies has a seat of the card.
pub(super) async fn comes(tx: &Tx, seen: &Seen) -> Result<bool, Problem> {
    if seen.bodies.is_empty() {
        return Ok(false);
    }
    let own: Vec<String> = seen.bodies.iter().map(ToString::to_string).collect();
    let seats = seats::of_resource(tx, &seen.card.reference()).await?;
    Ok(seats.iter().any(|seat| seat.state == seats::State::Held && own.contains(&seat.party)))
}
