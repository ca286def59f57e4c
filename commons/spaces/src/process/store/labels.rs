//! Categories and areas.

use std::collections::HashMap;

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Problem, Translated};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::super::{Label, LabelId, ProcessId, Scheme};

#[derive(FromQueryResult)]
struct LabelRow {
    id: LabelId,
    scheme: String,
    title: String,
    sign: String,
}

/// Categories and areas of a process, each list in order.
///
/// # Errors
/// When the database fails.
pub async fn labels(tx: &Tx, process: ProcessId) -> Result<Vec<Label>, Problem> {
    let rows: Vec<LabelRow> = tx
        .all(
            "SELECT id, scheme, title, sign FROM labels WHERE tenant_id = $1 AND process_id = $2
             ORDER BY scheme, position, id",
            vals![process],
        )
        .await?;
    rows.into_iter()
        .map(|r| {
            let scheme = if r.scheme == "area" { Scheme::Area } else { Scheme::Category };
            Ok(Label { id: r.id, scheme, title: Translated::from_json(&r.title)?, sign: r.sign })
        })
        .collect()
}

/// The drawings of all labels of the organisation, for lists across processes.
///
/// # Errors
/// When the database fails.
pub async fn signs(tx: &Tx) -> Result<HashMap<LabelId, String>, Problem> {
    #[derive(FromQueryResult)]
    struct Row {
        id: LabelId,
        sign: String,
    }
    let rows: Vec<Row> = tx
        .all("SELECT id, sign FROM labels WHERE tenant_id = $1 AND sign <> '' ORDER BY id", vals![])
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.sign)).collect())
}

/// Writes or replaces one label.
///
/// # Errors
/// When the database fails.
pub async fn put_label(tx: &WriteTx, process: ProcessId, position: i64, label: &Label) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO labels (tenant_id, id, process_id, scheme, position, title, sign)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (tenant_id, id) DO UPDATE SET position = excluded.position, title = excluded.title,
           sign = excluded.sign",
        vals![label.id, process, label.scheme.as_str(), position, label.title.to_json(), label.sign.as_str()],
    )
    .await?;
    Ok(())
}

/// Removes labels of a scheme that are not in the list.
///
/// # Errors
/// When the database fails.
pub async fn delete_labels_except(
    tx: &WriteTx,
    process: ProcessId,
    scheme: Scheme,
    keep: &[LabelId],
) -> Result<(), DbErr> {
    let present: Vec<Uuid> = tx
        .all::<IdRow>(
            "SELECT id FROM labels WHERE tenant_id = $1 AND process_id = $2 AND scheme = $3",
            vals![process, scheme.as_str()],
        )
        .await?
        .into_iter()
        .map(|r| r.id)
        .filter(|id| !keep.iter().any(|k| k.uuid() == *id))
        .collect();
    for id in present {
        tx.exec("DELETE FROM labels WHERE tenant_id = $1 AND id = $2", vals![id]).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct IdRow {
    id: Uuid,
}
