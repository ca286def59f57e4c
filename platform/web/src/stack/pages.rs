use std::sync::Arc;

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use chrono_tz::Tz;
use http::header;
use kernel::Locale;

use super::RequestId;
use crate::{
    Renderer, Site,
    locales::preferred,
    problem::{ErrorPage, Failure, wants_json},
};

/// Makes a page, without any organisation's look, of a failure that came out this far undressed: a crash in the layers
/// above the routes, or a program without organisations.
pub(super) async fn bare(State(renderer): State<Arc<Renderer>>, request: Request, next: Next) -> Response {
    let json = wants_json(request.headers());
    let locales = renderer.locales();
    let locale = preferred(request.headers(), &locales).or(locales.first().copied()).unwrap_or(Locale::IT);
    let id = request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
    let response = next.run(request).await;
    let is_plain = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|mime| mime.as_bytes().starts_with(b"text/plain"));
    let Some(failure) = response.extensions().get::<Failure>().filter(|_| is_plain).cloned() else {
        return response;
    };
    let reader = renderer.reader(locale, Tz::UTC);
    let mut answer = if json {
        failure.json(&reader, &id)
    } else {
        let page = ErrorPage::new(&failure, &reader, &id, "/", "/");
        match renderer.page(&Site { title: page.title.clone(), ..Site::bare(locale, "/", &id) }, &page) {
            Ok(html) => (failure.status, Html(html)).into_response(),
            Err(error) => {
                tracing::error!("the error page itself is broken: {error:#}");
                return response;
            }
        }
    };
    failure.add_retry_after(&mut answer);
    for name in [header::ALLOW] {
        if let Some(value) = response.headers().get(&name) {
            answer.headers_mut().insert(name, value.clone());
        }
    }
    answer.extensions_mut().insert(failure);
    answer
}
