//! Logging in and out.

use axum::response::Response;
use kernel::{FieldErrors, Text};
use serde::Serialize;
use web::{
    FlashKind, Link, Page,
    form::{FormData, FormView},
};

use super::log_in;
use crate::{
    Here,
    here::{clear_cookie, redirect},
    in_form,
    people::actions,
    sessions,
};

/// The form. `next` leads back to where the person was.
#[derive(Serialize)]
pub(crate) struct LoginPage {
    form: FormView,
}

impl Page for LoginPage {
    const TEMPLATE: &'static str = "accounts/login.html";

    fn samples() -> Vec<Self> {
        let back = FormView::new().add("next", "/it/account");
        vec![Self { form: FormView::new() }, Self { form: back.with_sample_error("", "Non è giusto.") }]
    }
}

/// `GET /{locale}/login?next=/it/…`
pub(super) async fn show(here: Here) -> web::Result<Response> {
    let next = next(&here.query());
    if here.who.me.is_some() {
        return Ok(onward(&here, next.as_ref()));
    }
    let form = FormView::new().add("next", next.map(String::from).unwrap_or_default());
    here.frame(here.words("accounts-login-title")).show(&LoginPage { form }).await
}

/// `POST /{locale}/login`
pub(super) async fn submit(here: Here, form: FormData) -> web::Result<Response> {
    let mut fields = form.read();
    let email = fields.email("email").required_or(Text::new("accounts-email-missing")).optional();
    let password = fields.raw("password").required_or(Text::new("accounts-password-missing")).value();
    let read = fields.finish(email).and_then(|email| email.ok_or_else(FieldErrors::default));
    let outcome = match read {
        Ok(email) => in_form(actions::log_in(&here.db, email, password, &here.client).await)?,
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(key) => Ok(log_in(&here, onward(&here, next(&form).as_ref()), &key)),
        Err(errors) => {
            let form = form.view().with_errors(&errors, &here.reader());
            here.frame(here.words("accounts-login-title")).unprocessable().show(&LoginPage { form }).await
        }
    }
}

/// `POST /{locale}/session/end`
pub(super) async fn end(here: Here) -> web::Result<Response> {
    if let Some(key) = here.session.clone() {
        actions::log_out(&here.db, key).await?;
    }
    let mut response = here.told("/", FlashKind::Ok, &Text::new("accounts-logged-out"), None);
    clear_cookie(&mut response, &here.state.settings, sessions::COOKIE);
    Ok(response)
}

/// Where to go afterwards: a path of this site, nothing else.
fn next(form: &FormData) -> Option<Link> {
    form.value("next").parse::<Link>().ok().filter(|link| !link.is_external())
}

fn onward(here: &Here, next: Option<&Link>) -> Response {
    match next {
        Some(path) => redirect(path.as_str()),
        None => here.go("/"),
    }
}
