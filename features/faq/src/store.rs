//! Questions and words in the database.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Problem, Translated};
use sea_orm::FromQueryResult;
use spaces::{ComponentId, ProcessId};
use uuid::Uuid;

use crate::{Entry, EntryId};

#[derive(FromQueryResult)]
struct Row {
    id: EntryId,
    title: String,
    body: String,
    body_html: String,
    forms: String,
}

impl Row {
    fn entry(self) -> Result<Entry, Problem> {
        Ok(Entry {
            id: self.id,
            title: Translated::from_json(&self.title)?,
            text: Translated::from_json(&self.body)?,
            text_html: Translated::from_json(&self.body_html)?,
            forms: Translated::from_json(&self.forms)?,
        })
    }
}

/// The entries of a component in their order.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &Tx, component: ComponentId) -> Result<Vec<Entry>, Problem> {
    let rows: Vec<Row> = tx
        .all(
            "SELECT id, title, body, body_html, forms FROM entries WHERE tenant_id = $1 AND component_id = $2
             ORDER BY position, id",
            vals![component],
        )
        .await?;
    rows.into_iter().map(Row::entry).collect()
}

/// An entry by id.
///
/// # Errors
/// When the database fails.
pub async fn by_id(tx: &Tx, component: ComponentId, id: EntryId) -> Result<Option<Entry>, Problem> {
    let row: Option<Row> = tx
        .one(
            "SELECT id, title, body, body_html, forms FROM entries
             WHERE tenant_id = $1 AND component_id = $2 AND id = $3",
            vals![component, id],
        )
        .await?;
    row.map(Row::entry).transpose()
}

/// The entries of those ids, each with the component that it hangs in.
///
/// # Errors
/// When the database fails.
pub async fn of_ids(tx: &Tx, ids: &[Uuid]) -> Result<Vec<(ComponentId, Entry)>, Problem> {
    #[derive(FromQueryResult)]
    struct Placed {
        component_id: ComponentId,
        #[sea_orm(nested)]
        entry: Row,
    }
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..2 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT component_id, id, title, body, body_html, forms FROM entries WHERE tenant_id = $1 AND id IN ({})
         ORDER BY id",
        places.join(", ")
    );
    let rows: Vec<Placed> = tx.all(&sql, ids.iter().map(|id| (*id).into()).collect()).await?;
    rows.into_iter().map(|row| Ok((row.component_id, row.entry.entry()?))).collect()
}

/// The ids of all entries of a process after one, in their order.
///
/// # Errors
/// When the database fails.
pub async fn ids_within(tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, DbErr> {
    #[derive(FromQueryResult)]
    struct Id {
        id: Uuid,
    }
    let sql =
        "SELECT e.id FROM entries e JOIN components c ON c.tenant_id = e.tenant_id AND c.id = e.component_id
         WHERE e.tenant_id = $1 AND c.process_id = $2 AND e.id > $3 ORDER BY e.id LIMIT $4";
    let rows: Vec<Id> = tx.all(sql, vals![process, after, limit]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

#[derive(FromQueryResult)]
struct TermRow {
    slug: String,
    id: EntryId,
    title: String,
    body: String,
    forms: String,
}

/// The words of a process's glossaries that everybody sees, each with the address of its component.
///
/// # Errors
/// When the database fails.
pub async fn terms(tx: &Tx, process: ProcessId) -> Result<Vec<(String, Entry)>, Problem> {
    let rows: Vec<TermRow> = tx
        .all(
            "SELECT c.slug, e.id, e.title, e.body, e.forms
             FROM components c JOIN entries e ON e.tenant_id = c.tenant_id AND e.component_id = c.id
             WHERE c.tenant_id = $1 AND c.process_id = $2 AND c.kind = 'glossary' AND c.published = TRUE
             ORDER BY e.position, e.id",
            vals![process],
        )
        .await?;
    rows.into_iter()
        .map(|row| {
            let body = Translated::from_json(&row.body)?;
            let entry = Entry {
                id: row.id,
                title: Translated::from_json(&row.title)?,
                text_html: Translated::new(body.original, ""),
                text: body,
                forms: Translated::from_json(&row.forms)?,
            };
            Ok((row.slug, entry))
        })
        .collect()
}

/// Writes a new entry behind the others.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &WriteTx, component: ComponentId, e: &Entry) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO entries (tenant_id, id, component_id, title, body, body_html, forms, position)
         VALUES ($1, $2, $3, $4, $5, $6, $7,
           (SELECT coalesce(max(position), 0) + 1 FROM entries WHERE tenant_id = $1 AND component_id = $3))",
        vals![e.id, component, e.title.to_json(), e.text.to_json(), e.text_html.to_json(), e.forms.to_json()],
    )
    .await?;
    Ok(())
}

/// Replaces the texts of an entry.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &WriteTx, e: &Entry) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE entries SET title = $3, body = $4, body_html = $5, forms = $6 WHERE tenant_id = $1 AND id = $2",
        vals![e.id, e.title.to_json(), e.text.to_json(), e.text_html.to_json(), e.forms.to_json()],
    )
    .await?;
    Ok(())
}

/// Gives an entry its place.
///
/// # Errors
/// When the database fails.
pub async fn set_position(tx: &WriteTx, id: EntryId, position: i64) -> Result<(), DbErr> {
    tx.exec("UPDATE entries SET position = $3 WHERE tenant_id = $1 AND id = $2", vals![id, position]).await?;
    Ok(())
}

/// Deletes an entry.
///
/// # Errors
/// When the database fails.
pub async fn delete(tx: &WriteTx, id: EntryId) -> Result<(), DbErr> {
    tx.exec("DELETE FROM entries WHERE tenant_id = $1 AND id = $2", vals![id]).await?;
    Ok(())
}
