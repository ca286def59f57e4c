//! Counters of attempts.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::Timestamp;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
pub(super) struct Row {
    pub(super) count: i64,
    pub(super) since: Timestamp,
}

/// Counts one more attempt in one statement, so that concurrent ones are all counted. A count that began before
/// `oldest` begins anew.
pub(super) async fn add(tx: &WriteTx, subject: &str, oldest: Timestamp) -> Result<Row, DbErr> {
    let row: Option<Row> = tx
        .one(
            "INSERT INTO attempts (tenant_id, subject, count, since) VALUES ($1, $2, 1, $3)
             ON CONFLICT (tenant_id, subject) DO UPDATE SET
               count = CASE WHEN attempts.since > $4 THEN attempts.count + 1 ELSE 1 END,
               since = CASE WHEN attempts.since > $4 THEN attempts.since ELSE excluded.since END
             RETURNING count, since",
            vals![subject, tx.now(), oldest],
        )
        .await?;
    Ok(row.unwrap_or(Row { count: 1, since: tx.now() }))
}

pub(super) async fn read(tx: &Tx, subject: &str) -> Result<Option<Row>, DbErr> {
    tx.one("SELECT count, since FROM attempts WHERE tenant_id = $1 AND subject = $2", vals![subject]).await
}

pub(super) async fn delete(tx: &WriteTx, subject: &str) -> Result<(), DbErr> {
    tx.exec("DELETE FROM attempts WHERE tenant_id = $1 AND subject = $2", vals![subject]).await?;
    Ok(())
}
