//! Who is invited.

use axum::{extract::Path, http::StatusCode, response::Response};
use kernel::{Email, FieldErrors, Problem, Text};
use serde::Serialize;
use spaces::Inside;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{found, frame, path};
use crate::{
    actions,
    model::{Access, Meeting},
    permissions::Act,
    store,
};

/// The list of invitations.
#[derive(Serialize)]
pub(super) struct InvitationsPage {
    title: String,
    /// Open meetings need no list.
    open: bool,
    emails: Vec<String>,
    form: FormView,
    action: String,
    remove_action: String,
}

impl Page for InvitationsPage {
    const TEMPLATE: &'static str = "meetings/admin/invitations.html";

    fn samples() -> Vec<Self> {
        let page = |open, emails| Self {
            title: "Tavolo di negoziazione".into(),
            open,
            emails,
            form: FormView::new().with_sample_error("emails", "«anna» non è un indirizzo."),
            action: "/it/admin/x/1/invitations".into(),
            remove_action: "/it/admin/x/1/invitations/removal".into(),
        };
        vec![page(false, vec!["anna@x.example".into()]), page(true, Vec::new())]
    }
}

pub(super) async fn show(inside: Inside, Path(id): Path<String>) -> web::Result<Response> {
    let (m, _) = found(&inside, &id, Act::Manage).await?;
    page(&inside, &m, FormView::new(), StatusCode::OK).await
}

async fn page(inside: &Inside, m: &Meeting, form: FormView, status: StatusCode) -> web::Result<Response> {
    let here = &inside.here;
    let emails = store::invitations(&here.db.read().await?, m.id).await?;
    let page = InvitationsPage {
        title: m.title().text(here.locale).to_owned(),
        open: m.content.access == Access::Open,
        emails,
        form,
        action: here.to(&path(inside, m, "/invitations")),
        remove_action: here.to(&path(inside, m, "/invitations/removal")),
    };
    frame(inside, m, here.words("meetings-invitations-title")).status(status).show(&page).await
}

/// Addresses however they were pasted: a line each, or with commas and semicolons.
fn read(text: &str) -> Result<Vec<Email>, FieldErrors> {
    let mut errors = FieldErrors::default();
    let parts = text.split([',', ';', '\n', '\r', ' ', '\t']).map(str::trim).filter(|part| !part.is_empty());
    let mut emails: Vec<Email> = Vec::new();
    for part in parts {
        match part.parse() {
            Ok(email) => emails.push(email),
            Err(_) => errors.add("emails", Text::new("meetings-email-wrong").with("email", part)),
        }
    }
    if emails.is_empty() && errors.is_empty() {
        errors.add("emails", Text::new("meetings-emails-missing"));
    }
    if errors.is_empty() { Ok(emails) } else { Err(errors) }
}

pub(super) async fn add(inside: Inside, Path(id): Path<String>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let (m, _) = found(&inside, &id, Act::Manage).await?;
    let done = match read(form.value("emails")) {
        Ok(emails) => actions::invite(&here.db, &here.who, inside.component.id, m.id, emails).await,
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok(new) => {
            let said = Text::new("meetings-invited").with("count", new);
            Ok(here.done(&path(&inside, &m, "/invitations"), &said))
        }
        Err(Problem::Invalid(errors)) => {
            let values = form.view().with_errors(&errors, &here.reader());
            page(&inside, &m, values, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) async fn remove(inside: Inside, Path(id): Path<String>, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let (m, _) = found(&inside, &id, Act::Manage).await?;
    let email = form.value("email").to_owned();
    actions::uninvite(&here.db, &here.who, inside.component.id, m.id, email).await?;
    Ok(here.done(&path(&inside, &m, "/invitations"), &Text::new("meetings-uninvited")))
}
