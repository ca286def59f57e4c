use db::{DbErr, WriteTx, vals};
use spaces::translated::columns;
use uuid::Uuid;

use super::row::Kept;
use crate::model::{Meeting, MeetingId};

fn kept(m: &Meeting) -> String {
    let kept = Kept { body: m.content.body.clone(), details: m.content.details.clone() };
    serde_json::to_string(&kept).unwrap_or_default()
}

/// Writes a new meeting.
pub(crate) async fn insert(tx: &WriteTx, m: &Meeting) -> Result<(), DbErr> {
    let (lat, lng) = m.content.place.point.unzip();
    tx.exec(
        "INSERT INTO meetings (tenant_id, id, component_id, process_id, number, stage, listed, author_id, title, mode,
           access, starts_at, ends_at, address, lat, lng, details, html, summary, sequence, reason, report, walk_ins,
           present, series_id, created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, NULL, NULL, 0,
           0, $21, $22, $22)",
        vals![
            m.id,
            m.component,
            m.process,
            m.number,
            m.stage.as_str(),
            m.is_listed(),
            m.author,
            m.content.title.as_str(),
            m.content.mode.as_str(),
            m.content.access.as_str(),
            m.content.starts_at,
            m.content.ends_at,
            m.content.place.address.as_str(),
            lat,
            lng,
            kept(m),
            m.html.as_str(),
            m.summary.as_str(),
            m.sequence,
            m.series,
            m.created_at,
        ],
    )
    .await?;
    Ok(())
}

/// Replaces content, number, stage, sequence and reason.
pub(crate) async fn save(tx: &WriteTx, m: &Meeting) -> Result<(), DbErr> {
    let (lat, lng) = m.content.place.point.unzip();
    let (reason, wording) = m.reason.as_ref().map(columns).unzip();
    tx.exec(
        "UPDATE meetings SET number = $3, stage = $4, listed = $5, title = $6, mode = $7, access = $8, starts_at = $9,
           ends_at = $10, address = $11, lat = $12, lng = $13, details = $14, html = $15, summary = $16, sequence = $17,
           reason = $18, reason_wording = $19, changed_at = $20
         WHERE tenant_id = $1 AND id = $2",
        vals![
            m.id,
            m.number,
            m.stage.as_str(),
            m.is_listed(),
            m.content.title.as_str(),
            m.content.mode.as_str(),
            m.content.access.as_str(),
            m.content.starts_at,
            m.content.ends_at,
            m.content.place.address.as_str(),
            lat,
            lng,
            kept(m),
            m.html.as_str(),
            m.summary.as_str(),
            m.sequence,
            reason,
            wording.unwrap_or_default(),
            tx.now(),
        ],
    )
    .await?;
    Ok(())
}

/// Replaces the report.
pub(crate) async fn set_report(tx: &WriteTx, m: &Meeting) -> Result<(), DbErr> {
    let report = m.report.as_ref().and_then(|r| serde_json::to_string(r).ok());
    tx.exec(
        "UPDATE meetings SET report = $3, changed_at = $4 WHERE tenant_id = $1 AND id = $2",
        vals![m.id, report, tx.now()],
    )
    .await?;
    Ok(())
}

/// Counts guests who came without having enrolled; a negative number takes some back. False when fewer would be left
/// than none.
pub(crate) async fn add_walk_ins(tx: &WriteTx, id: MeetingId, by: i64) -> Result<bool, DbErr> {
    let changed = tx
        .exec(
            "UPDATE meetings SET walk_ins = walk_ins + $3 WHERE tenant_id = $1 AND id = $2 AND walk_ins + $3 >= 0",
            vals![id, by],
        )
        .await?;
    Ok(changed > 0)
}

/// Says with which others a meeting comes again.
pub(crate) async fn join_series(tx: &WriteTx, id: MeetingId, series: Uuid) -> Result<(), DbErr> {
    let sql = "UPDATE meetings SET series_id = $3 WHERE tenant_id = $1 AND id = $2 AND series_id IS NULL";
    tx.exec(sql, vals![id, series]).await?;
    Ok(())
}
