//! Documents and their collections.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Problem, Timestamp, Translated};
use sea_orm::FromQueryResult;
use spaces::{ComponentId, Sight};
use uuid::Uuid;

use crate::{Collection, CollectionId, Document, DocumentId, Nature};

const DOCUMENT: &str = "id, collection_id, nature, title, about, link, changed_at";

#[derive(FromQueryResult)]
struct Row {
    id: DocumentId,
    collection_id: Option<CollectionId>,
    nature: String,
    title: String,
    about: String,
    link: Option<String>,
    changed_at: Timestamp,
}

impl Row {
    fn document(self) -> Result<Document, Problem> {
        Ok(Document {
            id: self.id,
            collection: self.collection_id,
            nature: Nature::parse(&self.nature),
            title: Translated::from_json(&self.title)?,
            about: Translated::from_json(&self.about)?,
            link: self.link.map(|link| link.parse()).transpose().map_err(anyhow::Error::from)?,
            changed_at: self.changed_at,
        })
    }
}

/// The documents of a component in their order.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &Tx, component: ComponentId) -> Result<Vec<Document>, Problem> {
    let sql = format!(
        "SELECT {DOCUMENT} FROM documents WHERE tenant_id = $1 AND component_id = $2 ORDER BY position, id"
    );
    let rows: Vec<Row> = tx.all(&sql, vals![component]).await?;
    rows.into_iter().map(Row::document).collect()
}

/// A document by id.
///
/// # Errors
/// When the database fails.
pub async fn by_id(tx: &Tx, component: ComponentId, id: DocumentId) -> Result<Option<Document>, Problem> {
    let sql =
        format!("SELECT {DOCUMENT} FROM documents WHERE tenant_id = $1 AND component_id = $2 AND id = $3");
    let row: Option<Row> = tx.one(&sql, vals![component, id]).await?;
    row.map(Row::document).transpose()
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

/// Gives a document its place.
///
/// # Errors
/// When the database fails.
pub async fn set_position(tx: &WriteTx, id: DocumentId, position: i64) -> Result<(), DbErr> {
    tx.exec("UPDATE documents SET position = $3 WHERE tenant_id = $1 AND id = $2", vals![id, position])
        .await?;
    Ok(())
}

/// Deletes a document.
///
/// # Errors
/// When the database fails.
pub async fn delete(tx: &WriteTx, id: DocumentId) -> Result<(), DbErr> {
    tx.exec("DELETE FROM documents WHERE tenant_id = $1 AND id = $2", vals![id]).await?;
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

#[derive(FromQueryResult)]
struct OwnerRow {
    space: Uuid,
    public: bool,
    released: bool,
}

/// For whom a document is there.
///
/// # Errors
/// When the database fails.
pub async fn sight_of(tx: &Tx, id: DocumentId) -> Result<Option<Sight>, DbErr> {
    let row: Option<OwnerRow> = tx
        .one(
            "SELECT c.process_id AS space, (c.published AND s.published) AS public,
               (c.published AND s.released) AS released FROM documents d
             JOIN components c ON c.tenant_id = d.tenant_id AND c.id = d.component_id
             JOIN processes s ON s.tenant_id = c.tenant_id AND s.id = c.process_id
             WHERE d.tenant_id = $1 AND d.id = $2",
            vals![id],
        )
        .await?;
    Ok(row.map(|row| Sight { space: row.space, public: row.public, released: row.released }))
}
