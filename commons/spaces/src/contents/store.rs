//! The organisation's list in the database.

use db::{Tx, WriteTx, vals};
use kernel::Problem;

use super::Item;

/// The organisation's list in its order; empty while it has none.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &Tx) -> Result<Vec<Item>, Problem> {
    let sql = "SELECT items FROM mandatory_contents WHERE tenant_id = $1";
    let items: Option<String> = tx.scalar(sql, vals![]).await?;
    Ok(items.map(|json| serde_json::from_str(&json)).transpose()?.unwrap_or_default())
}

/// Writes the list.
pub(crate) async fn put(tx: &WriteTx, items: &[Item]) -> Result<(), Problem> {
    tx.exec(
        "INSERT INTO mandatory_contents (tenant_id, items) VALUES ($1, $2)
         ON CONFLICT (tenant_id) DO UPDATE SET items = excluded.items",
        vals![serde_json::to_string(items)?],
    )
    .await?;
    Ok(())
}
