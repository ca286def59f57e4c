//! A new process, with what it begins with.

use accounts::{Entitlement, Standing, entitlement::hold_rule};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use db::{TenantDb, WriteTx};
use kernel::{Actor, Problem, Slug, Timestamp, Translated};
use serde_json::{Value, json};

use super::{
    super::{Access, Component, Phase, Process, ProcessId, ProcessTexts, SpaceKind, store},
    check_phases, check_texts, note, slug_taken,
};
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
    check_new(&new)?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        let process = begin(&tx, &actor, SpaceKind::Process, Access::Open, new).await?;
        store::replace_phases(&tx, process.id, &phases).await?;
        Ok(process)
    })
    .await
}

/// What is wrong with a new space before anybody looks at the others.
pub(crate) fn check_new(new: &NewProcess) -> Result<(), Problem> {
    check_texts(&new.texts, new.starts_at, new.ends_at)
}

/// Writes a draft with its components, in the caller's transaction.
pub(crate) async fn begin(
    tx: &WriteTx,
    actor: &Actor,
    kind: SpaceKind,
    access: Access,
    new: NewProcess,
) -> Result<Process, Problem> {
    hold_rule(tx, &new.entitlement).await?;
    let process = Process {
        id: tx.id(),
        kind,
        slug: new.slug,
        description_html: rendered(&new.texts.description),
        texts: new.texts,
        image: None,
        starts_at: new.starts_at,
        ends_at: new.ends_at,
        published: false,
        released: false,
        access,
        preview_token: URL_SAFE_NO_PAD.encode(tx.env().random::<12>()),
        entitlement: new.entitlement,
        phase_by_hand: None,
        rules_locked_at: None,
    };
    store::insert(tx, &process).await.map_err(slug_taken)?;
    share::give_code(tx, process.id, None).await?;
    for new in new.components {
        let component = component(tx, process.id, new);
        store::insert_component(tx, &component).await?;
        share::give_code(tx, process.id, Some(component.id)).await?;
    }
    note(tx, actor, kind.created(), process.id, json!({ "slug": process.slug.as_str() })).await?;
    Ok(process)
}

pub(super) fn component(tx: &WriteTx, process_id: ProcessId, new: NewComponent) -> Component {
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
