//! The rows of the queue: adding, taking, finishing.

use std::time::Duration;

use chrono::TimeDelta;
use db::{Backend, Database, DbErr, FromQueryResult, PlatformTx, Signal, TenantDb, WriteTx, vals};
use kernel::{TenantId, Timestamp};
use uuid::Uuid;

use crate::Job;

/// Tries of a job before it has failed for good.
pub(crate) const MAX_ATTEMPTS: i64 = 10;
/// A job may work this long; afterwards another worker may take it.
pub(crate) const LEASE: Duration = Duration::from_secs(15 * 60);
/// Characters of an error that are kept.
const MAX_ERROR: usize = 1_000;

/// Adds a job, to run once this transaction is committed.
///
/// # Errors
/// When the database fails or the job is not JSON.
pub async fn enqueue<C, J: Job<C>>(tx: &WriteTx, job: &J) -> Result<(), DbErr> {
    enqueue_at(tx, job, tx.now()).await
}

/// Adds a job, to run at a moment or soon after.
///
/// # Errors
/// When the database fails or the job is not JSON.
pub async fn enqueue_at<C, J: Job<C>>(tx: &WriteTx, job: &J, when: Timestamp) -> Result<(), DbErr> {
    insert(tx, J::NAME, &payload(job)?, None, when).await.map(|_| ())
}

/// Adds a job unless one of its kind with the same key waits already; answers whether it was added. For work that looks
/// at the present state, as "send what is unsent to this person".
///
/// # Errors
/// When the database fails or the job is not JSON.
pub async fn enqueue_once<C, J: Job<C>>(tx: &WriteTx, key: &str, job: &J) -> Result<bool, DbErr> {
    insert(tx, J::NAME, &payload(job)?, Some(key), tx.now()).await
}

fn payload<T: serde::Serialize>(job: &T) -> Result<String, DbErr> {
    serde_json::to_string(job).map_err(|error| DbErr::Custom(format!("a job cannot be written: {error}")))
}

pub(crate) async fn insert(
    tx: &WriteTx,
    name: &str,
    payload: &str,
    key: Option<&str>,
    when: Timestamp,
) -> Result<bool, DbErr> {
    let added = tx
        .exec(
            "INSERT INTO jobs (tenant_id, id, name, payload, dedup_key, run_at, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
            vals![tx.id::<Uuid>(), name, payload, key, when, tx.now()],
        )
        .await?;
    tx.signal(Signal::Job);
    Ok(added == 1)
}

/// A job that this worker has taken.
#[derive(Debug, FromQueryResult)]
pub(crate) struct Claimed {
    pub(crate) tenant_id: TenantId,
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) payload: String,
    pub(crate) attempts: i64,
}

/// Takes the jobs that are due, of all tenants, so that no other worker takes them.
pub(crate) async fn claim(db: &Database, at_most: i64) -> Result<Vec<Claimed>, DbErr> {
    // Looking is cheap; only what is there costs a write.
    if db.backend() == Backend::Sqlite && !is_due(&db.platform_read().await?).await? {
        return Ok(Vec::new());
    }
    let take = move |tx: PlatformTx| async move {
        let lease = tx.now() + LEASE;
        let sql = match tx.backend() {
            Backend::Postgres => {
                "SELECT tenant_id, id, name, payload, attempts FROM arengo_claim_jobs($1, $2, $3)"
            }
            Backend::Sqlite => {
                "UPDATE jobs SET claimed_until = $2, attempts = attempts + 1
                 WHERE (tenant_id, id) IN (SELECT tenant_id, id FROM jobs
                    WHERE state = 'waiting' AND run_at <= $1 AND (claimed_until IS NULL OR claimed_until < $1)
                    ORDER BY run_at LIMIT $3)
                 RETURNING tenant_id, id, name, payload, attempts"
            }
        };
        tx.all::<Claimed>(sql, vals![tx.now(), lease, at_most]).await
    };
    let mut claimed = db.platform_write(take).await?;
    claimed.sort_by_key(|job| job.id);
    Ok(claimed)
}

async fn is_due(tx: &PlatformTx) -> Result<bool, DbErr> {
    let sql = "SELECT 1 FROM jobs WHERE state = 'waiting' AND run_at <= $1
        AND (claimed_until IS NULL OR claimed_until < $1) LIMIT 1";
    Ok(tx.scalar::<i64>(sql, vals![tx.now()]).await?.is_some())
}

/// The work is done: nothing of it is kept.
pub(crate) async fn finish(db: &TenantDb, id: Uuid) -> Result<(), DbErr> {
    db.write(move |tx| async move { remove(&tx, id).await }).await
}

pub(crate) async fn remove(tx: &WriteTx, id: Uuid) -> Result<(), DbErr> {
    tx.exec("DELETE FROM jobs WHERE tenant_id = $1 AND id = $2", vals![id]).await.map(|_| ())
}

/// The work failed: it waits for its next try, or has failed for good.
pub(crate) async fn fail(db: &TenantDb, job: &Claimed, hopeless: bool, error: &str) -> Result<(), DbErr> {
    let (id, attempts) = (job.id, job.attempts);
    let error: String = error.chars().take(MAX_ERROR).collect();
    let for_good = hopeless || attempts >= MAX_ATTEMPTS;
    db.write(move |tx| async move {
        if for_good {
            let sql = "UPDATE jobs SET state = 'failed', claimed_until = NULL, last_error = $3
                WHERE tenant_id = $1 AND id = $2";
            return tx.exec(sql, vals![id, error]).await.map(|_| ());
        }
        wait_again(&tx, id, tx.now() + backoff(attempts), &error).await
    })
    .await
}

async fn wait_again(tx: &WriteTx, id: Uuid, when: Timestamp, error: &str) -> Result<(), DbErr> {
    // A job of the same key that was added meanwhile will do this one's work.
    let superseded = tx
        .exec(
            "DELETE FROM jobs WHERE tenant_id = $1 AND id = $2 AND EXISTS (SELECT 1 FROM jobs o
                WHERE o.tenant_id = $1 AND o.id <> $2 AND o.name = jobs.name AND o.dedup_key = jobs.dedup_key
                AND o.state = 'waiting' AND o.claimed_until IS NULL)",
            vals![id],
        )
        .await?;
    if superseded == 0 {
        let sql = "UPDATE jobs SET claimed_until = NULL, run_at = $3, last_error = $4 WHERE tenant_id = $1 AND id = $2";
        tx.exec(sql, vals![id, when, error]).await?;
    }
    Ok(())
}

/// 15 s after the first failure, four times longer each time, six hours at most: ten tries take about a day.
pub(crate) fn backoff(attempts: i64) -> TimeDelta {
    let exponent = u32::try_from((attempts - 1).clamp(0, 6)).unwrap_or(0);
    TimeDelta::seconds((15 * 4_i64.pow(exponent)).min(6 * 3_600))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retries_span_a_mail_servers_bad_day() {
        let waits: Vec<i64> = (1..MAX_ATTEMPTS).map(|n| backoff(n).num_seconds()).collect();
        assert_eq!(waits, [15, 60, 240, 960, 3_840, 15_360, 21_600, 21_600, 21_600]);
        assert_eq!(waits.iter().sum::<i64>() / 3_600, 23);
    }
}
