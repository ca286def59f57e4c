//! What managers do with a process. Administrators create processes; managers of a process do the rest.

mod creation;
mod parts;
mod rules;

use accounts::{Role, Standing};
pub use creation::{NewComponent, NewProcess, create, create_with_phases};
pub(crate) use creation::{begin, check_new};
use db::{TenantDb, WriteTx, is_unique_violation};
use engagement::{PictureChange, pictures};
use kernel::{Actor, FieldErrors, Problem, ResourceRef, Slug, Text, Timestamp};
pub use parts::{add_component, change_component, set_labels};
pub use rules::{
    activate_phase, change_settings, set_entitlement, set_entitlement_by_act, set_phases, set_phases_by_act,
};
use serde_json::{Value, json};

use super::{Phase, ProcessId, ProcessTexts, store};
use crate::translated::rendered;

/// How files, links and audit entries name a process.
pub fn reference(id: ProcessId) -> ResourceRef {
    ResourceRef::new("process", id.uuid())
}

/// What a manager can change about a process at any time.
#[derive(Clone, Debug)]
pub struct ProcessChange {
    /// Its part of the address.
    pub slug: Slug,
    /// What people read about it.
    pub texts: ProcessTexts,
    /// When it starts.
    pub starts_at: Option<Timestamp>,
    /// When it ends.
    pub ends_at: Option<Timestamp>,
    /// What happens to its picture.
    pub picture: PictureChange,
}

/// Changes texts, dates and picture.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its managers, [`Problem::Invalid`] as for [`create`].
pub async fn change(
    db: &TenantDb,
    who: &Standing,
    id: ProcessId,
    change: ProcessChange,
) -> Result<(), Problem> {
    require_manager(who, id)?;
    check_texts(&change.texts, change.starts_at, change.ends_at)?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        let mut process = store::by_id(&tx, id).await?.ok_or(Problem::NotFound)?;
        process.slug = change.slug;
        process.description_html = rendered(&change.texts.description);
        process.texts = change.texts;
        process.starts_at = change.starts_at;
        process.ends_at = change.ends_at;
        process.image = pictures::change(&tx, &reference(id), process.image.take(), change.picture).await?;
        store::update(&tx, &process).await.map_err(slug_taken)?;
        note(&tx, &actor, "process.change", id, json!({})).await?;
        Ok(())
    })
    .await
}

/// Publishes a draft, or takes a published process back.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its managers.
pub async fn publish(db: &TenantDb, who: &Standing, id: ProcessId, published: bool) -> Result<(), Problem> {
    require_manager(who, id)?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        let mut process = store::by_id(&tx, id).await?.ok_or(Problem::NotFound)?;
        process.release(published);
        store::update(&tx, &process).await?;
        note(&tx, &actor, process.kind.shown(published), id, json!({})).await?;
        Ok(())
    })
    .await
}

/// Passes managers of a process.
///
/// # Errors
/// As [`Standing::require_role`].
pub fn require_manager(who: &Standing, id: ProcessId) -> Result<(), Problem> {
    who.require_role(&[Role::Manager], id.uuid(), "spaces-managers-only")
}

async fn note(
    tx: &WriteTx,
    actor: &Actor,
    action: &'static str,
    id: ProcessId,
    details: Value,
) -> Result<(), db::DbErr> {
    let about = reference(id);
    tx.audit(actor, action, &about, details).await?;
    tx.emit("process.changed", &about, json!({})).await
}

pub(crate) fn slug_taken(error: db::DbErr) -> Problem {
    if is_unique_violation(&error) {
        Problem::field("slug", Text::new("spaces-slug-taken"))
    } else {
        error.into()
    }
}

pub(crate) fn check_texts(
    texts: &ProcessTexts,
    starts: Option<Timestamp>,
    ends: Option<Timestamp>,
) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    if texts.title.text(texts.title.original).trim().is_empty() {
        errors.add(format!("title_{}", texts.title.original), Text::new("spaces-title-missing"));
    }
    if let (Some(start), Some(end)) = (starts, ends)
        && end <= start
    {
        errors.add("ends_at", Text::new("spaces-ends-before-start"));
    }
    errors.check()
}

pub(crate) fn check_phases(phases: &[Phase]) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let mut last: Option<Timestamp> = None;
    for (i, phase) in phases.iter().enumerate() {
        if phase.title.text(phase.title.original).trim().is_empty() {
            errors.add(format!("title_{i}"), Text::new("spaces-title-missing"));
        }
        if let (Some(start), Some(end)) = (phase.starts_at, phase.ends_at)
            && end <= start
        {
            errors.add(format!("ends_at_{i}"), Text::new("spaces-ends-before-start"));
        }
        if let (Some(before), Some(start)) = (last, phase.starts_at)
            && start < before
        {
            errors.add(format!("starts_at_{i}"), Text::new("spaces-phase-order"));
        }
        last = phase.starts_at.or(last);
    }
    errors.check()
}
