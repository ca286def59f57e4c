//! Taking a process away as a file, and making a draft of one. A sent file is tried out at once, so that all that is wrong is
//! said; if nothing is, it is set aside and shown, and somebody confirms.

use accounts::{Frame, Here, in_form};
use axum::{Router, extract::Path, response::Response, routing::get};
use bytes::Bytes;
use engagement::luggage;
use feature::State;
use kernel::{FieldErrors, Problem, Slug, Text};
use serde::Serialize;
use web::{
    Page, Samples,
    form::{FormData, FormView, Limits},
};

use super::{MAX_BYTES, actions, file::File};
use crate::{
    Kind,
    admin::{frame, managed, not_reserved},
    process::store,
};

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/{locale}/admin/processes/{process}/export", get(show_export))
        .route("/{locale}/admin/processes/{process}/export/file", get(download))
        .route(
            "/{locale}/admin/imports",
            get(show_import).post(submit_file).layer(Limits::files(MAX_BYTES, 1).layer()),
        )
        .route("/{locale}/admin/imports/{name}", get(show_preview).post(confirm))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<ExportPage>().add::<ImportPage>().add::<PreviewPage>();
}

/// What a file holds, in lines.
#[derive(Serialize)]
struct Line {
    title: String,
    /// Its kind, where the title is somebody's own.
    kind: Option<String>,
    count: usize,
}

impl Line {
    fn samples() -> Vec<Self> {
        let line = |title: &str, kind: Option<&str>, count| Self {
            title: title.into(),
            kind: kind.map(Into::into),
            count,
        };
        vec![
            line("Fasi", None, 4),
            line("Atti", Some("Documenti"), 12),
            line("Proposte", Some("Proposte"), 0),
        ]
    }
}

/// What goes along, and what stays.
#[derive(Serialize)]
struct ExportPage {
    title: String,
    lines: Vec<Line>,
    file_href: String,
}

impl Page for ExportPage {
    const TEMPLATE: &'static str = "spaces/admin/export.html";

    fn samples() -> Vec<Self> {
        let (title, file_href) = ("Bilancio 2027".into(), "/it/admin/processes/x/export/file".into());
        vec![Self { title, lines: Line::samples(), file_href }]
    }
}

/// The form that a file is sent with.
#[derive(Serialize)]
struct ImportPage {
    form: FormView,
    wrong: Vec<Wrong>,
    megabytes: usize,
}

/// A place of the file that is wrong, and how.
#[derive(Serialize)]
struct Wrong {
    place: String,
    text: String,
}

impl Page for ImportPage {
    const TEMPLATE: &'static str = "spaces/admin/import.html";

    fn samples() -> Vec<Self> {
        let wrong = Wrong { place: "phases[2].title_it".into(), text: "Manca il titolo.".into() };
        let page = |form, wrong| Self { form, wrong, megabytes: 32 };
        let form = FormView::new().with_sample_error("file", "Scegli un file.");
        vec![page(FormView::new(), Vec::new()), page(form, vec![wrong])]
    }
}

/// What will be made, before it is made.
#[derive(Serialize)]
struct PreviewPage {
    title: String,
    lines: Vec<Line>,
    remarks: Vec<String>,
    form: FormView,
    wrong: Vec<Wrong>,
    back: String,
}

impl Page for PreviewPage {
    const TEMPLATE: &'static str = "spaces/admin/import_preview.html";

    fn samples() -> Vec<Self> {
        let page = |remarks, form, wrong| Self {
            title: "Bilancio 2027".into(),
            lines: Line::samples(),
            remarks,
            form,
            wrong,
            back: "/it/admin/imports".into(),
        };
        let wrong = Wrong { place: "phases[2].title_it".into(), text: "Manca il titolo.".into() };
        let remark = "Partecipa chiunque si registra.".to_owned();
        let form = FormView::new().with_sample_error("slug", "C’è già.");
        vec![page(Vec::new(), FormView::new(), Vec::new()), page(vec![remark], form, vec![wrong])]
    }
}

/// `GET /{locale}/admin/processes/{process}/export`
async fn show_export(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = managed(&here, &tx, &slug).await?;
    let file = super::pack(&here.state, &tx, &process, super::Extent::Everything).await?;
    drop(tx);
    let page = ExportPage {
        title: process.texts.title.text(here.locale).to_owned(),
        lines: lines(&here, &file),
        file_href: here.to(&process.admin_path("/export/file")),
    };
    frame(&here, &process, here.words("spaces-export-title")).show(&page).await
}

/// `GET /{locale}/admin/processes/{process}/export/file`
async fn download(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let process = managed(&here, &here.db.read().await?, &slug).await?;
    let file = actions::export(&here.state, &here.db, &here.who, &process).await?;
    let name = format!("{}.json", process.slug);
    Ok(web::download(&name, "application/json", file.write()?.into_bytes()))
}

/// `GET /{locale}/admin/imports`
async fn show_import(here: Here) -> web::Result<Response> {
    here.who.require_administrator()?;
    let page = import_page(FormView::new(), Vec::new());
    frame_of(&here).show(&page).await
}

/// `POST /{locale}/admin/imports`
async fn submit_file(here: Here, form: FormData) -> web::Result<Response> {
    here.who.require_administrator()?;
    let mut fields = form.read();
    let _named = fields.file("file").required().optional();
    let bytes = form.file("file").map(|upload| upload.bytes.clone()).unwrap_or_default();
    let outcome = match fields.finish(()) {
        Ok(()) => in_form(receive(&here, bytes).await)?,
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(name) => Ok(here.go(&format!("/admin/imports/{name}"))),
        Err(errors) => {
            let (beside, wrong) = said(&here, &errors, "file");
            let page = import_page(form.view().with_errors(&beside, &here.reader()), wrong);
            frame_of(&here).unprocessable().show(&page).await
        }
    }
}

