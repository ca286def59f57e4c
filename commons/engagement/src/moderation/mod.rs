//! Reports of what breaks the rules, and what moderators decide on them, for resources of any feature.

pub mod actions;
mod admin;
mod jobs;
pub(crate) mod model;
mod pages;
pub(crate) mod store;

pub(crate) use admin::{menu, routes as admin_routes};
pub(crate) use jobs::there;
pub(crate) use model::deciding_role;
pub use model::{Decision, Moderation, Reason, Report, State};
pub(crate) use pages::routes;

use ::jobs::Registry;
use web::Samples;

/// Where somebody decides on a resource, without locale.
pub fn decision_path(about: &kernel::ResourceRef) -> String {
    format!("/admin/moderation/{}/{}", about.kind, about.id)
}

/// Where somebody reports a resource, without locale.
pub fn report_path(about: &kernel::ResourceRef) -> String {
    format!("/reports/{}/{}", about.kind, about.id)
}

pub(crate) fn register(registry: &mut Registry<feature::State>) {
    registry.add::<jobs::ModerationLetter>();
}

pub(crate) fn samples(samples: &mut Samples) {
    pages::samples(samples);
    admin::samples(samples);
}
