use std::collections::HashMap;

use accounts::Here;
use chrono::Datelike;
use db::{DbErr, Tx};
use kernel::{Line, Locale, Text, Translated};
use seats::Counts;
use serde::Serialize;
use uuid::Uuid;

use crate::{
    model::{Access, Meeting, Mode, Stage},
    store::{Card, next_end},
};

/// A state in a word, with its colour and icon.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Tag {
    pub(crate) text: String,
    pub(crate) kind: &'static str,
    pub(crate) icon: &'static str,
}

impl Tag {
    pub(crate) fn new(here: &Here, key: &'static str, kind: &'static str, icon: &'static str) -> Self {
        Self { text: here.words(key), kind, icon }
    }

    /// The tag of a stage, for the staff.
    pub(crate) fn of_stage(here: &Here, stage: Stage) -> Self {
        match stage {
            Stage::Draft => Self::new(here, "meetings-stage-draft", "out", "pencil"),
            Stage::Proposed => Self::new(here, "meetings-stage-proposed", "warn", "clock"),
            Stage::Refused => Self::new(here, "meetings-stage-refused", "plain", "minus-circle"),
            Stage::Published => Self::new(here, "meetings-stage-published", "ok", "check"),
            Stage::Cancelled => Self::new(here, "meetings-stage-cancelled", "err", "close"),
        }
    }

    pub(crate) fn of_access(here: &Here, access: Access) -> Option<Self> {
        match access {
            Access::Open => None,
            Access::Transparent => Some(Self::new(here, "meetings-access-transparent", "out", "user")),
            Access::Private => Some(Self::new(here, "meetings-access-private", "out", "lock")),
        }
    }

    pub(crate) fn sample() -> Self {
        Self { text: "Annullato".into(), kind: "err", icon: "close" }
    }
}

/// The words of where people meet.
pub(crate) fn mode_key(mode: Mode) -> &'static str {
    match mode {
        Mode::InPerson => "meetings-mode-in-person",
        Mode::Online => "meetings-mode-online",
        Mode::Hybrid => "meetings-mode-hybrid",
    }
}

/// How many seats the meetings of a list have, in one statement, and which of them are over.
pub(crate) struct Seating {
    counts: HashMap<Uuid, Counts>,
    now: kernel::Timestamp,
}

impl Seating {
    pub(crate) async fn read(tx: &Tx, cards: &[Card]) -> Result<Self, DbErr> {
        let ids: Vec<Uuid> = cards.iter().map(|card| card.id.uuid()).collect();
        let counts = seats::counts(tx, "meeting", &ids).await?;
        Ok(Self { counts, now: tx.now_until(|now| next_end(cards, now)) })
    }

    /// The seats of a meeting that somebody can still come to.
    fn of(&self, card: &Card) -> Option<&Counts> {
        let coming = !card.is_cancelled() && self.now < card.ends_at;
        self.counts.get(&card.id.uuid()).filter(|_| coming)
    }
}

/// A point on the map.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Point {
    pub(crate) lat: f64,
    pub(crate) lng: f64,
}

/// A meeting in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) day: String,
    pub(crate) month: String,
    pub(crate) iso: String,
    pub(crate) title: String,
    pub(crate) title_lang: Option<Locale>,
    pub(crate) href: String,
    pub(crate) when: String,
    pub(crate) place: String,
    pub(crate) mode: String,
    pub(crate) summary: String,
    pub(crate) summary_lang: Option<Locale>,
    /// The process, where a list shows several.
    pub(crate) process: Option<Line>,
    pub(crate) tags: Vec<Tag>,
    /// Seats left, or how long the line is, in words.
    pub(crate) seats: Option<String>,
    pub(crate) point: Option<Point>,
}

