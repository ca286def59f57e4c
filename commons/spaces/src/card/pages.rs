//! The card as everybody reads it, on the screen and on paper.

use accounts::Here;
use axum::{extract::Path, response::Response};
use db::Tx;
use kernel::{Locale, Problem, Text, Timestamp};
use serde::Serialize;
use web::{Page, Samples};

use super::{Card, FIELDS, Fact, Field, Kind, List, Lists, store, values};
use crate::{
    Strip, TabView,
    pages::{sees_draft, visible},
    process::{Process, store as processes},
    words::{entitled, interest},
};

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<CardPage>();
}

/// The page.
#[derive(Serialize)]
struct CardPage {
    strip: Strip,
    title: kernel::Line,
    parts: Vec<Part>,
    pdf_href: String,
    admin_href: Option<String>,
}

/// A part of the card.
#[derive(Serialize)]
pub(super) struct Part {
    pub(super) title: String,
    pub(super) lines: Vec<Line>,
}

/// A line of the card.
#[derive(Serialize)]
pub(super) struct Line {
    pub(super) label: String,
    pub(super) text: String,
    pub(super) href: Option<String>,
    pub(super) lang: Option<Locale>,
}

impl Page for CardPage {
    const TEMPLATE: &'static str = "spaces/card.html";

    fn samples() -> Vec<Self> {
        let line = |href: Option<&str>, lang| Line {
            label: "Livello".into(),
            text: "Consultazione".into(),
            href: href.map(Into::into),
            lang,
        };
        let lines = vec![line(None, Some(Locale::EN)), line(Some("https://atti.example/1"), None)];
        let page = |admin: Option<&str>, lines| Self {
            strip: Strip::sample(),
            title: kernel::Line::sample("Bilancio partecipativo 2027", admin.map(|_| Locale::EN)),
            parts: vec![Part { title: "Che cosa".into(), lines }],
            pdf_href: "/it/processes/x/identity-card.pdf".into(),
            admin_href: admin.map(Into::into),
        };
        vec![page(None, lines), page(Some("/it/admin/processes/x/identity-card"), Vec::new())]
    }
}

/// `GET /{locale}/processes/{process}/identity-card`
pub(crate) async fn show(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = visible(&here, &tx, &slug).await?;
    let timeline = processes::timeline(&tx, &process).await?;
    let components = processes::components(&tx, process.id).await?;
    let all = sees_draft(&here, &process);
    let seen = components.iter().filter(|c| c.published || all);
    let tabs: Vec<TabView> = crate::tabs::of(&here, &process, &timeline, seen).await?;
    let parts = parts(&here, &tx, &process).await?;
    let title = kernel::Line::of(&process.texts.title, here.locale);
    let manages = here.who.sees_drafts(process.id.uuid());
    let page = CardPage {
        strip: Strip { tabs, ..Strip::of(&here, &process, &timeline) },
        parts,
        pdf_href: here.to(&format!("/processes/{slug}/identity-card.pdf")),
        admin_href: manages.then(|| here.to(&format!("/admin/processes/{slug}/identity-card"))),
        title: title.clone(),
    };
    let about = here.say(&Text::new("spaces-card-about").with("title", title.text.as_str()));
    let frame = here.frame(here.words("spaces-card-title")).describe(about);
    frame.crumb(title, &format!("/processes/{slug}")).show(&page).await
}

/// What is known of a process, part by part; on the screen and on paper the same.
pub(super) async fn parts(here: &Here, tx: &Tx, process: &Process) -> Result<Vec<Part>, Problem> {
    let (card, lists) = (store::card(tx, process.id).await?, store::lists(tx).await?);
    let now = tx.now_until(|now| process.ends_at.filter(|end| *end > now));
    let mut parts = vec![general(here, process, now)];
    for field in &FIELDS {
        let title = here.words(field.title_of_part());
        if parts.last().is_none_or(|part| part.title != title) {
            parts.push(Part { title, lines: Vec::new() });
        }
        if let (Some(line), Some(part)) = (line(here, &card, &lists, field), parts.last_mut()) {
            part.lines.push(line);
        }
    }
    parts.retain(|part| !part.lines.is_empty());
    Ok(parts)
}

impl Field {
    fn title_of_part(&self) -> &'static str {
        self.part
    }
}

/// What the process itself says.
fn general(here: &Here, process: &Process, now: Timestamp) -> Part {
    let reader = here.reader();
    let line =
        |key: &'static str, text: String| Line { label: here.words(key), text, href: None, lang: None };
    let texts = &process.texts;
    let mut lines = vec![line("spaces-fact-who", entitled(here, &process.entitlement))];
    if let (Some(start), Some(end)) = (process.starts_at, process.ends_at) {
        let ends = now >= end;
        let state = here.words(if ends { "spaces-card-closed" } else { "spaces-card-open" });
        lines.push(line("spaces-card-state", state));
        lines.push(line("spaces-fact-when", format!("{} – {}", reader.date(start), reader.date(end))));
    }
    if let Some(theme) = texts.interest.as_deref().and_then(interest) {
        lines.push(line("spaces-fact-theme", here.words(theme)));
    }
    if !here.tenant.profile.body.is_empty() {
        lines.push(line("spaces-fact-body", here.tenant.profile.body.clone()));
    }
    Part { title: here.words("spaces-card-part-general"), lines }
}

fn line(here: &Here, card: &Card, lists: &Lists, field: &Field) -> Option<Line> {
    let label = here.words(field.title);
    let plain = |text: String| Line { label: label.clone(), text, href: None, lang: None };
    let said = |line: kernel::Line| Line { lang: line.lang, ..plain(line.text) };
    match (card.fact(field.key)?, field.kind) {
        (Fact::Text(text), _) => {
            Some(said(kernel::Line::of(text, here.locale))).filter(|line| !line.text.is_empty())
        }
        (Fact::Word(key), Kind::Choice(list)) => Some(said(value(here, lists, list, key)?)),
        (Fact::Word(address), Kind::Link) => {
            Some(Line { href: Some(address.clone()), ..plain(address.clone()) })
        }
        (Fact::Word(names), _) => Some(plain(names.clone())),
        (Fact::Number(year), Kind::Year) => Some(plain(year.to_string())),
        (Fact::Number(n), _) => Some(plain(here.reader().number(*n))),
    }
}

/// The words of a key; none for one that was taken out of the list.
pub(crate) fn value(here: &Here, lists: &Lists, list: List, key: &str) -> Option<kernel::Line> {
    let values = values(here, lists, list);
    values.iter().find(|value| value.key == key).map(|value| kernel::Line::of(&value.title, here.locale))
}
