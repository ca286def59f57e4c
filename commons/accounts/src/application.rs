//! The whole program as one router: safety layers outside, then the tenant of the request, then the features.

use std::sync::Arc;

use axum::{Router, extract::State as Extract, http::StatusCode, middleware, routing::get};
use feature::{Feature, State};
use kernel::Problem;
use web::{Fail, stack};

use crate::here::locate;

/// Assembles the router of an installation.
pub fn application(state: &State, features: &[Feature]) -> Router {
    let mut options = stack::Options::new(state.env.clone(), state.renderer.clone());
    options.https = state.settings.scheme == "https";
    options.tile_sources = state.settings.tiles.iter().filter_map(|url| origin(url)).collect();
    let routes = feature::routes(features).fallback(async || Fail(Problem::NotFound));
    let pages = stack::inner(routes, &options).layer(middleware::from_fn_with_state(state.clone(), locate));
    let assets: Router<State> = Arc::clone(state.renderer.assets()).routes();
    let health = Router::new().route("/healthz", get(healthy));
    // Assets and health answer on every host; all else belongs to a tenant.
    stack::outer(assets.merge(health).fallback_service(pages.with_state(state.clone())), &options)
        .with_state(state.clone())
}

/// `GET /healthz`: whether the database answers.
async fn healthy(Extract(state): Extract<State>) -> (StatusCode, &'static str) {
    match state.db.ping().await {
        Ok(()) => (StatusCode::OK, "ok\n"),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}

/// `https://tiles.example` of `https://tiles.example/{z}/{x}/{y}.png`.
fn origin(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    Some(format!("{scheme}://{}", rest.split('/').next()?))
}
