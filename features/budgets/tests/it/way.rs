//! The way of a request into a component, until `spaces` has its own.

use accounts::Here;
use axum::{
    Router,
    extract::{Path, Request},
    response::{IntoResponse, Response},
    routing::any,
};
use feature::{Feature, State};
use kernel::Problem;
use spaces::{Dispatch, Door, Inside, process};

pub(crate) fn feature() -> Feature {
    Feature { routes, ..Feature::named("way") }
}

fn routes() -> Router<State> {
    Router::new()
        .route("/{locale}/processes/{slug}/{component}", any(public))
        .route("/{locale}/processes/{slug}/{component}/", any(public))
        .route("/{locale}/processes/{slug}/{component}/{*rest}", any(public))
        .route("/{locale}/admin/processes/{slug}/{component}", any(admin))
        .route("/{locale}/admin/processes/{slug}/{component}/{*rest}", any(admin))
}

async fn public(here: Here, Path(parts): Path<Vec<String>>, request: Request) -> Response {
    forward(here, parts, Door::Public, request).await
}

async fn admin(here: Here, Path(parts): Path<Vec<String>>, request: Request) -> Response {
    forward(here, parts, Door::Admin, request).await
}

async fn forward(here: Here, parts: Vec<String>, door: Door, request: Request) -> Response {
    match inside(here, &parts).await {
        Ok(inside) => Dispatch::forward(inside, door, parts.get(3).map_or("", String::as_str), request).await,
        Err(problem) => web::Fail(problem).into_response(),
    }
}

async fn inside(here: Here, parts: &[String]) -> Result<Inside, Problem> {
    let tx = here.db.read().await?;
    let process = process::store::by_slug(&tx, &parts[1]).await?.ok_or(Problem::NotFound)?;
    let timeline = process::store::timeline(&tx, &process).await?;
    let components = process::store::components(&tx, process.id).await?;
    let component = components.into_iter().find(|c| c.slug.as_str() == parts[2]).ok_or(Problem::NotFound)?;
    drop(tx);
    Ok(Inside::new(here, process, timeline, component))
}
