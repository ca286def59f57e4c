//! Follows what happens on the whole installation, whichever process did it.
//!
//! The order of events is the order of commits as far as a follower needs it: nothing appears later before a place that
//! a follower has passed. On SQLite the sequence number alone gives that, because writes follow one another. On
//! PostgreSQL the number of the transaction leads, and an event is shown once every older transaction of the server is
//! over (a long one, even in another database, delays it).

use std::time::Duration;

use kernel::{TenantId, Timestamp};
use sea_orm::{DbErr, FromQueryResult};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use uuid::Uuid;

use crate::{Backend, Database, Signal, vals};

/// Other processes' events are looked for this often; this process's own are seen at once.
const POLL: Duration = Duration::from_secs(1);
/// After a commit of this process: on PostgreSQL its events may have to wait for an older transaction, not for long.
const POLL_SOON: Duration = Duration::from_millis(10);
/// Events read at once, at most.
pub const BATCH: usize = 500;
/// Events removed in one transaction.
const FORGOTTEN_AT_ONCE: i64 = 5_000;

/// A place in the order of events. Opaque; may be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Cursor {
    transaction: i64,
    seq: i64,
}

impl Cursor {
    /// Before the first event.
    pub const START: Cursor = Cursor { transaction: 0, seq: 0 };
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Event {
    transaction: i64,
    /// Grows; unique on the installation.
    pub seq: i64,
    /// Whose event.
    pub tenant_id: TenantId,
    /// What happened, as in `proposal.published`.
    pub kind: String,
    /// What it happened to, as in `proposal`.
    pub resource_kind: String,
    /// Its id.
    pub resource_id: Uuid,
    /// Details, as JSON.
    pub payload: String,
    /// When.
    pub at: Timestamp,
    /// The tables that its transaction touched, by name, with spaces between.
    pub tables: String,
    /// The process that wrote it.
    pub origin: Uuid,
}

impl Event {
    /// The place just after this event.
    pub fn cursor(&self) -> Cursor {
        Cursor { transaction: self.transaction, seq: self.seq }
    }
}

impl Database {
    /// The place after everything that has surely happened. What happens while this is asked may be told again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn events_now(&self) -> Result<Cursor, DbErr> {
        let tx = self.platform_read().await?;
        Ok(match self.backend() {
            Backend::Sqlite => {
                let newest = tx.scalar::<Option<i64>>("SELECT max(seq) FROM events", vec![]).await?.flatten();
                Cursor { transaction: 0, seq: newest.unwrap_or(0) }
            }
            Backend::Postgres => {
                let oldest_open = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
                let oldest_open = tx.scalar::<i64>(oldest_open, vec![]).await?.unwrap_or(1);
                Cursor { transaction: oldest_open - 1, seq: i64::MAX }
            }
        })
    }

    /// Events after a place, in order, of all tenants; at most a few hundred at once.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn events_after(&self, after: Cursor) -> Result<Vec<Event>, DbErr> {
        let tx = self.platform_read().await?;
        let limit = i64::try_from(BATCH).unwrap_or(i64::MAX);
        match self.backend() {
            Backend::Sqlite => {
                let sql = "SELECT 0 AS \"transaction\", seq, tenant_id, kind, resource_kind, resource_id, payload, at, tables, origin
                    FROM events WHERE seq > $1 ORDER BY seq LIMIT $2";
                tx.all(sql, vals![after.seq, limit]).await
            }
            Backend::Postgres => {
                let sql = "SELECT transaction, seq, tenant_id, kind, resource_kind, resource_id, payload, at, tables, origin
                    FROM arengo_events_after($1, $2, $3)";
                tx.all(sql, vals![after.transaction, after.seq, limit]).await
            }
        }
    }

    /// Waits until followers are shown what was committed before this call; on a busy PostgreSQL for a few seconds at
    /// most. For tests and commands, which want the end of the story.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn events_caught_up(&self) -> Result<(), DbErr> {
        if self.backend() == Backend::Sqlite {
            return Ok(());
        }
        let next = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint";
        let next = self.platform_read().await?.scalar::<i64>(next, vec![]).await?.unwrap_or(0);
        for _ in 0..300 {
            if self.events_now().await?.transaction + 1 >= next {
                break;
            }
            tokio::time::sleep(POLL_SOON).await;
        }
        Ok(())
    }

    /// Removes the events of all tenants from before a moment, a few thousand in each transaction so that nobody waits for
    /// long; says how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_events(&self, before: Timestamp) -> Result<u64, DbErr> {
        let mut forgotten = 0;
        loop {
            let batch = move |tx: crate::PlatformTx| async move { forget(&tx, before).await };
            let gone = self.platform_write(batch).await?;
            forgotten += gone;
            if gone < FORGOTTEN_AT_ONCE.unsigned_abs() {
                return Ok(forgotten);
            }
        }
    }

    /// Follows the events after a place.
    pub fn follow_events(&self, from: Cursor) -> Follower {
        Follower {
            committed: self.signals(Signal::Event),
            database: self.clone(),
            cursor: from,
            settled: false,
        }
    }
}

async fn forget(tx: &crate::PlatformTx, before: Timestamp) -> Result<u64, DbErr> {
    match tx.backend() {
        Backend::Sqlite => {
            let sql = "DELETE FROM events WHERE seq IN (SELECT seq FROM events WHERE at < $1 ORDER BY seq LIMIT $2)";
            tx.exec(sql, vals![before, FORGOTTEN_AT_ONCE]).await
        }
        Backend::Postgres => {
            let gone = tx
                .scalar::<i64>("SELECT arengo_forget_events($1, $2)", vals![before, FORGOTTEN_AT_ONCE])
                .await?;
            Ok(gone.and_then(|n| u64::try_from(n).ok()).unwrap_or(0))
        }
    }
}

/// Hands out events as they happen.
pub struct Follower {
    database: Database,
    cursor: Cursor,
    committed: watch::Receiver<u64>,
    settled: bool,
}

impl Follower {
    /// Waits for the next events; never empty. May be dropped and called again: no event is lost.
    ///
    /// # Errors
    /// When the database fails. Calling again goes on from the same place.
    pub async fn next(&mut self) -> Result<Vec<Event>, DbErr> {
        self.settle().await?;
        let mut wait = POLL_SOON;
        loop {
            self.committed.borrow_and_update();
            let events = self.database.events_after(self.cursor).await?;
            if let Some(last) = events.last() {
                self.cursor = last.cursor();
                return Ok(events);
            }
            let woken = tokio::time::timeout(wait, self.committed.changed()).await.is_ok();
            wait = if woken { POLL_SOON } else { POLL.min(wait * 2) };
        }
    }

    /// The place up to which events were handed out.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// Once: puts events restored from another PostgreSQL cluster before all those to come.
    async fn settle(&mut self) -> Result<(), DbErr> {
        if !self.settled && self.database.backend() == Backend::Postgres {
            let settle = |tx: crate::PlatformTx| async move {
                tx.scalar::<i64>("SELECT arengo_events_settle()", vec![]).await.map(|_| ())
            };
            self.database.platform_write(settle).await?;
        }
        self.settled = true;
        Ok(())
    }
}
