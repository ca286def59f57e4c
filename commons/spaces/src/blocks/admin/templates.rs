//! Arrangements that the organisation keeps to begin other pages with.

use accounts::in_form;
use axum::response::Response;
use kernel::Problem;
use serde::Serialize;
use web::{Page, Samples, form::FormData};

use super::{Editor, list};
use crate::blocks::{
    Template, TemplateId,
    actions::{self, Change},
    store,
};

pub(super) fn samples(samples: &mut Samples) {
    samples.add::<DeletionPage>();
}

/// A template in the list.
#[derive(Serialize)]
pub(super) struct TemplateRow {
    id: String,
    title: String,
    count: usize,
    deletion_href: Option<String>,
}

impl TemplateRow {
    pub(super) fn new(editor: &Editor, template: &Template) -> Self {
        let deletion = || editor.href(&format!("/templates/{}/deletion", template.id));
        Self {
            id: template.id.to_string(),
            title: template.title.clone(),
            count: template.blocks.shown().count(),
            deletion_href: editor.here.who.is_administrator().then(deletion),
        }
    }

    pub(super) fn samples() -> Vec<Self> {
        let row = |deletion: Option<&str>| Self {
            id: "0192".into(),
            title: "Bilanci partecipativi".into(),
            count: 7,
            deletion_href: deletion.map(Into::into),
        };
        vec![row(Some("/it/admin/home/blocks/templates/1/deletion")), row(None)]
    }
}

/// Asks before a template is deleted.
#[derive(Serialize)]
struct DeletionPage {
    title: String,
    action: String,
    back: String,
}

impl Page for DeletionPage {
    const TEMPLATE: &'static str = "spaces/admin/template_deletion.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            title: "Bilanci partecipativi".into(),
            action: "/it/admin/home/blocks/templates/1/deletion".into(),
            back: "/it/admin/home/blocks".into(),
        }]
    }
}

/// Begins the draft with a template, or with the standard arrangement.
pub(super) async fn begin(editor: Editor, form: FormData) -> web::Result<Response> {
    let change = match form.value("template") {
        "" => Change::Standard,
        id => Change::Begin(id.parse().map_err(|_| Problem::NotFound)?),
    };
    let here = &editor.here;
    actions::change(&here.db, &here.who, editor.surface, change).await?;
    Ok(editor.done("spaces-template-begun"))
}

/// Keeps the arrangement as a template.
pub(super) async fn save(editor: Editor, form: FormData) -> web::Result<Response> {
    let here = &editor.here;
    let title = form.value("title").to_owned();
    match in_form(actions::save_template(&here.db, &here.who, editor.surface, title).await)? {
        Ok(()) => Ok(editor.done("spaces-template-saved")),
        Err(errors) => list::page(&editor, Some(form.view().with_errors(&errors, &here.reader()))).await,
    }
}

pub(super) async fn confirm_deletion(editor: Editor) -> web::Result<Response> {
    let here = &editor.here;
    here.who.require_administrator()?;
    let id: TemplateId = editor.param("template")?;
    let all = store::templates(&here.db.read().await?, editor.surface.family()).await?;
    let template = all.into_iter().find(|template| template.id == id).ok_or(Problem::NotFound)?;
    let page = DeletionPage {
        title: template.title,
        action: editor.href(&format!("/templates/{id}/deletion")),
        back: editor.href(""),
    };
    editor.frame(&here.words("spaces-template-delete")).show(&page).await
}

pub(super) async fn delete(editor: Editor) -> web::Result<Response> {
    let here = &editor.here;
    let id: TemplateId = editor.param("template")?;
    actions::delete_template(&here.db, &here.who, editor.surface, id).await?;
    Ok(editor.done("spaces-template-deleted"))
}
