//! One person's account as administrators see it, and their roles.

use axum::{extract::Path, response::Response};
use kernel::{FieldErrors, PersonId, Problem, Text, Timestamp};
use serde::Serialize;
use uuid::Uuid;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{people, scope_choices, scope_words, scopes};
use crate::{
    Choice, Here, Role, in_form,
    people::{Person, read_person},
    roles,
};

/// The page.
#[derive(Serialize)]
pub(crate) struct PersonPage {
    name: String,
    nickname: String,
    email: String,
    confirmed: bool,
    /// Invited and not come yet.
    invited: bool,
    since: Timestamp,
    declared: Option<String>,
    held: Vec<Held>,
    path: String,
    audit_href: String,
    form: FormView,
    roles: Vec<Choice>,
    scopes: Vec<Choice>,
}

/// A role the person holds.
#[derive(Serialize)]
struct Held {
    role: &'static str,
    title: String,
    scope: String,
    process: String,
}

impl Page for PersonPage {
    const TEMPLATE: &'static str = "accounts/admin/person.html";

    fn samples() -> Vec<Self> {
        let held = Held {
            role: "manager",
            title: "Gestisce".into(),
            scope: "Bilancio 2027".into(),
            process: Uuid::nil().to_string(),
        };
        let page = |invited: bool, held: Vec<Held>, declared: Option<&str>| Self {
            name: "Anna Riva".into(),
            nickname: "anna".into(),
            email: "anna@montelume.example".into(),
            confirmed: !invited,
            invited,
            since: Timestamp::UNIX_EPOCH,
            declared: declared.map(Into::into),
            held,
            path: "/it/admin/people/x".into(),
            audit_href: "/it/admin/audit?person=x".into(),
            form: FormView::new(),
            roles: vec![Choice::new("manager", "Gestisce")],
            scopes: vec![Choice::new("", "Tutti i processi")],
        };
        vec![page(false, vec![held], Some("Vivo qui")), page(true, Vec::new(), None)]
    }
}

/// `GET /{locale}/admin/people/{person}`
pub(super) async fn show(here: Here, Path((_, id)): Path<(String, String)>) -> web::Result<Response> {
    let page = page(&here, id_of(&id)?, FormView::new()).await?;
    frame(&here, &page).show(&page).await
}

/// `POST /{locale}/admin/people/{person}/roles`
pub(super) async fn grant(
    here: Here,
    Path((_, id)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    here.who.require_administrator()?;
    let id = id_of(&id)?;
    let scopes = scopes(&here, &here.db.read().await?).await?;
    let mut fields = form.read();
    let role = people::read_role(&mut fields);
    let process = people::read_scope(&mut fields, &scopes);
    let outcome = match fields.finish(role).and_then(|role| role.ok_or_else(FieldErrors::default)) {
        Ok(role) => in_form(roles::grant(&here.db, &here.who, id, role, process).await)?,
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(()) => Ok(here.done(&format!("/admin/people/{id}"), &Text::new("accounts-role-granted"))),
        Err(errors) => {
            let page = page(&here, id, form.view().with_errors(&errors, &here.reader())).await?;
            frame(&here, &page).unprocessable().show(&page).await
        }
    }
}

/// `POST /{locale}/admin/people/{person}/roles/end`
pub(super) async fn revoke(
    here: Here,
    Path((_, id)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    let id = id_of(&id)?;
    let role = Role::parse(form.value("role")).ok_or(Problem::NotFound)?;
    let process = match form.value("process") {
        "" => None,
        text => Some(text.parse::<Uuid>().map_err(|_| Problem::NotFound)?),
    };
    roles::revoke(&here.db, &here.who, id, role, process).await?;
    Ok(here.done(&format!("/admin/people/{id}"), &Text::new("accounts-role-revoked")))
}

/// `POST /{locale}/admin/people/{person}/invitation`
pub(super) async fn invite_again(here: Here, Path((_, id)): Path<(String, String)>) -> web::Result<Response> {
    let id = id_of(&id)?;
    crate::people::invite_again(&here.db, &here.who, id).await?;
    Ok(here.done(&format!("/admin/people/{id}"), &Text::new("accounts-invited-again")))
}

fn id_of(text: &str) -> Result<PersonId, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

fn frame(here: &Here, page: &PersonPage) -> crate::Frame {
    here.frame(page.name.as_str()).crumb(here.words("accounts-people-title"), "/admin/people").admin("")
}

async fn page(here: &Here, id: PersonId, form: FormView) -> web::Result<PersonPage> {
    let (person, held) = read_person(&here.db, &here.who, id).await?;
    let tx = here.db.read().await?;
    let scopes = scopes(here, &tx).await?;
    let has_password = crate::people::store::password_hash(&tx, id).await?.is_some();
    let held = held.into_iter().map(|(role, process)| Held {
        role: role.as_str(),
        title: here.say(&role.title()),
        scope: scope_words(here, &scopes, process),
        process: process.map(|id| id.to_string()).unwrap_or_default(),
    });
    let path = here.to(&format!("/admin/people/{id}"));
    Ok(PersonPage {
        declared: declared(here, &person),
        confirmed: person.email_confirmed_at.is_some(),
        invited: !has_password,
        since: person.created_at,
        email: person.email.map(String::from).unwrap_or_default(),
        name: person.name,
        nickname: person.nickname,
        held: held.collect(),
        audit_href: here.to(&format!("/admin/audit?person={id}")),
        path,
        form,
        roles: people::role_choices(here),
        scopes: scope_choices(here, &scopes),
    })
}

fn declared(here: &Here, person: &Person) -> Option<String> {
    let tie = here.say(&person.declaration.tie?.title());
    let born = person.declaration.born_on.map(|day| here.reader().calendar_date(day));
    Some(born.map_or_else(|| tie.clone(), |born| format!("{tie}, {born}")))
}
