use std::{
    sync::{Arc, OnceLock},
    time::Instant,
};

use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use http::{HeaderName, HeaderValue, Method};
use kernel::{Env, Problem};
use tracing::{Instrument, field::Empty};

use crate::problem::{Failure, code};

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The id of the present request, in its extensions: in the log, in the answer's `x-request-id`, on error pages.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// Gives the request its id, a log line and its metrics. Only the route's pattern is named, never the address itself: an
/// address may hold a one-time secret or say what somebody reads.
pub(super) async fn observe(State(env): State<Env>, mut request: Request, next: Next) -> Response {
    let id = env.uuid().to_string();
    request.extensions_mut().insert(RequestId(id.clone()));
    let answering = Answering::default();
    if let Some(route) = request.extensions().get::<MatchedPath>() {
        answering.is(route);
    }
    request.extensions_mut().insert(answering.clone());
    let method = known(request.method());
    let started = Instant::now();
    let span = tracing::info_span!("request", id, method, route = Empty);
    async move {
        let mut response = next.run(request).await;
        let (status, took) = (response.status().as_u16(), started.elapsed());
        if let Some(Problem::Fault(error)) = response.extensions().get::<Failure>().map(|f| &*f.problem) {
            tracing::error!(code = code(&id), "{error:?}");
        }
        let route = answering.route().to_owned();
        tracing::Span::current().record("route", &route);
        tracing::info!(status, millis = took.as_secs_f64() * 1_000.0, "answered");
        let labels = [("method", method.to_owned()), ("route", route), ("status", status.to_string())];
        metrics::counter!("http_requests_total", &labels).increment(1);
        metrics::histogram!("http_request_seconds", &labels).record(took.as_secs_f64());
        if let Ok(value) = HeaderValue::from_str(&id) {
            response.headers_mut().insert(REQUEST_ID.clone(), value);
        }
        response
    }
    .instrument(span)
    .await
}

/// The route that answers the present request, once that is known. For the outer layers all pages of organisations are one
/// fallback; the routes' own layer tells them which it is.
#[derive(Clone, Default)]
struct Answering(Arc<OnceLock<String>>);

impl Answering {
    fn is(&self, route: &MatchedPath) {
        // The first to know is the nearest to the routes of the page.
        let _known = self.0.set(route.as_str().to_owned());
    }

    fn route(&self) -> &str {
        self.0.get().map_or("(none)", String::as_str)
    }
}

/// Tells the outer layers which route answers.
pub(super) async fn tell_route(request: Request, next: Next) -> Response {
    let extensions = request.extensions();
    if let (Some(answering), Some(route)) = (extensions.get::<Answering>(), extensions.get::<MatchedPath>()) {
        answering.is(route);
    }
    next.run(request).await
}

/// Methods are labels of metrics: strangers must not be able to invent new ones.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "OTHER",
    }
}
