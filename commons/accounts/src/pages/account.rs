//! A person's own page: profile, address, password, sessions.

use axum::response::Response;
use kernel::{FieldErrors, Locale, Problem, Text};
use serde::Serialize;
use web::{
    NavItem, Page,
    form::{FormData, FormView},
};

use super::register::nickname;
use crate::{
    AccountLinks, Choice, Here, in_form,
    people::{Person, Tie, actions, actions::ProfileChange, store},
};

/// Three forms, of which one may be shown again with what is wrong in it.
#[derive(Serialize)]
pub(crate) struct AccountPage {
    email: String,
    confirmed: bool,
    /// What the person declared, in words; none when nothing.
    declared: Option<String>,
    profile: FormView,
    change_email: FormView,
    change_password: FormView,
    languages: Vec<Choice>,
    /// What else they choose about themselves.
    links: Vec<NavItem>,
    /// Where an operator manages the installation.
    operator: bool,
}

impl Page for AccountPage {
    const TEMPLATE: &'static str = "accounts/account.html";

    fn samples() -> Vec<Self> {
        let page = |confirmed: bool, declared: Option<&str>| Self {
            email: "anna@montelume.example".into(),
            confirmed,
            declared: declared.map(Into::into),
            profile: FormView::new().add("name", "Anna Riva").add("locale", "it"),
            change_email: FormView::new(),
            change_password: FormView::new(),
            languages: vec![Choice::new("it", "Italiano")],
            links: if confirmed {
                vec![NavItem {
                    label: "La tua pagina".into(),
                    href: "/it/account/page".into(),
                    current: false,
                }]
            } else {
                Vec::new()
            },
            operator: confirmed,
        };
        let wrong = FormView::new().with_sample_error("old_password", "Non è quella.");
        vec![page(true, Some("Vivo qui")), Self { change_password: wrong, ..page(false, None) }]
    }
}

/// Which of the forms.
enum Part {
    Profile,
    Email,
    Password,
}

/// `GET /{locale}/account`
pub(super) async fn show(here: Here) -> web::Result<Response> {
    let page = page(&here).await?;
    here.frame(here.words("accounts-account-title")).show(&page).await
}

/// `POST /{locale}/account/profile`
pub(super) async fn change_profile(here: Here, form: FormData) -> web::Result<Response> {
    let offered: Vec<&str> = here.tenant.locales.iter().map(Locale::as_str).collect();
    let mut fields = form.read();
    let name = fields.line("name").required_or(Text::new("accounts-name-missing")).max(100).value();
    let nickname = nickname(&mut fields);
    let locale = fields.choice("locale", &offered).required().optional();
    let locale = locale.and_then(|code| code.parse().ok()).unwrap_or(here.locale);
    let newsletter = fields.checked("newsletter");
    let outcome = match fields.finish(ProfileChange { name, nickname, locale, newsletter }) {
        Ok(change) => in_form(actions::change_profile(&here.db, &here.who, change).await)?,
        Err(errors) => Err(errors),
    };
    answer(here, form, Part::Profile, outcome, &Text::new("accounts-profile-changed")).await
}

/// `POST /{locale}/account/email`
pub(super) async fn change_email(here: Here, form: FormData) -> web::Result<Response> {
    let mut fields = form.read();
    let email = fields.email("email").required_or(Text::new("accounts-email-missing")).optional();
    let password = fields.raw("password").required_or(Text::new("accounts-password-missing")).value();
    let outcome = match fields.finish(email).and_then(|email| email.ok_or_else(FieldErrors::default)) {
        Ok(email) => in_form(actions::request_email_change(&here.db, &here.who, email, password).await)?,
        Err(errors) => Err(errors),
    };
    answer(here, form, Part::Email, outcome, &Text::new("accounts-email-change-sent")).await
}

/// `POST /{locale}/account/password`
pub(super) async fn change_password(here: Here, form: FormData) -> web::Result<Response> {
    let mut fields = form.read();
    let old = fields.raw("old_password").required_or(Text::new("accounts-password-missing")).value();
    let new = fields.raw("new_password").required_or(Text::new("accounts-password-missing")).value();
    let keep = here.session.clone().unwrap_or_default();
    let outcome = match fields.finish((old, new)) {
        Ok((old, new)) => in_form(actions::change_password(&here.db, &here.who, old, new, keep).await)?,
        Err(errors) => Err(errors),
    };
    answer(here, form, Part::Password, outcome, &Text::new("accounts-password-changed")).await
}

/// `POST /{locale}/account/confirmation`
pub(super) async fn resend_confirmation(here: Here) -> web::Result<Response> {
    actions::resend_confirmation(&here.db, &here.who).await?;
    Ok(here.done("/account", &Text::new("accounts-confirmation-sent")))
}

/// `POST /{locale}/account/sessions/end`
pub(super) async fn end_sessions(here: Here) -> web::Result<Response> {
    let keep = here.session.clone().unwrap_or_default();
    actions::end_other_sessions(&here.db, &here.who, keep).await?;
    Ok(here.done("/account", &Text::new("accounts-sessions-ended")))
}

async fn answer(
    here: Here,
    form: FormData,
    part: Part,
    outcome: Result<(), FieldErrors>,
    done: &Text,
) -> web::Result<Response> {
    let errors = match outcome {
        Ok(()) => return Ok(here.done("/account", done)),
        Err(errors) => errors,
    };
    let mut page = page(&here).await?;
    let form = form.view().with_errors(&errors, &here.reader());
    match part {
        Part::Profile => page.profile = form,
        Part::Email => page.change_email = form,
        Part::Password => page.change_password = form,
    }
    here.frame(here.words("accounts-account-title")).unprocessable().show(&page).await
}

async fn page(here: &Here) -> Result<AccountPage, Problem> {
    let me = here.who.require_person(Text::new("accounts-login-for-account"))?;
    let person = store::by_id(&here.db.read().await?, me.id).await?.ok_or(Problem::NotFound)?;
    let languages = here.tenant.locales.iter().map(|l| {
        let name = Text::new("accounts-language-name");
        Choice::new(l.as_str(), here.state.renderer.say(*l, here.tenant.time_zone, &name))
    });
    Ok(AccountPage {
        email: me.email.as_str().to_owned(),
        confirmed: person.email_confirmed_at.is_some(),
        declared: person.declaration.tie.map(|tie: Tie| here.say(&tie.title())),
        profile: profile(&person),
        change_email: FormView::new(),
        change_password: FormView::new(),
        languages: languages.collect(),
        links: here
            .state
            .extensions
            .all::<AccountLinks>()
            .iter()
            .flat_map(|AccountLinks(links)| links(here))
            .collect(),
        operator: here.who.is_operator(),
    })
}

fn profile(person: &Person) -> FormView {
    FormView::new()
        .add("name", person.name.as_str())
        .add("nickname", person.nickname.as_str())
        .add("locale", person.locale.as_str())
        .tick("newsletter", person.newsletter)
}
