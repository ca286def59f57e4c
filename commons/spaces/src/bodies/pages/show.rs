//! A body as a square: what it is for, what happens in it, who sits there, which processes it works for.

use accounts::Here;
use axum::{extract::Path, response::Response};
use db::Tx;
use engagement::Image;
use kernel::{Locale, Problem, Timestamp, Translated};
use serde::Serialize;
use web::{Html, Page};

use super::{BodyRow, MemberRow, RelatedView, branch, members::next_change};
use crate::{
    TabView,
    blocks::{
        Arrangement, BlockKind, BodyParts, Scene, Section, Surface, space_sections, store as arrangements,
    },
    bodies::{
        Act, Body, Member,
        permissions::{may, sentence},
        store,
    },
    glossary::Terms,
    pages::{Fact, blocks, parts, picture, sees_draft, visible},
    process::{Process, store as spaces},
    translated::{Line, Prose},
};

/// Members named on the page; all are on their own.
const NAMED: usize = 8;

/// The page.
#[derive(Serialize)]
pub(crate) struct BodyPage {
    title: Line,
    subtitle: Line,
    lead: Line,
    tabs: Vec<TabView>,
    /// Why this reader only reads; none for who takes part.
    refused: Option<String>,
    sections: Vec<Section>,
    /// Whether a map is among the blocks.
    map: bool,
    facts: Vec<Fact>,
    processes: Vec<RelatedView>,
    /// What other commons put beside the facts.
    parts: Vec<Html>,
    picture: Option<Image>,
    /// Which draft this is a preview of, and for whom: `link` or `staff`.
    preview: Option<&'static str>,
    admin_href: Option<String>,
    share_href: Option<String>,
    /// Where the blocks are arranged, in a preview of their draft.
    blocks_href: Option<String>,
}

impl Page for BodyPage {
    const TEMPLATE: &'static str = "spaces/body.html";

    fn samples() -> Vec<Self> {
        let bare = || Self {
            title: Line::sample("Consulta del volontariato", None),
            subtitle: Line::default(),
            lead: Line::default(),
            tabs: Vec::new(),
            refused: None,
            sections: Vec::new(),
            map: false,
            facts: Vec::new(),
            processes: Vec::new(),
            parts: Vec::new(),
            picture: None,
            preview: Some("link"),
            admin_href: None,
            share_href: None,
            blocks_href: Some("/it/admin/assemblies/consulta/blocks".into()),
        };
        let full = Self {
            title: Line::sample("Consulta del volontariato", Some(Locale::IT)),
            subtitle: Line::sample("Le associazioni insieme", Some(Locale::IT)),
            lead: Line::sample("Si incontra il primo lunedì del mese.", Some(Locale::IT)),
            tabs: TabView::samples(),
            refused: Some("Prende parte chi ne fa parte.".into()),
            sections: vec![
                Section::sample(true, false, false),
                Section::sample(false, false, true),
                Section::sample(false, false, false),
            ],
            map: true,
            facts: vec![Fact::sample()],
            processes: vec![RelatedView::sample(false)],
            parts: vec![Html::trusted("<p>x</p>")],
            picture: Some(Image::sample("Il viale")),
            preview: None,
            admin_href: Some("/it/admin/assemblies/consulta".into()),
            share_href: Some("/it/share/h7k2mx".into()),
            blocks_href: None,
        };
        let plain = Section::sample(false, false, true);
        let staff = Self {
            preview: Some("staff"),
            admin_href: full.admin_href.clone(),
            sections: vec![plain],
            ..bare()
        };
        vec![full, staff, bare()]
    }
}

/// `GET /{locale}/assemblies/{process}`
pub(super) async fn show(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let space = visible(&here, &tx, &slug).await?;
    let surface = Surface::of(&space);
    let arrangement = arrangements::arranged(&tx, surface).await?.seen(surface);
    drop(tx);
    show_arranged(&here, &space, arrangement, None).await
}

