//! The organisation's start page, made of blocks: its most current process, what to do there now, and the other processes,
//! unless an administrator arranged it otherwise.

use accounts::Here;
use axum::response::Response;
use serde::Serialize;
use web::Page;

use super::blocks;
use crate::{
    blocks::{Arrangement, BlockKind, Scene, Section, Surface, store as arrangements},
    process::{Currency, store},
};

/// The page.
#[derive(Serialize)]
pub(crate) struct HomePage {
    name: String,
    /// Whether a block opens the page with its heading.
    hero: bool,
    sections: Vec<Section>,
    /// Whether no process is published yet.
    empty: bool,
    /// For those who can create the first process.
    admin_href: Option<String>,
    /// Where the blocks are arranged, in a preview of the draft.
    preview: Option<String>,
}

impl Page for HomePage {
    const TEMPLATE: &'static str = "spaces/home.html";

    fn samples() -> Vec<Self> {
        let sections = || vec![Section::sample(true, true, false), Section::sample(false, false, false)];
        let page = |sections: Vec<Section>, admin: Option<&str>, preview: Option<&str>| Self {
            name: "Montelume decide".into(),
            hero: !sections.is_empty(),
            empty: sections.is_empty(),
            sections,
            admin_href: admin.map(Into::into),
            preview: preview.map(Into::into),
        };
        vec![
            page(sections(), None, None),
            page(sections(), None, Some("/it/admin/home/blocks")),
            page(Vec::new(), Some("/it/admin/processes/new"), None),
            page(Vec::new(), None, None),
        ]
    }
}

/// `GET /{locale}/`
pub(super) async fn show(here: Here) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let arrangement = arrangements::arranged(&tx, Surface::Home).await?.seen(Surface::Home);
    show_arranged(&here, &arrangement, None).await
}

/// The page in an arrangement; `preview` leads back to where it is prepared.
pub(crate) async fn show_arranged(
    here: &Here,
    arrangement: &Arrangement,
    preview: Option<String>,
) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let mut processes = store::overview(&tx, false).await?;
    processes.sort_by_key(|(_, timeline)| Currency::of(timeline));
    let current = processes.first().map(|(process, timeline)| (process, timeline));
    let calls = arrangement.shows(BlockKind::Hero) || arrangement.shows(BlockKind::Now);
    let ready = match current.filter(|_| calls) {
        Some((process, timeline)) => blocks(here, &tx, process, timeline).await?,
        None => Vec::new(),
    };
    let scene = Scene {
        here,
        tx: &tx,
        surface: Surface::Home,
        current,
        processes: &processes,
        ready: &ready,
        body: None,
    };
    let page = HomePage {
        name: here.tenant.name.clone(),
        hero: arrangement.shows(BlockKind::Hero),
        sections: scene.home_sections(arrangement).await?,
        empty: processes.is_empty(),
        admin_href: here.who.is_administrator().then(|| here.to("/admin/processes/new")),
        preview,
    };
    let lead = current.map(|(process, _)| process.texts.short.text(here.locale).to_owned());
    here.frame(here.tenant.name.as_str()).describe(lead.unwrap_or_default()).show(&page).await
}
