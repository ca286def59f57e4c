//! Accountability: what became of what was decided. Works with their stage, diary, spending and photographs, year by year.

pub mod actions;
mod admin;
mod component;
mod export;
mod migrations;
mod model;
mod overview;
mod pages;
pub mod permissions;
mod search;
mod sheet;
pub mod store;
mod talk;

pub use model::{
    Day, DiaryId, Entry, MAX_AMOUNT, MAX_TEXT, MAX_TITLE, NewEntry, NewWork, Settings, Standing, Work, WorkId,
};
pub use sheet::Change;

/// The kind of the component, and the default part of its address.
pub const KIND: &str = "accountability";

/// What a work is called where features point at each other.
pub const WORK: &str = "work";

use std::sync::Arc;

use engagement::{SubjectKind, notifications::NoticeKind, searchable::SearchKind};
use feature::Feature;

/// The manifest.
pub fn feature() -> Feature {
    Feature {
        routes: overview::routes,
        migrations: migrations::migrations,
        templates: || web::embedded!("templates"),
        messages: || web::embedded!("messages"),
        samples: |samples| {
            pages::samples(samples);
            overview::samples(samples);
            admin::samples(samples);
            component::samples(samples);
        },
        extend: |extensions| {
            extensions.add(spaces::Kind(Arc::new(component::Accountability)));
            extensions.add(SearchKind(Arc::new(search::Found)));
            extensions.add(SubjectKind(Arc::new(talk::Talks)));
            extensions.add(NoticeKind(Arc::new(talk::WentOn { moved: true })));
            extensions.add(NoticeKind(Arc::new(talk::WentOn { moved: false })));
            extensions.add(component::PHOTOGRAPHS);
            extensions.add(spaces::links::ResourceKind(Arc::new(component::Works)));
            extensions.add(accounts::NavSource(overview::nav));
            extensions.add(accounts::AuditWords(AUDIT_WORDS));
        },
        ..Feature::named("accountability")
    }
}

/// What the actions of this crate, and what they act on, are called in the audit log.
const AUDIT_WORDS: &[(&str, &str)] = &[
    ("work", "accountability-audit-kind-work"),
    ("accountability", "accountability-audit-kind-all"),
    ("work.create", "accountability-audit-create"),
    ("work.change", "accountability-audit-change"),
    ("work.delete", "accountability-audit-delete"),
    ("work.import", "accountability-audit-import"),
    ("work.note", "accountability-audit-note"),
    ("work.forget", "accountability-audit-forget"),
    ("work.photograph", "accountability-audit-photograph"),
    ("accountability.set_stages", "accountability-audit-stages"),
];
