//! Problems as answers. A handler returns [`Result`]; what went wrong travels in the response's extensions as a
//! [`Failure`], and the middleware of `accounts`, which knows organisation and language, turns it into a page.

use std::sync::Arc;

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use kernel::{FieldErrors, Problem, Text};
use serde::Serialize;

use crate::{Page, Reader};

/// What a handler returns.
pub type Result<T, E = Fail> = std::result::Result<T, E>;

/// A problem on its way to becoming an answer. Everything that can become a [`Problem`] becomes one by `?`.
#[derive(Debug)]
pub struct Fail(pub Problem);

impl<E: Into<Problem>> From<E> for Fail {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl Fail {
    /// There is no such thing here.
    pub fn not_found() -> Self {
        Self(Problem::NotFound)
    }

    /// Not allowed, with the reason.
    pub fn not_allowed(why: Text) -> Self {
        Self(Problem::NotAllowed(why))
    }
}

impl IntoResponse for Fail {
    fn into_response(self) -> Response {
        Failure::new(self.0).into_response()
    }
}

/// Why an answer is not what was asked for; found in the extensions of the response.
#[derive(Clone, Debug)]
pub struct Failure {
    /// What went wrong.
    pub problem: Arc<Problem>,
    /// The status of the answer.
    pub status: StatusCode,
    /// A refused post that can be sent again.
    pub resend: Option<Resend>,
}

impl Failure {
    /// The failure with the status that belongs to the problem.
    pub fn new(problem: Problem) -> Self {
        let status = status(&problem);
        Self { problem: Arc::new(problem), status, resend: None }
    }

    pub(crate) fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// The failure as JSON (RFC 9457), for clients that are programs.
    pub fn json(&self, reader: &Reader, request_id: &str) -> Response {
        let page = ErrorPage::new(self, reader, request_id, "/", "/");
        let errors: Vec<_> = match &*self.problem {
            Problem::Invalid(errors) => errors
                .iter()
                .map(|(field, text)| serde_json::json!({ "field": field, "text": reader.say(text) }))
                .collect(),
            _ => Vec::new(),
        };
        let body = serde_json::json!({
            "type": "about:blank", "status": page.status, "title": page.title, "detail": page.text,
            "code": page.code, "errors": errors,
        });
        let mime = HeaderValue::from_static("application/problem+json");
        let mut response = (self.status, [(header::CONTENT_TYPE, mime)], body.to_string()).into_response();
        self.add_retry_after(&mut response);
        response
    }

    /// Adds `Retry-After` where waiting helps.
    pub fn add_retry_after(&self, response: &mut Response) {
        if let Problem::TooMany { retry_after, .. } | Problem::Busy { retry_after } = *self.problem {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(retry_after));
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        // Seen only where no middleware makes a page of it.
        let words = self.status.canonical_reason().unwrap_or("Error");
        let mut response = (self.status, Body::from(words)).into_response();
        let mime = HeaderValue::from_static("text/plain; charset=utf-8");
        response.headers_mut().insert(header::CONTENT_TYPE, mime);
        self.add_retry_after(&mut response);
        response.extensions_mut().insert(self);
        response
    }
}

fn status(problem: &Problem) -> StatusCode {
    match problem {
        Problem::NotFound => StatusCode::NOT_FOUND,
        Problem::NotLoggedIn(_) => StatusCode::UNAUTHORIZED,
        Problem::NotAllowed(_) => StatusCode::FORBIDDEN,
        Problem::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Problem::Conflict(_) => StatusCode::CONFLICT,
        Problem::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        Problem::Busy { .. } => StatusCode::SERVICE_UNAVAILABLE,
        Problem::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The short code under which a request is found in the log: people read it out on the telephone.
pub fn code(request_id: &str) -> String {
    let digits: Vec<char> = request_id.chars().filter(char::is_ascii_alphanumeric).collect();
    digits[digits.len().saturating_sub(6)..].iter().collect::<String>().to_uppercase()
}

/// True when the client asks for JSON rather than for a page.
pub fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or("");
    accept.contains("json") && !accept.contains("text/html")
}

/// A post that was refused because it came from another site, ready to be confirmed and sent again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Resend {
    /// Where it went: path and query.
    pub action: String,
    /// What it said, without passwords and files. The page shows it all, so that nobody confirms what they did not write.
    pub fields: Vec<SentField>,
}

/// One field of a refused post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SentField {
    /// The field's name.
    pub name: String,
    /// What it held.
    pub value: String,
}

