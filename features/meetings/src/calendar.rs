//! What calendars show of meetings.

use kernel::Locale;
use spaces::calendar::{Certainty, Entry, Span};

use crate::{
    model::{Meeting, Stage},
    store::Card,
};

fn certainty(cancelled: bool) -> Certainty {
    if cancelled { Certainty::Cancelled } else { Certainty::Confirmed }
}

/// A row of a list.
pub(crate) fn of_card(card: &Card, url: String, reader: Locale) -> Entry {
    Entry {
        uid: card.id.to_string(),
        title: card.title(reader).text,
        summary: card.wording().text("summary", &card.summary, reader),
        place: card.place(reader),
        url,
        span: Span::Moments(card.starts_at, card.ends_at),
        sequence: card.sequence,
        changed_at: card.changed_at,
        certainty: certainty(card.is_cancelled()),
    }
}

/// A meeting.
pub(crate) fn of_meeting(m: &Meeting, url: String, reader: Locale) -> Entry {
    let told = m.told(reader);
    Entry {
        uid: m.id.to_string(),
        title: told.title.text,
        summary: told.summary.text,
        place: told.place.text,
        url,
        span: Span::Moments(m.content.starts_at, m.content.ends_at),
        sequence: m.sequence,
        changed_at: m.changed_at,
        certainty: certainty(m.stage == Stage::Cancelled),
    }
}
