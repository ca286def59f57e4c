//! How a proposal, the project made from it and its result find each other: links between resource references, and
//! a registry of who can say what such a reference is called and where it lives.

use std::{collections::HashMap, sync::Arc};

use async_trait::async_trait;
use db::{DbErr, Tx, WriteTx, vals};
use feature::State;
use kernel::{Locale, Problem, ResourceRef, Text};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// A resource as a link shows it.
#[derive(Clone, Debug)]
pub struct Card {
    /// Its id.
    pub id: Uuid,
    /// Its title.
    pub title: String,
    /// Its path with locale.
    pub path: String,
    /// What to know about it at a glance, as in «vince, con 128 voti».
    pub note: Option<Text>,
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

/// Links two resources, readable both ways.
///
/// # Errors
/// When the database fails.
pub async fn link(tx: &WriteTx, from: &ResourceRef, to: &ResourceRef) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO links (tenant_id, from_kind, from_id, to_kind, to_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
        vals![from.kind.as_str(), from.id, to.kind.as_str(), to.id, tx.now()],
    )
    .await?;
    Ok(())
}

/// Removes a link.
///
/// # Errors
/// When the database fails.
pub async fn unlink(tx: &WriteTx, from: &ResourceRef, to: &ResourceRef) -> Result<(), DbErr> {
    tx.exec(
        "DELETE FROM links WHERE tenant_id = $1 AND from_kind = $2 AND from_id = $3 AND to_kind = $4 AND to_id = $5",
        vals![from.kind.as_str(), from.id, to.kind.as_str(), to.id],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Other {
    kind: String,
    id: Uuid,
}

/// Everything linked to a resource, in either direction.
///
/// # Errors
/// When the database fails.
pub async fn linked(tx: &Tx, about: &ResourceRef) -> Result<Vec<ResourceRef>, DbErr> {
    let others: Vec<Other> = tx
        .all(
            "SELECT to_kind AS kind, to_id AS id FROM links
             WHERE tenant_id = $1 AND from_kind = $2 AND from_id = $3
             UNION
             SELECT from_kind AS kind, from_id AS id FROM links
             WHERE tenant_id = $1 AND to_kind = $2 AND to_id = $3
             ORDER BY kind, id",
            vals![about.kind.as_str(), about.id],
        )
        .await?;
    Ok(others.into_iter().map(|o| ResourceRef { kind: o.kind, id: o.id }).collect())
}

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
