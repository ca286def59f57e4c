//! Lists of what there is: processes, dates, numbers, news.

use std::collections::HashMap;

use chrono::Datelike;
use kernel::{Locale, Problem, Text, Timestamp};
use serde::Serialize;
use web::{Html, NavItem, Page, Samples};

use super::{Placed, Scene};
use crate::{
    ProcessId,
    blocks::sources::{self, Coming, Figure, Happened},
    line::moment,
    pages::{ProcessRow, related as alike},
    process::{Process, Timeline},
    translated::Line,
};

/// Processes that are named when none was chosen.
const OTHERS: usize = 6;

/// Dates and news in a block.
const LINES: usize = 5;

pub(super) fn samples(samples: &mut Samples) {
    samples
        .add::<ProcessesBlock>()
        .add::<RelatedBlock>()
        .add::<DatesBlock>()
        .add::<FiguresBlock>()
        .add::<ActivityBlock>();
}

/// Processes.
#[derive(Serialize)]
struct ProcessesBlock {
    id: String,
    title: Line,
    processes: Vec<ProcessRow>,
    /// Where all of them are.
    all_href: Option<String>,
}

impl Page for ProcessesBlock {
    const TEMPLATE: &'static str = "spaces/blocks/_processes.html";

    fn samples() -> Vec<Self> {
        let block = |all: Option<&str>, lang| Self {
            id: "highlights".into(),
            title: Line::sample("Gli altri processi", lang),
            processes: vec![ProcessRow::sample()],
            all_href: all.map(Into::into),
        };
        vec![block(Some("/it/processes"), None), block(None, Some(Locale::EN))]
    }
}

/// The chosen processes, as far as everybody sees them, or the most current ones besides the one that opens the page.
pub(super) fn highlights(scene: &Scene<'_>, placed: &Placed) -> Result<Option<Html>, Problem> {
    let row = |(process, timeline): &(Process, Timeline)| ProcessRow::of(scene.here, process, timeline);
    let chosen = &placed.content.processes;
    let processes: Vec<ProcessRow> = if chosen.is_empty() {
        scene.processes.iter().skip(1).take(OTHERS).map(row).collect()
    } else {
        let known: HashMap<ProcessId, &(Process, Timeline)> =
            scene.processes.iter().map(|one| (one.0.id, one)).collect();
        chosen.iter().filter_map(|id| known.get(id)).map(|one| row(one)).collect()
    };
    if processes.is_empty() {
        return Ok(None);
    }
    scene.render(&ProcessesBlock {
        id: placed.id.to_string(),
        title: scene.title(placed, "spaces-home-others"),
        processes,
        all_href: Some(scene.here.to("/processes")),
    })
}

/// More processes like this, as a band that ends the page.
#[derive(Serialize)]
struct RelatedBlock {
    processes: Vec<ProcessRow>,
}

impl Page for RelatedBlock {
    const TEMPLATE: &'static str = "spaces/blocks/_related.html";

    fn samples() -> Vec<Self> {
        vec![Self { processes: vec![ProcessRow::sample()] }]
    }
}

pub(super) async fn related(scene: &Scene<'_>) -> Result<Option<Html>, Problem> {
    let Some((process, _)) = scene.current else { return Ok(None) };
    let processes = alike(scene.here, scene.tx, process).await?;
    if processes.is_empty() { Ok(None) } else { scene.render(&RelatedBlock { processes }) }
}

/// What is coming.
#[derive(Serialize)]
struct DatesBlock {
    id: String,
    title: Line,
    dates: Vec<Dated>,
}

/// As the macro `dated` of `ui/data.html` draws it.
#[derive(Serialize)]
struct Dated {
    day: String,
    month: String,
    iso: String,
    title: Line,
    href: Option<String>,
    text: String,
}

impl Page for DatesBlock {
    const TEMPLATE: &'static str = "spaces/blocks/_dates.html";

    fn samples() -> Vec<Self> {
        let dated = |href: Option<&str>| Dated {
            day: "9".into(),
            month: "nov".into(),
            iso: "2026-11-09".into(),
            title: Line::sample("Assemblea", href.map(|_| Locale::EN)),
            href: href.map(Into::into),
            text: "Ore 20:30, sala civica".into(),
        };
        let block = |lang| Self {
            id: "dates".into(),
            title: Line::sample("Prossime date", lang),
            dates: vec![dated(Some("/it/x")), dated(None)],
        };
        vec![block(None), block(Some(Locale::EN))]
    }
}

pub(super) async fn dates(scene: &Scene<'_>, placed: &Placed) -> Result<Option<Html>, Problem> {
    let of = scene.surface.space();
    let mut coming = phases_ahead(scene);
    for sources::Dates(source) in scene.here.state.extensions.all::<sources::Dates>() {
        coming.extend(source(scene.here, scene.tx, of).await?);
    }
    coming.sort_by_key(|one| one.at);
    coming.truncate(LINES);
    if coming.is_empty() {
        return Ok(None);
    }
    scene.render(&DatesBlock {
        id: placed.id.to_string(),
        title: scene.title(placed, "spaces-block-dates"),
        dates: coming.into_iter().map(|one| dated(scene, one)).collect(),
    })
}

