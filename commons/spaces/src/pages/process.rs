//! A process: its head, and the blocks that it is made of: phases, the one thing to do now, what its components show.

use accounts::{Here, ScopeParts};
use axum::{extract::Path, response::Response};
use db::Tx;
use engagement::{Image, attachments};
use kernel::{Locale, Problem, Text, Translated};
use serde::Serialize;
use web::{Html, Page};

use super::{blocks, list::interest, sees_draft, visible};
use crate::{
    TabView,
    blocks::{Arrangement, BlockKind, Scene, Section, Surface, space_sections, store as arrangements},
    bodies::{self, pages::RelatedView},
    glossary::Terms,
    process::{Process, actions::reference, store},
    translated::Line,
    words::entitled,
};

/// The page.
#[derive(Serialize)]
pub(crate) struct ProcessPage {
    title: Line,
    subtitle: Line,
    lead: Line,
    tabs: Vec<TabView>,
    sections: Vec<Section>,
    /// Whether a map is among the blocks.
    map: bool,
    facts: Vec<Fact>,
    /// What other commons put beside the facts.
    parts: Vec<Html>,
    picture: Option<Image>,
    /// Which draft this is a preview of, and for whom: `link` or `staff`.
    preview: Option<&'static str>,
    admin_href: Option<String>,
    /// Where the process is shared.
    share_href: Option<String>,
    /// The whole identity card.
    card_href: String,
    /// The bodies that work for it.
    bodies: Vec<RelatedView>,
    /// Where the blocks are arranged, in a preview of their draft.
    blocks_href: Option<String>,
}

/// A line of the identity card.
#[derive(Serialize)]
pub(crate) struct Fact {
    label: String,
    text: String,
}

impl Fact {
    /// A line.
    pub(crate) fn new(label: String, text: String) -> Self {
        Self { label, text }
    }

    /// An invented one for the samples of pages.
    pub(crate) fn sample() -> Self {
        Self::new("Chi può".into(), "Chi vive qui".into())
    }
}

impl Page for ProcessPage {
    const TEMPLATE: &'static str = "spaces/process.html";

    fn samples() -> Vec<Self> {
        let page = |preview: Option<&'static str>, sections: Vec<Section>, full: bool| Self {
            title: Line::sample("Bilancio partecipativo 2027", full.then_some(Locale::IT)),
            subtitle: Line::sample(if full { "Decidete voi" } else { "" }, preview.map(|_| Locale::IT)),
            lead: Line::sample(if full { "Chi abita qui decide." } else { "" }, preview.map(|_| Locale::IT)),
            tabs: if full { TabView::samples() } else { Vec::new() },
            sections,
            map: full,
            parts: if preview.is_none() { vec![Html::trusted("<p>Segui</p>")] } else { Vec::new() },
            facts: vec![Fact { label: "Chi decide".into(), text: "Chi vive qui".into() }],
            picture: preview.is_some().then(|| Image::sample("Il viale")),
            preview,
            admin_href: (preview.is_some() || full).then(|| "/it/admin/processes/x".into()),
            card_href: "/it/processes/x/identity-card".into(),
            bodies: [true, false].map(RelatedView::sample).into_iter().filter(|_| full).collect(),
            share_href: full.then(|| "/it/share/h7k2mx".into()),
            blocks_href: (!full).then(|| "/it/admin/processes/x/blocks".into()),
        };
        let sections = || {
            vec![
                Section::sample(true, true, false),
                Section::sample(false, false, true),
                Section::sample(true, false, false),
                Section::sample(false, false, false),
            ]
        };
        vec![
            page(None, sections(), true),
            page(Some("staff"), sections(), true),
            page(Some("link"), Vec::new(), false),
        ]
    }
}

/// `GET /{locale}/processes/{process}`
pub(super) async fn show(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = visible(&here, &tx, &slug).await?;
    let surface = Surface::Process(process.id);
    let arrangement = arrangements::arranged(&tx, surface).await?.seen(surface);
    show_arranged(&here, &process, arrangement, None).await
}

