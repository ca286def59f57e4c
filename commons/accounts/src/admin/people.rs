//! Who works here, who has an account, and inviting somebody.

use axum::response::Response;
use kernel::{Email, FieldErrors, Locale, Text, Timestamp};
use serde::Serialize;
use uuid::Uuid;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{scope_choices, scope_words, scopes};
use crate::{
    Choice, Here, Role, Scope, in_form,
    people::{Person, read_people},
    roles::{self, store as role_store},
};

/// The page.
#[derive(Serialize)]
pub(crate) struct PeoplePage {
    staff: Vec<StaffRow>,
    search: String,
    people: Vec<PersonRow>,
    next: Option<String>,
    form: FormView,
    roles: Vec<Choice>,
    scopes: Vec<Choice>,
}

/// Somebody with a role.
#[derive(Serialize)]
struct StaffRow {
    name: String,
    email: String,
    role: String,
    scope: String,
    href: String,
}

/// Somebody with an account.
#[derive(Serialize)]
struct PersonRow {
    name: String,
    nickname: String,
    email: String,
    confirmed: bool,
    since: Timestamp,
    href: String,
}

impl Page for PeoplePage {
    const TEMPLATE: &'static str = "accounts/admin/people.html";

    fn samples() -> Vec<Self> {
        let since = kernel::Timestamp::UNIX_EPOCH;
        let person = |confirmed| PersonRow {
            name: "Anna Riva".into(),
            nickname: "anna".into(),
            email: "anna@montelume.example".into(),
            confirmed,
            since,
            href: "/it/admin/people/x".into(),
        };
        let staff = StaffRow {
            name: "Marta Ferri".into(),
            email: "marta@montelume.example".into(),
            role: "Gestisce".into(),
            scope: "Bilancio 2027".into(),
            href: "/it/admin/people/y".into(),
        };
        let page = |search: &str, people: Vec<PersonRow>, staff: Vec<StaffRow>, next: Option<&str>| Self {
            staff,
            search: search.into(),
            people,
            next: next.map(Into::into),
            form: FormView::new(),
            roles: vec![Choice::new("manager", "Gestisce")],
            scopes: vec![Choice::new("", "Tutti i processi")],
        };
        vec![
            page("", vec![person(true), person(false)], vec![staff], Some("/it/admin/people?after=x")),
            page("zzz", Vec::new(), Vec::new(), None),
        ]
    }
}

/// `GET /{locale}/admin/people?q=…&after=…`
pub(super) async fn show(here: Here) -> web::Result<Response> {
    let page = page(&here, FormView::new()).await?;
    here.frame(here.words("accounts-people-title")).admin("").show(&page).await
}

/// `POST /{locale}/admin/invitations`
pub(super) async fn invite(here: Here, form: FormData) -> web::Result<Response> {
    here.who.require_administrator()?;
    let scopes = scopes(&here, &here.db.read().await?).await?;
    let outcome = match read(&form, here.tenant.locale, &scopes) {
        Ok((email, locale, role, process)) => {
            in_form(roles::invite(&here.db, &here.who, email, locale, role, process).await)?
        }
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(person) => {
            let text = Text::new("accounts-invited").with("email", form.value("email").trim());
            Ok(here.done(&format!("/admin/people/{person}"), &text))
        }
        Err(errors) => {
            let page = page(&here, form.view().with_errors(&errors, &here.reader())).await?;
            here.frame(here.words("accounts-people-title")).admin("").unprocessable().show(&page).await
        }
    }
}

type Invitation = (Email, Locale, Role, Option<Uuid>);

fn read(form: &FormData, locale: Locale, scopes: &[Scope]) -> Result<Invitation, FieldErrors> {
    let mut fields = form.read();
    let email = fields.email("email").required_or(Text::new("accounts-email-missing")).optional();
    let role = read_role(&mut fields);
    let process = read_scope(&mut fields, scopes);
    let read = email.zip(role).map(|(email, role)| (email, locale, role, process));
    fields.finish(read).and_then(|read| read.ok_or_else(FieldErrors::default))
}

/// One of the roles that are granted in the browser.
pub(super) fn read_role(fields: &mut web::form::Reading<'_>) -> Option<Role> {
    let words: Vec<&str> = Role::GRANTABLE.iter().map(|role| role.as_str()).collect();
    let word = fields.choice("role", &words).required_or(Text::new("accounts-role-missing")).optional();
    word.and_then(|word| Role::parse(&word))
}

/// A process of this organisation, or none for all of them.
pub(super) fn read_scope(fields: &mut web::form::Reading<'_>, scopes: &[Scope]) -> Option<Uuid> {
    let known = |id: &Uuid| {
        let known = scopes.iter().any(|scope| scope.id == *id);
        (!known).then(|| Text::new("web-form-choice"))
    };
    fields.parsed::<Uuid>("process", "web-form-choice").check(known).optional()
}

/// The roles as a form offers them, each with what it lets somebody do.
pub(super) fn role_choices(here: &Here) -> Vec<Choice> {
    let choice = |role: &Role| {
        Choice::new(role.as_str(), here.say(&role.title())).explained(here.say(&role.explanation()))
    };
    Role::GRANTABLE.iter().map(choice).collect()
}

async fn page(here: &Here, form: FormView) -> web::Result<PeoplePage> {
    let query = here.query();
    let search = query.value("q").trim().to_owned();
    let after = Some(query.value("after")).filter(|after| !after.is_empty());
    let found = read_people(&here.db, &here.who, &search, after).await?;
    let tx = here.db.read().await?;
    let scopes = scopes(here, &tx).await?;
    let staff = role_store::all(&tx).await?;
    let encoded = percent_encoding::utf8_percent_encode(&search, percent_encoding::NON_ALPHANUMERIC);
    Ok(PeoplePage {
        staff: staff.into_iter().filter_map(|holder| staff_row(here, &scopes, holder)).collect(),
        people: found.rows.iter().map(|person| row(here, person)).collect(),
        next: found.next.map(|after| format!("{}?q={encoded}&after={after}", here.to("/admin/people"))),
        search,
        form,
        roles: role_choices(here),
        scopes: scope_choices(here, &scopes),
    })
}

fn staff_row(here: &Here, scopes: &[Scope], holder: role_store::Holder) -> Option<StaffRow> {
    let role = Role::parse(&holder.role)?;
    let process = Some(holder.process_id).filter(|id| !id.is_nil());
    Some(StaffRow {
        name: holder.name,
        email: holder.email.unwrap_or_default(),
        role: here.say(&role.title()),
        scope: scope_words(here, scopes, process),
        href: here.to(&format!("/admin/people/{}", holder.person_id)),
    })
}

fn row(here: &Here, person: &Person) -> PersonRow {
    PersonRow {
        name: person.name.clone(),
        nickname: person.nickname.clone(),
        email: person.email.as_ref().map(|email| email.as_str().to_owned()).unwrap_or_default(),
        confirmed: person.email_confirmed_at.is_some(),
        since: person.created_at,
        href: here.to(&format!("/admin/people/{}", person.id)),
    }
}
