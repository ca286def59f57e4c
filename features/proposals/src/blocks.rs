//! What blocks of pages show of proposals.

use accounts::Here;
use db::Tx;
use kernel::Text;
use spaces::{
    ProcessId,
    blocks::sources::{Answer, Figure, Happened, Of, Point},
};

use crate::store;

/// Proposals among what is new.
const LATEST: i64 = 5;

/// The most proposals on a map.
const POINTS: i64 = 100;

/// How many there are.
pub(crate) fn statistics(tx: &Tx, of: Of) -> Answer<'_, Figure> {
    Box::pin(async move {
        let value = store::listed(tx, of).await?;
        Ok(vec![Figure { value, label: Text::new("proposals-block-figure").with("count", value) }])
    })
}

/// The latest ones.
pub(crate) fn activity<'a>(here: &'a Here, tx: &'a Tx, of: Of) -> Answer<'a, Happened> {
    Box::pin(async move {
        let latest = store::latest(tx, of, LATEST).await?;
        let happened = latest.into_iter().filter_map(|told| {
            let href = here.to(&told.path());
            let kind = Text::new("proposals-block-one");
            Some(Happened { at: told.published_at?, kind, title: told.title(here.locale), href })
        });
        Ok(happened.collect())
    })
}

/// Those with a place.
pub(crate) fn points<'a>(here: &'a Here, tx: &'a Tx, process: ProcessId) -> Answer<'a, Point> {
    Box::pin(async move {
        let point = |told: store::Told| {
            let (at, href) = (told.lat.zip(told.lng)?, here.to(&told.path()));
            let kind = Text::new("proposals-block-one");
            Some(Point { at, title: told.title(here.locale), address: told.address, kind, href })
        };
        Ok(store::placed(tx, process, POINTS).await?.into_iter().filter_map(point).collect())
    })
}
