//! Editing the organisation's list.

use accounts::Standing;
use db::TenantDb;
use kernel::{Problem, ResourceRef};
use serde_json::json;

use super::{Item, store};

/// Replaces the list.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than administrators.
pub async fn set(db: &TenantDb, who: &Standing, items: Vec<Item>) -> Result<(), Problem> {
    who.require_administrator()?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        let about = ResourceRef::new("tenant", tx.tenant().uuid());
        store::put(&tx, &items).await?;
        tx.audit(&actor, "process.set_contents", &about, json!({ "items": items.len() })).await?;
        tx.emit("process.changed", &about, json!({})).await?;
        Ok(())
    })
    .await
}
