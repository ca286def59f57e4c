//! Links in the database.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::ResourceRef;
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Links two resources, readable both ways.
///
/// # Errors
/// When the database fails.
pub async fn link(tx: &WriteTx, from: &ResourceRef, to: &ResourceRef) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO links (tenant_id, from_kind, from_id, to_kind, to_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
        vals![from.kind.as_str(), from.id, to.kind.as_str(), to.id, tx.now()],
    )
    .await?;
    Ok(())
}

/// Removes a link.
///
/// # Errors
/// When the database fails.
pub async fn unlink(tx: &WriteTx, from: &ResourceRef, to: &ResourceRef) -> Result<(), DbErr> {
    tx.exec(
        "DELETE FROM links WHERE tenant_id = $1 AND from_kind = $2 AND from_id = $3 AND to_kind = $4 AND to_id = $5",
        vals![from.kind.as_str(), from.id, to.kind.as_str(), to.id],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Other {
    kind: String,
    id: Uuid,
}

/// Everything linked to a resource, in either direction.
///
/// # Errors
/// When the database fails.
pub async fn linked(tx: &Tx, about: &ResourceRef) -> Result<Vec<ResourceRef>, DbErr> {
    let others: Vec<Other> = tx
        .all(
            "SELECT to_kind AS kind, to_id AS id FROM links
             WHERE tenant_id = $1 AND from_kind = $2 AND from_id = $3
             UNION
             SELECT from_kind AS kind, from_id AS id FROM links
             WHERE tenant_id = $1 AND to_kind = $2 AND to_id = $3
             ORDER BY kind, id",
            vals![about.kind.as_str(), about.id],
        )
        .await?;
    Ok(others.into_iter().map(|o| ResourceRef { kind: o.kind, id: o.id }).collect())
}
