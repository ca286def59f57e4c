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

use accounts::{AccountLinks, AuditWords, ScopeParts};
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
            extensions.add(AuditWords(&[("profile.change", "activity-audit-profile")]));
        },
        ..Feature::named("activity")
    }
}
