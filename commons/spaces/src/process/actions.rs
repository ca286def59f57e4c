//! What managers do with a process. Administrators create processes; managers of a process do the rest.

use accounts::{Entitlement, Role, Standing};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use db::{TenantDb, WriteTx, is_unique_violation};
use kernel::{Actor, FieldErrors, Problem, ResourceRef, Slug, Text, Timestamp, Translated};
use serde_json::{Value, json};

use super::{Component, ComponentId, Label, Phase, PhaseId, Process, ProcessId, ProcessTexts, Scheme, store};
use crate::{share, translated::rendered};

/// What is needed to create a process; everything else has a default that can be changed later.
#[derive(Clone, Debug)]
pub struct NewProcess {
    /// Its part of the address.
    pub slug: Slug,
    /// What people read about it.
    pub texts: ProcessTexts,
    /// When it starts.
    pub starts_at: Option<Timestamp>,
    /// When it ends.
    pub ends_at: Option<Timestamp>,
    /// Who may support and vote.
    pub entitlement: Entitlement,
    /// The components it begins with.
    pub components: Vec<NewComponent>,
}

/// A component to be hung in a process.
#[derive(Clone, Debug)]
pub struct NewComponent {
    /// A registered kind.
    pub kind: String,
    /// Its part of the address.
    pub slug: Slug,
    /// Its title.
    pub title: Translated,
    /// The kind's own settings.
    pub settings: Value,
}

/// Creates a draft.
///
/// # Errors
/// [`Problem::NotAllowed`] for anyone but administrators, [`Problem::Invalid`] when the slug is taken or dates are wrong.
pub async fn create(db: &TenantDb, who: &Standing, new: NewProcess) -> Result<Process, Problem> {
    create_with_phases(db, who, new, Vec::new()).await
}

/// Creates a draft that has its phases from the start.
///
/// # Errors
/// As [`create`] and [`set_phases`].
pub async fn create_with_phases(
    db: &TenantDb,
    who: &Standing,
    new: NewProcess,
    phases: Vec<Phase>,
) -> Result<Process, Problem> {
    who.require_administrator()?;
    check_phases(&phases)?;
    check_texts(&new.texts, new.starts_at, new.ends_at)?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        let process = Process {
            id: tx.id(),
            slug: new.slug,
            description_html: rendered(&new.texts.description),
            texts: new.texts,
            image: None,
            starts_at: new.starts_at,
            ends_at: new.ends_at,
            published: false,
            preview_token: URL_SAFE_NO_PAD.encode(tx.env().random::<12>()),
            entitlement: new.entitlement,
            phase_by_hand: None,
        };
        store::insert(&tx, &process).await.map_err(slug_taken)?;
        share::give_code(&tx, process.id, None).await?;
        for new in new.components {
            let component = component(&tx, process.id, new);
            store::insert_component(&tx, &component).await?;
            share::give_code(&tx, process.id, Some(component.id)).await?;
        }
        store::replace_phases(&tx, process.id, &phases).await?;
        note(&tx, &actor, "process.create", process.id, json!({ "slug": process.slug.as_str() })).await?;
        Ok(process)
    })
    .await
}

/// What a manager can change about a process.
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
    /// Who may support and vote.
    pub entitlement: Entitlement,
    /// The hash of a new picture; none keeps the present one.
    pub image: Option<String>,
}

/// Changes texts, dates, picture and entitlement.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its managers, [`Problem::Invalid`] as for [`create`].
pub async fn change(
    db: &TenantDb,
    who: &Standing,
    id: ProcessId,
    change: ProcessChange,
) -> Result<(), Problem> {
    check_texts(&change.texts, change.starts_at, change.ends_at)?;
    edit(db, who, id, "process.change", move |p| {
        p.slug = change.slug;
        p.description_html = rendered(&change.texts.description);
        p.texts = change.texts;
        p.starts_at = change.starts_at;
        p.ends_at = change.ends_at;
        p.entitlement = change.entitlement;
        p.image = change.image.or(p.image.take());
        json!({})
    })
    .await
}

/// Publishes a draft, or takes a published process back.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its managers.
pub async fn publish(db: &TenantDb, who: &Standing, id: ProcessId, published: bool) -> Result<(), Problem> {
    let action = if published { "process.publish" } else { "process.unpublish" };
    edit(db, who, id, action, move |p| {
        p.published = published;
        json!({})
    })
    .await
}

/// Chooses the active phase by hand, or lets the dates decide again.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its managers, [`Problem::NotFound`] for a phase of another process.
pub async fn activate_phase(
    db: &TenantDb,
    who: &Standing,
    id: ProcessId,
    phase: Option<PhaseId>,
) -> Result<(), Problem> {
    require_manager(who, id)?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        let mut process = store::by_id(&tx, id).await?.ok_or(Problem::NotFound)?;
        if let Some(phase) = phase {
            let known = store::phases(&tx, id).await?.iter().any(|p| p.id == phase);
            known.then_some(()).ok_or(Problem::NotFound)?;
        }
        process.phase_by_hand = phase;
        store::update(&tx, &process).await?;
        note(&tx, &actor, "process.activate_phase", id, json!({ "phase": phase })).await?;
        Ok(())
    })
    .await
}

