//! Components, and the numbers they give.

use std::collections::HashMap;

use accounts::Standing;
use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Problem, Translated};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::super::{Component, ComponentId, ProcessId};

const COMPONENT: &str = "id, process_id, kind, slug, title, published, settings";

#[derive(FromQueryResult)]
struct ComponentRow {
    id: ComponentId,
    process_id: ProcessId,
    kind: String,
    slug: String,
    title: String,
    published: bool,
    settings: String,
}

impl ComponentRow {
    fn component(self) -> anyhow::Result<Component> {
        Ok(Component {
            id: self.id,
            process_id: self.process_id,
            kind: self.kind,
            slug: self.slug.parse()?,
            title: Translated::from_json(&self.title)?,
            published: self.published,
            settings: serde_json::from_str(&self.settings)?,
        })
    }
}

/// The components of a process in order, drafts too.
///
/// # Errors
/// When the database fails.
pub async fn components(tx: &Tx, process: ProcessId) -> Result<Vec<Component>, Problem> {
    let sql = format!(
        "SELECT {COMPONENT} FROM components WHERE tenant_id = $1 AND process_id = $2 ORDER BY position, id"
    );
    let rows: Vec<ComponentRow> = tx.all(&sql, vals![process]).await?;
    Ok(rows.into_iter().map(ComponentRow::component).collect::<anyhow::Result<_>>()?)
}

/// A component by id.
///
/// # Errors
/// When the database fails.
pub async fn component(tx: &Tx, id: ComponentId) -> Result<Option<Component>, Problem> {
    let sql = format!("SELECT {COMPONENT} FROM components WHERE tenant_id = $1 AND id = $2");
    let row: Option<ComponentRow> = tx.one(&sql, vals![id]).await?;
    Ok(row.map(ComponentRow::component).transpose()?)
}

/// Where what hangs in a component is read.
#[derive(Clone, Debug)]
pub struct Address {
    /// Its process or body.
    pub space: Uuid,
    /// Its path, without locale.
    pub path: String,
}

/// The addresses of those of some components that somebody sees, drafts apart, in one statement.
///
/// # Errors
/// When the database fails.
pub async fn addresses(
    tx: &Tx,
    who: &Standing,
    components: impl IntoIterator<Item = ComponentId>,
) -> Result<HashMap<ComponentId, Address>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        id: ComponentId,
        process_id: Uuid,
        path: String,
    }
    let mut ids: Vec<ComponentId> = components.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let place = |n: usize| format!("${n}");
    let places: Vec<String> = (2..2 + ids.len()).map(place).collect();
    let own: Vec<String> = (2 + ids.len()..2 + ids.len() + who.member_of().len()).map(place).collect();
    let own = match own.as_slice() {
        [] => String::new(),
        own => format!(" OR (s.released = TRUE AND s.id IN ({}))", own.join(", ")),
    };
    let sql = format!(
        "SELECT c.id, c.process_id, '/' || s.kind || '/' || s.slug || '/' || c.slug AS path FROM components c
         JOIN processes s ON s.tenant_id = c.tenant_id AND s.id = c.process_id
         WHERE c.tenant_id = $1 AND c.id IN ({}) AND c.published = TRUE AND (s.published = TRUE{own})
         ORDER BY c.id",
        places.join(", ")
    );
    let mut values: Vec<db::Value> = ids.into_iter().map(Into::into).collect();
    values.extend(who.member_of().iter().map(|space| (*space).into()));
    let rows: Vec<Row> = tx.all(&sql, values).await?;
    let address = |row: Row| (row.id, Address { space: row.process_id, path: row.path });
    Ok(rows.into_iter().map(address).collect())
}

/// Writes a new component at the end of its process.
///
/// # Errors
/// When the database fails, or the slug is taken in the process (a unique violation).
pub async fn insert_component(tx: &WriteTx, c: &Component) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO components (tenant_id, id, process_id, kind, slug, title, position, published, settings, last_number)
         VALUES ($1, $2, $3, $4, $5, $6,
           (SELECT count(*) FROM components WHERE tenant_id = $1 AND process_id = $3), $7, $8, 0)",
        vals![
            c.id,
            c.process_id,
            c.kind.as_str(),
            c.slug.as_str(),
            c.title.to_json(),
            c.published,
            c.settings.to_string()
        ],
    )
    .await?;
    Ok(())
}

/// Replaces title, visibility and settings of a component.
///
/// # Errors
/// When the database fails.
pub async fn update_component(tx: &WriteTx, c: &Component) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE components SET title = $3, published = $4, settings = $5 WHERE tenant_id = $1 AND id = $2",
        vals![c.id, c.title.to_json(), c.published, c.settings.to_string()],
    )
    .await?;
    Ok(())
}

/// The next short number of a component's resources: shown to people, printed on paper, never given twice.
///
/// # Errors
/// When the database fails.
pub async fn next_number(tx: &WriteTx, component: ComponentId) -> Result<i64, Problem> {
    let number: Option<i64> = tx
        .scalar(
            "UPDATE components SET last_number = last_number + 1 WHERE tenant_id = $1 AND id = $2
             RETURNING last_number",
            vals![component],
        )
        .await?;
    number.ok_or(Problem::NotFound)
}
