use axum::response::Response;
use kernel::{Line, Text};
use serde::Serialize;
use spaces::{Inside, Strip};
use web::Page;

use super::{Feed, Row, Seating, reader};
use crate::{
    model::{Participants, Settings},
    permissions::{Act, Ground, check},
    store::{self, Scope, When},
};

/// The meetings of a component: what comes, or what was.
#[derive(Serialize)]
pub(super) struct ListPage {
    strip: Strip,
    title: Line,
    segments: Vec<Segment>,
    past: bool,
    other_href: String,
    rows: Vec<Row>,
    next: Option<String>,
    first_href: Option<String>,
    new_href: Option<String>,
    /// Why nobody can propose one now.
    closed: Option<String>,
    mine: Vec<Mine>,
    feeds: Vec<Feed>,
    /// Meetings of all processes.
    agenda_href: String,
}

/// What the reader proposed, while it is not published.
#[derive(Clone, Debug, Serialize)]
struct Mine {
    title: String,
    when: String,
    tag: super::Tag,
    reason: Option<String>,
}

/// A way to see the same.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Segment {
    label: String,
    href: String,
    icon: &'static str,
    current: bool,
}

impl Segment {
    pub(super) fn all(inside: &Inside, current: &str) -> Vec<Self> {
        let segment = |key: &'static str, path: &str, icon| Self {
            label: inside.here.words(key),
            href: inside.here.to(&inside.path(path)),
            icon,
            current: path == current,
        };
        vec![
            segment("meetings-view-list", "", "list"),
            segment("meetings-view-month", "/calendar", "calendar"),
            segment("meetings-view-map", "/map", "map-marker"),
        ]
    }

    pub(super) fn samples() -> Vec<Self> {
        let segment =
            |label: &str, icon, current| Self { label: label.into(), href: "/it/x".into(), icon, current };
        vec![segment("Elenco", "list", true), segment("Mese", "calendar", false)]
    }
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "meetings/list.html";

    fn samples() -> Vec<Self> {
        let page = |rows, past: bool| Self {
            strip: Strip::sample(),
            title: "Incontri".into(),
            segments: Segment::samples(),
            past,
            other_href: "/it/x?when=past".into(),
            rows,
            next: past.then(|| "/it/x?after=abc".into()),
            first_href: past.then(|| "/it/x".into()),
            new_href: past.then(|| "/it/x/new".into()),
            closed: (!past).then(|| "Si propone dal 1º settembre.".into()),
            mine: if past { vec![Mine::sample(true), Mine::sample(false)] } else { Vec::new() },
            feeds: Feed::samples(),
            agenda_href: "/it/meetings".into(),
        };
        let silent = Self { closed: None, ..page(Vec::new(), false) };
        vec![page(Row::samples(), true), page(Vec::new(), true), page(Row::samples(), false), silent]
    }
}

impl Mine {
    fn sample(refused: bool) -> Self {
        Self {
            title: "Passeggiata".into(),
            when: "3 dicembre".into(),
            tag: super::Tag::sample(),
            reason: refused.then(|| "La sala è occupata.".into()),
        }
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let settings: Settings = inside.component.settings()?;
    let query = here.query();
    let past = query.value("when") == "past";
    let after = Some(query.value("after")).filter(|after| !after.is_empty()).map(str::to_owned);
    let tx = here.db.read().await?;
    let scope = Scope::Component(inside.component.id);
    let when = if past { When::Past } else { When::Coming };
    let found = store::cards(&tx, scope, &reader(&inside), when, after.as_deref()).await?;
    let seating = Seating::read(&tx, &found.rows).await?;
    let mine = mine(&inside, &tx).await?;
    drop(tx);
    let path = here.to(&inside.path(""));
    let (own, other) = if past { ("?when=past", "") } else { ("", "?when=past") };
    let and = if past { "&" } else { "?" };
    let (new_href, closed) = proposing(&inside, &settings);
    let page = ListPage {
        strip: inside.strip(),
        title: inside.title(),
        segments: Segment::all(&inside, ""),
        past,
        other_href: format!("{path}{other}"),
        rows: found.rows.iter().map(|card| Row::new(here, card, &seating, false)).collect(),
        next: found.next.as_deref().map(|next| format!("{path}{own}{and}after={next}")),
        first_href: after.is_some().then(|| format!("{path}{own}")),
        new_href,
        closed,
        mine,
        feeds: Feed::all(&inside),
        agenda_href: here.to("/meetings"),
    };
    let about =
        Text::new("meetings-list-about").with("process", inside.process.texts.title.text(here.locale));
    inside.frame(page.title.clone()).describe(here.say(&about)).show(&page).await
}

async fn mine(inside: &Inside, tx: &db::Tx) -> Result<Vec<Mine>, kernel::Problem> {
    let here = &inside.here;
    let Some(me) = &here.who.me else { return Ok(Vec::new()) };
    let written = store::written_by(tx, Some(inside.component.id), me.id).await?;
    let open = written.into_iter().filter(|m| m.number.is_none());
    Ok(open
        .map(|m| Mine {
            when: super::row::span(here, m.content.starts_at, m.content.ends_at),
            tag: super::Tag::of_stage(here, m.stage),
            title: m.title().text(here.locale).to_owned(),
            reason: m.reason,
        })
        .collect())
}

/// Where to propose one; or when that will be possible, or was.
fn proposing(inside: &Inside, settings: &Settings) -> (Option<String>, Option<String>) {
    let here = &inside.here;
    if settings.participants == Participants::No {
        return (None, None);
    }
    let ground = Ground { process: inside.process.id, timeline: &inside.timeline, settings, invited: false };
    match check(Act::Propose, &here.who, ground, None) {
        // Visitors are led to log in first, and back.
        Ok(()) | Err(kernel::Problem::NotLoggedIn(_)) => (Some(here.to(&inside.path("/new"))), None),
        Err(kernel::Problem::NotAllowed(why)) => (None, Some(here.say(&why))),
        Err(_) => (None, None),
    }
}
