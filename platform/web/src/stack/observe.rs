use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use http::{HeaderName, HeaderValue, Method};
use kernel::{Env, Problem};
use tracing::Instrument;

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
    let route = request.extensions().get::<MatchedPath>().map_or("(none)", MatchedPath::as_str).to_owned();
    let method = known(request.method());
    let started = Instant::now();
    let span = tracing::info_span!("request", id, method, route);
    async move {
        let mut response = next.run(request).await;
        let (status, took) = (response.status().as_u16(), started.elapsed());
        if let Some(Problem::Fault(error)) = response.extensions().get::<Failure>().map(|f| &*f.problem) {
            tracing::error!(code = code(&id), "{error:?}");
        }
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
