//! The directory: all published processes, the most current first, narrowed by state, interest and place. Closed ones stay.

use std::collections::BTreeMap;

use accounts::Here;
use axum::response::Response;
use engagement::Thumbnail;
use serde::Serialize;
use web::{Page, form::FormView};

use crate::{
    card::{self, Card},
    groups::{self, GroupRow},
    line::{Folded, Strip},
    process::{Currency, Process, ProcessId, Timeline, store},
    territory::{TownMap, Towns},
    translated::Line,
};

/// The page.
#[derive(Serialize)]
pub(crate) struct ListPage {
    processes: Vec<ProcessRow>,
    /// How many there are without any filter.
    all: usize,
    groups: Vec<GroupRow>,
    form: FormView,
    states: Vec<Facet>,
    interests: Vec<Facet>,
    places: Vec<Facet>,
    /// Where the processes are; none where no points are known.
    map: Option<TownMap>,
    active: usize,
}

/// A value that the list can be narrowed to.
#[derive(Clone, Serialize)]
struct Facet {
    value: String,
    label: String,
    /// How many processes have it.
    count: usize,
}

/// A process in a list.
#[derive(Serialize)]
pub(crate) struct ProcessRow {
    title: Line,
    text: Line,
    href: String,
    phases: Vec<Folded>,
    /// The present phase, if there is one.
    now: Option<Line>,
    /// What closes or opens next.
    sentence: String,
    interest: Option<String>,
    picture: Option<Thumbnail>,
}

impl ProcessRow {
    pub(crate) fn of(here: &Here, process: &Process, timeline: &Timeline) -> Self {
        let strip = Strip::of(here, process, timeline);
        Self {
            title: Line::of(&process.texts.title, here.locale),
            text: Line::of(&process.texts.short, here.locale),
            href: strip.href,
            phases: strip.phases,
            now: strip.now.map(|now| now.title),
            sentence: strip.sentence,
            interest: process.texts.interest.as_deref().and_then(|word| interest(here, word)),
            picture: process.image.as_deref().map(Thumbnail::of),
        }
    }

    pub(crate) fn sample() -> Self {
        let strip = Strip::sample();
        Self {
            title: Line::sample(&strip.title, None),
            text: Line::sample("Chi abita qui decide.", None),
            href: strip.href,
            phases: strip.phases,
            now: strip.now.map(|now| now.title),
            sentence: strip.sentence,
            interest: Some("Ambiente".into()),
            picture: Some(Thumbnail::of("ab")),
        }
    }
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "spaces/list.html";

    fn samples() -> Vec<Self> {
        let bare = ProcessRow {
            title: Line::sample("Bilancio partecipativo", Some(kernel::Locale::IT)),
            text: Line::sample("", Some(kernel::Locale::IT)),
            phases: Vec::new(),
            now: None,
            interest: None,
            picture: None,
            ..ProcessRow::sample()
        };
        let facet = || vec![Facet { value: "open".into(), label: "Aperti".into(), count: 2 }];
        let page = |processes: Vec<ProcessRow>, all: usize, active| Self {
            processes,
            all,
            groups: if active > 0 { vec![GroupRow::sample()] } else { Vec::new() },
            form: FormView::new().add("state", "open"),
            states: if all > 1 { facet() } else { Vec::new() },
            interests: if all > 1 { facet() } else { Vec::new() },
            places: if all > 1 { facet() } else { Vec::new() },
            map: None,
            active,
        };
        let with_map = |map| Self { map: Some(map), ..page(Vec::new(), 2, 1) };
        let full = page(vec![ProcessRow::sample(), bare], 2, 1);
        [full, page(Vec::new(), 0, 0)]
            .into_iter()
            .chain(TownMap::samples().into_iter().map(with_map))
            .collect()
    }
}

/// What a process is found by.
struct Listed {
    process: Process,
    timeline: Timeline,
    state: &'static str,
    places: Vec<String>,
}

