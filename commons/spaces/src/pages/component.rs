//! The way into a component: process and component must exist and be visible, then the component's kind takes over.

use accounts::Here;
use axum::{
    extract::{Path, Request},
    http::Method,
    response::Response,
};
use kernel::Problem;

use super::{sees_draft, visible};
use crate::{Dispatch, Door, Inside, process::store, tabs};

/// `/{locale}/processes/{process}/{component}`
pub(super) async fn index(
    here: Here,
    Path((_, process, component)): Path<(String, String, String)>,
    request: Request,
) -> web::Result<Response> {
    forward(here, &process, &component, "", request).await
}

/// `/{locale}/processes/{process}/{component}/{*rest}`
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
    let process = visible(&here, &tx, process).await?;
    let components = store::components(&tx, process.id).await?;
    // The link for previews lets people read a draft, never act in it.
    let reads = matches!(*request.method(), Method::GET | Method::HEAD) && sees_draft(&here, &process);
    let all = reads || here.who.sees_drafts(process.id.uuid());
    let visible = || components.iter().filter(|c| all || (process.published && c.published));
    let seen = visible().find(|c| c.slug.as_str() == component).ok_or(Problem::NotFound)?.clone();
    let timeline = store::timeline(&tx, &process).await?;
    drop(tx);
    // Posts lead to another page: only pages show tabs.
    let tabs = match *request.method() {
        Method::GET => tabs::of(&here, &process, &timeline, visible()).await?,
        _ => Vec::new(),
    };
    let inside = Inside::new(here, process, timeline, seen).with_tabs(tabs);
    Ok(Dispatch::forward(inside, Door::Public, rest, request).await)
}
