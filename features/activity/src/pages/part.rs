//! The latest of a space or of the organisation, as a short part of its page.

use accounts::Here;
use futures::future::BoxFuture;
use kernel::Problem;
use serde::Serialize;
use spaces::process;
use uuid::Uuid;
use web::{Html, Page};

use super::row::Row;
use crate::store::{self, Scope};

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

/// Of the organisation, for its start page.
pub(crate) fn of_organisation(here: &Here) -> BoxFuture<'_, Result<Html, Problem>> {
    Box::pin(async move { part(here, &here.db.read().await?, Scope::Organisation, "/activity").await })
}

async fn part(here: &Here, tx: &db::Tx, scope: Scope, path: &str) -> Result<Html, Problem> {
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
