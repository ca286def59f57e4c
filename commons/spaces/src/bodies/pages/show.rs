//! A body as a square: what it is for, what happens in it, who sits there, which processes it works for.

use accounts::Here;
use axum::{extract::Path, response::Response};
use engagement::Image;
use kernel::Timestamp;
use serde::Serialize;
use web::{Html, Page};

use super::{BodyRow, MemberRow, RelatedView, branch, members::next_change};
use crate::{
    TabView,
    bodies::{
        Act, Body, Member,
        permissions::{may, sentence},
        store,
    },
    glossary::Terms,
    pages::{CallView, Fact, blocks, parts, picture, sees_draft, visible},
    process::{Process, store as spaces},
    translated::Prose,
};

/// Members named on the page; all are on their own.
const NAMED: usize = 8;

/// The page.
#[derive(Serialize)]
pub(crate) struct BodyPage {
    title: String,
    subtitle: String,
    lead: String,
    tabs: Vec<TabView>,
    /// Why this reader only reads; none for who takes part.
    refused: Option<String>,
    call: Option<CallView>,
    blocks: Vec<Html>,
    description: Html,
    /// The language the description is really in.
    language: String,
    purpose: Prose,
    composition: Prose,
    facts: Vec<Fact>,
    members: Vec<MemberRow>,
    members_href: String,
    /// How many more there are.
    more: usize,
    children: Vec<BodyRow>,
    processes: Vec<RelatedView>,
    /// What other commons put beside the facts.
    parts: Vec<Html>,
    picture: Option<Image>,
    /// Which draft this is a preview of, and for whom: `link` or `staff`.
    preview: Option<&'static str>,
    admin_href: Option<String>,
    share_href: Option<String>,
}

impl Page for BodyPage {
    const TEMPLATE: &'static str = "spaces/body.html";

    fn samples() -> Vec<Self> {
        let bare = || Self {
            title: "Consulta del volontariato".into(),
            subtitle: String::new(),
            lead: String::new(),
            tabs: Vec::new(),
            refused: None,
            call: None,
            blocks: Vec::new(),
            description: Html::default(),
            language: "it".into(),
            purpose: Prose::sample("", None),
            composition: Prose::sample("", None),
            facts: Vec::new(),
            members: Vec::new(),
            members_href: "/it/assemblies/consulta/members".into(),
            more: 0,
            children: Vec::new(),
            processes: Vec::new(),
            parts: Vec::new(),
            picture: None,
            preview: Some("link"),
            admin_href: None,
            share_href: None,
        };
        let full = Self {
            subtitle: "Le associazioni insieme".into(),
            lead: "Si incontra il primo lunedì del mese.".into(),
            tabs: TabView::samples(),
            refused: Some("Prende parte chi ne fa parte.".into()),
            call: Some(CallView::sample()),
            blocks: vec![Html::trusted("<h2>Incontri</h2>")],
            description: Html::trusted("<p>Testo</p>"),
            purpose: Prose::sample("<p>Dà un parere.</p>", Some(kernel::Locale::IT)),
            composition: Prose::sample("<p>Una persona per associazione.</p>", None),
            facts: vec![Fact::sample()],
            members: vec![MemberRow::sample(true), MemberRow::sample(false)],
            more: 3,
            children: vec![BodyRow::sample(vec![BodyRow::sample(Vec::new())])],
            processes: vec![RelatedView::sample(false)],
            parts: vec![Html::trusted("<p>x</p>")],
            picture: Some(Image::sample("Il viale")),
            preview: None,
            admin_href: Some("/it/admin/assemblies/consulta".into()),
            share_href: Some("/it/share/h7k2mx".into()),
            ..bare()
        };
        let staff = Self { preview: Some("staff"), admin_href: full.admin_href.clone(), ..bare() };
        vec![full, staff, bare()]
    }
}

/// `GET /{locale}/assemblies/{process}`
pub(super) async fn show(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let space = visible(&here, &tx, &slug).await?;
    let timeline = spaces::timeline(&tx, &space).await?.refusing(space.refuses(&here.who));
    let blocks = blocks(&here, &tx, &space, &timeline).await?;
    let picture = picture(&here, &tx, &space).await?;
    let components = spaces::components(&tx, space.id).await?;
    let drafts = sees_draft(&here, &space);
    let seen = components.iter().filter(|c| c.published || drafts);
    let tabs = crate::tabs::of(&here, &space, &timeline, seen).await?;
    let members = store::members(&tx, space.id).await?;
    let now = tx.now_until(|now| next_change(&members, now));
    let all = may(Act::ReadAllMembers, &here.who, &space, now);
    let present = || members.iter().filter(|m: &&Member| (m.public || all) && m.is_present(now));
    let bodies = store::all(&tx).await?;
    let own = bodies.iter().find(|body| body.space.id == space.id).ok_or(kernel::Problem::NotFound)?;
    let served = store::served_by(&tx, space.id).await?;
    let mut terms = Terms::of(&here, &tx, &space).await?;
    let code = crate::share::store::code_of(&tx, space.id, None).await?;
    drop(tx);
    let texts = &space.texts;
    let (description, language) = space.description_html.get(here.locale);
    let staff = here.who.sees_drafts(space.id.uuid());
    let page = BodyPage {
        title: texts.title.text(here.locale).to_owned(),
        subtitle: texts.subtitle.text(here.locale).to_owned(),
        lead: texts.short.text(here.locale).to_owned(),
        tabs,
        refused: timeline.refused().map(|why| here.say(why)),
        call: CallView::of(&here, blocks.iter().map(|(_, block)| block)),
        blocks: blocks
            .into_iter()
            .filter(|(_, b)| !b.html.is_empty())
            .map(|(_, b)| Html::trusted(b.html))
            .collect(),
        description: terms.explain(&Html::trusted(description)),
        language: language.as_str().to_owned(),
        purpose: Prose::of(&own.purpose_html, here.locale),
        composition: Prose::of(&own.composition_html, here.locale),
        facts: facts(&here, &space),
        members: present().take(NAMED).map(|m| MemberRow::of(&here, m)).collect(),
        members_href: here.to(&format!("{}/members", space.path())),
        more: present().count().saturating_sub(NAMED),
        children: below(&here, &bodies, own, now),
        processes: RelatedView::seen(&here, &served),
        parts: parts(&here, &space).await?,
        picture,
        preview: (!space.released).then_some(if staff { "staff" } else { "link" }),
        admin_href: staff.then(|| here.to(&space.admin_path(""))),
        share_href: code.map(|code| here.to(&format!("/share/{code}"))),
    };
    let shared = page.picture.as_ref().filter(|_| space.published).map(|picture| picture.src.clone());
    let frame = here.frame(page.title.as_str()).describe(page.lead.as_str()).picture(shared);
    let frame = frame.crumb(here.words("spaces-bodies-title"), "/assemblies");
    let frame = above(&here, &bodies, own)
        .into_iter()
        .rev()
        .fold(frame, |frame, body| frame.crumb(body.space.texts.title.text(here.locale), &body.space.path()));
    frame.show(&page).await
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
