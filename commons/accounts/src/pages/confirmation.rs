//! Links that prove an address. Programs that scan mail open links, so the page only shows a button; the button confirms.

use axum::{extract::Path, response::Response};
use kernel::{Problem, Text};
use serde::Serialize;
use web::Page;

use super::log_in;
use crate::{
    Here,
    people::actions,
    tokens::{self, Kind},
};

/// One sentence and one button.
#[derive(Serialize)]
pub(crate) struct ConfirmPage {
    action: String,
    /// The new address, for a change of address.
    email: Option<String>,
}

impl Page for ConfirmPage {
    const TEMPLATE: &'static str = "accounts/confirm.html";

    fn samples() -> Vec<Self> {
        let page =
            |email: Option<&str>| Self { action: "/it/confirmation/x".into(), email: email.map(Into::into) };
        vec![page(None), page(Some("anna@montelume.example"))]
    }
}

/// `GET /{locale}/confirmation/{token}`
pub(super) async fn show(here: Here, Path((_, token)): Path<(String, String)>) -> web::Result<Response> {
    found(&here, Kind::ConfirmEmail, &token).await?;
    let page = ConfirmPage { action: here.path.clone(), email: None };
    here.frame(here.words("accounts-confirm-title")).show(&page).await
}

/// `POST /{locale}/confirmation/{token}`
pub(super) async fn submit(here: Here, Path((_, token)): Path<(String, String)>) -> web::Result<Response> {
    let key = actions::confirm_email(&here.db, token).await?;
    Ok(log_in(&here, here.done("/", &Text::new("accounts-confirmed")), &key))
}

/// `GET /{locale}/email-change/{token}`
pub(super) async fn show_change(
    here: Here,
    Path((_, token)): Path<(String, String)>,
) -> web::Result<Response> {
    let token = found(&here, Kind::ChangeEmail, &token).await?;
    let page = ConfirmPage { action: here.path.clone(), email: Some(token.detail) };
    here.frame(here.words("accounts-confirm-change-title")).show(&page).await
}

/// `POST /{locale}/email-change/{token}`
pub(super) async fn submit_change(
    here: Here,
    Path((_, token)): Path<(String, String)>,
) -> web::Result<Response> {
    actions::confirm_email_change(&here.db, token).await?;
    Ok(here.done("/account", &Text::new("accounts-email-changed")))
}

/// A link that is still good, or what to say instead.
pub(super) async fn found(here: &Here, kind: Kind, token: &str) -> Result<tokens::Token, Problem> {
    let tx = here.db.read().await?;
    tokens::find(&tx, kind, token).await?.ok_or_else(|| Problem::Conflict(Text::new("accounts-link-stale")))
}
