use std::time::Duration;

use db::TenantDb;
use feature::State;
use jobs::Registry;
use kernel::{Problem, ResourceRef};
use serde_json::json;

use super::store::note_beginning;
use crate::process;

/// How late it may be told that a phase began.
const EVERY: Duration = Duration::from_secs(60);

pub(crate) fn register(registry: &mut Registry<State>) {
    registry.every("spaces.beginnings", EVERY, |state: State| async move {
        for tenant in accounts::tenants_everywhere(&state).await? {
            announce(&state.db.tenant(tenant.id)).await?;
        }
        Ok(())
    });
}

/// Tells of every phase of a published process that is active now and was not told of before: the event
/// `process.phase_began`, with the title of the phase.
///
/// # Errors
/// When the database fails; the next run goes on.
pub async fn announce(db: &TenantDb) -> Result<(), Problem> {
    let tx = db.read().await?;
    let overview = process::store::overview(&tx, false).await?;
    drop(tx);
    for (process, timeline) in overview {
        let Some(phase) = timeline.active().cloned() else { continue };
        db.write(move |tx| async move {
            if note_beginning(&tx, process.id, phase.id).await? {
                let about = ResourceRef::new("process", process.id.uuid());
                let payload = json!({ "phase": phase.id, "title": phase.title });
                tx.emit("process.phase_began", &about, payload).await?;
            }
            Ok::<(), Problem>(())
        })
        .await?;
    }
    Ok(())
}