/// The page that says what went wrong and what to do.
#[derive(Clone, Debug, Serialize)]
pub struct ErrorPage {
    /// The HTTP status.
    pub status: u16,
    /// What happened, one sentence.
    pub title: String,
    /// What to do.
    pub text: String,
    /// Where to go from here.
    pub links: Vec<ErrorLink>,
    /// What is wrong field by field, where the form itself could not be shown again.
    pub errors: Vec<String>,
    /// The code to find the request in the log; only when it was our fault.
    pub code: Option<String>,
    /// A refused post that can be sent again.
    pub resend: Option<Resend>,
}

/// A way on from an error page.
#[derive(Clone, Debug, Serialize)]
pub struct ErrorLink {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

impl ErrorPage {
    /// Puts a failure into words.
    pub fn new(
        failure: &Failure,
        reader: &Reader,
        request_id: &str,
        home_href: &str,
        login_href: &str,
    ) -> Self {
        let say = |key: &'static str| reader.say(&Text::new(key));
        let code = matches!(*failure.problem, Problem::Fault(_)).then(|| code(request_id));
        let (title, text) = match &*failure.problem {
            _ if failure.resend.is_some() => {
                (say("web-problem-cross-site"), say("web-problem-cross-site-text"))
            }
            Problem::NotFound if failure.status == StatusCode::METHOD_NOT_ALLOWED => {
                (say("web-problem-method"), String::new())
            }
            Problem::NotFound => (say("web-problem-not-found"), say("web-problem-not-found-text")),
            Problem::NotLoggedIn(text) => (say("web-problem-not-logged-in"), reader.say(text)),
            Problem::NotAllowed(text) => (say("web-problem-not-allowed"), reader.say(text)),
            Problem::Invalid(_) => (say("web-problem-invalid"), say("web-problem-invalid-text")),
            Problem::Conflict(text) => (say("web-problem-conflict"), reader.say(text)),
            Problem::TooMany { text, .. } => (say("web-problem-too-many"), reader.say(text)),
            Problem::Busy { .. } => (say("web-problem-busy"), say("web-problem-busy-text")),
            Problem::Fault(_) => {
                let text = Text::new("web-problem-fault-text").with("code", code.clone().unwrap_or_default());
                (say("web-problem-fault"), reader.say(&text))
            }
        };
        let errors = match &*failure.problem {
            Problem::Invalid(errors) => words(errors, reader),
            _ => Vec::new(),
        };
        let mut links = vec![ErrorLink { label: say("web-problem-home"), href: home_href.to_owned() }];
        if matches!(*failure.problem, Problem::NotLoggedIn(_)) {
            links.insert(0, ErrorLink { label: say("web-problem-log-in"), href: login_href.to_owned() });
        }
        let (status, resend) = (failure.status.as_u16(), failure.resend.clone());
        Self { status, title, text, links, errors, code, resend }
    }

    /// The page of an address at which no organisation is: there is no beginning to go back to.
    pub fn no_site(failure: &Failure, reader: &Reader, request_id: &str) -> Self {
        let say = |key: &'static str| reader.say(&Text::new(key));
        Self {
            title: say("web-problem-no-site"),
            text: say("web-problem-no-site-text"),
            links: Vec::new(),
            ..Self::new(failure, reader, request_id, "/", "/")
        }
    }
}

fn words(errors: &FieldErrors, reader: &Reader) -> Vec<String> {
    errors.iter().map(|(_, text)| reader.say(text)).collect()
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "error.html";

    fn samples() -> Vec<Self> {
        let page = |status, title: &str| Self {
            status,
            title: title.into(),
            text: String::new(),
            links: vec![ErrorLink { label: "Torna all'inizio".into(), href: "/it".into() }],
            errors: Vec::new(),
            code: None,
            resend: None,
        };
        let fields = vec![
            SentField { name: "title".into(), value: "Più alberi in via <Roma>".into() },
            SentField { name: "body".into(), value: "Prima riga\nSeconda riga".into() },
        ];
        vec![
            page(404, "Questa pagina non c'è, o non c'è più."),
            Self { links: Vec::new(), ..page(404, "A questo indirizzo non c'è nessun sito.") },
            Self { errors: vec!["Manca il titolo.".into()], ..page(422, "Qualcosa non va.") },
            Self {
                code: Some("7F2A01".into()),
                text: "Riprova.".into(),
                ..page(500, "Qualcosa si è rotto.")
            },
            Self {
                resend: Some(Resend { action: "/it/proposals".into(), fields }),
                ..page(403, "Non sappiamo se l'hai mandato tu.")
            },
        ]
    }
}
