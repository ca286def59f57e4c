//! The latest of a space as a short part of its page, and of all for the blocks of pages.

use accounts::Here;
use db::Tx;
use futures::future::BoxFuture;
use kernel::Problem;
use serde::Serialize;
use spaces::{
    blocks::sources::{Answer, Happened, Of},
    process,
};
use uuid::Uuid;
use web::{Html, NavItem, Page};

use super::row::Row;
use crate::{
    model::PROPOSALS,
    store::{self, Scope},
};

/// What is shown of it.
const SHOWN: usize = 3;

/// The part.
#[derive(Serialize)]
pub(crate) struct LatestPart {
    rows: Vec<Row>,
    all_href: String,
}

impl Page for LatestPart {
    const TEMPLATE: &'static str = "activity/latest.html";

    fn samples() -> Vec<Self> {
        vec![Self { rows: Row::samples(), all_href: "/it/activity".into() }]
    }
}

/// Of a process or a body; nothing where not everybody sees it.
pub(crate) fn of_space(here: &Here, space: Uuid) -> BoxFuture<'_, Result<Html, Problem>> {
    Box::pin(async move {
        let tx = here.db.read().await?;
        match process::store::by_id(&tx, space.into()).await?.filter(|space| space.published) {
            Some(found) => part(here, &tx, Scope::Space(space), &format!("{}/activity", found.path())).await,
            None => Ok(Html::default()),
        }
    })
}

/// What blocks show among what is new: comments and debates. Proposals and posts are told by their own features, with more
/// to say about each.
pub(crate) fn happened<'a>(here: &'a Here, tx: &'a Tx, of: Of) -> Answer<'a, Happened> {
    Box::pin(async move {
        let scope = of.map_or(Scope::Organisation, |process| Scope::Space(process.uuid()));
        let mut found = store::list(tx, scope, None, None).await?.rows;
        found.retain(|activity| activity.deed.filter != PROPOSALS);
        found.truncate(SHOWN * 2);
        Ok(Row::of(here, tx, &found, false).await?.into_iter().map(Row::happened).collect())
    })
}

/// The way to all of it.
pub(crate) fn all(here: &Here) -> NavItem {
    NavItem { label: here.words("activity-all").into(), href: here.to("/activity"), current: false }
}

async fn part(here: &Here, tx: &Tx, scope: Scope, path: &str) -> Result<Html, Problem> {
    let mut found = store::list(tx, scope, None, None).await?.rows;
    // A few more than are shown: some may be gone by now.
    found.truncate(SHOWN * 2);
    let mut rows = Row::of(here, tx, &found, false).await?;
    rows.truncate(SHOWN);
    if rows.is_empty() {
        return Ok(Html::default());
    }
    let part = LatestPart { rows, all_href: here.to(path) };
    Ok(Html::trusted(here.state.renderer.text(here.locale, here.tenant.time_zone, &part)?))
}
