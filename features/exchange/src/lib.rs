//! Exchanges between administrations: a programme collects cards of what offices show each other, and says when.

pub mod actions;
mod admin;
mod component;
mod jobs;
mod migrations;
mod model;
mod pages;
mod permissions;
mod store;

pub use model::{
    Alternative, Availability, Body, BodyId, BodyKind, Capacity, Card, CardId, Contact, Content, Difference,
    Duration, DurationKind, DurationUnit, Extra, Fixed, Host, Hours, InMonth, IndexLine, Look, Module, Month,
    OptionalEvent, Part, PerDay, PickN, Range, Settings, Source, Stage, Transfer, TransferDay, TypedSeat, Unit,
    When, Window, calendar, differences, file,
};

use std::sync::Arc;

use accounts::AuditWords;
use feature::Feature;
use spaces::Kind;

/// The kind of component.
pub const KIND: &str = "exchange";

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
        jobs: jobs::register,
        extend: |extensions| {
            extensions.add(Kind(Arc::new(component::Programmes)));
            extensions.add(AuditWords(AUDIT_WORDS));
        },
        ..Feature::named("exchange")
    }
}

/// What the actions of this crate are called in the audit log.
const AUDIT_WORDS: &[(&str, &str)] = &[
    ("exchange.import", "exchange-audit-import"),
    ("exchange.export", "exchange-audit-export"),
    ("exchange.add_body", "exchange-audit-add-body"),
    ("exchange.invite", "exchange-audit-invite"),
    ("exchange.uninvite", "exchange-audit-uninvite"),
    ("exchange_card.begin", "exchange-audit-begin"),
    ("exchange_card.revise", "exchange-audit-revise"),
    ("exchange_card.submit", "exchange-audit-submit"),
    ("exchange_card.publish", "exchange-audit-publish"),
    ("exchange_card.send_back", "exchange-audit-send-back"),
    ("exchange_card.withdraw", "exchange-audit-withdraw"),
];
