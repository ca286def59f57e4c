//! Privacy, terms and accessibility: honest default texts that every organisation can stand behind.

use axum::response::Response;
use serde::Serialize;
use web::Page;

use crate::Here;

/// One of the three pages; its text is in the messages.
#[derive(Serialize)]
pub(crate) struct LegalPage {
    which: &'static str,
    /// Who answers for the site.
    body: String,
    /// Where to write to; may be empty.
    email: String,
}

impl Page for LegalPage {
    const TEMPLATE: &'static str = "accounts/legal.html";

    fn samples() -> Vec<Self> {
        ["privacy", "terms", "accessibility"]
            .into_iter()
            .flat_map(|which| {
                ["", "urp@montelume.example"].map(|email| Self {
                    which,
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
    let page = LegalPage { which, body: body.clone(), email: profile.email.clone() };
    here.frame(here.words(title)).show(&page).await
}
