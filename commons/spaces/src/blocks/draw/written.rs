//! What people write for a page.

use kernel::{Locale, Problem};
use serde::Serialize;
use web::{Html, Page, Samples};

use super::{Placed, Scene};
use crate::{
    glossary::Terms,
    translated::{Line, Prose},
};

pub(super) fn samples(samples: &mut Samples) {
    samples.add::<TextBlock>().add::<CallBlock>().add::<InPersonBlock>();
}

/// A text.
#[derive(Serialize)]
struct TextBlock {
    title: Option<Line>,
    body: Prose,
}

impl Page for TextBlock {
    const TEMPLATE: &'static str = "spaces/blocks/_text.html";

    fn samples() -> Vec<Self> {
        let title = |lang| Some(Line::sample("Perché lo facciamo", lang));
        vec![
            Self { title: title(None), body: Prose::sample("<p>Testo</p>", None) },
            Self { title: title(Some(Locale::EN)), body: Prose::sample("<p>Text</p>", Some(Locale::EN)) },
            Self { title: None, body: Prose::sample("<p>Testo</p>", None) },
        ]
    }
}

pub(super) fn text(scene: &Scene<'_>, placed: &Placed, terms: &mut Terms) -> Result<Option<Html>, Problem> {
    let Some(html) = placed.content.body_html.as_ref().filter(|t| !t.text(t.original).is_empty()) else {
        return Ok(None);
    };
    let prose = Prose::of(html, scene.here.locale);
    let title = placed.content.title.as_ref().filter(|t| !t.text(t.original).is_empty());
    scene.render(&TextBlock {
        title: title.map(|title| Line::of(title, scene.here.locale)),
        body: Prose { html: terms.explain(&prose.html), ..prose },
    })
}

/// A band with a sentence and a button.
#[derive(Serialize)]
struct CallBlock {
    title: Line,
    lead: Option<Line>,
    button: Option<Line>,
    href: String,
}

impl Page for CallBlock {
    const TEMPLATE: &'static str = "spaces/blocks/_call.html";

    fn samples() -> Vec<Self> {
        let line = |lang| Line::sample("Vieni in biblioteca", lang);
        let block = |lang, full: bool| Self {
            title: line(lang),
            lead: full.then(|| line(lang)),
            button: full.then(|| line(lang)),
            href: "/it/processes/x".into(),
        };
        vec![block(None, true), block(Some(Locale::EN), true), block(None, false)]
    }
}

pub(super) fn call(scene: &Scene<'_>, placed: &Placed) -> Result<Option<Html>, Problem> {
    let content = &placed.content;
    let line = |text: &Option<kernel::Translated>| {
        let text = text.as_ref().filter(|t| !t.text(t.original).is_empty());
        text.map(|text| Line::of(text, scene.here.locale))
    };
    let Some(title) = line(&content.title) else { return Ok(None) };
    let link = content.link.as_ref();
    scene.render(&CallBlock {
        title,
        lead: line(&content.lead),
        button: line(&content.button).filter(|_| link.is_some()),
        href: link.map(ToString::to_string).unwrap_or_default(),
    })
}

/// Where to go in person.
#[derive(Serialize)]
struct InPersonBlock {
    address: Vec<String>,
}

impl Page for InPersonBlock {
    const TEMPLATE: &'static str = "spaces/blocks/_in_person.html";

    fn samples() -> Vec<Self> {
        vec![Self { address: vec!["Piazza 1".into(), "martedì dalle 9 alle 12".into()] }]
    }
}

pub(super) fn in_person(scene: &Scene<'_>) -> Result<Option<Html>, Problem> {
    let address = scene.here.tenant.profile.address.clone();
    if address.is_empty() { Ok(None) } else { scene.render(&InPersonBlock { address }) }
}
