//! Debates: a question, what people say for and against, and what was concluded.

pub mod actions;
mod admin;
mod component;
mod exchange;
mod migrations;
mod model;
mod notices;
mod pages;
mod permissions;
mod store;
mod talk;

pub use model::{Content, Debate, DebateId, Settings, State};

use std::sync::Arc;

use accounts::AuditWords;
use engagement::{SubjectKind, notifications::NoticeKind, searchable::SearchKind};
use feature::Feature;
use spaces::{Kind, links::ResourceKind};

/// The kind of component, and the default part of its address.
pub const KIND: &str = "debates";
/// How links, comments and audit entries name a debate.
pub const RESOURCE: &str = "debate";

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
            extensions.add(Kind(Arc::new(component::Debates)));
            extensions.add(ResourceKind(Arc::new(exchange::Links)));
            extensions.add(SubjectKind(Arc::new(talk::Talks)));
            extensions.add(SearchKind(Arc::new(talk::Talks)));
            extensions.add(NoticeKind(Arc::new(notices::Concluded)));
            extensions.add(exchange::PERSONAL);
            extensions.add(AuditWords(AUDIT_WORDS));
        },
        ..Feature::named("debates")
    }
}

/// What the actions of this crate, and what they act on, are called in the audit log.
const AUDIT_WORDS: &[(&str, &str)] = &[
    ("debate", "debates-audit-kind"),
    ("debate.begin", "debates-audit-begin"),
    ("debate.revise", "debates-audit-revise"),
    ("debate.close", "debates-audit-close"),
    ("debate.reopen", "debates-audit-reopen"),
    ("debate.hide", "debates-audit-hide"),
    ("debate.show", "debates-audit-show"),
];
