//! Questions that people ask, and the glossary whose words every text of the process explains.

pub mod actions;
mod admin;
mod component;
mod migrations;
mod model;
mod packing;
mod pages;
pub mod permissions;
mod search;
pub mod store;

pub use model::{Entry, EntryId, MAX_TEXT, MAX_TITLE, NewEntry};

/// The kind of the component that answers questions.
pub const FAQ: &str = "faq";

/// The kind of the component that explains words.
pub const GLOSSARY: &str = "glossary";

use std::sync::Arc;

use engagement::searchable::SearchKind;
use feature::Feature;

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
        extend: |extensions| {
            extensions.add(spaces::Kind(Arc::new(component::Questions)));
            extensions.add(spaces::Kind(Arc::new(component::Words)));
            extensions.add(SearchKind(Arc::new(search::Found)));
            extensions.add(spaces::glossary::Glossary(Arc::new(component::Words)));
            extensions.add(accounts::AuditWords(AUDIT_WORDS));
        },
        ..Feature::named("faq")
    }
}

/// What the actions of this crate, and what they act on, are called in the audit log.
const AUDIT_WORDS: &[(&str, &str)] = &[
    ("entry", "faq-audit-kind"),
    ("entry.create", "faq-audit-create"),
    ("entry.change", "faq-audit-change"),
    ("entry.delete", "faq-audit-delete"),
    ("entry.arrange", "faq-audit-arrange"),
];
