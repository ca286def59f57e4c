//! Pages for readers who are not logged in, kept whole: compressed once, answered without the database, and made anew as
//! soon as anything they show has changed.
//!
//! This layer knows nothing of rows and tenants. Whoever makes a page says for how long it holds by putting [`Holds`]
//! into its extensions (`accounts` does, from what the database noted down); without that nothing is kept. Somebody who
//! sends one of our cookies always gets a page of their own.

mod entry;
mod flight;

use std::{sync::Arc, time::Duration};

use axum::{
    body::to_bytes,
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, Method, StatusCode, header};
use kernel::{Clock, Timestamp};
use moka::sync::Cache;

pub(crate) use entry::Coding;
use entry::Entry;
use flight::{Flights, Role};

use crate::Fail;

/// Bytes of all kept pages together, by default.
pub const CAPACITY: u64 = 48 << 20;
/// Larger pages are not kept.
const LARGEST: usize = 1 << 20;
/// A page that nobody asks for makes room.
const IDLE: Duration = Duration::from_secs(3_600);
/// Names of our cookies start so.
pub const COOKIES: &str = "arengo_";

/// Says whether a page still shows what is true.
#[derive(Clone)]
pub struct Holds(pub Arc<dyn Fn(Timestamp) -> bool + Send + Sync>);

/// The kept pages of this process.
#[derive(Clone)]
pub struct PageCache(Arc<Inner>);

struct Inner {
    pages: Cache<String, Arc<Entry>>,
    flights: Flights,
    clock: Arc<dyn Clock>,
}

impl PageCache {
    /// Keeps up to so many bytes of pages.
    pub fn new(capacity: u64, clock: Arc<dyn Clock>) -> Self {
        let pages = Cache::builder()
            .max_capacity(capacity)
            .weigher(|key: &String, entry: &Arc<Entry>| {
                u32::try_from(key.len() + entry.weight()).unwrap_or(u32::MAX)
            })
            .time_to_idle(IDLE)
            .build();
        Self(Arc::new(Inner { pages, flights: Flights::default(), clock }))
    }

    fn kept(&self, key: &str) -> Option<Arc<Entry>> {
        self.0.pages.get(key).filter(|entry| entry.holds(self.0.clock.now()))
    }

    /// Keeps an answer if it may be kept; either way it is answered.
    async fn keep(&self, key: String, response: Response, asked: &HeaderMap) -> Response {
        let Some(holds) = holds(&response) else { return response };
        let (parts, body) = response.into_parts();
        let body = match to_bytes(body, usize::MAX).await {
            Ok(body) => body,
            // A page is complete in memory before it is answered: this does not happen.
            Err(error) => return Fail::from(anyhow::anyhow!(error)).into_response(),
        };
        let too_large = body.len() > LARGEST;
        let entry = Arc::new(Entry::new(parts.headers, body, holds));
        if !too_large {
            self.0.pages.insert(key, entry.clone());
        }
        entry.answer(asked)
    }
}

/// What is worth keeping: pages of words, and documents that take long to set.
const KEPT: [&str; 4] = ["text/html", "application/atom+xml", "text/calendar", "application/pdf"];

/// Whether an answer may be kept: a complete page whose maker said how long it holds.
fn holds(response: &Response) -> Option<Holds> {
    let headers = response.headers();
    let text =
        |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("");
    let kind = text(header::CONTENT_TYPE);
    let is_kept = KEPT.iter().any(|kept| kind.starts_with(kept));
    let wanted = response.status() == StatusCode::OK
        && is_kept
        && !headers.contains_key(header::SET_COOKIE)
        && !text(header::CACHE_CONTROL).contains("no-store");
    if wanted { response.extensions().get::<Holds>().cloned() } else { None }
}

/// Whether anybody would get the same answer as this request.
fn is_anybodys(request: &Request) -> bool {
    let headers = request.headers();
    let ours =
        |value: &http::HeaderValue| value.as_bytes().windows(COOKIES.len()).any(|w| w == COOKIES.as_bytes());
    request.method() == Method::GET
        && !headers.get_all(header::COOKIE).iter().any(ours)
        && !headers.contains_key("hx-request")
        && !headers.contains_key(header::RANGE)
        && !headers.contains_key(header::AUTHORIZATION)
}

/// Host, path and query: a host cannot hold a slash.
fn key(request: &Request) -> Option<String> {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let host = host.or_else(|| request.uri().host())?;
    let target = request.uri().path_and_query()?.as_str();
    let mut key = String::with_capacity(host.len() + target.len());
    key.push_str(host);
    key.push_str(target);
    Some(key)
}

/// The layer.
pub async fn serve(State(cache): State<PageCache>, request: Request, next: Next) -> Response {
    let Some(key) = is_anybodys(&request).then(|| key(&request)).flatten() else {
        return next.run(request).await;
    };
    if let Some(entry) = cache.kept(&key) {
        metrics::counter!("pages_kept_total", "answer" => "kept").increment(1);
        return entry.answer(request.headers());
    }
    match cache.0.flights.board(&key) {
        Role::Passenger(landing) => {
            landing.await;
            if let Some(entry) = cache.kept(&key) {
                metrics::counter!("pages_kept_total", "answer" => "shared").increment(1);
                return entry.answer(request.headers());
            }
            // It could not be kept: everybody makes their own.
            next.run(request).await
        }
        Role::Pilot(_until_landing) => {
            metrics::counter!("pages_kept_total", "answer" => "made").increment(1);
            let asked = request.headers().clone();
            let response = next.run(request).await;
            cache.keep(key, response, &asked).await
        }
    }
}
