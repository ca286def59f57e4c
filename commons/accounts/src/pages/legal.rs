//! Privacy, terms and accessibility: the organisation's own text where it wrote one, else an honest default that every
//! organisation can stand behind.

use axum::response::Response;
use serde::Serialize;
use web::{Html, Page};

use crate::{Here, LegalTexts};

/// One of the three pages; its text is in the messages.
#[derive(Serialize)]
pub(crate) struct LegalPage {
    which: &'static str,
    /// The organisation's own text.
    own: Option<Own>,
    /// Who answers for the site.
    body: String,
    /// Where to write to; may be empty.
    email: String,
}

/// What the organisation wrote.
#[derive(Serialize)]
struct Own {
    title: String,
    html: Html,
}

impl Page for LegalPage {
    const TEMPLATE: &'static str = "accounts/legal.html";

    fn samples() -> Vec<Self> {
        ["privacy", "terms", "accessibility"]
            .into_iter()
            .flat_map(|which| {
                // Without an address too; the default text of each page has one.
                ["", "urp@montelume.example"].map(|email| Self {
                    which,
                    own: email
                        .is_empty()
                        .then(|| Own { title: "Privacy".into(), html: Html::trusted("<p>Testo</p>") }),
                    body: "Comune di Montelume".into(),
                    email: email.into(),
                })
            })
            .collect()
    }
}

/// `GET /{locale}/privacy`
pub(super) async fn privacy(here: Here) -> web::Result<Response> {
    show(here, "privacy", "accounts-privacy-title").await
}

/// `GET /{locale}/terms`
pub(super) async fn terms(here: Here) -> web::Result<Response> {
    show(here, "terms", "accounts-terms-title").await
}

/// `GET /{locale}/accessibility`
pub(super) async fn accessibility(here: Here) -> web::Result<Response> {
    show(here, "accessibility", "accounts-accessibility-title").await
}

async fn show(here: Here, which: &'static str, title: &'static str) -> web::Result<Response> {
    let profile = &here.tenant.profile;
    let body = if profile.body.is_empty() { &here.tenant.name } else { &profile.body };
    let mut own = None;
    for LegalTexts(source) in here.state.extensions.all::<LegalTexts>() {
        own = source(&here, which).await?.map(|(title, html)| Own { title, html }).or(own);
    }
    let title = own.as_ref().map_or_else(|| here.words(title), |own| own.title.clone());
    let page = LegalPage { which, own, body: body.clone(), email: profile.email.clone() };
    here.frame(title).show(&page).await
}