/// The phases that begin or end next, of one process or of all.
fn phases_ahead(scene: &Scene<'_>) -> Vec<Coming> {
    let here = scene.here;
    let mut ahead = Vec::new();
    let own = scene.current.filter(|_| scene.processes.is_empty());
    let all = scene.processes.iter().map(|(process, timeline)| (process, timeline)).chain(own);
    for (process, timeline) in all.filter(|(_, timeline)| !timeline.is_by_hand()) {
        let href = here.to(&format!("/processes/{}", process.slug));
        let of = process.texts.title.text(here.locale);
        let mut note = |key: &'static str, phase: &crate::Phase, at: Option<Timestamp>| {
            let Some(at) = at.filter(|at| *at > timeline.now()) else { return };
            let title = Text::new(key).with("phase", phase.title.text(here.locale));
            let text = format!("{of}. {}", moment(here, at));
            ahead.push(Coming { at, title: here.say(&title).into(), text, href: href.clone() });
        };
        for phase in &timeline.phases {
            note("spaces-date-begins", phase, phase.starts_at);
        }
        if let Some(now) = timeline.active() {
            note("spaces-date-ends", now, now.ends_at);
        }
    }
    ahead
}

fn dated(scene: &Scene<'_>, one: Coming) -> Dated {
    let reader = scene.here.reader();
    let local = reader.local(one.at);
    Dated {
        day: local.day().to_string(),
        month: month_of(&reader.day_month(one.at)),
        iso: local.format("%Y-%m-%dT%H:%M%:z").to_string(),
        title: one.title,
        href: Some(one.href),
        text: one.text,
    }
}

/// The month of «9 novembre», in three letters.
fn month_of(day_and_month: &str) -> String {
    let month = day_and_month.split_whitespace().find(|word| word.chars().all(char::is_alphabetic));
    month.unwrap_or_default().chars().take(3).collect()
}

/// Large numbers.
#[derive(Serialize)]
struct FiguresBlock {
    id: String,
    title: Line,
    figures: Vec<FigureView>,
}

#[derive(Serialize)]
struct FigureView {
    label: String,
    value: String,
}

impl Page for FiguresBlock {
    const TEMPLATE: &'static str = "spaces/blocks/_figures.html";

    fn samples() -> Vec<Self> {
        let figure = FigureView { label: "proposte".into(), value: "86".into() };
        let block =
            |lang, figures| Self { id: "statistics".into(), title: Line::sample("In cifre", lang), figures };
        vec![block(None, vec![figure]), block(Some(Locale::EN), Vec::new())]
    }
}

pub(super) async fn statistics(scene: &Scene<'_>, placed: &Placed) -> Result<Option<Html>, Problem> {
    let here = scene.here;
    let mut figures = Vec::new();
    if !scene.processes.is_empty() {
        let value = i64::try_from(scene.processes.len()).unwrap_or(i64::MAX);
        figures.push(Figure { value, label: Text::new("spaces-figure-processes").with("count", value) });
    }
    for sources::Statistics(source) in here.state.extensions.all::<sources::Statistics>() {
        figures.extend(source(scene.tx, scene.surface.space()).await?);
    }
    figures.retain(|figure| figure.value > 0);
    if figures.is_empty() {
        return Ok(None);
    }
    let view = |figure: Figure| FigureView {
        label: here.say(&figure.label),
        value: here.reader().number(figure.value),
    };
    scene.render(&FiguresBlock {
        id: placed.id.to_string(),
        title: scene.title(placed, "spaces-block-statistics"),
        figures: figures.into_iter().map(view).collect(),
    })
}

/// What is new.
#[derive(Serialize)]
struct ActivityBlock {
    id: String,
    title: Line,
    happened: Vec<HappenedView>,
    /// The way to all of it; only on the home page.
    all: Option<NavItem>,
}

#[derive(Serialize)]
struct HappenedView {
    at: Timestamp,
    kind: String,
    title: Line,
    href: String,
}

impl Page for ActivityBlock {
    const TEMPLATE: &'static str = "spaces/blocks/_activity.html";

    fn samples() -> Vec<Self> {
        let happened = HappenedView {
            at: Timestamp::UNIX_EPOCH,
            kind: "Notizia".into(),
            title: Line::sample("Aperto il cantiere", Some(Locale::EN)),
            href: "/it/x".into(),
        };
        let all = |there: bool| {
            let (label, href) = ("Tutto quello che è successo".into(), "/it/activity".into());
            there.then_some(NavItem { label, href, current: false })
        };
        let block = |lang, happened: Vec<HappenedView>| Self {
            id: "activity".into(),
            title: Line::sample("Ultime novità", lang),
            all: all(!happened.is_empty()),
            happened,
        };
        vec![block(None, vec![happened]), block(Some(Locale::EN), Vec::new())]
    }
}

pub(super) async fn activity(scene: &Scene<'_>, placed: &Placed) -> Result<Option<Html>, Problem> {
    let here = scene.here;
    let of = scene.surface.space();
    let all = here.state.extensions.all::<sources::AllActivity>();
    let mut happened: Vec<Happened> = Vec::new();
    for sources::Activity(source) in here.state.extensions.all::<sources::Activity>() {
        happened.extend(source(here, scene.tx, of).await?);
    }
    happened.sort_by_key(|one| std::cmp::Reverse(one.at));
    happened.truncate(LINES);
    if happened.is_empty() {
        return Ok(None);
    }
    let view = |one: Happened| HappenedView {
        at: one.at,
        kind: here.say(&one.kind),
        title: one.title,
        href: one.href,
    };
    scene.render(&ActivityBlock {
        id: placed.id.to_string(),
        title: scene.title(placed, "spaces-block-activity"),
        happened: happened.into_iter().map(view).collect(),
        all: all.iter().find(|_| of.is_none()).map(|sources::AllActivity(way)| way(here)),
    })
}
