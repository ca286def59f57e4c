//! Which bodies work for a process: its negotiating table, its guarantee committee, others.

use accounts::{Choice, Here, in_form};
use axum::{extract::Path, response::Response};
use kernel::{FieldErrors, Text};
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::parents;
use crate::{
    ProcessId,
    admin::{frame, managed},
    bodies::{Relation, actions, store},
};

/// The form.
#[derive(Serialize)]
pub(crate) struct RelationsPage {
    form: FormView,
    /// Each relation, to be named by a field of its own.
    relations: Vec<Choice>,
    bodies: Vec<Choice>,
    admin: bool,
}

impl Page for RelationsPage {
    const TEMPLATE: &'static str = "spaces/admin/process_bodies.html";

    fn samples() -> Vec<Self> {
        let page = |form, bodies, admin| Self {
            form,
            relations: vec![Choice::new("negotiating_table", "Tavolo di negoziazione")],
            bodies,
            admin,
        };
        let wrong = FormView::new().with_sample_error("", "Scegli dall’elenco.");
        vec![
            page(wrong, vec![Choice::new("x", "Tavolo")], false),
            page(FormView::new(), Vec::new(), true),
            page(FormView::new(), Vec::new(), false),
        ]
    }
}

/// `GET /{locale}/admin/processes/{process}/bodies`
pub(super) async fn show(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = managed(&here, &tx, &slug).await?;
    let named = store::of_process(&tx, process.id).await?;
    drop(tx);
    let form = named
        .iter()
        .fold(FormView::new(), |form, one| form.add(one.relation.as_str(), one.space.id.to_string()));
    let page = page(&here, form).await?;
    frame(&here, &process, here.words("spaces-bodies-of-process")).show(&page).await
}

/// `POST /{locale}/admin/processes/{process}/bodies`
pub(super) async fn submit(
    here: Here,
    Path((_, slug)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    let process = managed(&here, &here.db.read().await?, &slug).await?;
    let outcome = match read(&form) {
        Ok(bodies) => in_form(actions::set_bodies(&here.db, &here.who, process.id, bodies).await)?,
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(()) => Ok(here.done(&process.admin_path("/bodies"), &Text::new("spaces-saved"))),
        Err(errors) => {
            let page = page(&here, form.view().with_errors(&errors, &here.reader())).await?;
            frame(&here, &process, here.words("spaces-bodies-of-process")).unprocessable().show(&page).await
        }
    }
}

fn read(form: &FormData) -> Result<Vec<(Relation, ProcessId)>, FieldErrors> {
    let mut fields = form.read();
    let mut bodies = Vec::new();
    for relation in Relation::ALL {
        for word in fields.list(relation.as_str()) {
            match word.parse() {
                Ok(id) => bodies.push((relation, id)),
                Err(_) => fields.error(relation.as_str(), Text::new("spaces-body-unknown")),
            }
        }
    }
    fields.finish(bodies)
}

async fn page(here: &Here, form: FormView) -> Result<RelationsPage, kernel::Problem> {
    let bodies = store::all(&here.db.read().await?).await?;
    Ok(RelationsPage {
        form,
        relations: Relation::ALL.map(|r| Choice::new(r.as_str(), here.say(&r.title()))).into(),
        bodies: parents(here, &bodies, None),
        admin: here.who.is_administrator(),
    })
}
