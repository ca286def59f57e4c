use std::collections::{BTreeMap, HashMap};

use accounts::Here;
use chrono::{NaiveTime, TimeZone};
use db::Tx;
use kernel::{Locale, Money, Text, Timestamp};
use serde::Serialize;
use spaces::{LabelId, translated::Line};

use crate::{Day, Settings, Standing, Work, WorkId};

/// A work in a list, as the page of works draws it.
#[derive(Clone, Serialize)]
pub(crate) struct WorkRow {
    pub(crate) sign: String,
    pub(crate) title: Line,
    pub(crate) href: String,
    /// The stage it is in.
    pub(crate) stage: Line,
    /// `ok` when it is finished, `warn` when it is late, else empty.
    pub(crate) kind: &'static str,
    /// In how many months it is late, in words.
    pub(crate) late: Option<String>,
    pub(crate) now: Line,
    pub(crate) delay: Line,
    pub(crate) steps: Vec<Step>,
    pub(crate) done: bool,
    pub(crate) progress: i64,
    pub(crate) budget: Money,
    pub(crate) spent: Money,
    /// How much of the money is spent, in percent, at most 100.
    pub(crate) share: i64,
    pub(crate) link: Option<String>,
    pub(crate) parts: usize,
}

/// A stage of a work.
#[derive(Clone, Serialize)]
pub(crate) struct Step {
    state: &'static str,
    title: Line,
}

impl WorkRow {
    pub(crate) fn new(
        here: &Here,
        settings: &Settings,
        signs: &HashMap<LabelId, String>,
        (work, standing): (&Work, Standing),
        path: &str,
    ) -> Self {
        let stages = settings.stage_names(here);
        let at = usize::try_from(work.stage).unwrap_or(0).min(stages.len().saturating_sub(1));
        let late =
            standing.late.map(|months| here.say(&Text::new("accountability-late").with("months", months)));
        let kind = match (standing.done, &late) {
            (true, _) => "ok",
            (false, Some(_)) => "warn",
            (false, None) => "",
        };
        let sign = work.category.and_then(|id| signs.get(&id)).filter(|sign| !sign.is_empty());
        Self {
            sign: sign.cloned().unwrap_or_else(|| "idea".to_owned()),
            title: Line::of(&work.title, here.locale),
            href: here.to(path),
            stage: stages.get(at).cloned().unwrap_or_default(),
            kind,
            late,
            now: Line::of(&work.now, here.locale),
            delay: Line::of(&work.delay, here.locale),
            steps: steps(&stages, at, standing.done),
            done: standing.done,
            progress: standing.progress,
            budget: work.budget,
            spent: work.spent,
            share: share(work.spent, work.budget),
            link: work.link.as_ref().map(|link| link.as_str().to_owned()),
            parts: 0,
        }
    }

    pub(crate) fn samples() -> Vec<Self> {
        let step = |state, title: &str| Step { state, title: title.into() };
        let late = Self {
            sign: "bench".into(),
            title: Line::sample("Panchine e ombra lungo il viale", Some(Locale::IT)),
            href: "/it/processes/x/accountability/1-panchine".into(),
            stage: Line::sample("Cantiere", Some(Locale::IT)),
            kind: "warn",
            late: Some("In ritardo di 4 mesi".into()),
            now: Line::sample("Cantiere fermo.", Some(Locale::IT)),
            delay: Line::sample("Il fornitore è in ritardo.", Some(Locale::IT)),
            steps: vec![step("past", "Progetto"), step("now", "Cantiere"), step("next", "Aperto")],
            done: false,
            progress: 50,
            budget: Money::eur(14_000),
            spent: Money::eur(7_000),
            share: 50,
            link: Some("https://atti.example/1".into()),
            parts: 2,
        };
        let done = Self {
            title: Line::sample("Rastrelliere", None),
            stage: "Aperto".into(),
            kind: "ok",
            late: None,
            now: Line::sample("", None),
            delay: Line::sample("", None),
            steps: vec![step("past", "Progetto"), step("past", "Aperto")],
            done: true,
            progress: 100,
            link: None,
            parts: 0,
            ..late.clone()
        };
        let plain = Self { kind: "", done: false, ..done.clone() };
        vec![late, done, plain]
    }
}

