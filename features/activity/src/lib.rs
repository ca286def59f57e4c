//! Activity: what happened lately in an organisation, in a space, and by a person who shows it.
//!
//! A row is written for every event that people care about, of what everybody sees at that moment; whether everybody still
//! sees it is asked again each time it is shown.

pub mod actions;
mod jobs;
mod migrations;
mod model;
mod pages;
mod store;
mod talk;

use std::sync::Arc;

use accounts::{AccountLinks, AuditWords, ScopeParts};
use engagement::{SubjectKind, notifications::NoticeKind};
use feature::Feature;
use spaces::blocks::sources;

/// The manifest.
pub fn feature() -> Feature {
    Feature {
        routes: pages::routes,
        migrations: migrations::migrations,
        templates: || web::embedded!("templates"),
        messages: || web::embedded!("messages"),
        samples: pages::samples,
        jobs: jobs::register,
        extend: |extensions| {
            extensions.add(ScopeParts(pages::of_space));
            extensions.add(sources::Activity(pages::happened));
            extensions.add(sources::AllActivity(pages::all));
            extensions.add(AccountLinks(pages::own_links));
            extensions.add(model::PERSONAL);
            extensions.add(SubjectKind(Arc::new(talk::People)));
            for did in talk::DID {
                extensions.add(NoticeKind(Arc::new(did)));
            }
            extensions.add(AuditWords(&[("profile.change", "activity-audit-profile")]));
        },
        ..Feature::named("activity")
    }
}