impl Row {
    pub(crate) fn new(here: &Here, card: &Card, seating: &Seating, with_process: bool) -> Self {
        let reader = here.reader();
        let local = reader.local(card.starts_at);
        let mode = Mode::parse(&card.mode).unwrap_or(Mode::InPerson);
        let access = Access::parse(&card.access).unwrap_or(Access::Open);
        let mut tags: Vec<Tag> = Tag::of_access(here, access).into_iter().collect();
        if card.is_cancelled() {
            tags.push(Tag::of_stage(here, Stage::Cancelled));
        } else if card.reported {
            tags.push(Tag::new(here, "meetings-tag-minutes", "plain", "file"));
        }
        let wording = card.wording();
        let (title, title_lang) = wording.get("title", &card.title, here.locale);
        let (summary, summary_lang) = wording.get("summary", &card.summary, here.locale);
        let process = || Translated::from_json(&card.process_title).ok();
        Self {
            day: local.day().to_string(),
            month: short_month(&reader.day_month(card.starts_at)),
            iso: local.to_rfc3339(),
            title: title.to_owned(),
            title_lang,
            href: here.to(&card.path()),
            when: span(here, card.starts_at, card.ends_at),
            place: card.place(here.locale),
            mode: here.words(mode_key(mode)),
            summary: summary.to_owned(),
            summary_lang,
            process: with_process.then(process).flatten().map(|t| Line::of(&t, here.locale)),
            tags,
            seats: seating.of(card).and_then(|counts| left(here, counts)),
            point: card.lat.zip(card.lng).map(|(lat, lng)| Point { lat, lng }),
        }
    }

    pub(crate) fn samples() -> Vec<Self> {
        let full = Self {
            day: "3".into(),
            month: "dic".into(),
            iso: "2026-12-03T18:00:00+01:00".into(),
            title: "Assemblea di quartiere".into(),
            title_lang: Some(Locale::EN),
            href: "/it/x/1-assemblea".into(),
            when: "giovedì 3 dicembre 2026, ore 18:00–20:00".into(),
            place: "Sala civica".into(),
            mode: "Di persona".into(),
            summary: "Parliamo del parco.".into(),
            summary_lang: Some(Locale::EN),
            process: Some(Line::sample("Bilancio partecipativo", Some(Locale::EN))),
            tags: vec![Tag::sample()],
            seats: Some("Restano 12 posti su 40".into()),
            point: Some(Point { lat: 44.98, lng: 9.49 }),
        };
        let bare = Self {
            place: String::new(),
            title_lang: None,
            summary: String::new(),
            summary_lang: None,
            process: None,
            tags: Vec::new(),
            seats: None,
            point: None,
            ..full.clone()
        };
        vec![full, bare]
    }
}

/// The month of a date in three letters.
fn short_month(day_month: &str) -> String {
    let month = day_month.split_whitespace().find(|word| word.chars().all(char::is_alphabetic));
    month.unwrap_or_default().chars().take(3).collect()
}

/// From when to when, on the town's clock: the second date only where it is another day.
pub(crate) fn span(here: &Here, starts: kernel::Timestamp, ends: kernel::Timestamp) -> String {
    let reader = here.reader();
    let same_day = reader.local(starts).date_naive() == reader.local(ends).date_naive();
    let text = if same_day {
        Text::new("meetings-when").with("from", starts).with("to", reader.time(ends))
    } else {
        Text::new("meetings-when-days").with("from", starts).with("to", ends)
    };
    here.say(&text)
}

/// Seats left of all, or the line; none where there is no limit.
pub(crate) fn left(here: &Here, counts: &Counts) -> Option<String> {
    let capacity = counts.capacity? - counts.reserved;
    let free = counts.free().unwrap_or(0);
    Some(here.say(&if free > 0 {
        Text::new("meetings-seats-left").with("left", free).with("all", capacity)
    } else {
        Text::new("meetings-seats-none").with("waiting", counts.waiting)
    }))
}

/// Whether a meeting's room at a screen is shown to somebody at a moment.
pub(crate) fn shows_online(m: &Meeting, has_seat: bool, staff: bool, now: kernel::Timestamp) -> bool {
    let online = &m.content.details.online;
    let opened = online
        .minutes_before
        .is_none_or(|minutes| m.content.starts_at - chrono::TimeDelta::minutes(minutes) <= now);
    !online.url.is_empty()
        && m.stage == Stage::Published
        && (staff || (opened && !m.is_over(now) && (has_seat || !online.for_guests)))
}
