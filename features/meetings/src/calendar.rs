//! What calendars show of meetings.

use spaces::calendar::{Certainty, Entry, Span};

use crate::{
    model::{Meeting, Stage},
    store::Card,
};

fn certainty(cancelled: bool) -> Certainty {
    if cancelled { Certainty::Cancelled } else { Certainty::Confirmed }
}

/// A row of a list.
pub(crate) fn of_card(card: &Card, url: String) -> Entry {
    Entry {
        uid: card.id.to_string(),
        title: card.title.clone(),
        summary: card.summary.clone(),
        place: card.place(),
        url,
        span: Span::Moments(card.starts_at, card.ends_at),
        sequence: card.sequence,
        changed_at: card.changed_at,
        certainty: certainty(card.is_cancelled()),
    }
}

/// A meeting.
pub(crate) fn of_meeting(m: &Meeting, url: String) -> Entry {
    let (venue, address) = (&m.content.details.venue, &m.content.place.address);
    let place = [venue.as_str(), address.as_str()].into_iter().filter(|part| !part.is_empty());
    Entry {
        uid: m.id.to_string(),
        title: m.content.title.clone(),
        summary: m.summary.clone(),
        place: place.collect::<Vec<_>>().join(", "),
        url,
        span: Span::Moments(m.content.starts_at, m.content.ends_at),
        sequence: m.sequence,
        changed_at: m.changed_at,
        certainty: certainty(m.stage == Stage::Cancelled),
    }
}
