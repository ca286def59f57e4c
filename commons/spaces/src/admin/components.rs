//! The parts of a process: their titles, whether everybody sees them, and adding one that is missing.

use accounts::{Choice, Here, in_form};
use axum::{extract::Path, response::Response};
use kernel::{FieldErrors, Problem, Text};
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{
    frame, managed,
    translated::{fill, languages, read_line, said},
};
use crate::{
    Component, Kind, Process,
    process::{
        actions::{self, NewComponent},
        store,
    },
};

/// A form for each component, and one for what is missing.
#[derive(Serialize)]
pub(crate) struct ComponentsPage {
    components: Vec<Row>,
    languages: Vec<Choice>,
    missing: Vec<Choice>,
}

#[derive(Serialize)]
struct Row {
    slug: String,
    title: String,
    settings_href: String,
    form: FormView,
}

impl Page for ComponentsPage {
    const TEMPLATE: &'static str = "spaces/admin/components.html";

    fn samples() -> Vec<Self> {
        let form = FormView::new().add("title_proposals_it", "Proposte").tick("published_proposals", true);
        let row = Row {
            slug: "proposals".into(),
            title: "Proposte".into(),
            settings_href: "/it/admin/processes/x/proposals".into(),
            form: form.with_sample_error("title_proposals_it", "Manca."),
        };
        let languages = || vec![Choice::new("it", "Italiano")];
        vec![
            Self { components: vec![row], languages: languages(), missing: Vec::new() },
            Self {
                components: Vec::new(),
                languages: languages(),
                missing: vec![Choice::new("budgets", "Budget")],
            },
        ]
    }
}

/// `GET /{locale}/admin/processes/{process}/components`
pub(super) async fn show(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = managed(&here, &tx, &slug).await?;
    let page = page(&here, &process, &store::components(&tx, process.id).await?);
    frame(&here, &process, here.words("spaces-components-title")).show(&page).await
}

/// `POST /{locale}/admin/processes/{process}/components`: `component` names the one to change, `add` the kind to add.
pub(super) async fn submit(
    here: Here,
    Path((_, slug)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = managed(&here, &tx, &slug).await?;
    let components = store::components(&tx, process.id).await?;
    drop(tx);
    if form.has("add") {
        let new = new_component(&here, form.value("add"), &components)?;
        actions::add_component(&here.db, &here.who, process.id, new).await?;
        return Ok(here.done(&process.admin_path("/components"), &Text::new("spaces-component-added")));
    }
    let found = components.iter().find(|c| c.slug.as_str() == form.value("component"));
    let component = found.ok_or(Problem::NotFound)?;
    let (id, settings) = (component.id, component.settings.clone());
    let outcome = match read(&form, &here, component) {
        Ok((title, published)) => {
            in_form(actions::change_component(&here.db, &here.who, id, title, published, settings).await)?
        }
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(()) => Ok(here.done(&process.admin_path("/components"), &Text::new("spaces-saved"))),
        Err(errors) => {
            let mut page = page(&here, &process, &components);
            let typed = form.view().with_errors(&errors, &here.reader());
            if let Some(row) = page.components.iter_mut().find(|row| row.slug == component.slug.as_str()) {
                row.form = typed;
            }
            frame(&here, &process, here.words("spaces-components-title")).unprocessable().show(&page).await
        }
    }
}

fn read(
    form: &FormData,
    here: &Here,
    component: &Component,
) -> Result<(kernel::Translated, bool), FieldErrors> {
    let mut fields = form.read();
    let name = format!("title_{}", component.slug);
    let title = read_line(&mut fields, here, &name, 80, Some("spaces-title-missing"));
    let published = fields.checked(&format!("published_{}", component.slug));
    fields.finish((title, published))
}

/// A component of a kind that the process does not have yet.
fn new_component(here: &Here, kind: &str, present: &[Component]) -> Result<NewComponent, Problem> {
    let Kind(kind) = missing(here, present).find(|k| k.0.kind() == kind).ok_or(Problem::NotFound)?;
    Ok(NewComponent {
        kind: kind.kind().to_owned(),
        slug: kind.kind().parse().map_err(anyhow::Error::from)?,
        title: said(here, &Text::new(kind.title())),
        settings: kind.settings(),
    })
}

fn missing<'a>(here: &'a Here, present: &'a [Component]) -> impl Iterator<Item = &'a Kind> {
    let kinds = here.state.extensions.all::<Kind>().iter();
    kinds
        .filter(|Kind(kind)| !present.iter().any(|c| c.kind == kind.kind() || c.slug.as_str() == kind.kind()))
}

fn page(here: &Here, process: &Process, components: &[Component]) -> ComponentsPage {
    let row = |c: &Component| Row {
        slug: c.slug.as_str().to_owned(),
        title: c.title.text(here.locale).to_owned(),
        settings_href: here.to(&process.admin_path(&format!("/{}", c.slug))),
        form: fill(FormView::new(), here, &format!("title_{}", c.slug), &c.title)
            .tick(&format!("published_{}", c.slug), c.published),
    };
    ComponentsPage {
        components: components.iter().map(row).collect(),
        languages: languages(here),
        missing: missing(here, components)
            .map(|Kind(kind)| Choice::new(kind.kind(), here.words(kind.title())))
            .collect(),
    }
}
