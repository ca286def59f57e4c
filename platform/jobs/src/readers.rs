//! Work that follows from events: each reader is told of every event of the installation, in order, at least once, also
//! of those that happened while no server ran. Where it has come to is kept in the database; of several servers one
//! reads at a time.

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;
use db::{
    Database, DbErr, FromQueryResult, PlatformTx,
    events::{BATCH, Cursor, Event},
    vals,
};
use futures::future::BoxFuture;

/// A server that stops in the middle of reading is replaced after this time.
const LEASE: TimeDelta = TimeDelta::minutes(2);
/// How long one batch may take; shorter than the lease, so that two never read at once.
const LIMIT: Duration = Duration::from_secs(90);

/// Told of events. It should do little, as adding a job: what fails is told again, and holds up what follows.
pub(crate) type Read<C> = Arc<dyn Fn(C, Event) -> BoxFuture<'static, anyhow::Result<()>> + Send + Sync>;

/// Makes the name known; it begins with the first event there is.
pub(crate) async fn register(db: &Database, name: &'static str) -> Result<(), DbErr> {
    db.platform_write(move |tx| async move {
        let sql = "INSERT INTO event_readers (name, place) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
        tx.exec(sql, vals![name, written(Cursor::START)]).await.map(|_| ())
    })
    .await
}

/// What readers were told of.
#[derive(Clone, Copy, Default)]
pub(crate) struct Heard {
    pub(crate) events: usize,
    /// There may be more.
    pub(crate) more: bool,
}

/// Reads what is new, at most one batch. Nothing when another server reads.
pub(crate) async fn read<C: Clone>(
    db: &Database,
    name: &'static str,
    cx: &C,
    read: &Read<C>,
) -> anyhow::Result<Heard> {
    let Some(place) = place(db, name).await? else { return Ok(Heard::default()) };
    // Looking is cheap; only what is there costs a write.
    if db.events_after(place).await?.is_empty() {
        return Ok(Heard::default());
    }
    let Some(mut place) = take(db, name).await? else { return Ok(Heard::default()) };
    let events = db.events_after(place).await?;
    let told = async {
        for event in &events {
            read(cx.clone(), event.clone()).await?;
            place = event.cursor();
        }
        Ok(())
    };
    let outcome = match tokio::time::timeout(LIMIT, told).await {
        Ok(outcome) => outcome,
        Err(_) => Err(anyhow::anyhow!("reading events took longer than {LIMIT:?}")),
    };
    leave(db, name, place).await?;
    outcome.map(|()| Heard { events: events.len(), more: events.len() >= BATCH })
}

#[derive(FromQueryResult)]
struct Row {
    place: String,
}

async fn place(db: &Database, name: &'static str) -> Result<Option<Cursor>, DbErr> {
    let tx = db.platform_read().await?;
    let row: Option<Row> = tx.one("SELECT place FROM event_readers WHERE name = $1", vals![name]).await?;
    row.map(|row| cursor(&row.place)).transpose()
}

async fn take(db: &Database, name: &'static str) -> Result<Option<Cursor>, DbErr> {
    let take = move |tx: PlatformTx| async move {
        let sql = "UPDATE event_readers SET claimed_until = $3
            WHERE name = $1 AND (claimed_until IS NULL OR claimed_until < $2) RETURNING place";
        tx.one::<Row>(sql, vals![name, tx.now(), tx.now() + LEASE]).await
    };
    db.platform_write(take).await?.map(|row| cursor(&row.place)).transpose()
}

async fn leave(db: &Database, name: &'static str, place: Cursor) -> Result<(), DbErr> {
    let leave = move |tx: PlatformTx| async move {
        let sql = "UPDATE event_readers SET place = $2, claimed_until = NULL WHERE name = $1";
        tx.exec(sql, vals![name, written(place)]).await.map(|_| ())
    };
    db.platform_write(leave).await
}

fn written(place: Cursor) -> String {
    serde_json::to_string(&place).unwrap_or_default()
}

fn cursor(text: &str) -> Result<Cursor, DbErr> {
    serde_json::from_str(text).map_err(|error| DbErr::Custom(format!("a reader's place: {error}")))
}
