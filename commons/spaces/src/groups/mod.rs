//! Process groups: a page of their own for processes that belong together, as all those that one call pays for.

pub mod actions;
mod admin;
mod pages;
pub mod store;

use axum::{Router, routing::get};
use feature::State;
use kernel::{FieldErrors, Problem, ResourceRef, Slug, Text, Translated};
pub(crate) use pages::GroupRow;
use web::Samples;

use crate::ProcessId;

kernel::id!(
    /// A group of processes.
    GroupId
);

/// A group of processes.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// Its part of the address.
    pub slug: Slug,
    /// Its title.
    pub title: Translated,
    /// One or two sentences, as plain text.
    pub short: Translated,
    /// The long description, in CommonMark.
    pub description: Translated,
    /// The description, rendered and sanitised.
    pub description_html: Translated,
    /// Whether everybody sees it.
    pub published: bool,
}

impl Group {
    /// How audit entries name it.
    pub fn reference(&self) -> ResourceRef {
        ResourceRef::new("process-group", self.id.uuid())
    }
}

/// What people write of a group.
#[derive(Clone, Debug)]
pub struct NewGroup {
    /// Its part of the address.
    pub slug: Slug,
    /// Its title.
    pub title: Translated,
    /// One or two sentences, as plain text.
    pub short: Translated,
    /// The long description, in CommonMark.
    pub description: Translated,
    /// Whether everybody sees it.
    pub published: bool,
    /// Its processes, in order.
    pub members: Vec<ProcessId>,
}

impl NewGroup {
    /// Checks what no form can be trusted with.
    ///
    /// # Errors
    /// [`Problem::Invalid`] when the title is missing.
    pub fn check(&self) -> Result<(), Problem> {
        let mut errors = FieldErrors::default();
        if self.title.text(self.title.original).trim().is_empty() {
            errors.add(format!("title_{}", self.title.original), Text::new("spaces-title-missing"));
        }
        errors.check()
    }
}

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/{locale}/groups/{slug}", get(pages::show))
        .route("/{locale}/admin/groups", get(admin::list).post(admin::create))
        .route("/{locale}/admin/groups/new", get(admin::new))
        .route("/{locale}/admin/groups/{id}", get(admin::edit).post(admin::change))
        .route("/{locale}/admin/groups/{id}/deletion", get(admin::confirm_deletion).post(admin::delete))
}

pub(crate) fn samples(samples: &mut Samples) {
    pages::samples(samples);
    admin::samples(samples);
}
