//! Problems of handlers, put into a page of the organisation.

use axum::{
    http::{HeaderMap, request::Parts},
    response::{Html, IntoResponse, Response},
};
use feature::State;
use kernel::{Locale, Problem, Text};
use web::{
    FlashKind, Site,
    problem::{ErrorPage, Failure, wants_json},
    stack::RequestId,
};

use super::{Here, frame::login_href, locate::accepted};

/// Turns a failed answer into words; other answers pass unchanged.
pub(super) async fn in_words(
    here: &Here,
    headers: &HeaderMap,
    get: bool,
    mut response: Response,
) -> Response {
    let Some(failure) = response.extensions_mut().remove::<Failure>() else { return response };
    if let Problem::Fault(error) = &*failure.problem {
        tracing::error!(request = here.request_id, error = format!("{error:#}"), "a request failed");
    }
    if wants_json(headers) {
        return failure.json(&here.reader(), &here.request_id);
    }
    if let Problem::Busy { .. } = &*failure.problem {
        // The organisation's own page asks the database, which has no time.
        return plain(&here.state, here.locale, &here.path, &here.request_id, &failure);
    }
    if let (Problem::NotLoggedIn(why), true) = (&*failure.problem, get) {
        return to_login(here, why);
    }
    let page = ErrorPage::new(&failure, &here.reader(), &here.request_id, &here.to("/"), &login_href(here));
    let frame = here.frame(page.title.clone()).status(failure.status);
    match frame.show(&page).await {
        Ok(mut answer) => {
            failure.add_retry_after(&mut answer);
            answer
        }
        Err(error) => {
            tracing::error!(request = here.request_id, problem = %error.0, "the error page failed");
            response
        }
    }
}

/// Leads to the login page, which says why, and back here afterwards.
fn to_login(here: &Here, why: &Text) -> Response {
    let path = login_href(here);
    let path = path.strip_prefix(&format!("/{}", here.locale)).unwrap_or("/login").to_owned();
    here.told(&path, FlashKind::Now, why, None)
}

/// A failure outside of any organisation: a plain page that names none.
pub(super) fn bare(state: &State, request: &Parts, problem: Problem) -> Response {
    let request_id = request.extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
    if let Problem::Fault(error) = &problem {
        tracing::error!(request = request_id, error = format!("{error:#}"), "a request failed");
    }
    let locale =
        accepted(&request.headers).find(|l| state.renderer.locales().contains(l)).unwrap_or(Locale::IT);
    plain(state, locale, request.uri.path(), &request_id, &Failure::new(problem))
}

/// A page that names no organisation, and asks nothing of the database.
fn plain(state: &State, locale: Locale, path: &str, request_id: &str, failure: &Failure) -> Response {
    let mut site = Site::bare(locale, path, request_id);
    let reader = state.renderer.reader(locale, site.tz);
    let page = match *failure.problem {
        Problem::NotFound => ErrorPage::no_site(failure, &reader, request_id),
        _ => ErrorPage::new(failure, &reader, request_id, "/", "/"),
    };
    site.title.clone_from(&page.title);
    let mut response = match state.renderer.page(&site, &page) {
        Ok(html) => (failure.status, Html(html)).into_response(),
        Err(error) => {
            tracing::error!(request = request_id, %error, "the error page failed");
            return failure.clone().into_response();
        }
    };
    failure.add_retry_after(&mut response);
    response
}
