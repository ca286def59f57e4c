//! What staff do with works: write them, keep their diary, take over a table.

mod import;
mod works;

pub use import::{from_projects, import};
pub use works::{change, create, delete, forget, note, photograph, remove_photograph, set_stages};

use accounts::Standing as Who;
use db::WriteTx;
use kernel::{Problem, ResourceRef};
use serde_json::{Value, json};
use spaces::{Component, ComponentId, process};

use crate::{
    KIND, Work,
    permissions::{self, Action},
};

async fn writable(tx: &WriteTx, who: &Who, component: ComponentId) -> Result<Component, Problem> {
    let found = process::store::component(tx, component).await?.filter(|c| c.kind == KIND);
    let found = found.ok_or(Problem::NotFound)?;
    permissions::check(who, found.process_id, Action::Write)?;
    Ok(found)
}

async fn tell(
    tx: &WriteTx,
    who: &Who,
    action: &'static str,
    about: &ResourceRef,
    details: Value,
) -> Result<(), Problem> {
    tx.audit(&who.actor, action, about, details).await?;
    Ok(tx.emit("work.changed", about, json!({})).await?)
}

/// Tells whoever follows a work that it stands in another stage.
async fn moved(tx: &WriteTx, before: &Work, now: &Work) -> Result<(), Problem> {
    if before.stage != now.stage {
        tx.emit("work.moved", &now.reference(), json!({ "stage": now.stage, "from": before.stage })).await?;
    }
    Ok(())
}
