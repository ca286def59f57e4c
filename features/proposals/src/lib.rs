//! Proposals: what people write for their town, who supports it, and what the administration answers.

pub mod actions;
mod admin;
mod blocks;
mod component;
mod exchange;
mod export;
mod jobs;
mod labels;
mod migrations;
mod model;
mod notices;
mod pages;
mod permissions;
mod store;
mod talk;

pub use model::{
    Answer, Ask, Content, Origin, Proposal, ProposalId, Settings, Stage, Status, Verdict, counts_shown,
};

use std::sync::Arc;

use accounts::AuditWords;
use engagement::{SubjectKind, notifications::NoticeKind, searchable::SearchKind};
use feature::Feature;
use spaces::{
    Kind,
    blocks::sources,
    exchange::{Imports, Intakes},
    links::ResourceKind,
};

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
            extensions.add(Kind(Arc::new(component::Proposals)));
            extensions.add(Imports(Arc::new(exchange::Accepted)));
            extensions.add(Intakes(Arc::new(exchange::FromMeetings)));
            extensions.add(ResourceKind(Arc::new(exchange::Links)));
            extensions.add(exchange::OWNER);
            extensions.add(SubjectKind(Arc::new(talk::Talks)));
            extensions.add(SearchKind(Arc::new(talk::Talks)));
            extensions.add(NoticeKind(Arc::new(notices::Answered)));
            extensions.add(exchange::PERSONAL);
            extensions.add(sources::Statistics(blocks::statistics));
            extensions.add(sources::Activity(blocks::activity));
            extensions.add(sources::Points(blocks::points));
            extensions.add(AuditWords(AUDIT_WORDS));
        },
        ..Feature::named("proposals")
    }
}

/// What the actions of this crate, and what they act on, are called in the audit log.
const AUDIT_WORDS: &[(&str, &str)] = &[
    ("proposal", "proposals-audit-kind"),
    ("proposal.begin", "proposals-audit-begin"),
    ("proposal.save_draft", "proposals-audit-save-draft"),
    ("proposal.delete_draft", "proposals-audit-delete-draft"),
    ("proposal.publish", "proposals-audit-publish"),
    ("proposal.revise", "proposals-audit-revise"),
    ("proposal.withdraw", "proposals-audit-withdraw"),
    ("proposal.enter", "proposals-audit-enter"),
    ("proposal.support", "proposals-audit-support"),
    ("proposal.withdraw_support", "proposals-audit-withdraw-support"),
    ("proposal.answer", "proposals-audit-answer"),
    ("proposal.hide", "proposals-audit-hide"),
    ("proposal.show", "proposals-audit-show"),
    ("proposals.export", "proposals-audit-export"),
];
