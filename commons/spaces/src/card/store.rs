//! Identity cards and value lists in the database.

use std::collections::BTreeMap;

use db::{DbErr, Tx, WriteTx, vals};
use kernel::Problem;
use sea_orm::FromQueryResult;

use super::{Card, List, Lists, Value};
use crate::ProcessId;

/// The card of a process; empty where nobody filled it in.
///
/// # Errors
/// When the database fails.
pub async fn card(tx: &Tx, process: ProcessId) -> Result<Card, Problem> {
    let sql = "SELECT facts FROM identity_cards WHERE tenant_id = $1 AND process_id = $2";
    let facts: Option<String> = tx.scalar(sql, vals![process]).await?;
    Ok(facts.map(|json| serde_json::from_str(&json)).transpose()?.unwrap_or_default())
}

/// The cards of all processes.
pub(crate) async fn cards(tx: &Tx) -> Result<BTreeMap<ProcessId, Card>, Problem> {
    #[derive(FromQueryResult)]
    struct Row {
        process_id: ProcessId,
        facts: String,
    }
    let sql = "SELECT process_id, facts FROM identity_cards WHERE tenant_id = $1 ORDER BY process_id";
    let rows: Vec<Row> = tx.all(sql, vals![]).await?;
    rows.into_iter().map(|row| Ok((row.process_id, serde_json::from_str(&row.facts)?))).collect()
}

/// Writes a card.
pub(super) async fn put(tx: &WriteTx, process: ProcessId, card: &Card) -> Result<(), Problem> {
    tx.exec(
        "INSERT INTO identity_cards (tenant_id, process_id, facts) VALUES ($1, $2, $3)
         ON CONFLICT (tenant_id, process_id) DO UPDATE SET facts = excluded.facts",
        vals![process, serde_json::to_string(card)?],
    )
    .await?;
    Ok(())
}

/// Deletes the card of a process.
pub(crate) async fn remove(tx: &WriteTx, process: ProcessId) -> Result<(), DbErr> {
    tx.exec("DELETE FROM identity_cards WHERE tenant_id = $1 AND process_id = $2", vals![process]).await?;
    Ok(())
}

/// The organisation's lists.
///
/// # Errors
/// When the database fails.
pub async fn lists(tx: &Tx) -> Result<Lists, Problem> {
    #[derive(FromQueryResult)]
    struct Row {
        list: String,
        entries: String,
    }
    let sql = "SELECT list, entries FROM value_lists WHERE tenant_id = $1 ORDER BY list";
    let rows: Vec<Row> = tx.all(sql, vals![]).await?;
    rows.into_iter().map(|row| Ok((row.list, serde_json::from_str(&row.entries)?))).collect()
}

/// Writes a list.
pub(super) async fn put_list(tx: &WriteTx, list: List, values: &[Value]) -> Result<(), Problem> {
    tx.exec(
        "INSERT INTO value_lists (tenant_id, list, entries) VALUES ($1, $2, $3)
         ON CONFLICT (tenant_id, list) DO UPDATE SET entries = excluded.entries",
        vals![list.as_str(), serde_json::to_string(values)?],
    )
    .await?;
    Ok(())
}
