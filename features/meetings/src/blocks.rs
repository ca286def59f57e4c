//! What blocks of pages show of meetings: when the next ones are, and where.

use accounts::Here;
use db::Tx;
use kernel::Text;
use spaces::{
    ProcessId,
    blocks::sources::{Answer, Coming, Of, Point},
};

use crate::{
    pages::span,
    store::{self, Reader, Scope, When},
};

/// The most meetings on a map.
const POINTS: i64 = 100;

/// The next meetings, as everybody sees them.
pub(crate) fn dates<'a>(here: &'a Here, tx: &'a Tx, of: Of) -> Answer<'a, Coming> {
    Box::pin(async move {
        let scope = of.map_or(Scope::Organisation, Scope::Process);
        let cards = store::cards(tx, scope, &Reader::default(), When::Coming, None).await?.rows;
        let held = cards.into_iter().filter(|card| !card.is_cancelled());
        Ok(held
            .map(|card| {
                let (when, place) = (span(here, card.starts_at, card.ends_at), card.place(here.locale));
                Coming {
                    at: card.starts_at,
                    text: if place.is_empty() { when } else { format!("{when}. {place}") },
                    href: here.to(&card.path()),
                    title: card.title(here.locale),
                }
            })
            .collect())
    })
}

/// Where the next meetings of a process are.
pub(crate) fn points<'a>(here: &'a Here, tx: &'a Tx, process: ProcessId) -> Answer<'a, Point> {
    Box::pin(async move {
        let cards = store::points(tx, Scope::Process(process), &Reader::default(), POINTS).await?;
        let point = |card: store::Card| {
            let at = card.lat.zip(card.lng)?;
            let (address, href) = (card.place(here.locale), here.to(&card.path()));
            Some(Point {
                at,
                address,
                href,
                kind: Text::new("meetings-block-point"),
                title: card.title(here.locale),
            })
        };
        Ok(cards.into_iter().filter_map(point).collect())
    })
}
