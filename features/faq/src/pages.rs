//! What everybody reads: the questions with their answers, and the words from A to Z.

use axum::{Router, response::Response, routing::get};
use feature::State;
use kernel::{Locale, Text};
use serde::Serialize;
use spaces::{
    Inside, Strip,
    translated::{Line, Prose},
};
use web::{Page, Samples};

use crate::{Entry, store};

pub(crate) fn faq_routes() -> Router<State> {
    Router::new().route("/", get(faq))
}

pub(crate) fn glossary_routes() -> Router<State> {
    Router::new().route("/", get(glossary))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<FaqPage>().add::<GlossaryPage>();
}

/// An entry as a page shows it.
#[derive(Clone, Serialize)]
pub(crate) struct EntryView {
    anchor: String,
    title: Line,
    text: Prose,
    /// Other forms of a word; may be empty.
    forms: String,
}

impl EntryView {
    pub(crate) fn new(locale: Locale, entry: &Entry) -> Self {
        Self {
            anchor: entry.anchor(),
            title: Line::of(&entry.title, locale),
            text: Prose::of(&entry.text_html, locale),
            forms: entry.forms.text(locale).to_owned(),
        }
    }

    pub(crate) fn samples() -> Vec<Self> {
        let entry = |lang, forms: &str| Self {
            anchor: "patto".into(),
            title: Line::sample("Che cos’è un patto?", lang),
            text: Prose::sample("<p>Un accordo tra Comune e persone.</p>", lang),
            forms: forms.into(),
        };
        vec![entry(None, ""), entry(Some(Locale::IT), "patti")]
    }
}

/// The questions.
#[derive(Serialize)]
struct FaqPage {
    strip: Strip,
    title: Line,
    entries: Vec<EntryView>,
}

impl Page for FaqPage {
    const TEMPLATE: &'static str = "faq/faq.html";

    fn samples() -> Vec<Self> {
        let page = |entries| Self { strip: Strip::sample(), title: "Domande frequenti".into(), entries };
        vec![page(EntryView::samples()), page(Vec::new())]
    }
}

/// The glossary.
#[derive(Serialize)]
struct GlossaryPage {
    strip: Strip,
    title: Line,
    entries: Vec<EntryView>,
}

impl Page for GlossaryPage {
    const TEMPLATE: &'static str = "faq/glossary.html";

    fn samples() -> Vec<Self> {
        let page = |entries| Self { strip: Strip::sample(), title: "Glossario".into(), entries };
        vec![page(EntryView::samples()), page(Vec::new())]
    }
}

async fn faq(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let mut terms = inside.terms(&tx).await?;
    let mut entries: Vec<EntryView> = store::all(&tx, inside.component.id)
        .await?
        .iter()
        .map(|entry| EntryView::new(here.locale, entry))
        .collect();
    for entry in &mut entries {
        entry.text.html = terms.explain(&entry.text.html);
    }
    let title = inside.title();
    let page = FaqPage { strip: inside.strip(), title: title.clone(), entries };
    inside.frame(title).describe(about(&inside, "faq-about")).show(&page).await
}

async fn glossary(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let entries = store::all(&tx, inside.component.id).await?;
    let mut entries: Vec<EntryView> = entries.iter().map(|e| EntryView::new(here.locale, e)).collect();
    entries.sort_by_cached_key(|entry| entry.title.text.to_lowercase());
    let title = inside.title();
    let page = GlossaryPage { strip: inside.strip(), title: title.clone(), entries };
    inside.frame(title).describe(about(&inside, "faq-glossary-about")).show(&page).await
}

fn about(inside: &Inside, key: &'static str) -> String {
    let process = inside.process.texts.title.text(inside.here.locale);
    inside.here.say(&Text::new(key).with("process", process))
}
