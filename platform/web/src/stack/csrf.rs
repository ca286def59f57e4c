use std::convert::Infallible;

use axum::{
    extract::{FromRequest, Request},
    middleware::Next,
    response::{IntoResponse, Response},
};
use kernel::{Problem, Text};
use tower::{Layer, ServiceExt, service_fn};
use tower_http::csrf::{CsrfLayer, ProtectionError};

use crate::{
    form::{FormData, Limits, is_secret},
    problem::{Failure, Resend, SentField},
};

/// Refuses posts that other sites make a browser send, and keeps what they say, so that a person who meant it (an old
/// bookmark, a mail program's window) can read it again and send it.
pub(super) async fn check(request: Request, next: Next) -> Response {
    if !is_cross_site(head(&request)).await {
        return next.run(request).await;
    }
    tracing::info!("refused a cross-site post");
    let mut failure = Failure::new(Problem::NotAllowed(Text::new("web-problem-cross-site-text")));
    failure.resend = resend(request).await;
    failure.into_response()
}

fn head(request: &Request) -> http::Request<()> {
    let mut head = http::Request::new(());
    *head.method_mut() = request.method().clone();
    *head.uri_mut() = request.uri().clone();
    *head.headers_mut() = request.headers().clone();
    head
}

/// Asks tower-http's layer about the head alone: its own way of refusing would lose the body.
async fn is_cross_site(head: http::Request<()>) -> bool {
    let answer = service_fn(|_: http::Request<()>| async { Ok::<_, Infallible>(http::Response::new(())) });
    let Ok(answer) = CsrfLayer::new().layer(answer).oneshot(head).await;
    answer.extensions().get::<ProtectionError>().is_some()
}

/// `None` for what is not a form of reasonable size.
async fn resend(mut request: Request) -> Option<Resend> {
    if request.method() != http::Method::POST {
        return None;
    }
    let action = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    // Room to read past files, which are not kept.
    request.extensions_mut().insert(Limits { fields: 500, text: 256 << 10, file: 5 << 20, files: 3 });
    let form = FormData::from_request(request, &()).await.ok()?;
    let kept = form.iter().filter(|(name, _)| !is_secret(name));
    let fields =
        kept.map(|(name, value)| SentField { name: name.to_owned(), value: value.to_owned() }).collect();
    Some(Resend { action, fields })
}
