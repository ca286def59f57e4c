//! How often somebody tried: the lock against guessing, kept in the database so that it holds on every node.

mod store;

use chrono::TimeDelta;
use db::{DbErr, TenantDb, WriteTx};
use kernel::{Problem, Text, Timestamp};

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

impl Limit {
    fn subject(&self, subject: &str) -> String {
        format!("{}:{subject}", self.name)
    }
}

/// Wrong passwords for one account.
pub const LOGIN_ACCOUNT: Limit = Limit { name: "login-account", count: 10, window: TimeDelta::minutes(15) };
/// Wrong passwords from one network; only failures count, since a whole library may log in from one.
pub const LOGIN_ADDRESS: Limit = Limit { name: "login-address", count: 100, window: TimeDelta::minutes(15) };
/// New accounts from one network.
pub const REGISTER: Limit = Limit { name: "register", count: 60, window: TimeDelta::hours(1) };
/// Mails asked for by one account.
pub const MAIL: Limit = Limit { name: "mail", count: 5, window: TimeDelta::hours(1) };
/// Links to choose a password asked for from one network.
pub const MAIL_ADDRESS: Limit = Limit { name: "mail-address", count: 60, window: TimeDelta::hours(1) };

/// Counts an attempt, in a transaction of its own so that it counts even when what follows fails.
///
/// # Errors
/// [`Problem::TooMany`] when the limit is reached.
pub async fn count(db: &TenantDb, limit: Limit, subject: &str) -> Result<(), Problem> {
    let subject = limit.subject(subject);
    db.write(move |tx| async move {
        let row = store::add(&tx, &subject, tx.now() - limit.window).await?;
        if row.count > limit.count { Err(too_many(limit, row.since, tx.now())) } else { Ok(()) }
    })
    .await
}

/// Passes while the limit is not reached, without counting.
///
/// # Errors
/// [`Problem::TooMany`] when the limit is reached.
pub async fn check(db: &TenantDb, limit: Limit, subject: &str) -> Result<(), Problem> {
    let tx = db.read().await?;
    match store::read(&tx, &limit.subject(subject)).await? {
        Some(row) if row.since + limit.window > tx.now() && row.count >= limit.count => {
            Err(too_many(limit, row.since, tx.now()))
        }
        _ => Ok(()),
    }
}

/// Forgets the attempts of a subject, after a success.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &WriteTx, limit: Limit, subject: &str) -> Result<(), DbErr> {
    store::delete(tx, &limit.subject(subject)).await
}

fn too_many(limit: Limit, since: Timestamp, now: Timestamp) -> Problem {
    let wait = (since + limit.window - now).num_seconds().max(1);
    Problem::TooMany {
        text: Text::new("accounts-too-many").with("minutes", (wait + 59) / 60),
        retry_after: u64::try_from(wait).unwrap_or(60),
    }
}
