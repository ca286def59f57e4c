//! The way into a component's administration, for whoever works on the process.

use accounts::Here;
use axum::{
    extract::{Path, Request},
    response::Response,
};
use kernel::Problem;

use super::worked_on;
use crate::{Dispatch, Door, Inside, process::store};

/// `/{locale}/admin/processes/{process}/{component}`
pub(super) async fn index(
    here: Here,
    Path((_, process, component)): Path<(String, String, String)>,
    request: Request,
) -> web::Result<Response> {
    forward(here, &process, &component, "", request).await
}

/// `/{locale}/admin/processes/{process}/{component}/{*rest}`
pub(super) async fn inner(
    here: Here,
    Path((_, process, component, rest)): Path<(String, String, String, String)>,
    request: Request,
) -> web::Result<Response> {
    forward(here, &process, &component, &rest, request).await
}

async fn forward(
    here: Here,
    process: &str,
    component: &str,
    rest: &str,
    request: Request,
) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = worked_on(&here, &tx, process).await?;
    let components = store::components(&tx, process.id).await?;
    let found = components.into_iter().find(|c| c.slug.as_str() == component).ok_or(Problem::NotFound)?;
    let timeline = store::timeline(&tx, &process).await?;
    drop(tx);
    Ok(Dispatch::forward(Inside::new(here, process, timeline, found), Door::Admin, rest, request).await)
}
