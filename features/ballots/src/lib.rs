//! Ballots: a vote on the projects of a budget, from the rehearsal to the published result.
//!
//! What is secret and from whom is written in [`secrecy`]; how votes become a result, in [`snapshot`].

pub mod actions;
mod admin;
mod component;
mod confirmation;
mod counting;
mod exchange;
mod migrations;
mod model;
mod pages;
pub mod permissions;
pub mod secrecy;
pub mod snapshot;
pub mod store;

pub use model::{Choices, Mode, Settings, Ties, Urn, Vote, VoteState};

/// The kind of the component, and the default part of its address.
pub const KIND: &str = "vote";

use std::sync::Arc;

use feature::Feature;
use spaces::blocks::sources::{Answer, Figure, Of};

/// The manifest.
pub fn feature() -> Feature {
    Feature {
        migrations: migrations::migrations,
        templates: || web::embedded!("templates"),
        messages: || web::embedded!("messages"),
        samples: |samples| {
            pages::samples(samples);
            admin::samples(samples);
            component::samples(samples);
        },
        jobs: |registry| {
            registry.add::<confirmation::SendConfirmation>();
        },
        extend: |extensions| {
            extensions.add(spaces::Kind(Arc::new(component::VoteComponent)));
            extensions.add(spaces::blocks::sources::Statistics(figures));
            extensions.add(accounts::AuditWords(AUDIT_WORDS));
            extensions.add(spaces::exchange::Locks(Arc::new(exchange::OpenVotes)));
            extensions.add(spaces::links::ResourceKind(Arc::new(exchange::Results)));
        },
        ..Feature::named("ballots")
    }
}

/// How many ballots were counted, for the blocks of pages.
fn figures(tx: &db::Tx, of: Of) -> Answer<'_, Figure> {
    Box::pin(async move {
        let value = store::counted(tx, of).await?;
        Ok(vec![Figure { value, label: kernel::Text::new("ballots-block-figure").with("count", value) }])
    })
}

/// What the actions of this crate, and what they act on, are called in the audit log.
const AUDIT_WORDS: &[(&str, &str)] = &[
    ("vote", "ballots-audit-kind"),
    ("vote.change_settings", "ballots-audit-change-settings"),
    ("vote.open", "ballots-audit-open"),
    ("vote.close", "ballots-audit-close"),
    ("vote.publish", "ballots-audit-publish"),
    ("vote.erase", "ballots-audit-erase"),
    ("ballot.cast", "ballots-audit-cast"),
];
