//! What blocks of pages show of exchanges: the next sessions, and where the bodies of a programme are.

use accounts::Here;
use chrono::NaiveDate;
use db::Tx;
use kernel::{Text, Timestamp};
use spaces::{
    ProcessId,
    blocks::sources::{Answer, Coming, Of, Point},
    links::path,
};

use crate::{
    model::{Availability, Body, Card, Course, Session},
    pages::{look_words, session_words},
    store::{self, CardPlace},
};

/// The next sessions that people can come to, each on the first day that it can be, as everybody sees them. Where only the
/// month is known, there is no day to show.
pub(crate) fn dates<'a>(here: &'a Here, tx: &'a Tx, of: Of) -> Answer<'a, Coming> {
    Box::pin(async move {
        let (cards, places) = store::open_cards(tx, of).await?;
        let ids: Vec<_> = cards.iter().map(|card| card.id).collect();
        let sessions = store::sessions_of_cards(tx, &ids).await?;
        let zone = here.tenant.time_zone;
        // The page holds until the next of these days begins.
        let begins = |session: &Session| {
            let entries = session.entries.iter().flat_map(Availability::days);
            let days = session.days.iter().copied().chain(entries);
            days.filter_map(|day| on(session, day).begins(zone)).collect::<Vec<_>>()
        };
        let now = tx.now_until(|now| sessions.iter().flat_map(begins).filter(|begins| *begins > now).min());
        let coming = sessions.iter().filter(|session| session.course == Course::Open).filter_map(|session| {
            let card = cards.iter().find(|card| card.id == session.card)?;
            let place = places.iter().find(|place| place.id == card.id)?;
            one(here, (card, place), session, now)
        });
        Ok(coming.collect())
    })
}

/// A session as it is when it is on that day.
fn on(session: &Session, day: NaiveDate) -> Session {
    Session { days: vec![day], ..session.clone() }
}

fn one(here: &Here, (card, place): (&Card, &CardPlace), session: &Session, now: Timestamp) -> Option<Coming> {
    let zone = here.tenant.time_zone;
    let look = session.entries.first().filter(|_| !session.is_set());
    let at = match look {
        None => session.begins(zone)?,
        Some(one) if one.is_open() => return None,
        // One of several days, of which the next counts.
        Some(one) => one
            .days()
            .into_iter()
            .find_map(|day| on(session, day).begins(zone).filter(|begins| *begins > now))?,
    };
    let hosts: Vec<&str> = card.content.hosts.iter().map(|host| host.name.as_str()).collect();
    let when = session_words(here, session);
    let when = look.map_or_else(|| when.clone(), |one| format!("{when} ({})", look_words(here, one.look())));
    Some(Coming {
        at,
        title: card.content.short().into(),
        text: format!("{}: {when}", hosts.join(&here.words("exchange-with"))),
        href: path(here.locale, &place.process_path, &place.component_slug, card.words()),
    })
    .filter(|coming| coming.at > now)
}

/// Where the bodies are that host in a process.
pub(crate) fn points<'a>(here: &'a Here, tx: &'a Tx, process: ProcessId) -> Answer<'a, Point> {
    Box::pin(async move {
        let (cards, places) = store::open_cards(tx, Some(process)).await?;
        let bodies = store::bodies_of_process(tx, process).await?;
        let point = |body: &Body| {
            let own: Vec<&Card> = cards.iter().filter(|card| card.body == body.id).collect();
            let place = places.iter().find(|place| own.first().is_some_and(|card| card.id == place.id))?;
            let list = here.to(&format!("/{}/{}", place.process_path, place.component_slug));
            Some(Point {
                at: body.at.point?,
                title: body.heading.as_str().into(),
                address: body.at.place.clone(),
                kind: Text::new("exchange-block-point"),
                href: format!("{list}?body={}", body.id),
            })
        };
        Ok(bodies.iter().filter_map(point).collect())
    })
}
