//! The parts of a process as tabs: one for each component, or as many as its kind wants.

use accounts::Here;
use kernel::{Line, Locale, Problem};
use serde::Serialize;

use crate::{
    Inside, Kind,
    process::{Component, Process, SpaceKind, Timeline},
};

/// A tab of a component.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// What it says.
    pub label: Line,
    /// Where it leads, below the component: empty, or `/regole`.
    pub path: String,
}

/// A tab as a page shows it.
#[derive(Clone, Debug, Serialize)]
pub struct TabView {
    /// What it says.
    pub label: Line,
    /// Where it leads.
    pub href: String,
    /// Whether the reader is there.
    pub current: bool,
}

impl TabView {
    /// Invented tabs for the samples of pages.
    pub fn samples() -> Vec<Self> {
        let tab = |label: &str, href: &str, current: bool| Self {
            label: Line::sample(label, current.then_some(Locale::EN)),
            href: href.into(),
            current,
        };
        vec![
            tab("Il processo", "/it/processes/bilancio-2027", false),
            tab("Proposte", "/it/processes/bilancio-2027/proposals", true),
        ]
    }
}

/// The tabs of the components that the reader may see, in their order.
pub(crate) async fn of(
    here: &Here,
    process: &Process,
    timeline: &Timeline,
    components: impl Iterator<Item = &Component>,
) -> Result<Vec<TabView>, Problem> {
    let mut tabs = vec![process_tab(here, process)];
    if process.kind == SpaceKind::Body {
        tabs.push(members_tab(here, process));
    }
    for component in components {
        let kinds = here.state.extensions.all::<Kind>();
        let Some(Kind(kind)) = kinds.iter().find(|k| k.0.kind() == component.kind) else { continue };
        let inside = Inside::new(here.clone(), process.clone(), timeline.clone(), component.clone());
        for tab in kind.tabs(&inside).await? {
            let href = here.to(&inside.path(&tab.path));
            let below = here.path.strip_prefix(&href);
            let current = below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
            tabs.push(TabView { label: tab.label, href, current });
        }
    }
    // Of two tabs where one is below the other the longer address is the reader's place.
    let longest = tabs.iter().filter(|tab| tab.current).map(|tab| tab.href.len()).max();
    for tab in &mut tabs {
        tab.current = tab.current && Some(tab.href.len()) == longest;
    }
    Ok(if tabs.len() > 1 { tabs } else { Vec::new() })
}

fn process_tab(here: &Here, process: &Process) -> TabView {
    let href = here.to(&process.path());
    let key = match process.kind {
        SpaceKind::Process => "spaces-tab-process",
        SpaceKind::Body => "spaces-tab-body",
    };
    TabView { label: here.words(key).into(), current: here.path == href, href }
}

fn members_tab(here: &Here, body: &Process) -> TabView {
    let href = here.to(&format!("{}/members", body.path()));
    TabView { label: here.words("spaces-members-title").into(), current: here.path == href, href }
}
