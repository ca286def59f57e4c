//! What the administrator sees of the queue: the jobs that failed for good.

use db::{DbErr, FromQueryResult, Signal, Tx, WriteTx, vals};
use kernel::Timestamp;
use uuid::Uuid;

use crate::queue;

/// A job that will not be tried again by itself.
#[derive(Clone, Debug, PartialEq, FromQueryResult)]
pub struct FailedJob {
    /// To retry or discard it by.
    pub id: Uuid,
    /// The kind of work.
    pub name: String,
    /// How often it was tried.
    pub attempts: i64,
    /// The last error, for the operator.
    pub last_error: Option<String>,
    /// When it was added.
    pub created_at: Timestamp,
}

/// The tenant's failed jobs, newest first.
///
/// # Errors
/// When the database fails.
pub async fn failed(tx: &Tx, limit: i64) -> Result<Vec<FailedJob>, DbErr> {
    tx.all(
        "SELECT id, name, attempts, last_error, created_at FROM jobs
         WHERE tenant_id = $1 AND state = 'failed' ORDER BY id DESC LIMIT $2",
        vals![limit],
    )
    .await
}

/// Lets a failed job start over; answers whether there was one.
///
/// # Errors
/// When the database fails.
pub async fn retry(tx: &WriteTx, id: Uuid) -> Result<bool, DbErr> {
    // Without its key: another of that key may wait by now, and running both is safe.
    let sql = "UPDATE jobs SET state = 'waiting', attempts = 0, run_at = $3, dedup_key = NULL
        WHERE tenant_id = $1 AND id = $2 AND state = 'failed'";
    let found = tx.exec(sql, vals![id, tx.now()]).await?;
    tx.signal(Signal::Job);
    Ok(found == 1)
}

/// Gives a failed job up, with its payload.
///
/// # Errors
/// When the database fails.
pub async fn discard(tx: &WriteTx, id: Uuid) -> Result<(), DbErr> {
    queue::remove(tx, id).await
}