/// Replaces the phases by the given ones, in their order. A phase keeps its id when it is given again.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its managers, [`Problem::Invalid`] when a phase ends before it starts or
/// starts before the one above it.
pub async fn set_phases(
    db: &TenantDb,
    who: &Standing,
    id: ProcessId,
    phases: Vec<Phase>,
) -> Result<(), Problem> {
    require_manager(who, id)?;
    check_phases(&phases)?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        let mut process = store::by_id(&tx, id).await?.ok_or(Problem::NotFound)?;
        store::replace_phases(&tx, id, &phases).await?;
        if process.phase_by_hand.is_some_and(|hand| !phases.iter().any(|p| p.id == hand)) {
            process.phase_by_hand = None;
            store::update(&tx, &process).await?;
        }
        note(&tx, &actor, "process.set_phases", id, json!({ "phases": phases.len() })).await?;
        Ok(())
    })
    .await
}

/// Replaces the categories or the areas of a process.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its managers, [`Problem::Conflict`] when a label to be removed is in use.
pub async fn set_labels(
    db: &TenantDb,
    who: &Standing,
    id: ProcessId,
    scheme: Scheme,
    labels: Vec<Label>,
) -> Result<(), Problem> {
    require_manager(who, id)?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        store::by_id(&tx, id).await?.ok_or(Problem::NotFound)?;
        let keep: Vec<_> = labels.iter().map(|l| l.id).collect();
        store::delete_labels_except(&tx, id, scheme, &keep).await.map_err(|error| {
            if db::is_foreign_key_violation(&error) {
                Problem::Conflict(Text::new("spaces-label-in-use"))
            } else {
                error.into()
            }
        })?;
        for (position, label) in labels.iter().enumerate() {
            store::put_label(&tx, id, i64::try_from(position).unwrap_or(i64::MAX), label).await?;
        }
        note(&tx, &actor, "process.set_labels", id, json!({ "scheme": scheme.as_str() })).await?;
        Ok(())
    })
    .await
}

/// Changes who may support and vote.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its managers.
pub async fn set_entitlement(
    db: &TenantDb,
    who: &Standing,
    id: ProcessId,
    rule: Entitlement,
) -> Result<(), Problem> {
    edit(db, who, id, "process.set_entitlement", move |p| {
        let details = json!({ "from": p.entitlement, "to": rule });
        p.entitlement = rule;
        details
    })
    .await
}

/// Hangs one more component into a process.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its managers, [`Problem::Invalid`] when the slug is taken.
pub async fn add_component(
    db: &TenantDb,
    who: &Standing,
    id: ProcessId,
    new: NewComponent,
) -> Result<(), Problem> {
    require_manager(who, id)?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        store::by_id(&tx, id).await?.ok_or(Problem::NotFound)?;
        let component = component(&tx, id, new);
        let details = json!({ "component": component.slug.as_str() });
        store::insert_component(&tx, &component).await.map_err(slug_taken)?;
        share::give_code(&tx, id, Some(component.id)).await?;
        note(&tx, &actor, "process.add_component", id, details).await?;
        Ok(())
    })
    .await
}

/// Changes title, visibility and settings of a component. The kind checked the settings before.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than the process's managers.
pub async fn change_component(
    db: &TenantDb,
    who: &Standing,
    id: ComponentId,
    title: Translated,
    published: bool,
    settings: Value,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let mut component = store::component(&tx, id).await?.ok_or(Problem::NotFound)?;
        require_manager(&who, component.process_id)?;
        component.title = title;
        component.published = published;
        component.settings = settings;
        store::update_component(&tx, &component).await?;
        let details = json!({ "component": component.slug.as_str(), "settings": component.settings });
        note(&tx, &who.actor, "process.change_component", component.process_id, details).await?;
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

async fn edit(
    db: &TenantDb,
    who: &Standing,
    id: ProcessId,
    action: &'static str,
    work: impl FnOnce(&mut Process) -> Value + Send + 'static,
) -> Result<(), Problem> {
    require_manager(who, id)?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        let mut process = store::by_id(&tx, id).await?.ok_or(Problem::NotFound)?;
        let details = work(&mut process);
        store::update(&tx, &process).await.map_err(slug_taken)?;
        note(&tx, &actor, action, id, details).await?;
        Ok(())
    })
    .await
}

fn component(tx: &WriteTx, process_id: ProcessId, new: NewComponent) -> Component {
    Component {
        id: tx.id(),
        process_id,
        kind: new.kind,
        slug: new.slug,
        title: new.title,
        published: true,
        settings: new.settings,
    }
}

async fn note(
    tx: &WriteTx,
    actor: &Actor,
    action: &'static str,
    id: ProcessId,
    details: Value,
) -> Result<(), db::DbErr> {
    let about = ResourceRef::new("process", id.uuid());
    tx.audit(actor, action, &about, details).await?;
    tx.emit("process.changed", &about, json!({})).await
}

fn slug_taken(error: db::DbErr) -> Problem {
    if is_unique_violation(&error) {
        Problem::field("slug", Text::new("spaces-slug-taken"))
    } else {
        error.into()
    }
}

fn check_texts(
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

fn check_phases(phases: &[Phase]) -> Result<(), Problem> {
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
