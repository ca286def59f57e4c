//! The way into a component, from its public pages and from its administration: process and component must exist and be
//! visible, then the component's kind takes over.

use accounts::Here;
use axum::{
    Router,
    extract::{Path, Request},
    http::Method,
    response::Response,
    routing::any,
};
use db::Tx;
use feature::State;
use kernel::Problem;

use crate::{
    Component, Dispatch, Door, Inside, Process, admin,
    pages::{sees_draft, visible},
    process::store,
};

/// The doors of all components.
pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/{locale}/processes/{process}/{component}", any(public))
        .route("/{locale}/processes/{process}/{component}/{*rest}", any(public))
        .route("/{locale}/admin/processes/{process}/{component}", any(administration))
        .route("/{locale}/admin/processes/{process}/{component}/{*rest}", any(administration))
}

/// The parts of an address; `rest` is absent at the door itself.
#[derive(serde::Deserialize)]
struct Address {
    process: String,
    component: String,
    #[serde(default)]
    rest: String,
}

async fn public(here: Here, Path(address): Path<Address>, request: Request) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = visible(&here, &tx, &address.process).await?;
    let component = component(&tx, &process, &address).await?;
    // The link for previews lets people read a draft, never act in it.
    let reads = matches!(*request.method(), Method::GET | Method::HEAD) && sees_draft(&here, &process);
    let all = reads || here.who.sees_drafts(process.id.uuid());
    let seen = all || (process.published && component.published);
    seen.then_some(()).ok_or(Problem::NotFound)?;
    enter(here, tx, process, component, Door::Public, &address.rest, request).await
}

async fn administration(here: Here, Path(address): Path<Address>, request: Request) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = admin::worked_on(&here, &tx, &address.process).await?;
    let component = component(&tx, &process, &address).await?;
    enter(here, tx, process, component, Door::Admin, &address.rest, request).await
}

async fn component(tx: &Tx, process: &Process, address: &Address) -> Result<Component, Problem> {
    let mut all = store::components(tx, process.id).await?.into_iter();
    all.find(|c| c.slug.as_str() == address.component).ok_or(Problem::NotFound)
}

async fn enter(
    here: Here,
    tx: Tx,
    process: Process,
    component: Component,
    door: Door,
    rest: &str,
    request: Request,
) -> web::Result<Response> {
    let timeline = store::timeline(&tx, &process).await?;
    drop(tx);
    Ok(Dispatch::forward(Inside::new(here, process, timeline, component), door, rest, request).await)
}
