//! Choosing a password through a link: forgotten ones, and invitations.

use axum::{extract::Path, response::Response};
use kernel::{FieldErrors, Text};
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{
    confirmation::found,
    log_in,
    register::{SentPage, nickname},
};
use crate::{
    Here, in_form,
    people::{Names, actions},
    tokens::Kind,
};

/// Asks for the address to send the link to.
#[derive(Serialize)]
pub(crate) struct RequestPage {
    form: FormView,
}

impl Page for RequestPage {
    const TEMPLATE: &'static str = "accounts/password_request.html";

    fn samples() -> Vec<Self> {
        vec![
            Self { form: FormView::new() },
            Self { form: FormView::new().with_sample_error("email", "Manca.") },
        ]
    }
}

/// Asks for a new password.
#[derive(Serialize)]
pub(crate) struct ChoosePage {
    action: String,
    /// Whether this is somebody's first password here.
    invited: bool,
    form: FormView,
}

impl Page for ChoosePage {
    const TEMPLATE: &'static str = "accounts/password_choose.html";

    fn samples() -> Vec<Self> {
        let page = |invited, form| Self { action: "/it/password/x".into(), invited, form };
        let wrong = FormView::new().with_sample_error("password", "È troppo corta.");
        vec![page(false, FormView::new()), page(true, wrong)]
    }
}

/// `GET /{locale}/password`
pub(super) async fn show_request(here: Here) -> web::Result<Response> {
    here.frame(here.words("accounts-forgot-title")).show(&RequestPage { form: FormView::new() }).await
}

/// `POST /{locale}/password`
pub(super) async fn request(here: Here, form: FormData) -> web::Result<Response> {
    let mut fields = form.read();
    let email = fields.email("email").required_or(Text::new("accounts-email-missing")).optional();
    match fields.finish(email).and_then(|email| email.ok_or_else(FieldErrors::default)) {
        Ok(email) => {
            actions::request_reset(&here.db, email, &here.client).await?;
            Ok(here.go("/password/sent"))
        }
        Err(errors) => {
            let form = form.view().with_errors(&errors, &here.reader());
            here.frame(here.words("accounts-forgot-title")).unprocessable().show(&RequestPage { form }).await
        }
    }
}

/// `GET /{locale}/password/sent`
pub(super) async fn sent(here: Here) -> web::Result<Response> {
    here.frame(here.words("accounts-sent-title")).show(&SentPage { about: "password" }).await
}

/// `GET /{locale}/password/{token}`
pub(super) async fn show_reset(
    here: Here,
    Path((_, token)): Path<(String, String)>,
) -> web::Result<Response> {
    show(here, Kind::ResetPassword, &token).await
}

/// `POST /{locale}/password/{token}`
pub(super) async fn reset(
    here: Here,
    Path((_, token)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    choose(here, Kind::ResetPassword, token, form).await
}

/// `GET /{locale}/invitation/{token}`
pub(super) async fn show_invitation(
    here: Here,
    Path((_, token)): Path<(String, String)>,
) -> web::Result<Response> {
    show(here, Kind::Invitation, &token).await
}

/// `POST /{locale}/invitation/{token}`
pub(super) async fn accept(
    here: Here,
    Path((_, token)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    choose(here, Kind::Invitation, token, form).await
}

async fn show(here: Here, kind: Kind, token: &str) -> web::Result<Response> {
    found(&here, kind, token).await?;
    let page =
        ChoosePage { action: here.path.clone(), invited: kind == Kind::Invitation, form: FormView::new() };
    here.frame(here.words("accounts-choose-title")).show(&page).await
}

async fn choose(here: Here, kind: Kind, token: String, form: FormData) -> web::Result<Response> {
    let invited = kind == Kind::Invitation;
    let mut fields = form.read();
    let names = invited.then(|| Names {
        name: fields.line("name").required_or(Text::new("accounts-name-missing")).max(100).value(),
        nickname: nickname(&mut fields),
    });
    let password = fields.raw("password").required_or(Text::new("accounts-password-missing")).value();
    if invited && !fields.checked("terms") {
        fields.error("terms", Text::new("accounts-terms-missing"));
    }
    let outcome = match fields.finish((password, names)) {
        Ok((password, names)) => {
            in_form(actions::choose_password(&here.db, kind, token, password, names).await)?
        }
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(key) => {
            let next = if invited { "/account" } else { "/" };
            Ok(log_in(&here, here.done(next, &Text::new("accounts-password-chosen")), &key))
        }
        Err(errors) => {
            let form = form.view().with_errors(&errors, &here.reader());
            let page = ChoosePage { action: here.path.clone(), invited, form };
            here.frame(here.words("accounts-choose-title")).unprocessable().show(&page).await
        }
    }
}
