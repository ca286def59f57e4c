//! What documents and media have in common in the database: their component and their place in its order.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::Problem;
use sea_orm::FromQueryResult;
use spaces::ComponentId;
use uuid::Uuid;

use crate::Item;

/// How an item is read from its table.
pub trait Stored: Item {
    /// Its table.
    const TABLE: &'static str;

    /// The columns of a row.
    const COLUMNS: &'static str;

    /// A row.
    type Row: FromQueryResult + Send + Sync;

    /// The item of a row.
    ///
    /// # Errors
    /// When the row holds what no item can be.
    fn of(row: Self::Row) -> Result<Self, Problem>;
}

/// The items of a component in their order.
///
/// # Errors
/// When the database fails.
pub async fn all<I: Stored>(tx: &Tx, component: ComponentId) -> Result<Vec<I>, Problem> {
    let sql = format!(
        "SELECT {} FROM {} WHERE tenant_id = $1 AND component_id = $2 ORDER BY position, id",
        I::COLUMNS,
        I::TABLE
    );
    let rows: Vec<I::Row> = tx.all(&sql, vals![component]).await?;
    rows.into_iter().map(I::of).collect()
}

/// An item of a component by id.
///
/// # Errors
/// When the database fails.
pub async fn by_id<I: Stored>(tx: &Tx, component: ComponentId, id: Uuid) -> Result<Option<I>, Problem> {
    let sql = format!(
        "SELECT {} FROM {} WHERE tenant_id = $1 AND component_id = $2 AND id = $3",
        I::COLUMNS,
        I::TABLE
    );
    let row: Option<I::Row> = tx.one(&sql, vals![component, id]).await?;
    row.map(I::of).transpose()
}

/// The component that an item hangs in.
///
/// # Errors
/// When the database fails.
pub async fn component_of<I: Stored>(tx: &Tx, id: Uuid) -> Result<Option<ComponentId>, DbErr> {
    let sql = format!("SELECT component_id FROM {} WHERE tenant_id = $1 AND id = $2", I::TABLE);
    tx.scalar(&sql, vals![id]).await
}

/// The items of those ids, each with the component that it hangs in.
///
/// # Errors
/// When the database fails.
pub async fn of_ids<I: Stored>(tx: &Tx, ids: &[Uuid]) -> Result<Vec<(ComponentId, I)>, Problem> {
    #[derive(FromQueryResult)]
    struct Place {
        component_id: ComponentId,
    }
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..2 + ids.len()).map(|n| format!("${n}")).collect();
    let select = |columns: &str| {
        let (table, places) = (I::TABLE, places.join(", "));
        format!("SELECT {columns} FROM {table} WHERE tenant_id = $1 AND id IN ({places}) ORDER BY id")
    };
    let values = || ids.iter().map(|id| (*id).into()).collect();
    let places: Vec<Place> = tx.all(&select("component_id"), values()).await?;
    let rows: Vec<I::Row> = tx.all(&select(I::COLUMNS), values()).await?;
    places.into_iter().zip(rows).map(|(place, row)| Ok((place.component_id, I::of(row)?))).collect()
}

/// The ids of all items of a process after one, in their order.
///
/// # Errors
/// When the database fails.
pub async fn ids_within<I: Stored>(
    tx: &Tx,
    process: Uuid,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Uuid>, DbErr> {
    #[derive(FromQueryResult)]
    struct Id {
        id: Uuid,
    }
    let sql = format!(
        "SELECT i.id FROM {} i JOIN components c ON c.tenant_id = i.tenant_id AND c.id = i.component_id
         WHERE i.tenant_id = $1 AND c.process_id = $2 AND i.id > $3 ORDER BY i.id LIMIT $4",
        I::TABLE
    );
    let rows: Vec<Id> = tx.all(&sql, vals![process, after, limit]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Gives an item its place.
///
/// # Errors
/// When the database fails.
pub async fn set_position<I: Stored>(tx: &WriteTx, id: Uuid, position: i64) -> Result<(), DbErr> {
    let sql = format!("UPDATE {} SET position = $3 WHERE tenant_id = $1 AND id = $2", I::TABLE);
    tx.exec(&sql, vals![id, position]).await?;
    Ok(())
}

/// Deletes an item.
///
/// # Errors
/// When the database fails.
pub async fn delete<I: Stored>(tx: &WriteTx, id: Uuid) -> Result<(), DbErr> {
    let sql = format!("DELETE FROM {} WHERE tenant_id = $1 AND id = $2", I::TABLE);
    tx.exec(&sql, vals![id]).await?;
    Ok(())
}
