//! The charter of a body: what it is for, who is in it, who gets in, what it is part of; and closing it.

use accounts::{Choice, Here, in_form};
use axum::{extract::Path, response::Response};
use kernel::{FieldErrors, Text};
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{accesses, parents, read_charter};
use crate::{
    admin::{frame, managed},
    bodies::{Body, Charter, actions, store},
    process::Process,
    translated::{fill, languages},
};

/// The form.
#[derive(Serialize)]
pub(crate) struct CharterPage {
    form: FormView,
    languages: Vec<Choice>,
    accesses: Vec<Choice>,
    parents: Vec<Choice>,
    closed: bool,
    closure_action: String,
}

impl Page for CharterPage {
    const TEMPLATE: &'static str = "spaces/admin/body_charter.html";

    fn samples() -> Vec<Self> {
        let page = |form, closed| Self {
            form,
            languages: vec![Choice::new("it", "Italiano"), Choice::new("en", "English")],
            accesses: vec![Choice::new("open", "Aperto").explained("Tutti partecipano.")],
            parents: if closed { Vec::new() } else { vec![Choice::new("x", "Consulta")] },
            closed,
            closure_action: "/it/admin/assemblies/x/charter/closure".into(),
        };
        let wrong = FormView::new().with_sample_error("parent", "Non può far parte di sé stesso.");
        vec![page(FormView::new(), true), page(wrong, false)]
    }
}

/// `GET /{locale}/admin/assemblies/{process}/charter`
pub(super) async fn show(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let space = managed(&here, &tx, &slug).await?;
    let body = store::of(&tx, space).await?;
    let page = page(&here, &body.space, stored(&here, &body), &store::all(&tx).await?, tx.now());
    frame(&here, &body.space, here.words("spaces-charter-title")).show(&page).await
}

/// `POST /{locale}/admin/assemblies/{process}/charter`
pub(super) async fn submit(
    here: Here,
    Path((_, slug)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let space = managed(&here, &tx, &slug).await?;
    let (bodies, now) = (store::all(&tx).await?, tx.now());
    drop(tx);
    let outcome = match read(&form, &here) {
        Ok(charter) => in_form(actions::set_charter(&here.db, &here.who, space.id, charter).await)?,
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(()) => Ok(here.done(&space.admin_path("/charter"), &Text::new("spaces-saved"))),
        Err(errors) => {
            let typed = form.view().with_errors(&errors, &here.reader());
            let page = page(&here, &space, typed, &bodies, now);
            frame(&here, &space, here.words("spaces-charter-title")).unprocessable().show(&page).await
        }
    }
}

/// `POST /{locale}/admin/assemblies/{process}/charter/closure` with `closed` on or off.
pub(super) async fn close(
    here: Here,
    Path((_, slug)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    let space = managed(&here, &here.db.read().await?, &slug).await?;
    let closed = form.read().checked("closed");
    actions::close(&here.db, &here.who, space.id, closed).await?;
    let done = if closed { "spaces-body-closed" } else { "spaces-body-reopened" };
    Ok(here.done(&space.admin_path("/charter"), &Text::new(done)))
}

fn read(form: &FormData, here: &Here) -> Result<Charter, FieldErrors> {
    let mut fields = form.read();
    let charter = read_charter(&mut fields, here);
    fields.finish(charter)
}

fn stored(here: &Here, body: &Body) -> FormView {
    let form = FormView::new()
        .add("access", body.space.access.as_str())
        .add("parent", body.parent.map(|id| id.to_string()).unwrap_or_default());
    let form = fill(form, here, "purpose", &body.purpose);
    fill(form, here, "composition", &body.composition)
}

fn page(
    here: &Here,
    space: &Process,
    form: FormView,
    bodies: &[Body],
    now: kernel::Timestamp,
) -> CharterPage {
    CharterPage {
        form,
        languages: languages(here),
        accesses: accesses(here),
        parents: parents(here, bodies, Some(space.id)),
        closed: space.ends_at.is_some_and(|end| end <= now),
        closure_action: here.to(&space.admin_path("/charter/closure")),
    }
}
