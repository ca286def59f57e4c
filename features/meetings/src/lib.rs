//! Meetings: where people talk in a room or at a screen, who has a seat, and what came of it.

pub mod actions;
mod admin;
mod blocks;
mod calendar;
mod code;
mod component;
mod exchange;
mod jobs;
mod migrations;
mod model;
mod notices;
mod pages;
mod permissions;
mod search;
mod store;
mod talk;

pub use model::{
    Access, AgendaItem, Asks, Content, Details, Enrolment, Every, Meeting, MeetingId, Mode, Online,
    Participants, Question, Report, Settings, Stage,
};

use std::sync::Arc;

use accounts::AuditWords;
use engagement::{SubjectKind, notifications::NoticeKind, searchable::SearchKind};
use feature::Feature;
use spaces::{Kind, blocks::sources, links::ResourceKind};

/// The kind of component.
pub const KIND: &str = "meetings";

/// The manifest.
pub fn feature() -> Feature {
    Feature {
        routes: pages::organisation_routes,
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
            extensions.add(Kind(Arc::new(component::Meetings)));
            extensions.add(ResourceKind(Arc::new(exchange::Links)));
            extensions.add(SubjectKind(Arc::new(talk::Talks)));
            extensions.add(SearchKind(Arc::new(search::Found)));
            extensions.add(NoticeKind(Arc::new(notices::Announced)));
            extensions.add(NoticeKind(Arc::new(notices::Changed { cancelled: false })));
            extensions.add(NoticeKind(Arc::new(notices::Changed { cancelled: true })));
            extensions.add(NoticeKind(Arc::new(notices::MinutesShown)));
            extensions.add(exchange::KEEPER);
            extensions.add(exchange::PERSONAL);
            extensions.add(sources::Dates(blocks::dates));
            extensions.add(sources::Points(blocks::points));
            extensions.add(exchange::LEAVING);
            extensions.add(AuditWords(AUDIT_WORDS));
        },
        ..Feature::named("meetings")
    }
}

/// What the actions of this crate, and what they act on, are called in the audit log.
const AUDIT_WORDS: &[(&str, &str)] = &[
    ("meeting", "meetings-audit-kind"),
    ("meeting.create", "meetings-audit-create"),
    ("meeting.copy", "meetings-audit-copy"),
    ("meeting.propose", "meetings-audit-propose"),
    ("meeting.approve", "meetings-audit-approve"),
    ("meeting.refuse", "meetings-audit-refuse"),
    ("meeting.publish", "meetings-audit-publish"),
    ("meeting.revise", "meetings-audit-revise"),
    ("meeting.cancel", "meetings-audit-cancel"),
    ("meeting.enrol", "meetings-audit-enrol"),
    ("meeting.accept", "meetings-audit-accept"),
    ("meeting.give_back", "meetings-audit-give-back"),
    ("meeting.hold_reserved", "meetings-audit-hold-reserved"),
    ("meeting.invite", "meetings-audit-invite"),
    ("meeting.uninvite", "meetings-audit-uninvite"),
    ("meeting.check_in", "meetings-audit-check-in"),
    ("meeting.undo_check_in", "meetings-audit-undo-check-in"),
    ("meeting.walk_in", "meetings-audit-walk-in"),
    ("meeting.report", "meetings-audit-report"),
    ("meeting.bring_in", "meetings-audit-bring-in"),
    ("meeting.link", "meetings-audit-link"),
    ("meeting.export", "meetings-audit-export"),
];
