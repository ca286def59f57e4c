//! Documents and their collections.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Problem, Timestamp, Translated};
use sea_orm::FromQueryResult;
use spaces::ComponentId;

use super::items::Stored;
use crate::{Collection, CollectionId, Document, DocumentId, Nature};

/// A row.
#[derive(FromQueryResult)]
pub struct Row {
    id: DocumentId,
    collection_id: Option<CollectionId>,
    nature: String,
    title: String,
    about: String,
    link: Option<String>,
    changed_at: Timestamp,
}

impl Stored for Document {
    const TABLE: &'static str = "documents";
    const COLUMNS: &'static str = "id, collection_id, nature, title, about, link, changed_at";
    type Row = Row;

    fn of(row: Row) -> Result<Self, Problem> {
        Ok(Self {
            id: row.id,
            collection: row.collection_id,
            nature: Nature::parse(&row.nature),
            title: Translated::from_json(&row.title)?,
            about: Translated::from_json(&row.about)?,
            link: row.link.map(|link| link.parse()).transpose().map_err(anyhow::Error::from)?,
            changed_at: row.changed_at,
        })
    }
}

/// Writes a new document behind the others.
///
/// # Errors
/// When the database fails, or the collection is not of this organisation.
pub async fn insert(tx: &WriteTx, component: ComponentId, d: &Document) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO documents (tenant_id, id, component_id, collection_id, nature, title, about, link, changed_at, position)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9,
           (SELECT coalesce(max(position), 0) + 1 FROM documents WHERE tenant_id = $1 AND component_id = $3))",
        vals![
            d.id,
            component,
            d.collection,
            d.nature.as_str(),
            d.title.to_json(),
            d.about.to_json(),
            d.link.as_ref().map(|link| link.as_str().to_owned()),
            d.changed_at,
        ],
    )
    .await?;
    Ok(())
}

/// Replaces everything of a document but its place.
///
/// # Errors
/// When the database fails, or the collection is not of this organisation.
pub async fn update(tx: &WriteTx, d: &Document) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE documents SET collection_id = $3, nature = $4, title = $5, about = $6, link = $7, changed_at = $8
         WHERE tenant_id = $1 AND id = $2",
        vals![
            d.id,
            d.collection,
            d.nature.as_str(),
            d.title.to_json(),
            d.about.to_json(),
            d.link.as_ref().map(|link| link.as_str().to_owned()),
            d.changed_at,
        ],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct CollectionRow {
    id: CollectionId,
    title: String,
}

/// The collections of a component in their order.
///
/// # Errors
/// When the database fails.
pub async fn collections(tx: &Tx, component: ComponentId) -> Result<Vec<Collection>, Problem> {
    let sql =
        "SELECT id, title FROM collections WHERE tenant_id = $1 AND component_id = $2 ORDER BY position, id";
    let rows: Vec<CollectionRow> = tx.all(sql, vals![component]).await?;
    rows.into_iter()
        .map(|row| Ok(Collection { id: row.id, title: Translated::from_json(&row.title)? }))
        .collect()
}

/// Writes a collection at a place, new or known.
///
/// # Errors
/// When the database fails.
pub async fn put_collection(
    tx: &WriteTx,
    component: ComponentId,
    collection: &Collection,
    position: i64,
) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO collections (tenant_id, id, component_id, title, position) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (tenant_id, id) DO UPDATE SET title = excluded.title, position = excluded.position",
        vals![collection.id, component, collection.title.to_json(), position],
    )
    .await?;
    Ok(())
}

/// Deletes a collection; its documents stay, without one.
///
/// # Errors
/// When the database fails.
pub async fn delete_collection(tx: &WriteTx, id: CollectionId) -> Result<(), DbErr> {
    let sql = "UPDATE documents SET collection_id = NULL WHERE tenant_id = $1 AND collection_id = $2";
    tx.exec(sql, vals![id]).await?;
    tx.exec("DELETE FROM collections WHERE tenant_id = $1 AND id = $2", vals![id]).await?;
    Ok(())
}
