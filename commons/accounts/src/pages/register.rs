//! Making an account. Whether an address has one already is told by mail only, never by the page.

use axum::response::Response;
use kernel::{Email, FieldErrors, Locale, Text};
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView, Reading},
};

use crate::{
    Here, in_form,
    people::{NewPerson, actions, check_strength},
};

/// The form.
#[derive(Serialize)]
pub(crate) struct RegisterPage {
    form: FormView,
}

impl Page for RegisterPage {
    const TEMPLATE: &'static str = "accounts/register.html";

    fn samples() -> Vec<Self> {
        let wrong = FormView::new().add("name", "Anna Riva").with_sample_error("terms", "Manca.");
        vec![Self { form: FormView::new() }, Self { form: wrong }]
    }
}

/// «Look at your mail».
#[derive(Serialize)]
pub(crate) struct SentPage {
    /// What for: `register` or `password`.
    pub(super) about: &'static str,
}

impl Page for SentPage {
    const TEMPLATE: &'static str = "accounts/sent.html";

    fn samples() -> Vec<Self> {
        vec![Self { about: "register" }, Self { about: "password" }]
    }
}

/// `GET /{locale}/register`
pub(super) async fn show(here: Here) -> web::Result<Response> {
    if here.who.me.is_some() {
        return Ok(here.go("/account"));
    }
    here.frame(here.words("accounts-register-title")).show(&RegisterPage { form: FormView::new() }).await
}

/// `POST /{locale}/register`
pub(super) async fn submit(here: Here, form: FormData) -> web::Result<Response> {
    let outcome = match read(&form, here.locale) {
        Ok(new) => in_form(actions::register(&here.db, new, &here.client).await)?,
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(()) => Ok(here.go("/register/sent")),
        Err(errors) => {
            let form = form.view().with_errors(&errors, &here.reader());
            let frame = here.frame(here.words("accounts-register-title")).unprocessable();
            frame.show(&RegisterPage { form }).await
        }
    }
}

/// `GET /{locale}/register/sent`
pub(super) async fn sent(here: Here) -> web::Result<Response> {
    here.frame(here.words("accounts-sent-title")).show(&SentPage { about: "register" }).await
}

fn read(form: &FormData, locale: Locale) -> Result<NewPerson, FieldErrors> {
    let mut fields = form.read();
    let name = fields.line("name").required_or(Text::new("accounts-name-missing")).max(100).value();
    let nickname = nickname(&mut fields);
    let email = fields.email("email").required_or(Text::new("accounts-email-missing")).optional();
    let own = [nickname.clone(), form.value("email").to_owned()];
    let weak = |password: &str| check_strength(password, &own.each_ref().map(String::as_str)).err();
    let password =
        fields.raw("password").required_or(Text::new("accounts-password-missing")).check(weak).value();
    if !fields.checked("terms") {
        fields.error("terms", Text::new("accounts-terms-missing"));
    }
    let newsletter = fields.checked("newsletter");
    let new = email.map(|email: Email| NewPerson { email, password, name, nickname, locale, newsletter });
    // Without an address there is an error, so the second arm is never taken with success.
    fields.finish(new).and_then(|new| new.ok_or_else(FieldErrors::default))
}

/// The name others see: 2 to 40 characters, with a letter or digit among them.
pub(super) fn nickname(fields: &mut Reading<'_>) -> String {
    let no_letters =
        |name: &str| db::search::fold(name).is_empty().then(|| Text::new("accounts-nickname-wrong"));
    fields
        .line("nickname")
        .required_or(Text::new("accounts-nickname-missing"))
        .min(2)
        .max(40)
        .check(no_letters)
        .value()
}
