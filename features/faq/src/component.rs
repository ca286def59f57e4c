//! Questions and glossary as components of a process; the glossary also gives its words to every text there.

use async_trait::async_trait;
use axum::Router;
use db::Tx;
use feature::State;
use kernel::{Line, Locale, Problem};
use serde::Serialize;
use spaces::{
    Block, Component, ComponentKind, Inside, Process,
    glossary::{Term, TermSource},
    porting::{Packing, Unpacking},
};
use web::{Page, Samples};

use crate::{
    Entry, FAQ, GLOSSARY, admin, packing,
    pages::{self, EntryView},
    store,
};

/// Questions on the process page.
const SHOWN: usize = 4;

/// Characters of a meaning that opens in a text.
const MEANING: usize = 240;

/// The questions.
pub(crate) struct Questions;

/// The glossary.
pub(crate) struct Words;

/// The first questions on the process page.
#[derive(Serialize)]
pub(crate) struct QuestionsBlock {
    title: Line,
    entries: Vec<EntryView>,
    /// Where all of them are, when there are more.
    href: Option<String>,
}

impl Page for QuestionsBlock {
    const TEMPLATE: &'static str = "faq/_block.html";

    fn samples() -> Vec<Self> {
        let block = |href: Option<&str>| Self {
            title: "Domande frequenti".into(),
            entries: EntryView::samples(),
            href: href.map(Into::into),
        };
        vec![block(None), block(Some("/it/processes/x/faq"))]
    }
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<QuestionsBlock>();
}

#[async_trait]
impl ComponentKind for Questions {
    fn kind(&self) -> &'static str {
        FAQ
    }

    fn title(&self) -> &'static str {
        "faq-component"
    }

    fn routes(&self) -> Router<State> {
        pages::faq_routes()
    }

    fn admin_routes(&self) -> Router<State> {
        admin::routes()
    }

    async fn block(&self, inside: &Inside) -> Result<Option<Block>, Problem> {
        let here = &inside.here;
        let tx = here.db.read().await?;
        let entries = store::all(&tx, inside.component.id).await?;
        if entries.is_empty() {
            return Ok(None);
        }
        let block = QuestionsBlock {
            title: inside.title(),
            entries: entries.iter().take(SHOWN).map(|e| EntryView::new(here.locale, e)).collect(),
            href: (entries.len() > SHOWN).then(|| here.to(&inside.path(""))),
        };
        Block::render(inside, &block, None).map(Some)
    }

    async fn pack(
        &self,
        packing: &mut Packing<'_>,
        component: &Component,
    ) -> Result<Option<serde_json::Value>, Problem> {
        packing::pack(packing, component).await.map(Some)
    }

    async fn unpack(
        &self,
        cx: &Unpacking<'_>,
        component: &Component,
        content: serde_json::Value,
    ) -> Result<(), Problem> {
        packing::unpack(cx, component, content).await
    }

    fn goes_on(&self) -> bool {
        true
    }
}

#[async_trait]
impl ComponentKind for Words {
    fn kind(&self) -> &'static str {
        GLOSSARY
    }

    fn title(&self) -> &'static str {
        "faq-glossary-component"
    }

    fn routes(&self) -> Router<State> {
        pages::glossary_routes()
    }

    fn admin_routes(&self) -> Router<State> {
        admin::routes()
    }

    async fn contents(&self, inside: &Inside) -> Result<Vec<String>, Problem> {
        let tx = inside.here.db.read().await?;
        let any = !store::all(&tx, inside.component.id).await?.is_empty();
        Ok(any.then(|| GLOSSARY.to_owned()).into_iter().collect())
    }

    async fn pack(
        &self,
        packing: &mut Packing<'_>,
        component: &Component,
    ) -> Result<Option<serde_json::Value>, Problem> {
        packing::pack(packing, component).await.map(Some)
    }

    async fn unpack(
        &self,
        cx: &Unpacking<'_>,
        component: &Component,
        content: serde_json::Value,
    ) -> Result<(), Problem> {
        packing::unpack(cx, component, content).await
    }

    fn goes_on(&self) -> bool {
        true
    }
}

#[async_trait]
impl TermSource for Words {
    async fn terms(&self, tx: &Tx, process: &Process, locale: Locale) -> Result<Vec<Term>, Problem> {
        let terms = store::terms(tx, process.id).await?;
        Ok(terms.iter().map(|(component, entry)| term(process, component, entry, locale)).collect())
    }
}

fn term(process: &Process, component: &str, entry: &Entry, locale: Locale) -> Term {
    // A word is looked for in all languages: a text may stand there untranslated.
    let others = entry.forms.texts.values().flat_map(|forms| forms.split(','));
    let forms = entry.title.texts.values().map(String::as_str).chain(others);
    Term {
        forms: forms.map(|form| form.trim().to_owned()).filter(|form| !form.is_empty()).collect(),
        meaning: web::excerpt(entry.text.text(locale), MEANING),
        href: format!("/{locale}{}/{component}#{}", process.path(), entry.anchor()),
    }
}
