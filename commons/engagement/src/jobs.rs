//! Sweeps away what nothing shows: files of forms that were never finished, and of resources that are gone.

use chrono::TimeDelta;
use db::TenantDb;
use feature::State;
use jobs::{Job, Registry};
use serde::{Deserialize, Serialize};

use crate::{
    attachments::store,
    blobs::{Blobs, GRACE},
};

pub(crate) fn register(registry: &mut Registry<State>) {
    registry.add::<Sweep>();
}

/// Removes rows, and then content, that nothing has shown for a day. Storing a file again makes it young, so that a form
/// being filled in never loses its file. Safe to run at any time and any number of times.
#[derive(Clone, Serialize, Deserialize)]
pub struct Sweep {}

impl Job<State> for Sweep {
    const NAME: &'static str = "engagement.sweep";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
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
}
