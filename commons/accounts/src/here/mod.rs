//! Where a request is: the tenant of its host, who acts, in which language. Every handler starts with [`Here`].

mod frame;
mod locate;
mod refusal;

use std::{ops::Deref, sync::Arc};

use axum::{
    extract::{FromRequestParts, MatchedPath},
    http::{HeaderMap, Uri, header, request::Parts},
    response::{IntoResponse, Response},
};
use db::TenantDb;
use feature::State;
pub use frame::{
    AccountLinks, AdminMenu, Bell, FooterLinks, Frame, FrontPage, LegalText, LegalTexts, NavSource,
    ScopeParts,
};
use futures::future::BoxFuture;
use kernel::{FieldErrors, Locale, Problem, Text};
pub use locate::locate;
pub(crate) use locate::{clear_cookie, set_cookie};
use web::{FlashKind, Reader};

use crate::{Standing, Tenant};

/// The request's place: cheap to clone, the same for all of its handlers.
#[derive(Clone)]
pub struct Here(Arc<Place>);

/// The parts of [`Here`].
pub struct Place {
    /// The program's state.
    pub state: State,
    /// The organisation.
    pub tenant: Arc<Tenant>,
    /// Its data.
    pub db: TenantDb,
    /// Who acts.
    pub who: Standing,
    /// The reader's language.
    pub locale: Locale,
    /// The path of the request.
    pub path: String,
    /// Where somebody who must log in first comes back to: this page or, as a post is no page, the one it was sent from.
    pub back: Option<String>,
    /// The address of the request, for its query.
    pub uri: Uri,
    /// The query of the request, without `?`; may be empty.
    pub query: String,
    /// The id of the request, for error pages and logs.
    pub request_id: String,
    /// The key of the session, when somebody is logged in.
    pub session: Option<String>,
    /// The client's address, shortened to its network, for rate limits.
    pub client: String,
    notice: Option<web::Notice>,
    renewed: bool,
    /// What this request reads, if others may get the same answer.
    footprint: Option<db::Footprint>,
}

impl Here {
    /// A path in the reader's language: `/processes` becomes `/it/processes`.
    pub fn to(&self, path: &str) -> String {
        format!("/{}{path}", self.locale)
    }

    /// Where to log in and come back to a path, which has its locale.
    pub fn login_and_back(&self, back: &str) -> String {
        self.to(&login_path(back))
    }

    /// The public address of a path.
    pub fn url(&self, path: &str) -> String {
        self.state.settings.url(self.tenant.host.as_str(), path)
    }

    /// Says that the answer shows something that no table tells, a folder of files for example: it is not kept for
    /// others.
    pub fn for_once(&self) {
        if let Some(footprint) = &self.footprint {
            footprint.for_once();
        }
    }

    /// Puts texts, dates and amounts into the reader's words.
    pub fn reader(&self) -> Reader {
        self.state.renderer.reader(self.locale, self.tenant.time_zone)
    }

    /// A text in the reader's words.
    pub fn say(&self, text: &Text) -> String {
        self.state.renderer.say(self.locale, self.tenant.time_zone, text)
    }

    /// A message without arguments in the reader's words.
    pub fn words(&self, key: &'static str) -> String {
        self.say(&Text::new(key))
    }

    /// The query of the request, for filters.
    pub fn query(&self) -> web::form::FormData {
        web::form::FormData::query(&self.uri)
    }

    /// Starts a page with its title.
    pub fn frame(&self, title: impl Into<kernel::Line>) -> Frame {
        Frame::new(self.clone(), title.into())
    }

    /// Leads to a path of the reader's language after something was done.
    pub fn go(&self, path: &str) -> Response {
        redirect(&self.to(path))
    }

    /// Leads to a path and says once what was done.
    pub fn done(&self, path: &str, title: &Text) -> Response {
        self.told(path, FlashKind::Ok, title, None)
    }

    /// Leads to the login page, which says why, and afterwards to a path, which has its locale.
    pub fn to_login(&self, back: &str, why: &Text) -> Response {
        self.told(&login_path(back), FlashKind::Now, why, None)
    }

    /// Leads to a path and says once how it went, with what to do now.
    pub fn told(&self, path: &str, kind: FlashKind, title: &Text, text: Option<&Text>) -> Response {
        let notice = locate::NoticeCookie {
            kind,
            title: self.say(title),
            text: text.map(|t| self.say(t)).unwrap_or_default(),
        };
        let mut response = self.go(path);
        locate::set_cookie(&mut response, &self.state.settings, locate::NOTICE, &notice.encode(), Some(60));
        response
    }
}

impl Deref for Here {
    type Target = Place;
    fn deref(&self) -> &Place {
        &self.0
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Here {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        // Absent only where a route was mounted outside `locate`, which is our fault.
        let here = parts.extensions.get::<Here>().cloned().ok_or_else(|| {
            web::Fail::from(anyhow::anyhow!("a handler that needs a tenant was mounted outside `locate`"))
                .into_response()
        })?;
        // The first part of a route is the language: any other word there is no page of ours.
        let route = parts.extensions.get::<MatchedPath>().map_or("", MatchedPath::as_str);
        if route.starts_with("/{locale}/") && !here.path.starts_with(&here.to("/")) {
            return Err(web::Fail::not_found().into_response());
        }
        Ok(here)
    }
}

fn login_path(back: &str) -> String {
    let next = percent_encoding::utf8_percent_encode(back, percent_encoding::NON_ALPHANUMERIC);
    format!("/login?next={next}")
}

/// Leads a browser to a path with GET.
pub(crate) fn redirect(path: &str) -> Response {
    let mut headers = HeaderMap::new();
    if let Ok(value) = path.parse() {
        headers.insert(header::LOCATION, value);
    }
    (axum::http::StatusCode::SEE_OTHER, headers).into_response()
}

/// Separates what is wrong with a form, to be said beside its fields, from every other problem.
///
/// # Errors
/// Every problem but [`Problem::Invalid`].
pub fn in_form<T>(outcome: Result<T, Problem>) -> Result<Result<T, FieldErrors>, Problem> {
    match outcome {
        Ok(value) => Ok(Ok(value)),
        Err(Problem::Invalid(errors)) => Ok(Err(errors)),
        Err(problem) => Err(problem),
    }
}

/// Something asynchronous that reads for the layout.
pub(crate) type Reading<'a, T> = BoxFuture<'a, Result<T, Problem>>;
