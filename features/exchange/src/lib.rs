//! Exchanges between administrations: a programme collects cards of what offices show each other, and says when.

pub mod actions;
mod admin;
mod blocks;
mod component;
mod exchange;
mod jobs;
mod migrations;
mod model;
mod pages;
mod permissions;
mod store;
mod talk;

pub use model::{
    Alternative, Application, ApplicationId, Approval, Availability, Body, BodyId, BodyKind, Capacity, Card,
    CardId, Contact, Content, Course, Difference, Duration, DurationKind, DurationUnit, Extra, Feedback,
    Fixed, Host, Hours, InMonth, IndexLine, Look, Module, Month, Named, NewFollowUp, NewMaterial,
    OptionalEvent, Part, Participant, ParticipantId, PerDay, PickN, Range, Request, SeatName, Session,
    SessionId, Settings, Source, Stage, Transfer, TransferDay, TypedSeat, Unit, When, Whereabouts, Window,
    calendar, differences, file,
};

use std::sync::Arc;

use accounts::AuditWords;
use engagement::{SubjectKind, searchable::SearchKind};
use feature::Feature;
use seats::Keeper;
use spaces::{Kind, blocks::sources, links::ResourceKind};

/// The kind of component.
pub const KIND: &str = "exchange";

/// What a card is called where others refer to it.
pub const RESOURCE: &str = "exchange_card";

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
            extensions.add(KEEPER);
            extensions.add(pages::MATERIALS);
            extensions.add(exchange::PERSONAL);
            extensions.add(exchange::LEAVING);
            extensions.add(ResourceKind(Arc::new(exchange::Links)));
            extensions.add(SubjectKind(Arc::new(talk::Talks)));
            extensions.add(SearchKind(Arc::new(talk::Talks)));
            extensions.add(Kind(Arc::new(component::Programmes)));
            extensions.add(sources::Dates(blocks::dates));
            extensions.add(sources::Points(blocks::points));
            extensions.add(AuditWords(AUDIT_WORDS));
        },
        ..Feature::named("exchange")
    }
}

/// What the actions of this crate, and what they act on, are called in the audit log.
const AUDIT_WORDS: &[(&str, &str)] = &[
    ("exchange_card", "exchange-audit-kind"),
    ("exchange.import", "exchange-audit-import"),
    ("exchange.export", "exchange-audit-export"),
    ("exchange.add_body", "exchange-audit-add-body"),
    ("exchange.place_body", "exchange-audit-place-body"),
    ("exchange.invite", "exchange-audit-invite"),
    ("exchange.uninvite", "exchange-audit-uninvite"),
    ("exchange_card.begin", "exchange-audit-begin"),
    ("exchange_card.revise", "exchange-audit-revise"),
    ("exchange_card.submit", "exchange-audit-submit"),
    ("exchange_card.publish", "exchange-audit-publish"),
    ("exchange_card.send_back", "exchange-audit-send-back"),
    ("exchange_card.withdraw", "exchange-audit-withdraw"),
    ("exchange_card.apply", "exchange-audit-apply"),
    ("exchange_card.agree", "exchange-audit-agree"),
    ("exchange_card.disagree", "exchange-audit-disagree"),
    ("exchange_card.give_back", "exchange-audit-give-back"),
    ("exchange_card.accept", "exchange-audit-accept"),
    ("exchange_card.confirm", "exchange-audit-confirm"),
    ("exchange_card.set_seats", "exchange-audit-set-seats"),
    ("exchange_card.call_off", "exchange-audit-call-off"),
    ("exchange_card.attend", "exchange-audit-attend"),
    ("exchange_card.feedback", "exchange-audit-feedback"),
    ("exchange_card.add_material", "exchange-audit-add-material"),
    ("exchange_card.remove_material", "exchange-audit-remove-material"),
    ("exchange_card.meet_again", "exchange-audit-meet-again"),
];

/// Who is next in line is told in the transaction that made them so.
const KEEPER: Keeper = Keeper {
    kind: RESOURCE,
    moved: |_, tx, _, moves| Box::pin(async move { actions::tell_moved(tx, moves).await }),
};
