//! Calendars to be followed: of the programme, and of a card. Days that are not confirmed are tentative there too.

use accounts::Here;
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use kernel::{Problem, Text};
use spaces::{
    Inside,
    calendar::{Certainty, Entry, Owner, Span, feed},
};

use super::{Seen, card_path, row::hosts_words};
use crate::{
    model::{
        Card, Look,
        calendar::{Slot, spans},
    },
    store,
};

fn answer(here: &Here, title: &str, name: &str, entries: &[Entry]) -> Response {
    let owner = Owner { name: title, host: here.tenant.host.as_str(), zone: here.tenant.time_zone };
    let shared = if here.who.me.is_some() { "private, no-store" } else { "public, max-age=300" };
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}.ics\"")),
        (header::CACHE_CONTROL, shared.to_owned()),
    ];
    (headers, feed(&owner, entries)).into_response()
}

/// The days of a card; what has only a month is in no calendar.
fn entries(inside: &Inside, card: &Card, slots: &[Slot<i64>]) -> Vec<Entry> {
    let here = &inside.here;
    let url = here.url(&here.to(&card_path(inside, card)));
    let hosts = hosts_words(inside, card);
    let mut entries = Vec::new();
    for slot in slots.iter().filter(|slot| Some(slot.card) == card.number) {
        let sure = matches!(slot.look, Look::Fixed | Look::Range);
        let title = card.content.short();
        let title =
            if sure { title } else { here.say(&Text::new("exchange-tentative").with("title", title)) };
        for (first, last) in spans(&slot.days) {
            entries.push(Entry {
                uid: format!("{}-{}", card.id, first.format("%Y%m%d")),
                title: format!("{hosts}: {title}"),
                summary: card.summary.clone(),
                place: hosts.clone(),
                url: url.clone(),
                span: Span::Days(first, last),
                sequence: 0,
                changed_at: card.changed_at,
                certainty: if sure { Certainty::Confirmed } else { Certainty::Tentative },
            });
        }
    }
    entries
}

pub(super) async fn programme(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    // What is not published has no calendar, not even for those who work on it.
    if !inside.process.published || !inside.component.published {
        return Err(Problem::NotFound.into());
    }
    let tx = here.db.read().await?;
    let cards = store::published(&tx, inside.component.id).await?;
    let sessions = store::sessions_of_programme(&tx, inside.component.id).await?;
    drop(tx);
    let slots = super::grid::slots(&cards, &sessions);
    let all: Vec<Entry> = cards.iter().flat_map(|card| entries(&inside, card, &slots)).collect();
    let title = inside.component.title.text(here.locale);
    Ok(answer(here, title, &format!("{}-{}", inside.process.slug, inside.component.slug), &all))
}

pub(super) async fn card(inside: Inside, Path(words): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let card = Seen::read(&inside, &words).await?.card;
    let sessions = store::sessions_of_card(&here.db.read().await?, card.id).await?;
    let slots = super::grid::slots(std::slice::from_ref(&card), &sessions);
    let entries = entries(&inside, &card, &slots);
    Ok(answer(here, &card.content.short(), &card.words(), &entries))
}
