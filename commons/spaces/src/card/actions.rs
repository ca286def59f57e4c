//! Filling in identity cards, and editing the lists they choose from.

use accounts::Standing;
use db::TenantDb;
use kernel::{Problem, ResourceRef};
use serde_json::json;

use super::{Card, List, Value, store};
use crate::{ProcessId, process::actions::require_manager};

/// Replaces the card of a process.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its managers.
pub async fn fill(db: &TenantDb, who: &Standing, process: ProcessId, card: Card) -> Result<(), Problem> {
    require_manager(who, process)?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        crate::process::store::by_id(&tx, process).await?.ok_or(Problem::NotFound)?;
        store::put(&tx, process, &card).await?;
        let about = ResourceRef::new("process", process.uuid());
        tx.audit(&actor, "process.fill_card", &about, json!({ "facts": card.0.len() })).await?;
        tx.emit("process.changed", &about, json!({})).await?;
        Ok(())
    })
    .await
}

/// Replaces the values of the organisation's lists.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than administrators.
pub async fn set_lists(db: &TenantDb, who: &Standing, lists: Vec<(List, Vec<Value>)>) -> Result<(), Problem> {
    who.require_administrator()?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        let about = ResourceRef::new("tenant", tx.tenant().uuid());
        for (list, values) in &lists {
            store::put_list(&tx, *list, values).await?;
        }
        tx.audit(&actor, "process.set_lists", &about, json!({ "lists": lists.len() })).await?;
        tx.emit("process.changed", &about, json!({})).await?;
        Ok(())
    })
    .await
}
