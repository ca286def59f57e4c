//! Short addresses for what is older than they are.

use std::time::Duration;

use db::TenantDb;
use feature::State;
use jobs::Registry;
use kernel::Problem;

use super::{give_code, store};

/// What has no short address waits for one no longer than that.
const EVERY: Duration = Duration::from_secs(60 * 60);

pub(crate) fn register(registry: &mut Registry<State>) {
    registry.every("spaces.short_links", EVERY, |state: State| async move {
        for tenant in accounts::tenants_everywhere(&state).await? {
            give_missing(&state.db.tenant(tenant.id)).await?;
        }
        Ok(())
    });
}

/// Gives a code to whatever has none: processes and components older than short addresses.
///
/// # Errors
/// When the database fails; the next run goes on.
pub async fn give_missing(db: &TenantDb) -> Result<(), Problem> {
    let tx = db.read().await?;
    let missing = store::without_code(&tx).await?;
    drop(tx);
    for (process, component) in missing {
        db.write(move |tx| async move {
            // Another server may have been quicker.
            match store::code_of(&tx, process, component).await? {
                Some(_) => Ok(()),
                None => give_code(&tx, process, component).await,
            }
        })
        .await?;
    }
    Ok(())
}
