use db::{DbErr, WriteTx, vals};

use crate::process::{PhaseId, ProcessId};

/// Notes that a phase began; answers false when that was noted already.
pub(crate) async fn note_beginning(tx: &WriteTx, process: ProcessId, phase: PhaseId) -> Result<bool, DbErr> {
    let added = tx
        .exec(
            "INSERT INTO phase_beginnings (tenant_id, process_id, phase_id, at) VALUES ($1, $2, $3, $4)
             ON CONFLICT DO NOTHING",
            vals![process, phase, tx.now()],
        )
        .await?;
    Ok(added == 1)
}
