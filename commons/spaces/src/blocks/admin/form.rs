//! What a block says.

use accounts::{Choice, in_form};
use axum::response::Response;
use kernel::{FieldErrors, Problem};
use serde::Serialize;
use web::{
    Page, Samples,
    form::{FormData, FormView},
};

use super::Editor;
use crate::{
    ProcessId,
    blocks::{
        Content, Placed,
        actions::{self, Change},
        kind::Asks,
    },
    process::store as processes,
    translated::{fill, languages, read_line, read_text},
};

const MAX_TITLE: usize = 150;
const MAX_LEAD: usize = 400;
const MAX_BODY: usize = 20_000;
const MAX_BUTTON: usize = 60;

pub(super) fn samples(samples: &mut Samples) {
    samples.add::<BlockPage>();
}

/// The form.
#[derive(Serialize)]
pub(super) struct BlockPage {
    title: String,
    help: String,
    form: FormView,
    languages: Vec<Choice>,
    asks: Vec<&'static str>,
    /// What stands there when a heading is left empty.
    usual: bool,
    processes: Vec<Choice>,
    back: String,
}

impl Page for BlockPage {
    const TEMPLATE: &'static str = "spaces/admin/block.html";

    fn samples() -> Vec<Self> {
        let page = |asks: &[&'static str], usual| Self {
            title: "Testo".into(),
            help: "Un testo vostro.".into(),
            form: FormView::new().with_sample_error("body_it", "Manca il testo."),
            languages: vec![Choice::new("it", "Italiano"), Choice::new("en", "English")],
            asks: asks.to_vec(),
            usual,
            processes: vec![Choice::new("0192", "Bilancio")],
            back: "/it/admin/home/blocks".into(),
        };
        vec![page(&["title", "body"], false), page(&["title", "lead", "button", "processes"], true)]
    }
}

pub(super) async fn show(editor: Editor) -> web::Result<Response> {
    let placed = find(&editor).await?;
    let here = &editor.here;
    let content = &placed.content;
    let written = [
        ("title", &content.title),
        ("lead", &content.lead),
        ("body", &content.body),
        ("button", &content.button),
    ];
    let form = written.into_iter().fold(FormView::new(), |form, (name, text)| match text {
        Some(text) => fill(form, here, name, text),
        None => form,
    });
    let form = content.link.iter().fold(form, |form, link| form.add("link", link.as_str()));
    let form = content.processes.iter().fold(form, |form, id| form.add("process", id.to_string()));
    page(&editor, &placed, form, false).await
}

pub(super) async fn submit(editor: Editor, form: FormData) -> web::Result<Response> {
    let placed = find(&editor).await?;
    let here = &editor.here;
    let outcome = match read(&editor, &placed, &form) {
        Ok(content) => {
            let change = Change::Write(placed.id.clone(), Box::new(content));
            in_form(actions::change(&here.db, &here.who, editor.surface, change).await)?.map(drop)
        }
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(()) => Ok(editor.done("spaces-block-saved")),
        Err(errors) => {
            let form = form.view().with_errors(&errors, &here.reader());
            page(&editor, &placed, form, true).await
        }
    }
}

async fn find(editor: &Editor) -> Result<Placed, Problem> {
    let (_, prepared) = editor.prepared().await?;
    let placed = prepared.find(&editor.block()?).ok_or(Problem::NotFound)?;
    if placed.kind.asks(editor.surface).is_empty() { Err(Problem::NotFound) } else { Ok(placed.clone()) }
}

fn read(editor: &Editor, placed: &Placed, form: &FormData) -> Result<Content, FieldErrors> {
    let here = &editor.here;
    let mut fields = form.read();
    let mut content = Content::default();
    for asks in placed.kind.asks(editor.surface) {
        match asks {
            Asks::Title => content.title = Some(read_line(&mut fields, here, "title", MAX_TITLE, None)),
            Asks::Lead => content.lead = Some(read_text(&mut fields, here, "lead", MAX_LEAD)),
            Asks::Body => content.body = Some(read_text(&mut fields, here, "body", MAX_BODY)),
            Asks::Button => {
                content.button = Some(read_line(&mut fields, here, "button", MAX_BUTTON, None));
                content.link = fields.link("link").optional();
            }
            Asks::Processes => {
                let chosen = fields.list("process");
                content.processes = chosen.iter().filter_map(|id| id.parse::<ProcessId>().ok()).collect();
            }
        }
    }
    fields.finish(content)
}

async fn page(editor: &Editor, placed: &Placed, form: FormView, wrong: bool) -> web::Result<Response> {
    let here = &editor.here;
    let asks = placed.kind.asks(editor.surface);
    let processes = if asks.contains(&Asks::Processes) {
        processes::names(&here.db.read().await?).await?
    } else {
        Vec::new()
    };
    let (title, help) = placed.kind.words();
    let page = BlockPage {
        title: here.words(title),
        help: here.words(help),
        form,
        languages: languages(here),
        asks: asks.iter().map(|asks| asks.as_str()).collect(),
        usual: !asks.contains(&Asks::Body) && placed.kind != crate::blocks::BlockKind::Call,
        processes: processes
            .iter()
            .map(|process| Choice::new(process.id.to_string(), process.title.text(here.locale)))
            .collect(),
        back: editor.href(""),
    };
    let frame = editor.frame(&page.title);
    let frame = if wrong { frame.unprocessable() } else { frame };
    frame.show(&page).await
}
