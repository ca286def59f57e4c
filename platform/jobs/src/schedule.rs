//! When recurring work is next due, kept in the database so that several servers share it.

use std::time::Duration;

use db::{Database, DbErr, PlatformTx, vals};

/// Makes the name known; its first run is due at once.
pub(crate) async fn register(db: &Database, name: &'static str) -> Result<(), DbErr> {
    db.platform_write(move |tx| async move {
        let sql = "INSERT INTO schedules (name, next_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
        tx.exec(sql, vals![name, tx.now()]).await.map(|_| ())
    })
    .await
}

/// True for the one server that shall run it now. Missed periods are not made up for.
pub(crate) async fn take(db: &Database, name: &'static str, period: Duration) -> Result<bool, DbErr> {
    let tx = db.platform_read().await?;
    let due = "SELECT 1 FROM schedules WHERE name = $1 AND next_at <= $2";
    // `int4` on PostgreSQL, so only its presence is asked for.
    if tx.all::<Due>(due, vals![name, tx.now()]).await?.is_empty() {
        return Ok(false);
    }
    drop(tx);
    let take = move |tx: PlatformTx| async move {
        let sql = "UPDATE schedules SET next_at = $3 WHERE name = $1 AND next_at <= $2";
        Ok::<bool, DbErr>(tx.exec(sql, vals![name, tx.now(), tx.now() + period]).await? == 1)
    };
    db.platform_write(take).await
}

#[derive(db::FromQueryResult)]
struct Due {}
