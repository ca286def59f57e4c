use std::{any::Any, time::Duration};

use anyhow::anyhow;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};
use kernel::{Problem, Text};

use crate::problem::Failure;

/// A crash in one request is that request's answer; the server lives on.
pub(super) fn crashed(payload: Box<dyn Any + Send + 'static>) -> Response {
    let words = payload.downcast_ref::<String>().map(String::as_str);
    let words = words.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("no message");
    Failure::new(Problem::Fault(anyhow!("crashed: {words}"))).into_response()
}

/// Ends requests that take too long.
pub(super) async fn in_time(State(limit): State<Duration>, request: Request, next: Next) -> Response {
    let mime =
        request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let uploading = mime.starts_with("multipart/");
    let limit = if uploading { limit * 10 } else { limit };
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) if uploading => {
            let failure = Failure::new(Problem::field("", Text::new("web-form-timeout")));
            failure.with_status(StatusCode::REQUEST_TIMEOUT).into_response()
        }
        Err(_) => {
            let failure = Failure::new(Problem::Fault(anyhow!("took longer than {limit:?}")));
            failure.with_status(StatusCode::SERVICE_UNAVAILABLE).into_response()
        }
    }
}

/// Makes failures of the bare answers of the framework (no such route, wrong method, unreadable address), so that they
/// become pages too.
pub(super) async fn adopt(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let status = response.status();
    let has_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|mime| !mime.as_bytes().starts_with(b"text/plain"));
    let is_error = status.is_client_error() || status.is_server_error();
    if !is_error || has_page || response.extensions().get::<Failure>().is_some() {
        return response;
    }
    let failure = match status {
        StatusCode::NOT_FOUND | StatusCode::BAD_REQUEST => Failure::new(Problem::NotFound),
        StatusCode::METHOD_NOT_ALLOWED => Failure::new(Problem::NotFound).with_status(status),
        StatusCode::PAYLOAD_TOO_LARGE => {
            Failure::new(Problem::field("", Text::new("web-form-too-big"))).with_status(status)
        }
        _ if status.is_client_error() => {
            Failure::new(Problem::field("", Text::new("web-form-unreadable"))).with_status(status)
        }
        _ => Failure::new(Problem::Fault(anyhow!("a bare answer {status}"))).with_status(status),
    };
    let allow = response.headers().get(header::ALLOW).cloned();
    let mut answer = failure.into_response();
    if let Some(allow) = allow {
        answer.headers_mut().insert(header::ALLOW, allow);
    }
    answer
}
