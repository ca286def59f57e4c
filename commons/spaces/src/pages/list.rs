//! All published processes, the most current first.

use accounts::Here;
use axum::response::Response;
use engagement::Size;
use serde::Serialize;
use web::Page;

use crate::{
    line::{Folded, Strip},
    process::{Currency, Process, Timeline, store},
};

/// The page.
#[derive(Serialize)]
pub(crate) struct ListPage {
    processes: Vec<ProcessRow>,
}

/// A process in a list.
#[derive(Serialize)]
pub(crate) struct ProcessRow {
    title: String,
    text: String,
    href: String,
    phases: Vec<Folded>,
    /// The present phase, if there is one.
    now: Option<String>,
    /// What closes or opens next.
    sentence: String,
    interest: Option<String>,
    /// Where the small size of its picture is served.
    picture: Option<String>,
}

impl ProcessRow {
    pub(super) fn of(here: &Here, process: &Process, timeline: &Timeline) -> Self {
        let strip = Strip::of(here, process, timeline);
        Self {
            title: strip.title,
            text: process.texts.short.text(here.locale).to_owned(),
            href: strip.href,
            phases: strip.phases,
            now: strip.now.map(|now| now.title),
            sentence: strip.sentence,
            interest: process.texts.interest.as_deref().and_then(|word| interest(here, word)),
            picture: process.image.as_deref().map(|hash| engagement::image_path(hash, Size::Small)),
        }
    }

    pub(super) fn sample() -> Self {
        let strip = Strip::sample();
        Self {
            title: strip.title,
            text: "Chi abita qui decide.".into(),
            href: strip.href,
            phases: strip.phases,
            now: Some("Sostegno".into()),
            sentence: strip.sentence,
            interest: Some("Ambiente".into()),
            picture: Some("/files/ab/small".into()),
        }
    }
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "spaces/list.html";

    fn samples() -> Vec<Self> {
        let bare = ProcessRow {
            phases: Vec::new(),
            now: None,
            interest: None,
            picture: None,
            ..ProcessRow::sample()
        };
        vec![Self { processes: vec![ProcessRow::sample(), bare] }, Self { processes: Vec::new() }]
    }
}

/// `GET /{locale}/processes`
pub(super) async fn show(here: Here) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let mut processes = store::overview(&tx, false).await?;
    processes.sort_by_key(|(_, timeline)| Currency::of(timeline));
    let rows = processes.iter().map(|(process, timeline)| ProcessRow::of(&here, process, timeline)).collect();
    here.frame(here.words("spaces-processes-title")).show(&ListPage { processes: rows }).await
}

/// An area of interest in words.
pub(super) fn interest(here: &Here, word: &str) -> Option<String> {
    crate::words::interest(word).map(|key| here.words(key))
}