/// `GET /{locale}/processes`
pub(super) async fn show(here: Here) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let mut processes = store::overview(&tx, false).await?;
    processes.sort_by_key(|(_, timeline)| Currency::of(timeline));
    let cards = card::cards(&tx).await?;
    let groups = groups::store::all(&tx).await?;
    let listed: Vec<Listed> =
        processes.into_iter().map(|(process, timeline)| listed(process, timeline, &cards)).collect();
    let query = here.query();
    let asked = |name: &str| -> Vec<String> { query.values(name).into_iter().map(str::to_owned).collect() };
    let (states, interests, places) = (asked("state"), asked("interest"), asked("place"));
    let chosen = listed.iter().filter(|one| {
        let among =
            |asked: &[String], has: &dyn Fn(&String) -> bool| asked.is_empty() || asked.iter().any(has);
        among(&states, &|state| state == one.state)
            && among(&interests, &|word| one.process.texts.interest.as_ref() == Some(word))
            && among(&places, &|place| one.places.contains(place))
    });
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for place in listed.iter().flat_map(|one| &one.places) {
        *counts.entry(place.clone()).or_default() += 1;
    }
    let map = Towns::of(&tx).await?.map(&here, listed.len(), &counts, &places);
    let interest_facets = facets(listed.iter().filter_map(|one| one.process.texts.interest.clone()));
    let page = ListPage {
        processes: chosen.map(|one| ProcessRow::of(&here, &one.process, &one.timeline)).collect(),
        all: listed.len(),
        groups: groups.iter().filter(|g| g.published).map(|g| GroupRow::new(&here, g)).collect(),
        form: query.view(),
        states: state_facets(&here, &listed),
        interests: interest_facets
            .into_iter()
            .map(|facet| Facet { label: interest(&here, &facet.value).unwrap_or_default(), ..facet })
            .collect(),
        places: facets(listed.iter().flat_map(|one| one.places.clone())),
        map,
        active: states.len() + interests.len() + places.len(),
    };
    here.frame(here.words("spaces-processes-title")).show(&page).await
}

fn listed(process: Process, timeline: Timeline, cards: &BTreeMap<ProcessId, Card>) -> Listed {
    let state = match Currency::of(&timeline) {
        _ if process.is_over(&timeline) => "closed",
        Currency::Open(..) => "open",
        Currency::Coming(_) | Currency::Undated => "coming",
        Currency::Over(_) => "closed",
    };
    let places = cards.get(&process.id).map(Card::places).unwrap_or_default();
    Listed { process, timeline, state, places }
}

fn state_facets(here: &Here, listed: &[Listed]) -> Vec<Facet> {
    let facet = |(value, key): (&'static str, &'static str)| Facet {
        value: value.to_owned(),
        label: here.words(key),
        count: listed.iter().filter(|one| one.state == value).count(),
    };
    let states =
        [("open", "spaces-state-open"), ("coming", "spaces-state-coming"), ("closed", "spaces-state-closed")];
    states.into_iter().map(facet).filter(|facet| facet.count > 0).collect()
}

/// The values with how often they occur, by name.
fn facets(values: impl Iterator<Item = String>) -> Vec<Facet> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().map(|(value, count)| Facet { label: value.clone(), value, count }).collect()
}

/// Other processes with the same interest or place, the most current first.
pub(crate) async fn related(
    here: &Here,
    tx: &db::Tx,
    process: &Process,
) -> Result<Vec<ProcessRow>, kernel::Problem> {
    const MOST: usize = 3;
    let mut others = store::overview(tx, false).await?;
    others.sort_by_key(|(_, timeline)| Currency::of(timeline));
    let cards = card::cards(tx).await?;
    let places = |id: &ProcessId| cards.get(id).map(Card::places).unwrap_or_default();
    let own = places(&process.id);
    let alike = |other: &Process| {
        let interest = other.texts.interest.is_some() && other.texts.interest == process.texts.interest;
        other.id != process.id && (interest || places(&other.id).iter().any(|place| own.contains(place)))
    };
    let alike = others.iter().filter(|(other, _)| alike(other)).take(MOST);
    Ok(alike.map(|(other, timeline)| ProcessRow::of(here, other, timeline)).collect())
}

/// An area of interest in words.
pub(super) fn interest(here: &Here, word: &str) -> Option<String> {
    crate::words::interest(word).map(|key| here.words(key))
}
