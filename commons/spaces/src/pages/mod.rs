//! The public pages: the organisation's start page, the list of processes, a process, and the way into its components.

mod home;
mod list;
mod process;

pub(crate) use home::show_arranged as show_home;
pub(crate) use list::{ProcessRow, related};
pub(crate) use process::{Fact, parts, picture, show_arranged as show_process};

use accounts::Here;
use axum::{Router, routing::get};
use db::Tx;
use feature::State;
use futures::future::BoxFuture;
use kernel::{Line, Problem, Slug, Text};
use web::{NavItem, Samples};

use crate::{
    Kind, card,
    component::{Block, Inside},
    process::{Access, Currency, Process, SpaceKind, Timeline, store},
};

/// The processes named in the main menu.
const IN_MENU: usize = 3;

/// The routes of these pages.
pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/{locale}/", get(home::show))
        .route("/{locale}/processes", get(list::show))
        .route("/{locale}/processes/{process}", get(process::show))
        .route("/{locale}/processes/{process}/identity-card", get(card::show))
        .route("/{locale}/processes/{process}/identity-card.pdf", get(card::show_pdf))
}

/// Invented contexts of these pages.
pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<home::HomePage>().add::<list::ListPage>().add::<process::ProcessPage>();
}

/// The entries of the main menu: the most current processes, the list of all, and the bodies if there are any.
pub(crate) fn nav(here: &Here) -> BoxFuture<'_, Result<Vec<NavItem>, Problem>> {
    Box::pin(async move {
        let tx = here.db.read().await?;
        let all =
            tx.kept("spaces.outlines", here.tenant.id.uuid(), |tx| async move { store::outlines(&tx).await });
        let all = all.await?;
        let (mut outlines, bodies): (Vec<_>, Vec<_>) =
            all.iter().partition(|outline| outline.kind == SpaceKind::Process);
        let now = tx.now_until(|now| outlines.iter().filter_map(|outline| outline.next_change(now)).min());
        outlines.sort_by_key(|outline| Currency::at(&outline.phases, outline.phase_by_hand, now));
        let mut items: Vec<NavItem> = outlines
            .iter()
            .take(IN_MENU)
            .map(|outline| {
                let href = here.to(&format!("/processes/{}", outline.slug));
                let current = here.path == href || here.path.starts_with(&format!("{href}/"));
                NavItem { label: Line::of(&outline.title, here.locale), href, current }
            })
            .collect();
        let href = here.to("/processes");
        let current = here.path == href;
        items.push(NavItem { label: here.words("spaces-processes-title").into(), href, current });
        if !bodies.is_empty() || here.who.is_member_somewhere() {
            let href = here.to("/assemblies");
            let current = here.path == href || here.path.starts_with(&format!("{href}/"));
            items.push(NavItem { label: here.words("spaces-bodies-title").into(), href, current });
        }
        Ok(items)
    })
}

/// A process that the reader may see: published, or a draft that they work on or were sent the link of. A draft does not
/// exist for anybody else.
pub(crate) async fn visible(here: &Here, tx: &Tx, slug: &str) -> Result<Process, Problem> {
    let process = store::by_path(tx, &here.path, slug).await?;
    process.filter(|process| admits(here, process)).ok_or(Problem::NotFound)
}

/// Whether the reader sees a space, by the link for previews too.
pub(crate) fn admits(here: &Here, process: &Process) -> bool {
    process.seen_by(&here.who) || sees_draft(here, process)
}

/// Whether the reader sees drafts of the process, by role or by the link for previews. No link leads into a space for
/// members only.
pub(crate) fn sees_draft(here: &Here, process: &Process) -> bool {
    let by_link = || {
        let query = here.query();
        let link = query.value("preview");
        if link.is_empty() || process.access == Access::Members {
            return false;
        }
        // Until when a link holds stands in no table.
        here.for_once();
        process.opened_by(link, here.db.env().now())
    };
    here.who.sees_drafts(process.id.uuid()) || by_link()
}

/// What the components of a process show on its page, by their parts of the address; only what the reader may see.
pub(crate) async fn blocks(
    here: &Here,
    tx: &Tx,
    process: &Process,
    timeline: &Timeline,
) -> Result<Vec<(Slug, Block)>, Problem> {
    let all = sees_draft(here, process);
    let mut blocks = Vec::new();
    for component in store::components(tx, process.id).await?.into_iter().filter(|c| c.published || all) {
        let kinds = here.state.extensions.all::<Kind>();
        let Some(Kind(kind)) = kinds.iter().find(|k| k.0.kind() == component.kind) else { continue };
        let slug = component.slug.clone();
        let inside = Inside::new(here.clone(), process.clone(), timeline.clone(), component);
        blocks.extend(kind.block(&inside).await?.map(|block| (slug, block)));
    }
    Ok(blocks)
}

/// The one thing to do now, in the reader's words.
#[derive(Clone, Debug, serde::Serialize)]
pub(crate) struct CallView {
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) button: String,
    pub(crate) href: String,
}

impl CallView {
    pub(crate) fn of<'a>(here: &Here, blocks: impl IntoIterator<Item = &'a Block>) -> Option<Self> {
        let call = blocks.into_iter().find_map(|block| block.call.as_ref())?;
        let say = |text: &Text| here.say(text);
        Some(Self {
            title: say(&call.title),
            text: say(&call.text),
            button: say(&call.button),
            href: call.path.clone(),
        })
    }

    pub(crate) fn sample() -> Self {
        Self {
            title: "Ti restano 2 sostegni".into(),
            text: "Fino all'ultimo giorno.".into(),
            button: "Guarda le proposte".into(),
            href: "/it/processes/x/proposals".into(),
        }
    }
}
