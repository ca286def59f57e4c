//! Municipalities in the database.

use db::{DbErr, Tx, WriteTx, vals};
use sea_orm::FromQueryResult;

use super::Municipality;

/// The organisation's municipalities, in its order.
pub(crate) async fn all(tx: &Tx) -> Result<Vec<Municipality>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        name: String,
        lat: Option<f64>,
        lng: Option<f64>,
    }
    let sql = "SELECT name, lat, lng FROM municipalities WHERE tenant_id = $1 ORDER BY position, name";
    let rows: Vec<Row> = tx.all(sql, vals![]).await?;
    Ok(rows.into_iter().map(|row| Municipality { name: row.name, point: row.lat.zip(row.lng) }).collect())
}

/// Replaces the list.
pub(super) async fn replace(tx: &WriteTx, all: &[Municipality]) -> Result<(), DbErr> {
    tx.exec("DELETE FROM municipalities WHERE tenant_id = $1", vals![]).await?;
    for (position, one) in (1_i64..).zip(all) {
        let (lat, lng) = one.point.unzip();
        tx.exec(
            "INSERT INTO municipalities (tenant_id, name, position, lat, lng) VALUES ($1, $2, $3, $4, $5)",
            vals![one.name.as_str(), position, lat, lng],
        )
        .await?;
    }
    Ok(())
}
