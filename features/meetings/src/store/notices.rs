use db::{DbErr, WriteTx, vals};

use crate::model::MeetingId;

/// Notes that a mail goes out; false when it did before.
pub(crate) async fn note_notice(
    tx: &WriteTx,
    meeting: MeetingId,
    address: &str,
    about: &str,
) -> Result<bool, DbErr> {
    let added = tx
        .exec(
            "INSERT INTO meeting_notices (tenant_id, meeting_id, address, about, sent_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT DO NOTHING",
            vals![meeting, address, about, tx.now()],
        )
        .await?;
    Ok(added > 0)
}
