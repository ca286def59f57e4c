//! Changes of rules that people rely on, and since when they do.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Problem, Timestamp};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::super::{Act, Process, ProcessId};
use crate::translated::{columns, of_columns};

/// Notes that people rely on the rules of a process from now on: called by features inside the transaction of the first
/// support or ballot. Costs nothing from the second on.
///
/// # Errors
/// When the database fails.
pub async fn lock_rules(tx: &WriteTx, process: &Process) -> Result<(), DbErr> {
    if process.rules_locked_at.is_some() {
        return Ok(());
    }
    tx.exec(
        "UPDATE processes SET rules_locked_at = $3 WHERE tenant_id = $1 AND id = $2 AND rules_locked_at IS NULL",
        vals![process.id, tx.now()],
    )
    .await?;
    Ok(())
}

/// Writes an act.
pub(crate) async fn insert_act(tx: &WriteTx, process: ProcessId, act: &Act) -> Result<(), Problem> {
    let (own, rest) = columns(&act.reason);
    tx.exec(
        "INSERT INTO acts (tenant_id, id, process_id, reason, reason_wording, changes, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        vals![tx.id::<Uuid>(), process, own, rest, serde_json::to_string(&act.changes)?, act.at,],
    )
    .await?;
    Ok(())
}

/// The acts of a process, newest first.
pub(crate) async fn acts(tx: &Tx, process: ProcessId) -> Result<Vec<Act>, Problem> {
    #[derive(FromQueryResult)]
    struct Row {
        reason: String,
        reason_wording: String,
        changes: String,
        created_at: Timestamp,
    }
    let rows: Vec<Row> = tx
        .all(
            "SELECT reason, reason_wording, changes, created_at FROM acts WHERE tenant_id = $1 AND process_id = $2
             ORDER BY created_at DESC, id DESC",
            vals![process],
        )
        .await?;
    rows.into_iter()
        .map(|row| {
            let changes = serde_json::from_str(&row.changes)?;
            let reason = of_columns(&row.reason, &row.reason_wording)?;
            Ok(Act { at: row.created_at, reason, changes })
        })
        .collect()
}
