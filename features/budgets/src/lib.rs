//! Budgets: how much there is to spend, and the projects it can be spent on.

pub mod actions;
mod admin;
mod component;
mod exchange;
mod migrations;
mod model;
mod pages;
pub mod permissions;
pub mod store;
mod talk;

pub use model::{MAX_AMOUNT, MAX_TITLE, NewProject, Project, ProjectId, ProjectState, Settings};

/// The kind of the component, and the default part of its address.
pub const KIND: &str = "budget";

/// What a project is called where features point at each other.
pub const RESOURCE: &str = "project";

use std::sync::Arc;

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
            samples.add::<component::ProjectsBlock>();
        },
        extend: |extensions| {
            extensions.add(spaces::Kind(Arc::new(component::Budget)));
            extensions.add(exchange::OWNER);
            extensions.add(engagement::SubjectKind(Arc::new(talk::Talks)));
            extensions.add(engagement::searchable::SearchKind(Arc::new(talk::Talks)));
            extensions.add(accounts::AuditWords(AUDIT_WORDS));
            extensions.add(spaces::exchange::Votes(Arc::new(exchange::Projects)));
            extensions.add(spaces::links::ResourceKind(Arc::new(exchange::Projects)));
        },
        ..Feature::named("budgets")
    }
}

/// What the actions of this crate, and what they act on, are called in the audit log.
const AUDIT_WORDS: &[(&str, &str)] = &[
    ("project", "budgets-audit-kind-project"),
    ("budget", "budgets-audit-kind-budget"),
    ("budget.set_total", "budgets-audit-set-total"),
    ("budget.erase", "budgets-audit-erase"),
    ("project.create", "budgets-audit-create"),
    ("project.change", "budgets-audit-change"),
    ("project.withdraw", "budgets-audit-withdraw"),
    ("project.restore", "budgets-audit-restore"),
];
