//! The organisation's start page: its most current process, what to do there now, and the other processes.

use accounts::Here;
use axum::response::Response;
use serde::Serialize;
use web::{Html, Page};

use super::{CallView, blocks, list::ProcessRow};
use crate::{
    line::{PhaseView, phase_line},
    process::{Currency, PhaseState, Process, Timeline, store},
};

/// Other processes named on the start page.
const OTHERS: usize = 6;

/// The page.
#[derive(Serialize)]
pub(crate) struct HomePage {
    /// The most current process; none before the first is published.
    hero: Option<Hero>,
    others: Vec<ProcessRow>,
    name: String,
    tagline: String,
    skyline: String,
    /// How much of the skyline is drawn, in percent.
    drawn: i64,
    /// Where to go in person; may be empty.
    address: Vec<String>,
    /// For those who can create the first process.
    admin_href: Option<String>,
}

/// The most current process.
#[derive(Serialize)]
struct Hero {
    title: String,
    /// What stands in large letters: the subtitle, or the title when there is none.
    headline: String,
    lead: String,
    href: String,
    call: Option<CallView>,
    phases: Vec<PhaseView>,
    /// What is open now, from the component that calls.
    block: Option<Html>,
}

impl Page for HomePage {
    const TEMPLATE: &'static str = "spaces/home.html";

    fn samples() -> Vec<Self> {
        let hero = |call, block, phases| Hero {
            title: "Bilancio partecipativo 2027".into(),
            headline: "Centoventimila euro. Decidete voi.".into(),
            lead: "Ottantasei proposte.".into(),
            href: "/it/processes/x".into(),
            call,
            phases,
            block,
        };
        let page = |hero, others: Vec<ProcessRow>, admin: Option<&str>, address: Vec<String>| Self {
            hero,
            others,
            name: "Montelume decide".into(),
            tagline: if admin.is_some() { String::new() } else { "Un paese che decide insieme".into() },
            skyline: "borgo".into(),
            drawn: 40,
            address,
            admin_href: admin.map(Into::into),
        };
        let phases =
            vec![PhaseView::sample("past", 1), PhaseView::sample("now", 2), PhaseView::sample("next", 3)];
        let full = hero(Some(CallView::sample()), Some(Html::trusted("<h2>Proposte</h2>")), phases);
        vec![
            page(Some(full), vec![ProcessRow::sample()], None, vec!["Piazza 1".into()]),
            page(Some(hero(None, None, Vec::new())), Vec::new(), None, Vec::new()),
            page(None, Vec::new(), Some("/it/admin/processes/new"), Vec::new()),
            page(None, Vec::new(), None, Vec::new()),
        ]
    }
}

/// `GET /{locale}/`
pub(super) async fn show(here: Here) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let mut processes = store::overview(&tx, false).await?;
    processes.sort_by_key(|(_, timeline)| Currency::of(timeline));
    let mut processes = processes.into_iter();
    let (hero, drawn) = match processes.next() {
        Some((process, timeline)) => {
            let blocks = blocks(&here, &tx, &process, &timeline).await?;
            (Some(hero(&here, &process, &timeline, blocks)), drawn(&timeline))
        }
        None => (None, 0),
    };
    let profile = &here.tenant.profile;
    let page = HomePage {
        hero,
        others: processes
            .take(OTHERS)
            .map(|(process, timeline)| ProcessRow::of(&here, &process, &timeline))
            .collect(),
        name: here.tenant.name.clone(),
        tagline: profile.tagline.as_ref().map(|t| t.text(here.locale).to_owned()).unwrap_or_default(),
        skyline: profile.skyline.clone(),
        drawn,
        address: profile.address.clone(),
        admin_href: here.who.is_administrator().then(|| here.to("/admin/processes/new")),
    };
    let lead = page.hero.as_ref().map(|hero| hero.lead.clone()).unwrap_or_default();
    here.frame(here.tenant.name.as_str()).describe(lead).show(&page).await
}

fn hero(here: &Here, process: &Process, timeline: &Timeline, blocks: Vec<crate::Block>) -> Hero {
    let texts = &process.texts;
    let (title, subtitle) = (texts.title.text(here.locale), texts.subtitle.text(here.locale));
    let call = CallView::of(here, &blocks);
    let calling = blocks.into_iter().find(|block| block.call.is_some());
    Hero {
        title: title.to_owned(),
        headline: if subtitle.is_empty() { title } else { subtitle }.to_owned(),
        lead: texts.short.text(here.locale).to_owned(),
        href: here.to(&process.path()),
        call,
        phases: phase_line(here, timeline),
        block: calling.filter(|block| !block.html.is_empty()).map(|block| Html::trusted(block.html)),
    }
}

/// The skyline is drawn as far as the process has come.
fn drawn(timeline: &Timeline) -> i64 {
    let past = (0..timeline.phases.len()).filter(|i| timeline.state(*i) == PhaseState::Past).count();
    let half = usize::from(timeline.active().is_some());
    let share = (past * 2 + half) * 50 / timeline.phases.len().max(1);
    i64::try_from(share).unwrap_or(0).clamp(8, 100)
}
