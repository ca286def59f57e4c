//! What staff do with documents and galleries.

pub mod documents;
pub mod items;
pub mod media;

use accounts::Standing;
use db::WriteTx;
use kernel::{Problem, ResourceRef};
use serde_json::{Value, json};
use spaces::{ComponentId, process};

use crate::permissions::{self, Action};

async fn may_write(
    tx: &WriteTx,
    who: &Standing,
    component: ComponentId,
    kind: &'static str,
) -> Result<(), Problem> {
    let component = process::store::component(tx, component).await?.filter(|c| c.kind == kind);
    permissions::check(who, component.ok_or(Problem::NotFound)?.process_id, Action::Write)
}

async fn note(
    tx: &WriteTx,
    who: &Standing,
    action: &'static str,
    about: &ResourceRef,
    details: Value,
) -> Result<(), Problem> {
    tx.audit(&who.actor, action, about, details).await?;
    Ok(tx.emit("library.changed", about, json!({})).await?)
}
