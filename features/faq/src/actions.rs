//! What staff do with questions and words.

use accounts::Standing;
use db::{TenantDb, WriteTx};
use kernel::{Problem, ResourceRef};
use serde_json::json;
use spaces::{ComponentId, order, process, translated::rendered};
use uuid::Uuid;

use crate::{
    Entry, EntryId, FAQ, GLOSSARY, NewEntry,
    permissions::{self, Action},
    store,
};

/// Writes a new entry.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::Invalid`] for what is wrong.
pub async fn create(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    new: NewEntry,
) -> Result<Entry, Problem> {
    new.check()?;
    let who = who.clone();
    db.write(move |tx| async move {
        may_write(&tx, &who, component).await?;
        let entry = entry(tx.id(), new);
        store::insert(&tx, component, &entry).await?;
        note(&tx, &who, "entry.create", &entry.reference()).await?;
        Ok(entry)
    })
    .await
}

/// Changes an entry.
///
/// # Errors
/// As [`create`]; [`Problem::NotFound`] when it is not there.
pub async fn change(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: EntryId,
    change: NewEntry,
) -> Result<(), Problem> {
    change.check()?;
    let who = who.clone();
    db.write(move |tx| async move {
        may_write(&tx, &who, component).await?;
        store::by_id(&tx, component, id).await?.ok_or(Problem::NotFound)?;
        let entry = entry(id, change);
        store::update(&tx, &entry).await?;
        note(&tx, &who, "entry.change", &entry.reference()).await
    })
    .await
}

/// Deletes an entry.
///
/// # Errors
/// As [`change`].
pub async fn delete(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: EntryId,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        may_write(&tx, &who, component).await?;
        let entry = store::by_id(&tx, component, id).await?.ok_or(Problem::NotFound)?;
        store::delete(&tx, id).await?;
        note(&tx, &who, "entry.delete", &entry.reference()).await
    })
    .await
}

/// Puts the entries of a component in order.
///
/// # Errors
/// As [`create`].
pub async fn arrange(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    wanted: Vec<Uuid>,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        may_write(&tx, &who, component).await?;
        let present: Vec<Uuid> = store::all(&tx, component).await?.iter().map(|e| e.id.uuid()).collect();
        for (position, id) in (1..).zip(order::arranged(&present, &wanted)) {
            store::set_position(&tx, EntryId(id), position).await?;
        }
        note(&tx, &who, "entry.arrange", &ResourceRef::new("entry", component.uuid())).await
    })
    .await
}

fn entry(id: EntryId, new: NewEntry) -> Entry {
    Entry { id, text_html: rendered(&new.text), title: new.title, text: new.text, forms: new.forms }
}

async fn may_write(tx: &WriteTx, who: &Standing, component: ComponentId) -> Result<(), Problem> {
    let component = process::store::component(tx, component).await?;
    let ours = component.filter(|c| c.kind == FAQ || c.kind == GLOSSARY).ok_or(Problem::NotFound)?;
    permissions::check(who, ours.process_id, Action::Write)
}

async fn note(
    tx: &WriteTx,
    who: &Standing,
    action: &'static str,
    about: &ResourceRef,
) -> Result<(), Problem> {
    tx.audit(&who.actor, action, about, json!({})).await?;
    Ok(tx.emit("entry.changed", about, json!({})).await?)
}
