//! Sweeps away what nothing shows: files of forms that were never finished, and of resources that are gone.

use chrono::TimeDelta;
use db::TenantDb;
use feature::State;
use jobs::Registry;

use crate::{
    attachments::store,
    blobs::{Blobs, GRACE},
};

pub(crate) fn register(registry: &mut Registry<State>) {
    registry.every("engagement.sweep", GRACE, |state: State| async move {
        for tenant in accounts::tenants_everywhere(&state).await? {
            sweep(&state, &state.db.tenant(tenant.id)).await?;
        }
        Ok(())
    });
}

/// Removes the rows, and then the content, of files that nothing has shown for a day. Storing a file again makes it
/// young, so that a form being filled in never loses its file.
///
/// # Errors
/// When database or disk fail; the next run goes on.
pub async fn sweep(state: &State, db: &TenantDb) -> anyhow::Result<()> {
    let before = db.env().now() - TimeDelta::from_std(GRACE)?;
    db.write(move |tx| async move { store::forget_unowned(&tx, before).await }).await?;
    let blobs = Blobs::open(state, db.tenant()).await?;
    for hash in blobs.older_than(before).await? {
        let tx = db.read().await?;
        let known = store::is_known(&tx, &hash).await?;
        drop(tx);
        if !known {
            blobs.remove(&hash, before).await?;
        }
    }
    Ok(())
}
