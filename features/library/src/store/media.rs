//! Pictures and films.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Problem, Translated};
use sea_orm::FromQueryResult;
use spaces::{ComponentId, Sight};
use uuid::Uuid;

use crate::{Medium, MediumId};

#[derive(FromQueryResult)]
struct Row {
    id: MediumId,
    caption: String,
    film: Option<String>,
    image: Option<String>,
}

impl Row {
    fn medium(self) -> Result<Medium, Problem> {
        Ok(Medium {
            id: self.id,
            caption: Translated::from_json(&self.caption)?,
            film: self.film.map(|link| link.parse()).transpose().map_err(anyhow::Error::from)?,
            image: self.image,
        })
    }
}

/// The pictures and films of a component in their order.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &Tx, component: ComponentId) -> Result<Vec<Medium>, Problem> {
    let rows: Vec<Row> = tx
        .all(
            "SELECT id, caption, film, image FROM media WHERE tenant_id = $1 AND component_id = $2
             ORDER BY position, id",
            vals![component],
        )
        .await?;
    rows.into_iter().map(Row::medium).collect()
}

/// One by id.
///
/// # Errors
/// When the database fails.
pub async fn by_id(tx: &Tx, component: ComponentId, id: MediumId) -> Result<Option<Medium>, Problem> {
    let sql =
        "SELECT id, caption, film, image FROM media WHERE tenant_id = $1 AND component_id = $2 AND id = $3";
    let row: Option<Row> = tx.one(sql, vals![component, id]).await?;
    row.map(Row::medium).transpose()
}

/// Writes a new one behind the others.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &WriteTx, component: ComponentId, m: &Medium) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO media (tenant_id, id, component_id, caption, film, image, position) VALUES ($1, $2, $3, $4, $5, $6,
           (SELECT coalesce(max(position), 0) + 1 FROM media WHERE tenant_id = $1 AND component_id = $3))",
        vals![m.id, component, m.caption.to_json(), film(m), m.image.clone()],
    )
    .await?;
    Ok(())
}

/// Replaces everything of one but its place.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &WriteTx, m: &Medium) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE media SET caption = $3, film = $4, image = $5 WHERE tenant_id = $1 AND id = $2",
        vals![m.id, m.caption.to_json(), film(m), m.image.clone()],
    )
    .await?;
    Ok(())
}

/// Gives one its place.
///
/// # Errors
/// When the database fails.
pub async fn set_position(tx: &WriteTx, id: MediumId, position: i64) -> Result<(), DbErr> {
    tx.exec("UPDATE media SET position = $3 WHERE tenant_id = $1 AND id = $2", vals![id, position]).await?;
    Ok(())
}

/// Deletes one.
///
/// # Errors
/// When the database fails.
pub async fn delete(tx: &WriteTx, id: MediumId) -> Result<(), DbErr> {
    tx.exec("DELETE FROM media WHERE tenant_id = $1 AND id = $2", vals![id]).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct OwnerRow {
    space: Uuid,
    public: bool,
    released: bool,
}

/// For whom a picture is there.
///
/// # Errors
/// When the database fails.
pub async fn sight_of(tx: &Tx, id: MediumId) -> Result<Option<Sight>, DbErr> {
    let row: Option<OwnerRow> = tx
        .one(
            "SELECT c.process_id AS space, (c.published AND s.published) AS public,
               (c.published AND s.released) AS released FROM media m
             JOIN components c ON c.tenant_id = m.tenant_id AND c.id = m.component_id
             JOIN processes s ON s.tenant_id = c.tenant_id AND s.id = c.process_id
             WHERE m.tenant_id = $1 AND m.id = $2",
            vals![id],
        )
        .await?;
    Ok(row.map(|row| Sight { space: row.space, public: row.public, released: row.released }))
}

fn film(m: &Medium) -> Option<String> {
    m.film.as_ref().map(|link| link.as_str().to_owned())
}
