//! The list itself for administrators, and what a process still lacks for those who work on it.

use accounts::{Choice, Here};
use axum::{extract::Path, response::Response};
use kernel::{FieldErrors, Text};
use serde::Serialize;
use web::{
    Page, Samples,
    form::{FormData, FormView},
};

use super::{Item, actions, checked, regional, store};
use crate::{
    admin::{frame, worked_on},
    process::store as processes,
    translated::{fill, languages, read_line},
};

/// More than this nobody will ever have.
const MOST: usize = 40;

/// What can show that something is there, of the program itself and of its components, and what each means.
const WORDS: [(&str, &str); 18] = [
    ("texts", "spaces-contents-word-texts"),
    ("phases", "spaces-contents-word-phases"),
    ("card", "spaces-contents-word-card"),
    ("meetings", "spaces-contents-word-meetings"),
    ("news", "spaces-contents-word-news"),
    ("faq", "spaces-contents-word-faq"),
    ("glossary", "spaces-contents-word-glossary"),
    ("gallery", "spaces-contents-word-gallery"),
    ("proposals", "spaces-contents-word-proposals"),
    ("accountability", "spaces-contents-word-accountability"),
    ("library/document", "spaces-contents-word-document"),
    ("library/regulation", "spaces-contents-word-regulation"),
    ("library/project-sheet", "spaces-contents-word-project-sheet"),
    ("library/minutes", "spaces-contents-word-minutes"),
    ("library/proposal", "spaces-contents-word-proposal"),
    ("library/final-report", "spaces-contents-word-final-report"),
    ("library/act", "spaces-contents-word-act"),
    ("library/monitoring", "spaces-contents-word-monitoring"),
];

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<ListPage>().add::<ProcessContents>();
}

/// The form of the list.
#[derive(Serialize)]
struct ListPage {
    form: FormView,
    /// The numbers in the names of fields; the last row is empty.
    rows: Vec<usize>,
    languages: Vec<Choice>,
    /// The words, and what each shows.
    words: Vec<Choice>,
    empty: bool,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "spaces/admin/contents.html";

    fn samples() -> Vec<Self> {
        let page = |empty| Self {
            form: FormView::new().add("needs_0", "texts").with_sample_error("needs_0", "Non esiste."),
            rows: vec![0, 1],
            languages: vec![Choice::new("it", "Italiano")],
            words: vec![Choice::new("texts", "Descrizione breve e lunga")],
            empty,
        };
        vec![page(true), page(false)]
    }
}

/// What a process shows and lacks.
#[derive(Serialize)]
struct ProcessContents {
    items: Vec<ItemView>,
    present: usize,
    whole: usize,
    /// Where the list is written, for administrators.
    list_href: Option<String>,
}

/// A line of the checklist, as the macro `todo` of `ui/admin.html` shows it.
#[derive(Serialize)]
struct ItemView {
    state: &'static str,
    title: String,
    text: String,
    action: Option<String>,
}

impl Page for ProcessContents {
    const TEMPLATE: &'static str = "spaces/admin/process_contents.html";

    fn samples() -> Vec<Self> {
        let item = |state| ItemView { state, title: "Le fasi".into(), text: String::new(), action: None };
        let page = |items: Vec<ItemView>, list: Option<&str>| Self {
            present: 1,
            whole: items.len(),
            items,
            list_href: list.map(Into::into),
        };
        let full = page(vec![item("done"), item("open")], None);
        vec![full, page(Vec::new(), Some("/it/admin/contents")), page(Vec::new(), None)]
    }
}

/// `GET /{locale}/admin/contents`
pub(crate) async fn show(here: Here) -> web::Result<Response> {
    here.who.require_administrator()?;
    let items = store::list(&here.db.read().await?).await?;
    let form = items.iter().enumerate().fold(FormView::new(), |form, (i, item)| {
        let form = form.add(&format!("needs_{i}"), item.needs.as_str());
        fill(form, &here, &format!("title_{i}"), &item.title)
    });
    let page = page(&here, form, items.len());
    here.frame(here.words("spaces-contents-title")).admin("").show(&page).await
}

/// `POST /{locale}/admin/contents`
pub(crate) async fn submit(here: Here, form: FormData) -> web::Result<Response> {
    here.who.require_administrator()?;
    let rows = (0..=MOST).take_while(|i| form.has(&format!("needs_{i}"))).count();
    match read(&here, &form, rows) {
        Ok(items) => {
            actions::set(&here.db, &here.who, items).await?;
            Ok(here.done("/admin/contents", &Text::new("spaces-saved")))
        }
        Err(errors) => {
            let view = form.view().with_errors(&errors, &here.reader());
            let page = page(&here, view, rows.saturating_sub(1));
            here.frame(here.words("spaces-contents-title")).admin("").unprocessable().show(&page).await
        }
    }
}

/// `POST /{locale}/admin/contents/template`: the regional list in place of the present one.
pub(crate) async fn use_template(here: Here) -> web::Result<Response> {
    actions::set(&here.db, &here.who, regional(&here)).await?;
    Ok(here.done("/admin/contents", &Text::new("spaces-contents-taken")))
}

/// `GET /{locale}/admin/processes/{process}/contents`
pub(crate) async fn of_process(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = worked_on(&here, &tx, &slug).await?;
    let timeline = processes::timeline(&tx, &process).await?;
    let items = checked(&here, &tx, &process, &timeline).await?;
    let page = ProcessContents {
        present: items.iter().filter(|item| item.present).count(),
        whole: items.len(),
        items: items
            .into_iter()
            .map(|item| ItemView {
                state: if item.present { "done" } else { "open" },
                title: item.title,
                text: String::new(),
                action: None,
            })
            .collect(),
        list_href: here.who.is_administrator().then(|| here.to("/admin/contents")),
    };
    frame(&here, &process, here.words("spaces-contents-title")).show(&page).await
}

fn read(here: &Here, form: &FormData, rows: usize) -> Result<Vec<Item>, FieldErrors> {
    let mut fields = form.read();
    let mut items = Vec::new();
    for i in 0..rows {
        let needs = fields.line(&format!("needs_{i}")).max(300).value();
        let blank =
            here.tenant.locales.iter().all(|l| form.value(&format!("title_{i}_{l}")).trim().is_empty());
        if blank && needs.is_empty() {
            continue;
        }
        let title = read_line(&mut fields, here, &format!("title_{i}"), 120, Some("spaces-title-missing"));
        let known = |word: &str| {
            WORDS.iter().any(|(known, _)| *known == word)
                || word.starts_with("pages/")
                || word.starts_with("meetings/")
        };
        if needs.is_empty() || !needs.split_whitespace().all(known) {
            fields.error(&format!("needs_{i}"), Text::new("spaces-contents-unknown"));
        }
        items.push(Item { title, needs });
    }
    fields.finish(items)
}

fn page(here: &Here, form: FormView, filled: usize) -> ListPage {
    ListPage {
        form,
        rows: (0..=filled.min(MOST)).collect(),
        languages: languages(here),
        words: WORDS.iter().map(|(word, key)| Choice::new(*word, here.words(key))).collect(),
        empty: filled == 0,
    }
}
