//! What nobody needs any more is removed every night, so that an installation does not grow by being used.

use chrono::TimeDelta;
use db::{Backend, Database, DbErr, PlatformTx, vals};

use crate::Registry;

/// Followers of events are seconds behind, at worst as long as a server was off.
const EVENTS: TimeDelta = TimeDelta::days(90);
/// Time for somebody to see that a job failed; its payload may be personal data.
const FAILED: TimeDelta = TimeDelta::days(30);
/// Once a night.
const PERIOD: std::time::Duration = std::time::Duration::from_secs(24 * 60 * 60);

/// Adds it to the work that comes round.
pub fn register_pruning<C>(registry: &mut Registry<C>)
where
    C: AsRef<Database> + Clone + Send + Sync + 'static,
{
    registry.every("jobs.prune", PERIOD, |cx: C| async move { Ok(prune(cx.as_ref()).await?) });
}

/// Removes events of more than 90 days ago, and jobs that failed for good more than 30 days ago. Jobs that were done are
/// gone already.
///
/// # Errors
/// When the database fails; the next night goes on.
pub async fn prune(db: &Database) -> Result<(), DbErr> {
    let events = db.forget_events(db.env().now() - EVENTS).await?;
    let jobs = db.platform_write(|tx| async move { forget_failed(&tx).await }).await?;
    tracing::info!(events, jobs, "pruned");
    Ok(())
}

async fn forget_failed(tx: &PlatformTx) -> Result<u64, DbErr> {
    let before = tx.now() - FAILED;
    match tx.backend() {
        Backend::Sqlite => {
            tx.exec("DELETE FROM jobs WHERE state = 'failed' AND run_at < $1", vals![before]).await
        }
        Backend::Postgres => {
            let gone = tx.scalar::<i64>("SELECT arengo_forget_jobs($1)", vals![before]).await?;
            Ok(gone.and_then(|n| u64::try_from(n).ok()).unwrap_or(0))
        }
    }
}