/// Tries a file out and sets it aside.
async fn receive(here: &Here, bytes: Bytes) -> Result<String, Problem> {
    let file = File::read(&bytes)?;
    let slug = free_slug(here, &file.process.slug).await?;
    actions::try_out(&here.state, &here.tenant, &here.who, file, Some(slug)).await?;
    luggage::set_aside(&here.state, here.tenant.id, "file", bytes).await
}

/// `GET /{locale}/admin/imports/{name}`
async fn show_preview(here: Here, Path((_, name)): Path<(String, String)>) -> web::Result<Response> {
    here.who.require_administrator()?;
    let file = set_aside(&here, &name).await?;
    let slug = free_slug(&here, &file.process.slug).await?;
    let page = preview(&here, &file, FormView::new().add("slug", slug.as_str()), Vec::new()).await?;
    frame_of(&here).show(&page).await
}

/// `POST /{locale}/admin/imports/{name}`
async fn confirm(
    here: Here,
    Path((_, name)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    here.who.require_administrator()?;
    let file = set_aside(&here, &name).await?;
    let mut fields = form.read();
    let slug = fields.slug("slug").required().check(not_reserved).optional();
    let outcome = match fields.finish(slug) {
        Ok(slug) => {
            let made = actions::import(&here.state, &here.tenant, &here.who, file.clone(), slug).await;
            in_form(made)?
        }
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(made) => Ok(here.done(&made.admin_path(""), &Text::new("spaces-imported"))),
        Err(errors) => {
            let (beside, wrong) = said(&here, &errors, "slug");
            let view = form.view().with_errors(&beside, &here.reader());
            let page = preview(&here, &file, view, wrong).await?;
            frame_of(&here).unprocessable().show(&page).await
        }
    }
}

async fn set_aside(here: &Here, name: &str) -> Result<File, Problem> {
    let bytes = luggage::aside(&here.state, here.tenant.id, name).await?;
    File::read(&bytes.ok_or(Problem::NotFound)?)
}

/// The file's own part of the address, or the next one that is free.
async fn free_slug(here: &Here, wanted: &Slug) -> Result<Slug, Problem> {
    let tx = here.db.read().await?;
    let stem: String = wanted.as_str().chars().take(70).collect();
    let others = (2..20).filter_map(|n| format!("{}-{n}", stem.trim_end_matches('-')).parse().ok());
    for slug in std::iter::once(wanted.clone()).chain(others) {
        if not_reserved(&slug).is_none() && store::by_slug(&tx, slug.as_str()).await?.is_none() {
            return Ok(slug);
        }
    }
    Ok(wanted.clone())
}

fn lines(here: &Here, file: &File) -> Vec<Line> {
    let own = |key: &'static str, count: usize| Line { title: here.words(key), kind: None, count };
    let kinds = here.state.extensions.all::<Kind>();
    let component = |part: &super::Part| Line {
        title: part.title.text(here.locale).to_owned(),
        kind: kinds.iter().find(|k| k.0.kind() == part.kind).map(|k| here.words(k.0.title())),
        count: part.count(),
    };
    let mut lines = vec![
        own("spaces-phases-title", file.phases.len()),
        own("spaces-labels-title", file.labels.len()),
        own("spaces-card-title", file.card.0.len()),
    ];
    lines.extend(file.components.iter().map(component));
    lines.push(own("spaces-port-files", file.files.len()));
    lines
}

async fn preview(
    here: &Here,
    file: &File,
    form: FormView,
    wrong: Vec<Wrong>,
) -> Result<PreviewPage, Problem> {
    let found = actions::remarks(&here.db, file).await?;
    let mut remarks = Vec::new();
    if found.roll {
        remarks.push(here.words("spaces-port-roll"));
    }
    let said = |text: Text| here.say(&text);
    let body = |title: &kernel::Translated| {
        said(Text::new("spaces-port-body").with("title", title.text(here.locale)))
    };
    remarks.extend(found.bodies.iter().map(body));
    let fact = |key: &&'static str| said(Text::new("spaces-port-value").with("field", here.words(key)));
    remarks.extend(found.card.iter().map(fact));
    if found.contents > 0 {
        remarks.push(said(Text::new("spaces-port-contents").with("count", found.contents)));
    }
    Ok(PreviewPage {
        title: file.process.title.text(here.locale).to_owned(),
        lines: lines(here, file),
        remarks,
        form,
        wrong,
        back: here.to("/admin/imports"),
    })
}

/// What is said beside the form's own field, and what with its place in the file.
fn said(here: &Here, errors: &FieldErrors, own: &str) -> (FieldErrors, Vec<Wrong>) {
    let (mut beside, mut wrong) = (FieldErrors::default(), Vec::new());
    for (place, text) in errors.iter() {
        if place == own {
            beside.add(place, text.clone());
        } else {
            wrong.push(Wrong { place: place.to_owned(), text: here.say(text) });
        }
    }
    (beside, wrong)
}

fn import_page(form: FormView, wrong: Vec<Wrong>) -> ImportPage {
    ImportPage { form, wrong, megabytes: MAX_BYTES >> 20 }
}

fn frame_of(here: &Here) -> Frame {
    here.frame(here.words("spaces-import-title")).admin("")
}
