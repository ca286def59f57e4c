//! The short address itself, its QR code, and the page that offers both.

use accounts::Here;
use axum::{
    Router,
    extract::Path,
    http::header,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use feature::State;
use kernel::{Problem, Text};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use web::{Page, Samples};

use super::store::{self, Target};

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/s/{code}", get(follow))
        .route("/s/{code}/qr.svg", get(qr))
        .route("/{locale}/share/{code}", get(show))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<SharePage>();
}

/// The page.
#[derive(Serialize)]
struct SharePage {
    title: String,
    /// The short address as people type it.
    short: String,
    short_href: String,
    qr: String,
    mail_href: String,
    back: String,
}

impl Page for SharePage {
    const TEMPLATE: &'static str = "spaces/share.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            title: "Bilancio partecipativo 2027".into(),
            short: "montelume.example/s/h7k2mx".into(),
            short_href: "https://montelume.example/s/h7k2mx".into(),
            qr: "/s/h7k2mx/qr.svg".into(),
            mail_href: "mailto:?subject=Bilancio&body=x".into(),
            back: "/it/processes/bilancio-2027".into(),
        }]
    }
}

/// `GET /s/{code}`
async fn follow(here: Here, Path(code): Path<String>) -> web::Result<Response> {
    let (_, path) = find(&here, &code).await?;
    Ok(Redirect::temporary(&here.to(&path)).into_response())
}

/// `GET /s/{code}/qr.svg`
async fn qr(here: Here, Path(code): Path<String>) -> web::Result<Response> {
    find(&here, &code).await?;
    let address = here.url(&format!("/s/{code}"));
    let picture = web::squares(&address, &address).ok_or_else(|| anyhow::anyhow!("too long: {address}"))?;
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], picture).into_response())
}

/// `GET /{locale}/share/{code}`
async fn show(here: Here, Path((_, code)): Path<(String, String)>) -> web::Result<Response> {
    let (target, path) = find(&here, &code).await?;
    let kernel::Line { text: process, lang } = kernel::Line::of(&target.title, here.locale);
    let title = match &target.component {
        Some((_, title)) => format!("{process}: {}", title.text(here.locale)),
        None => process,
    };
    let short_href = here.url(&format!("/s/{code}"));
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let page = SharePage {
        short: short_href.split_once("://").map_or(short_href.as_str(), |(_, rest)| rest).to_owned(),
        qr: format!("/s/{code}/qr.svg"),
        mail_href: format!("mailto:?subject={}&body={}", encoded(&title), encoded(&short_href)),
        short_href,
        back: here.to(&path),
        title: title.clone(),
    };
    let frame = here.frame(here.say(&Text::new("spaces-share-title").with("title", title.as_str())));
    frame.crumb(kernel::Line { text: title, lang }, &path).show(&page).await
}

/// What a code leads to, with its path without locale; a draft is there for whoever works on it.
async fn find(here: &Here, code: &str) -> Result<(Target, String), Problem> {
    let (code, number) = match code.split_once('-') {
        Some((code, number)) => (code, Some(number.parse::<i64>().map_err(|_| Problem::NotFound)?)),
        None => (code, None),
    };
    // What is no code at all never reaches the database.
    if !code.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err(Problem::NotFound);
    }
    let tx = here.db.read().await?;
    let target = store::target(&tx, &code.to_ascii_lowercase()).await?;
    let target = target.filter(|t| t.sight.seen_by(&here.who));
    let target = target.ok_or(Problem::NotFound)?;
    let path = match (&target.component, number) {
        (Some((component, _)), Some(number)) => format!("{}/{component}/{number}", target.path),
        (Some((component, _)), None) => format!("{}/{component}", target.path),
        (None, None) => target.path.clone(),
        (None, Some(_)) => return Err(Problem::NotFound),
    };
    Ok((target, path))
}