fn steps(stages: &[Line], at: usize, done: bool) -> Vec<Step> {
    let state = |i: usize| match i.cmp(&at) {
        _ if done => "past",
        std::cmp::Ordering::Less => "past",
        std::cmp::Ordering::Equal => "now",
        std::cmp::Ordering::Greater => "next",
    };
    stages.iter().enumerate().map(|(i, title)| Step { state: state(i), title: title.clone() }).collect()
}

fn share(spent: Money, budget: Money) -> i64 {
    if budget.minor == 0 { 0 } else { (spent.minor.saturating_mul(100) / budget.minor).clamp(0, 100) }
}

/// The figures above a list.
#[derive(Clone, Serialize)]
pub(crate) struct Figures {
    pub(crate) done: usize,
    pub(crate) all: usize,
    pub(crate) late: usize,
    pub(crate) budget: Money,
    pub(crate) spent: Money,
}

impl Figures {
    /// Of works that are not parts of others.
    pub(crate) fn of(works: &[&Work], standings: &HashMap<WorkId, Standing>, settings: &Settings) -> Self {
        let count = |test: &dyn Fn(&Standing) -> bool| {
            works.iter().filter_map(|w| standings.get(&w.id)).filter(|s| test(s)).count()
        };
        let sum = |amount: &dyn Fn(&Work) -> i64| {
            Money::new(works.iter().map(|w| amount(w)).fold(0, i64::saturating_add), settings.currency)
        };
        Self {
            done: count(&|s| s.done),
            all: works.len(),
            late: count(&|s| s.late.is_some()),
            budget: sum(&|w| w.budget.minor),
            spent: sum(&|w| w.spent.minor),
        }
    }

    pub(crate) fn sample(late: usize) -> Self {
        Self { done: 2, all: 5, late, budget: Money::eur(100_000), spent: Money::eur(71_400) }
    }
}

/// The editions, as links.
#[derive(Clone, Serialize)]
pub(crate) struct Years(pub(crate) Vec<Year>);

/// An edition.
#[derive(Clone, Serialize)]
pub(crate) struct Year {
    year: String,
    href: String,
    current: bool,
}

impl Years {
    /// The editions of some works, the latest first.
    pub(crate) fn of(years: impl Iterator<Item = i64>, current: i64, path: &str) -> Self {
        let years: BTreeMap<i64, ()> = years.map(|year| (year, ())).collect();
        let year = |year: i64| Year {
            year: year.to_string(),
            href: format!("{path}?year={year}"),
            current: year == current,
        };
        Self(years.into_keys().rev().map(year).collect())
    }

    pub(crate) fn sample() -> Self {
        Self::of([2026, 2025].into_iter(), 2026, "/it/processes/x/accountability")
    }
}

/// A day as a moment of the organisation's calendar, for filters.
pub(crate) fn noon(here: &Here, day: Day) -> Timestamp {
    let noon = day.and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default());
    let local = here.tenant.time_zone.from_local_datetime(&noon).earliest();
    local.map_or_else(|| noon.and_utc(), |local| local.to_utc())
}

/// Today in the organisation's calendar. What is made from it holds until midnight.
pub(crate) fn today(here: &Here, tx: &Tx) -> Day {
    tx.now_until(|_| None).with_timezone(&here.tenant.time_zone).date_naive()
}

/// Today, for pages that are made anew each time.
pub(crate) fn this_day(here: &Here) -> Day {
    here.for_once();
    here.state.env.now().with_timezone(&here.tenant.time_zone).date_naive()
}
