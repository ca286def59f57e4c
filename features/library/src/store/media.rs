//! Pictures and films.

use db::{DbErr, WriteTx, vals};
use kernel::{Problem, Translated};
use sea_orm::FromQueryResult;
use spaces::ComponentId;

use super::items::Stored;
use crate::{Medium, MediumId};

/// A row.
#[derive(FromQueryResult)]
pub struct Row {
    id: MediumId,
    caption: String,
    film: Option<String>,
    image: Option<String>,
}

impl Stored for Medium {
    const TABLE: &'static str = "media";
    const COLUMNS: &'static str = "id, caption, film, image";
    type Row = Row;

    fn of(row: Row) -> Result<Self, Problem> {
        Ok(Self {
            id: row.id,
            caption: Translated::from_json(&row.caption)?,
            film: row.film.map(|link| link.parse()).transpose().map_err(anyhow::Error::from)?,
            image: row.image,
        })
    }
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

fn film(m: &Medium) -> Option<String> {
    m.film.as_ref().map(|link| link.as_str().to_owned())
}
