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
use feature::State;
use kernel::{Problem, Text};

use crate::{
    Dispatch, Door, Inside, admin,
    pages::{sees_draft, visible},
    process::store,
    tabs,
};

/// The doors of all components.
pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/{locale}/processes/{process}/{component}", any(public))
        .route("/{locale}/processes/{process}/{component}/{*rest}", any(public))
        .route("/{locale}/assemblies/{process}/{component}", any(public))
        .route("/{locale}/assemblies/{process}/{component}/{*rest}", any(public))
        .route("/{locale}/admin/assemblies/{process}/{component}", any(administration))
        .route("/{locale}/admin/assemblies/{process}/{component}/{*rest}", any(administration))
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
    let components = store::components(&tx, process.id).await?;
    // The link for previews lets people read a draft, never act in it.
    let reads = matches!(*request.method(), Method::GET | Method::HEAD) && sees_draft(&here, &process);
    let all = reads || here.who.sees_drafts(process.id.uuid());
    let seen = process.seen_by(&here.who);
    let visible = || components.iter().filter(|c| all || (seen && c.published));
    let component =
        visible().find(|c| c.slug.as_str() == address.component).ok_or(Problem::NotFound)?.clone();
    let timeline = store::timeline(&tx, &process).await?.refusing(process.refuses(&here.who));
    drop(tx);
    if let (Some(why), false) = (timeline.refused(), matches!(*request.method(), Method::GET | Method::HEAD)) {
        return Err(only_reads(&here, why.clone()).into());
    }
    // Posts lead to another page: only pages show tabs.
    let tabs = match *request.method() {
        Method::GET => tabs::of(&here, &process, &timeline, visible()).await?,
        _ => Vec::new(),
    };
    let inside = Inside::new(here, process, timeline, component).with_tabs(tabs);
    Ok(Dispatch::forward(inside, Door::Public, &address.rest, request).await)
}

/// Who only reads is told so; who is not logged in may be a member.
fn only_reads(here: &Here, why: Text) -> Problem {
    if here.who.me.is_none() { Problem::NotLoggedIn(why) } else { Problem::NotAllowed(why) }
}

async fn administration(here: Here, Path(address): Path<Address>, request: Request) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = admin::worked_on(&here, &tx, &address.process).await?;
    let all = store::components(&tx, process.id).await?;
    let component =
        all.into_iter().find(|c| c.slug.as_str() == address.component).ok_or(Problem::NotFound)?;
    let timeline = store::timeline(&tx, &process).await?;
    drop(tx);
    let inside = Inside::new(here, process, timeline, component);
    Ok(Dispatch::forward(inside, Door::Admin, &address.rest, request).await)
}
