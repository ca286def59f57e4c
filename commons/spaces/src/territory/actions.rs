//! Writing the list of municipalities.

use accounts::Standing;
use db::TenantDb;
use kernel::{Problem, ResourceRef};
use serde_json::json;

use super::{Municipality, store};

/// Replaces the organisation's municipalities. Processes keep the names they have.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than administrators.
pub async fn set(db: &TenantDb, who: &Standing, all: Vec<Municipality>) -> Result<(), Problem> {
    who.require_administrator()?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        let about = ResourceRef::new("tenant", tx.tenant().uuid());
        store::replace(&tx, &all).await?;
        tx.audit(&actor, "municipalities.set", &about, json!({ "count": all.len() })).await?;
        tx.emit("process.changed", &about, json!({})).await?;
        Ok(())
    })
    .await
}
