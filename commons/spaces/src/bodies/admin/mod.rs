//! The administration of bodies: setting one up, its charter, its members, and the bodies of a process. Texts, parts and
//! publication have the pages that processes have.

mod charter;
mod import;
mod members;
mod new;
mod relations;

use accounts::{Choice, Here};
use axum::{
    Router,
    routing::{get, post},
};
use feature::State;
use kernel::FieldErrors;
use web::{Samples, form::Reading};

use super::{Body, Charter};
use crate::{ProcessId, admin::to_dashboard, process::Access, translated::read_text};

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/{locale}/admin/assemblies", get(to_dashboard).post(new::create))
        .route("/{locale}/admin/assemblies/new", get(new::show))
        .route("/{locale}/admin/assemblies/{process}/charter", get(charter::show).post(charter::submit))
        .route("/{locale}/admin/assemblies/{process}/charter/closure", post(charter::close))
        .route("/{locale}/admin/assemblies/{process}/members", get(members::list).post(members::add))
        .route("/{locale}/admin/assemblies/{process}/members/{id}", get(members::edit).post(members::change))
        .route("/{locale}/admin/assemblies/{process}/members/order", post(members::arrange))
        .merge(import::routes())
        .route(
            "/{locale}/admin/assemblies/{process}/members/{id}/removal",
            get(members::confirm).post(members::remove),
        )
        .route("/{locale}/admin/processes/{process}/bodies", get(relations::show).post(relations::submit))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<new::NewBodyPage>().add::<charter::CharterPage>().add::<members::ListPage>();
    samples
        .add::<import::ImportPage>()
        .add::<members::FormPage>()
        .add::<members::RemovalPage>()
        .add::<relations::RelationsPage>();
}

/// Who gets in, to choose from.
fn accesses(here: &Here) -> Vec<Choice> {
    let choice = |access: Access| {
        let does = here.say(&super::permissions::sentence(access));
        Choice::new(access.as_str(), here.say(&access.title())).explained(does)
    };
    [Access::Open, Access::Transparent, Access::Members].map(choice).into()
}

/// The bodies that one can be part of: all but itself.
fn parents(here: &Here, bodies: &[Body], own: Option<ProcessId>) -> Vec<Choice> {
    let others = bodies.iter().filter(|body| Some(body.space.id) != own && body.space.seen_by(&here.who));
    others
        .map(|body| Choice::new(body.space.id.to_string(), body.space.texts.title.text(here.locale)))
        .collect()
}

/// What a form says about the charter.
fn read_charter(fields: &mut Reading<'_>, here: &Here) -> Charter {
    let access = fields.choice("access", &Access::WORDS).required().or(String::new());
    Charter {
        parent: fields.parsed("parent", "spaces-body-unknown").optional(),
        access: Access::parse(&access).unwrap_or(Access::Members),
        purpose: read_text(fields, here, "purpose", 20_000),
        composition: read_text(fields, here, "composition", 20_000),
    }
}

/// A value that was read, or what is wrong with the form.
fn whole<T>(value: Option<T>) -> Result<T, FieldErrors> {
    value.ok_or_else(FieldErrors::default)
}
