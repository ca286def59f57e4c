use accounts::Standing;
use db::{TenantDb, is_foreign_key_violation};
use kernel::{Problem, Text};
use serde_json::json;

use super::store;
use crate::{ProcessId, process::actions::reference};

/// Removes a process with its phases, labels and components. What features keep under the components must be gone already.
///
/// # Errors
/// [`Problem::NotAllowed`] for anyone but administrators, [`Problem::NotFound`] when it is not there,
/// [`Problem::Conflict`] while a feature keeps something under it.
pub async fn remove(db: &TenantDb, who: &Standing, process: ProcessId) -> Result<(), Problem> {
    who.require_administrator()?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        engagement::attachments::detach_all(&tx, &reference(process)).await?;
        let removed = store::remove(&tx, process).await.map_err(|error| {
            if is_foreign_key_violation(&error) {
                Problem::Conflict(Text::new("spaces-not-empty"))
            } else {
                error.into()
            }
        })?;
        if !removed {
            return Err(Problem::NotFound);
        }
        let about = reference(process);
        tx.audit(&actor, "process.remove", &about, json!({})).await?;
        tx.emit("process.changed", &about, json!({})).await?;
        Ok(())
    })
    .await
}
