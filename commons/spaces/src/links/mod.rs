//! How a proposal, the project made from it and its result find each other: links between resource references, and
//! a registry of who can say what such a reference is called and where it lives.

mod store;

use std::{collections::HashMap, sync::Arc};

use async_trait::async_trait;
use db::Tx;
use feature::State;
use kernel::{Line, Locale, Problem, ResourceRef, Text};
pub use store::{link, linked, unlink};
use uuid::Uuid;

/// A resource as a link shows it.
#[derive(Clone, Debug)]
pub struct Card {
    /// Its id.
    pub id: Uuid,
    /// Its title.
    pub title: Line,
    /// Its path with locale.
    pub path: String,
    /// What to know about it at a glance, as in «vince, con 128 voti».
    pub note: Option<Text>,
}

/// The path of a numbered resource of a component, with locale; `space` is the kind and the slug of what it hangs in, as
/// in `processes/park`.
pub fn path(locale: Locale, space: &str, component: &str, words: impl std::fmt::Display) -> String {
    format!("/{locale}/{space}/{component}/{words}")
}

/// Says what the resources of a kind are called and where they live.
#[async_trait]
pub trait Resources: Send + Sync {
    /// The kind, as in `proposal`.
    fn kind(&self) -> &'static str;

    /// What stands before a link to such a resource, as in «Nasce dalla proposta»; a message key.
    fn label(&self) -> &'static str;

    /// The cards of those ids that a visitor may see, in one statement.
    async fn cards(&self, tx: &Tx, ids: &[Uuid], locale: Locale) -> Result<Vec<Card>, Problem>;
}

/// Registers the resources of a kind.
pub struct ResourceKind(pub Arc<dyn Resources>);

/// The cards of everything linked to a resource, each with the label of its kind; one statement a kind.
///
/// # Errors
/// When the database fails.
pub async fn linked_cards(
    tx: &Tx,
    state: &State,
    about: &ResourceRef,
    locale: Locale,
) -> Result<Vec<(&'static str, Card)>, Problem> {
    let mut by_kind: HashMap<String, Vec<Uuid>> = HashMap::new();
    for other in linked(tx, about).await? {
        by_kind.entry(other.kind).or_default().push(other.id);
    }
    let mut cards = Vec::new();
    for ResourceKind(resources) in state.extensions.all::<ResourceKind>() {
        if let Some(ids) = by_kind.get(resources.kind()) {
            let found = resources.cards(tx, ids, locale).await?;
            cards.extend(found.into_iter().map(|card| (resources.label(), card)));
        }
    }
    Ok(cards)
}
