use db::{DbErr, WriteTx, vals};

use crate::ProcessId;

/// Deletes a process and what hangs directly in it; says whether it was there.
pub(super) async fn remove(tx: &WriteTx, process: ProcessId) -> Result<bool, DbErr> {
    crate::share::store::remove(tx, process).await?;
    crate::card::remove(tx, process).await?;
    crate::blocks::store::remove(tx, process).await?;
    crate::groups::store::leave(tx, process).await?;
    crate::bodies::store::remove(tx, process).await?;
    for table in ["acts", "components", "labels", "phases", "phase_beginnings"] {
        let sql = format!("DELETE FROM {table} WHERE tenant_id = $1 AND process_id = $2");
        tx.exec(&sql, vals![process]).await?;
    }
    Ok(tx.exec("DELETE FROM processes WHERE tenant_id = $1 AND id = $2", vals![process]).await? > 0)
}