/// The page in an arrangement; `preview` leads back to where it is prepared.
pub(crate) async fn show_arranged(
    here: &Here,
    process: &Process,
    arrangement: Arrangement,
    preview: Option<String>,
) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let timeline = store::timeline(&tx, process).await?;
    let ready = blocks(here, &tx, process, &timeline).await?;
    let components = store::components(&tx, process.id).await?;
    let arrangement = arrangement.completed(&components);
    let all = sees_draft(here, process);
    let seen = components.iter().filter(|c| c.published || all);
    let tabs = crate::tabs::of(here, process, &timeline, seen).await?;
    let mut terms = Terms::of(here, &tx, process).await?;
    let code = crate::share::store::code_of(&tx, process.id, None).await?;
    let scene = Scene {
        here,
        tx: &tx,
        surface: Surface::Process(process.id),
        current: Some((process, &timeline)),
        processes: &[],
        ready: &ready,
        body: None,
    };
    let texts = &process.texts;
    let hero = arrangement.shows(BlockKind::Hero);
    let opening = |text: &Translated| if hero { Line::of(text, here.locale) } else { Line::default() };
    let staff = here.who.sees_drafts(process.id.uuid());
    let page = ProcessPage {
        title: Line::of(&texts.title, here.locale),
        subtitle: opening(&texts.subtitle),
        lead: opening(&texts.short),
        sections: space_sections(&scene, &arrangement, &mut terms).await?,
        map: arrangement.shows(BlockKind::Map),
        tabs,
        facts: facts(here, process),
        parts: parts(here, process).await?,
        picture: if hero { picture(here, &tx, process).await? } else { None },
        card_href: here.to(&format!("{}/identity-card", process.path())),
        bodies: RelatedView::seen(here, &bodies::store::of_process(&tx, process.id).await?),
        share_href: code.map(|code| here.to(&format!("/share/{code}"))),
        preview: (!process.released).then_some(if staff { "staff" } else { "link" }),
        admin_href: staff.then(|| here.to(&process.admin_path(""))),
        blocks_href: preview,
    };
    let shared = page.picture.as_ref().filter(|_| process.published).map(|picture| picture.src.clone());
    let frame = here.frame(&page.title).describe(texts.short.text(here.locale)).picture(shared);
    frame.crumb(here.words("spaces-processes-title"), "/processes").show(&page).await
}

/// What other commons put beside the facts of a space.
pub(crate) async fn parts(here: &Here, process: &Process) -> Result<Vec<Html>, Problem> {
    let mut parts = Vec::new();
    for ScopeParts(part) in here.state.extensions.all::<ScopeParts>() {
        parts.push(part(here, process.id.uuid()).await?);
    }
    parts.retain(|part| !part.is_empty());
    Ok(parts)
}

/// The picture; of a draft, with the link for previews that the reader came by.
pub(crate) async fn picture(here: &Here, tx: &Tx, process: &Process) -> Result<Option<Image>, Problem> {
    if process.image.is_none() {
        return Ok(None);
    }
    let files = attachments::of(tx, &reference(process.id)).await?;
    let query = here.query();
    let link = Some(query.value("preview")).filter(|token| !process.published && !token.is_empty());
    let link = link.map(|token| format!("?preview={token}")).unwrap_or_default();
    Ok(files.iter().find_map(|file| Image::asked_with(file, &link)))
}

fn facts(here: &Here, process: &Process) -> Vec<Fact> {
    let reader = here.reader();
    let fact = |key: &'static str, text: String| Fact::new(here.words(key), text);
    let when = match (process.starts_at, process.ends_at) {
        (Some(start), Some(end)) => Some(format!("{} – {}", reader.date(start), reader.date(end))),
        (Some(start), None) => {
            Some(here.say(&Text::new("spaces-phase-from").with("day", reader.date(start))))
        }
        (None, Some(end)) => Some(here.say(&Text::new("spaces-phase-to").with("day", reader.date(end)))),
        (None, None) => None,
    };
    let body = &here.tenant.profile.body;
    let theme = process.texts.interest.as_deref().and_then(|word| interest(here, word));
    let mut facts = vec![fact("spaces-fact-who", entitled(here, &process.entitlement))];
    facts.extend(when.map(|when| fact("spaces-fact-when", when)));
    facts.extend(theme.map(|theme| fact("spaces-fact-theme", theme)));
    facts.extend((!body.is_empty()).then(|| fact("spaces-fact-body", body.clone())));
    facts
}
