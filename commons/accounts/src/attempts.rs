//! How often somebody tried: the lock against guessing, kept in the database so that it holds on every node.

use chrono::TimeDelta;
use db::{DbErr, TenantDb, Tx, WriteTx, vals};
use kernel::{Problem, Text, Timestamp};
use sea_orm::FromQueryResult;

/// At most `count` attempts in `window` for one subject.
#[derive(Clone, Copy)]
pub struct Limit {
    /// What is limited, as in `login`.
    pub name: &'static str,
    /// Attempts that pass.
    pub count: i64,
    /// The span in which they are counted.
    pub window: TimeDelta,
}

/// Wrong passwords for one account.
pub const LOGIN_ACCOUNT: Limit = Limit { name: "login-account", count: 10, window: TimeDelta::minutes(15) };
/// Wrong passwords from one address.
pub const LOGIN_ADDRESS: Limit = Limit { name: "login-address", count: 100, window: TimeDelta::minutes(15) };
/// New accounts from one address.
pub const REGISTER: Limit = Limit { name: "register", count: 60, window: TimeDelta::hours(1) };
/// Mails asked for by one account.
pub const MAIL: Limit = Limit { name: "mail", count: 5, window: TimeDelta::hours(1) };

#[derive(FromQueryResult)]
struct Row {
    count: i64,
    since: Timestamp,
}

/// Counts an attempt, in a transaction of its own so that it counts even when what follows fails.
///
/// # Errors
/// [`Problem::TooMany`] when the limit is reached.
pub async fn count(db: &TenantDb, limit: Limit, subject: &str) -> Result<(), Problem> {
    let subject = format!("{}:{subject}", limit.name);
    db.write(move |tx| async move {
        let row = read(&tx, &subject).await?;
        let (count, since) = match row {
            Some(row) if row.since + limit.window > tx.now() => (row.count, row.since),
            _ => (0, tx.now()),
        };
        if count >= limit.count {
            return Err(too_many(&tx, limit, since));
        }
        store(&tx, &subject, count + 1, since).await?;
        Ok(())
    })
    .await
}

/// Forgets the attempts of a subject, after a success.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &WriteTx, limit: Limit, subject: &str) -> Result<(), DbErr> {
    tx.exec(
        "DELETE FROM attempts WHERE tenant_id = $1 AND subject = $2",
        vals![format!("{}:{subject}", limit.name)],
    )
    .await?;
    Ok(())
}

fn too_many(tx: &Tx, limit: Limit, since: Timestamp) -> Problem {
    let wait = (since + limit.window - tx.now()).num_seconds().max(1);
    Problem::TooMany {
        text: Text::new("accounts-too-many").with("minutes", (wait + 59) / 60),
        retry_after: u64::try_from(wait).unwrap_or(60),
    }
}

async fn read(tx: &Tx, subject: &str) -> Result<Option<Row>, DbErr> {
    tx.one("SELECT count, since FROM attempts WHERE tenant_id = $1 AND subject = $2", vals![subject]).await
}

async fn store(tx: &WriteTx, subject: &str, count: i64, since: Timestamp) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO attempts (tenant_id, subject, count, since) VALUES ($1, $2, $3, $4)
         ON CONFLICT (tenant_id, subject) DO UPDATE SET count = excluded.count, since = excluded.since",
        vals![subject, count, since],
    )
    .await?;
    Ok(())
}
