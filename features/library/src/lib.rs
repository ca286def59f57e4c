//! Documents in collections, regulations, and the gallery of a process.

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
mod talk;

pub use model::{
    Collection, CollectionId, Document, DocumentId, Item, MAX_ABOUT, MAX_TITLE, Medium, MediumId, Nature,
    NewDocument, NewMedium,
};

/// The kind of the component that holds documents.
pub const LIBRARY: &str = "library";

/// The kind of the component that shows pictures and films.
pub const GALLERY: &str = "gallery";

/// What a document is called where files name their owner.
pub const DOCUMENT: &str = "document";

/// What a picture of a gallery is called where files name their owner.
pub const MEDIUM: &str = "medium";

use std::sync::Arc;

use engagement::{SubjectKind, notifications::NoticeKind, searchable::SearchKind};
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
            extensions.add(spaces::Kind(Arc::new(component::Library)));
            extensions.add(spaces::Kind(Arc::new(component::Gallery)));
            extensions.add(SearchKind(Arc::new(search::Found)));
            extensions.add(SubjectKind(Arc::new(talk::Talks)));
            extensions.add(NoticeKind(Arc::new(talk::Replaced)));
            extensions.add(component::DOCUMENTS);
            extensions.add(component::MEDIA);
            extensions.add(accounts::AuditWords(AUDIT_WORDS));
        },
        ..Feature::named("library")
    }
}

/// What the actions of this crate, and what they act on, are called in the audit log.
const AUDIT_WORDS: &[(&str, &str)] = &[
    ("document", "library-audit-kind-document"),
    ("medium", "library-audit-kind-medium"),
    ("library", "library-audit-kind-library"),
    ("gallery", "library-audit-kind-gallery"),
    ("document.add", "library-audit-add"),
    ("document.change", "library-audit-change"),
    ("document.delete", "library-audit-delete"),
    ("document.arrange", "library-audit-arrange"),
    ("collection.set", "library-audit-collections"),
    ("medium.add", "library-audit-medium-add"),
    ("medium.change", "library-audit-medium-change"),
    ("medium.delete", "library-audit-medium-delete"),
    ("medium.arrange", "library-audit-medium-arrange"),
];