/// The page in an arrangement; `preview` leads back to where it is prepared.
pub(crate) async fn show_arranged(
    here: &Here,
    space: &Process,
    arrangement: Arrangement,
    preview: Option<String>,
) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let timeline = spaces::timeline(&tx, space).await?.refusing(space.refuses(&here.who));
    let ready = blocks(here, &tx, space, &timeline).await?;
    let components = spaces::components(&tx, space.id).await?;
    let arrangement = arrangement.completed(&components);
    let drafts = sees_draft(here, space);
    let seen = components.iter().filter(|c| c.published || drafts);
    let tabs = crate::tabs::of(here, space, &timeline, seen).await?;
    let bodies = store::all(&tx).await?;
    let own = bodies.iter().find(|body| body.space.id == space.id).ok_or(Problem::NotFound)?;
    let body = body_parts(here, &tx, &bodies, own).await?;
    let served = store::served_by(&tx, space.id).await?;
    let mut terms = Terms::of(here, &tx, space).await?;
    let code = crate::share::store::code_of(&tx, space.id, None).await?;
    let scene = Scene {
        here,
        tx: &tx,
        surface: Surface::of(space),
        current: Some((space, &timeline)),
        processes: &[],
        ready: &ready,
        body: Some(&body),
    };
    let texts = &space.texts;
    let hero = arrangement.shows(BlockKind::Hero);
    let opening = |text: &Translated| if hero { Line::of(text, here.locale) } else { Line::default() };
    let staff = here.who.sees_drafts(space.id.uuid());
    let page = BodyPage {
        title: Line::of(&texts.title, here.locale),
        subtitle: opening(&texts.subtitle),
        lead: opening(&texts.short),
        tabs,
        refused: timeline.refused().map(|why| here.say(why)),
        sections: space_sections(&scene, &arrangement, &mut terms).await?,
        map: arrangement.shows(BlockKind::Map),
        facts: facts(here, space),
        processes: RelatedView::seen(here, &served),
        parts: parts(here, space).await?,
        picture: if hero { picture(here, &tx, space).await? } else { None },
        preview: (!space.released).then_some(if staff { "staff" } else { "link" }),
        admin_href: staff.then(|| here.to(&space.admin_path(""))),
        share_href: code.map(|code| here.to(&format!("/share/{code}"))),
        blocks_href: preview,
    };
    let shared = page.picture.as_ref().filter(|_| space.published).map(|picture| picture.src.clone());
    let frame = here.frame(&page.title).describe(texts.short.text(here.locale)).picture(shared);
    let frame = frame.crumb(here.words("spaces-bodies-title"), "/assemblies");
    let frame = above(here, &bodies, own).into_iter().rev().fold(frame, |frame, body| {
        frame.crumb(Line::of(&body.space.texts.title, here.locale), &body.space.path())
    });
    frame.show(&page).await
}

/// What only a body has.
async fn body_parts(here: &Here, tx: &Tx, bodies: &[Body], own: &Body) -> Result<BodyParts, Problem> {
    let space = &own.space;
    let members = store::members(tx, space.id).await?;
    let now = tx.now_until(|now| next_change(&members, now));
    let all = may(Act::ReadAllMembers, &here.who, space, now);
    let present = || members.iter().filter(|m: &&Member| (m.public || all) && m.is_present(now));
    Ok(BodyParts {
        purpose: Prose::of(&own.purpose_html, here.locale),
        composition: Prose::of(&own.composition_html, here.locale),
        members: present().take(NAMED).map(|m| MemberRow::of(here, m)).collect(),
        more: present().count().saturating_sub(NAMED),
        members_href: here.to(&format!("{}/members", space.path())),
        children: below(here, bodies, own, now),
    })
}

/// What is part of a body, as far as the reader sees it.
fn below(here: &Here, bodies: &[Body], own: &Body, now: Timestamp) -> Vec<BodyRow> {
    let seen: Vec<&Body> = bodies.iter().filter(|body| body.space.seen_by(&here.who)).collect();
    branch(here, &seen, own, now).children
}

/// What a body is part of, from the nearest up to the first that the reader does not see.
fn above<'a>(here: &Here, bodies: &'a [Body], own: &Body) -> Vec<&'a Body> {
    let find = |id| bodies.iter().find(|body| Some(body.space.id) == id && body.space.seen_by(&here.who));
    std::iter::successors(find(own.parent), |body| find(body.parent)).collect()
}

fn facts(here: &Here, space: &Process) -> Vec<Fact> {
    let reader = here.reader();
    let mut facts = vec![Fact::new(here.words("spaces-fact-access"), here.say(&sentence(space.access)))];
    facts.extend(space.starts_at.map(|at| Fact::new(here.words("spaces-fact-since"), reader.date(at))));
    facts.extend(space.ends_at.map(|at| Fact::new(here.words("spaces-fact-until"), reader.date(at))));
    let theme = space.texts.interest.as_deref().and_then(crate::words::interest);
    facts.extend(theme.map(|key| Fact::new(here.words("spaces-fact-theme"), here.words(key))));
    facts
}
