//! The layers around all routes. From outside: compression, kept pages, request id, log line and metrics, safety headers,
//! plain pages for failures that nobody dressed, catching what crashes elsewhere; then the layer of `accounts`, which makes pages of
//! failures in the organisation's look; then, inside of it, time limit, crashes, cross-site posts and bare errors, all of
//! which become failures.

mod csrf;
mod failures;
mod observe;
mod pages;
mod safety;

use std::{sync::Arc, time::Duration};

use axum::{Router, extract::DefaultBodyLimit, middleware};
use kernel::Env;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer, CompressionLevel,
        predicate::{NotForContentType, Predicate, SizeAbove},
    },
};

pub use observe::RequestId;

use crate::{
    Renderer,
    cache::{self, PageCache},
};

/// What differs between installations.
#[derive(Clone)]
pub struct Options {
    /// Where request ids come from.
    pub env: Env,
    /// Renders the pages of failures that no organisation's layer caught.
    pub renderer: Arc<Renderer>,
    /// Where map tiles come from, as in `https://tile.example`; allowed as pictures.
    pub tile_sources: Vec<String>,
    /// Whether the site is reached by https only: browsers are then told to remember it.
    pub https: bool,
    /// How long a request may take; one that sends files, ten times as long.
    pub timeout: Duration,
    /// Pages kept for readers who are not logged in.
    pub cache: PageCache,
}

impl Options {
    /// Sensible ones for an installation without tiles.
    pub fn new(env: Env, renderer: Arc<Renderer>) -> Self {
        let cache = PageCache::new(cache::CAPACITY, env.clock.clone());
        Self {
            env,
            renderer,
            tile_sources: Vec::new(),
            https: false,
            timeout: Duration::from_secs(30),
            cache,
        }
    }
}

/// All layers, with the one that makes pages of failures in their midst.
pub fn stack<S: Clone + Send + Sync + 'static>(
    routes: Router<S>,
    options: &Options,
    pages: impl FnOnce(Router<S>) -> Router<S>,
) -> Router<S> {
    outer(pages(inner(routes, options)), options)
}

/// The layers right around the routes: whatever goes wrong leaves them as a [`Failure`](crate::problem::Failure).
pub fn inner<S: Clone + Send + Sync + 'static>(routes: Router<S>, options: &Options) -> Router<S> {
    routes
        .layer(DefaultBodyLimit::max(1 << 20))
        .layer(middleware::from_fn(csrf::check))
        .layer(CatchPanicLayer::custom(failures::crashed))
        .layer(middleware::from_fn_with_state(options.timeout, failures::in_time))
        .layer(middleware::from_fn(failures::adopt))
        .layer(middleware::from_fn(observe::tell_route))
}

/// The outermost layers.
pub fn outer<S: Clone + Send + Sync + 'static>(routes: Router<S>, options: &Options) -> Router<S> {
    let worth_it = SizeAbove::new(256)
        .and(NotForContentType::IMAGES)
        .and(NotForContentType::const_new("font/"))
        .and(NotForContentType::const_new("application/zip"))
        .and(NotForContentType::const_new("application/pdf"));
    routes
        .layer(CatchPanicLayer::custom(failures::crashed))
        .layer(middleware::from_fn_with_state(options.renderer.clone(), pages::bare))
        .layer(middleware::from_fn_with_state(safety::Headers::new(options), safety::add))
        .layer(middleware::from_fn_with_state(options.env.clone(), observe::observe))
        .layer(middleware::from_fn_with_state(options.cache.clone(), cache::serve))
        // Kept pages were compressed as well as can be, once; what is made for one reader must be quick.
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(worth_it))
}
