//! Rolls of entitled addresses in the database.

use db::{DbErr, Tx, Value, WriteTx, vals};
use kernel::{Email, Timestamp};
use sea_orm::FromQueryResult;

use super::{RollId, rolls::hash};

/// Addresses written by one statement.
const BATCH: usize = 200;

/// A list as the administration shows it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Roll {
    /// Its id.
    pub id: RollId,
    /// Its title.
    pub title: String,
    /// How many addresses it holds.
    pub entries: i64,
    /// When it was uploaded.
    pub created_at: Timestamp,
}

/// All lists, newest first.
///
/// # Errors
/// When the database fails.
pub async fn roll_list(tx: &Tx) -> Result<Vec<Roll>, DbErr> {
    tx.all(
        "SELECT id, title, entries, created_at FROM rolls WHERE tenant_id = $1 ORDER BY created_at DESC, id",
        vals![],
    )
    .await
}

/// A list by id.
///
/// # Errors
/// When the database fails.
pub async fn roll_by_id(tx: &Tx, id: RollId) -> Result<Option<Roll>, DbErr> {
    tx.one("SELECT id, title, entries, created_at FROM rolls WHERE tenant_id = $1 AND id = $2", vals![id])
        .await
}

pub(super) async fn contains(tx: &Tx, roll: RollId, secret: &[u8; 32], email: &Email) -> Result<bool, DbErr> {
    let found: Option<i64> = tx
        .scalar(
            "SELECT count(*) FROM roll_entries WHERE tenant_id = $1 AND roll_id = $2 AND email_hash = $3",
            vals![roll, hash(secret, roll, email)],
        )
        .await?;
    Ok(found.unwrap_or(0) > 0)
}

pub(super) async fn insert(tx: &WriteTx, id: RollId, title: &str, hashes: Vec<Vec<u8>>) -> Result<(), DbErr> {
    let entries = i64::try_from(hashes.len()).unwrap_or(i64::MAX);
    tx.exec(
        "INSERT INTO rolls (tenant_id, id, title, entries, created_at) VALUES ($1, $2, $3, $4, $5)",
        vals![id, title, entries, tx.now()],
    )
    .await?;
    for batch in hashes.chunks(BATCH) {
        let rows: Vec<String> = (0..batch.len()).map(|i| format!("($1, $2, ${})", i + 3)).collect();
        let sql =
            format!("INSERT INTO roll_entries (tenant_id, roll_id, email_hash) VALUES {}", rows.join(", "));
        let mut values: Vec<Value> = vals![id];
        values.extend(batch.iter().map(|hash| Value::from(hash.clone())));
        tx.exec(&sql, values).await?;
    }
    Ok(())
}

/// Deletes a list with its addresses; returns whether it was there.
pub(super) async fn delete(tx: &WriteTx, id: RollId) -> Result<bool, DbErr> {
    tx.exec("DELETE FROM roll_entries WHERE tenant_id = $1 AND roll_id = $2", vals![id]).await?;
    Ok(tx.exec("DELETE FROM rolls WHERE tenant_id = $1 AND id = $2", vals![id]).await? > 0)
}
