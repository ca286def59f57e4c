//! Mandatory contents: what a process must show, as the organisation lists it, looked after by machine. The regional list for
//! processes that get a grant is there as a template.

pub mod actions;
mod pages;
mod store;

use accounts::Here;
use db::Tx;
use kernel::{Problem, Text, Translated};
pub(crate) use pages::{of_process, samples, show, submit, use_template};
use serde::{Deserialize, Serialize};
pub use store::list;

use crate::{
    Inside, Kind, card,
    process::{Process, Timeline, store as processes},
};

/// Something that a process must show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// What it is, for people.
    pub title: Translated,
    /// What shows that it is there: words of [`present`], any of which is enough, separated by spaces.
    pub needs: String,
}

/// The regional list (call for participation, Emilia-Romagna): messages, and what shows that each is there.
const REGIONAL: [(&str, &str); 9] = [
    ("spaces-contents-description", "texts"),
    ("spaces-contents-card", "card"),
    ("spaces-contents-phases", "phases"),
    ("spaces-contents-sheet", "library/project-sheet"),
    ("spaces-contents-meetings", "meetings pages/calendario"),
    ("spaces-contents-table", "pages/tavolo-di-negoziazione meetings/table"),
    ("spaces-contents-proposal", "library/proposal"),
    ("spaces-contents-report", "library/final-report"),
    ("spaces-contents-act", "library/act"),
];

/// The regional list in the organisation's languages.
fn regional(here: &Here) -> Vec<Item> {
    let item = |(key, needs): (&'static str, &'static str)| Item {
        title: crate::translated::said(here, &Text::new(key)),
        needs: needs.to_owned(),
    };
    REGIONAL.into_iter().map(item).collect()
}

/// Gives the organisation a list if it has none.
pub(crate) async fn begin(tx: &db::WriteTx, items: &[Item]) -> Result<(), Problem> {
    if items.is_empty() || !store::list(tx).await?.is_empty() {
        return Ok(());
    }
    store::put(tx, items).await
}

/// An item with what was found.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What it is.
    pub title: String,
    /// Whether it is there.
    pub present: bool,
}

/// The organisation's list for a process, checked now.
///
/// # Errors
/// When the database fails.
pub(crate) async fn checked(
    here: &Here,
    tx: &Tx,
    process: &Process,
    timeline: &Timeline,
) -> Result<Vec<Checked>, Problem> {
    let items = store::list(tx).await?;
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let present = present(here, tx, process, timeline).await?;
    let found =
        |item: &Item| item.needs.split_whitespace().any(|need| present.iter().any(|word| word == need));
    Ok(items
        .iter()
        .map(|item| Checked { title: item.title.text(here.locale).to_owned(), present: found(item) })
        .collect())
}

/// What everybody can read of a process, in words: its own texts, phases and card, and what its published components hold.
async fn present(
    here: &Here,
    tx: &Tx,
    process: &Process,
    timeline: &Timeline,
) -> Result<Vec<String>, Problem> {
    let mut words = Vec::new();
    let texts = &process.texts;
    let written = |text: &Translated| !text.text(text.original).trim().is_empty();
    if written(&texts.short) && written(&texts.description) {
        words.push("texts".to_owned());
    }
    if timeline.phases.len() > 1 {
        words.push("phases".to_owned());
    }
    let facts = card::card(tx, process.id).await?;
    if ["level", "decides"].iter().all(|key| facts.fact(key).is_some()) {
        words.push("card".to_owned());
    }
    for component in processes::components(tx, process.id).await?.into_iter().filter(|c| c.published) {
        let kinds = here.state.extensions.all::<Kind>();
        let Some(Kind(kind)) = kinds.iter().find(|k| k.0.kind() == component.kind) else { continue };
        let inside = Inside::new(here.clone(), process.clone(), timeline.clone(), component);
        words.extend(kind.contents(&inside).await?);
    }
    Ok(words)
}
