//! The blocks of a page as a list to put in order, and what else can be done with them.

use axum::response::Response;
use kernel::{Problem, Text};
use serde::Serialize;
use web::{
    Page, Samples,
    form::{FormData, FormView},
};

use super::{Editor, templates::TemplateRow};
use crate::{
    blocks::{
        BlockKind, Placed,
        actions::{self, Change},
        store,
    },
    process::{Process, store as processes},
};

pub(super) fn samples(samples: &mut Samples) {
    samples.add::<BlocksPage>();
}

/// The page.
#[derive(Serialize)]
pub(super) struct BlocksPage {
    title: String,
    href: String,
    /// The page as everybody sees it.
    public_href: String,
    blocks: Vec<Row>,
    addable: Vec<Addable>,
    /// Whether something waits to be published.
    draft: bool,
    /// Whether everybody sees the standard arrangement.
    standard: bool,
    templates: Vec<TemplateRow>,
    /// The form of a new template, for administrators.
    template: Option<FormView>,
}

#[derive(Serialize)]
struct Row {
    id: String,
    title: String,
    /// What kind of block it is, where the title does not say so.
    kind: Option<String>,
    hidden: bool,
    /// Whether it opens the page.
    pinned: bool,
    /// Whether nothing was written for it yet.
    blank: bool,
    removable: bool,
    href: Option<String>,
    first: bool,
    last: bool,
}

#[derive(Serialize)]
struct Addable {
    kind: &'static str,
    title: String,
    help: String,
}

impl Page for BlocksPage {
    const TEMPLATE: &'static str = "spaces/admin/blocks.html";

    fn samples() -> Vec<Self> {
        let row = |id: &str, kind: Option<&str>, on: bool| Row {
            id: id.into(),
            title: "Testo".into(),
            kind: kind.map(Into::into),
            hidden: on,
            pinned: id == "hero",
            blank: on,
            removable: on,
            href: on.then(|| "/it/admin/home/blocks/b-1".into()),
            first: !on,
            last: on,
        };
        let rows =
            || vec![row("hero", None, false), row("now", None, false), row("b-1", Some("Testo"), true)];
        let addable = Addable { kind: "text", title: "Testo".into(), help: "Un testo vostro.".into() };
        let page = |draft, full: bool| Self {
            title: "I blocchi della pagina".into(),
            href: "/it/admin/home/blocks".into(),
            public_href: "/it/".into(),
            blocks: if full { rows() } else { Vec::new() },
            addable: Vec::new(),
            draft,
            standard: !draft,
            templates: if full { TemplateRow::samples() } else { Vec::new() },
            template: full.then(|| FormView::new().with_sample_error("title", "Manca il nome.")),
        };
        vec![page(true, true), Self { addable: vec![addable], ..page(false, false) }]
    }
}

pub(super) async fn show(editor: Editor) -> web::Result<Response> {
    page(&editor, None).await
}

/// The page; `wrong` is the form of a template that cannot be saved as it was typed.
pub(super) async fn page(editor: &Editor, wrong: Option<FormView>) -> web::Result<Response> {
    let here = &editor.here;
    let (arranged, prepared) = editor.prepared().await?;
    let tx = here.db.read().await?;
    let components = match editor.surface.space() {
        Some(id) => processes::components(&tx, id).await?,
        None => Vec::new(),
    };
    let templates = store::templates(&tx, editor.surface.family()).await?;
    drop(tx);
    let pinned = prepared.0.iter().filter(|placed| placed.kind.is_first()).count();
    let count = prepared.0.len();
    let rows = prepared.0.iter().enumerate().map(|(at, placed)| {
        let component = components.iter().find(|c| placed.component.as_ref() == Some(&c.slug));
        let component = component.map(|c| c.title.text(here.locale).to_owned());
        Row { first: at <= pinned, last: at + 1 == count, ..row(editor, placed, component) }
    });
    let administers = here.who.is_administrator();
    let status = wrong.is_some();
    let page = BlocksPage {
        title: here.words("spaces-blocks-title"),
        href: editor.href(""),
        public_href: here.to(&editor.process.as_ref().map_or_else(|| "/".to_owned(), Process::path)),
        blocks: rows.collect(),
        addable: prepared
            .addable(editor.surface)
            .filter(|kind| editor.offers(*kind))
            .map(|kind| addable(editor, kind))
            .collect(),
        draft: arranged.draft.is_some(),
        standard: arranged.published.is_none() && arranged.draft.is_none(),
        templates: templates.iter().map(|t| TemplateRow::new(editor, t)).collect(),
        template: administers.then(|| wrong.unwrap_or_default()),
    };
    let frame = editor.frame(&page.title);
    let frame = if status { frame.unprocessable() } else { frame };
    frame.show(&page).await
}

fn row(editor: &Editor, placed: &Placed, component: Option<String>) -> Row {
    let here = &editor.here;
    let kind = here.words(placed.kind.words().0);
    let written = placed.content.title.as_ref().map(|t| t.text(here.locale)).filter(|t| !t.is_empty());
    let named = component.or_else(|| written.map(str::to_owned));
    let said = match placed.kind {
        BlockKind::Text => placed.content.body.is_some(),
        BlockKind::Call => written.is_some(),
        _ => true,
    };
    Row {
        id: placed.id.to_string(),
        kind: named.is_some().then(|| kind.clone()),
        title: named.unwrap_or(kind),
        hidden: placed.hidden,
        pinned: placed.kind.is_first(),
        blank: !said,
        removable: placed.kind != BlockKind::Component,
        href: (!placed.kind.asks(editor.surface).is_empty()).then(|| editor.href(&format!("/{}", placed.id))),
        first: false,
        last: false,
    }
}

fn addable(editor: &Editor, kind: BlockKind) -> Addable {
    let (title, help) = kind.words();
    Addable { kind: kind.as_str(), title: editor.here.words(title), help: editor.here.words(help) }
}

/// Adds a block and leads to its form, if it has one.
pub(super) async fn add(editor: Editor, form: FormData) -> web::Result<Response> {
    let kind = BlockKind::parse(form.value("kind")).filter(|kind| editor.offers(*kind));
    let kind = kind.ok_or(Problem::NotFound)?;
    let here = &editor.here;
    let added = actions::change(&here.db, &here.who, editor.surface, Change::Add(kind)).await?;
    Ok(match added.filter(|_| !kind.asks(editor.surface).is_empty()) {
        Some(id) => here.done(&editor.path(&format!("/{id}")), &Text::new("spaces-block-added-write")),
        None => editor.done("spaces-block-added"),
    })
}

/// Hides a block or shows it again.
pub(super) async fn set_visible(editor: Editor, form: FormData) -> web::Result<Response> {
    let here = &editor.here;
    let hidden = form.value("hidden") == "1";
    actions::change(&here.db, &here.who, editor.surface, Change::Hide(editor.block()?, hidden)).await?;
    Ok(editor.done(if hidden { "spaces-block-hidden" } else { "spaces-block-shown" }))
}

/// Takes a block away.
pub(super) async fn remove(editor: Editor) -> web::Result<Response> {
    let here = &editor.here;
    actions::change(&here.db, &here.who, editor.surface, Change::Remove(editor.block()?)).await?;
    Ok(editor.done("spaces-block-removed"))
}
