//! Works and their diaries in the database.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Money, Problem, Timestamp, Translated};
use sea_orm::FromQueryResult;
use spaces::{
    ComponentId, LabelId,
    translated::{columns, of_columns},
};
use uuid::Uuid;

use crate::{DiaryId, Entry, Work, WorkId};

const WORK: &str = "w.id, w.component_id, w.number, w.external_id, w.parent_id, w.title, w.description,
  w.description_html, w.year, w.category_id, w.office, w.office_wording, w.stage, w.progress, w.budget, w.spent, w.currency, w.due,
  w.now, w.delay, w.link, w.changed_at";

#[derive(FromQueryResult)]
struct Row {
    id: WorkId,
    component_id: ComponentId,
    number: i64,
    external_id: String,
    parent_id: Option<WorkId>,
    title: String,
    description: String,
    description_html: String,
    year: i64,
    category_id: Option<LabelId>,
    office: String,
    office_wording: String,
    stage: i64,
    progress: Option<i64>,
    budget: i64,
    spent: i64,
    currency: String,
    due: Option<String>,
    now: String,
    delay: String,
    link: Option<String>,
    changed_at: Timestamp,
}

impl Row {
    fn work(self) -> Result<Work, Problem> {
        let currency = self.currency.parse().map_err(anyhow::Error::new)?;
        Ok(Work {
            id: self.id,
            component: self.component_id,
            number: self.number,
            external_id: self.external_id,
            parent: self.parent_id,
            title: Translated::from_json(&self.title)?,
            description: Translated::from_json(&self.description)?,
            description_html: Translated::from_json(&self.description_html)?,
            year: self.year,
            category: self.category_id,
            office: of_columns(&self.office, &self.office_wording)?,
            stage: self.stage,
            progress: self.progress,
            budget: Money::new(self.budget, currency),
            spent: Money::new(self.spent, currency),
            due: self.due.map(|day| day.parse()).transpose().map_err(anyhow::Error::from)?,
            now: Translated::from_json(&self.now)?,
            delay: Translated::from_json(&self.delay)?,
            link: self.link.map(|link| link.parse()).transpose().map_err(anyhow::Error::from)?,
            changed_at: self.changed_at,
        })
    }
}

/// All works of a monitoring, the latest edition first, then by number.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &Tx, component: ComponentId) -> Result<Vec<Work>, Problem> {
    let sql = format!(
        "SELECT {WORK} FROM works w WHERE w.tenant_id = $1 AND w.component_id = $2
         ORDER BY w.year DESC, w.number, w.id"
    );
    let rows: Vec<Row> = tx.all(&sql, vals![component]).await?;
    rows.into_iter().map(Row::work).collect()
}

/// A work by its number.
///
/// # Errors
/// When the database fails.
pub async fn by_number(tx: &Tx, component: ComponentId, number: i64) -> Result<Option<Work>, Problem> {
    let sql = format!(
        "SELECT {WORK} FROM works w WHERE w.tenant_id = $1 AND w.component_id = $2 AND w.number = $3"
    );
    let row: Option<Row> = tx.one(&sql, vals![component, number]).await?;
    row.map(Row::work).transpose()
}

/// A work that everybody sees, with the parts of its address and the settings of its monitoring.
pub struct Public {
    /// The work.
    pub work: Work,
    /// The process's part of the address.
    pub process: String,
    /// The component's part of the address.
    pub component: String,
    /// The settings of the monitoring, as JSON.
    pub settings: String,
}

#[derive(FromQueryResult)]
struct PlaceRow {
    process: String,
    component: String,
    settings: String,
}

/// The works that everybody sees in the organisation, the latest edition first.
///
/// # Errors
/// When the database fails.
pub async fn public(tx: &Tx) -> Result<Vec<Public>, Problem> {
    public_where(tx, "", Vec::new()).await
}

/// The works of those ids that everybody sees.
///
/// # Errors
/// When the database fails.
pub async fn public_of(tx: &Tx, ids: &[Uuid]) -> Result<Vec<Public>, Problem> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..2 + ids.len()).map(|n| format!("${n}")).collect();
    let values = ids.iter().map(|id| (*id).into()).collect();
    public_where(tx, &format!(" AND w.id IN ({})", places.join(", ")), values).await
}

async fn public_where(tx: &Tx, condition: &str, values: Vec<db::Value>) -> Result<Vec<Public>, Problem> {
    let from = "FROM works w JOIN components c ON c.tenant_id = w.tenant_id AND c.id = w.component_id
      JOIN processes s ON s.tenant_id = c.tenant_id AND s.id = c.process_id
      WHERE w.tenant_id = $1 AND c.published = TRUE AND s.published = TRUE";
    let order = "ORDER BY w.year DESC, w.number, w.id";
    let sql = format!("SELECT {WORK} {from}{condition} {order}");
    let works: Vec<Row> = tx.all(&sql, values.clone()).await?;
    let places: Vec<PlaceRow> = tx
        .all(
            &format!("SELECT s.kind || '/' || s.slug AS process, c.slug AS component, c.settings {from}{condition} {order}"),
            values,
        )
        .await?;
    works
        .into_iter()
        .zip(places)
        .map(|(row, place)| {
            let PlaceRow { process, component, settings } = place;
            Ok(Public { work: row.work()?, process, component, settings })
        })
        .collect()
}

/// The works of those ids, whoever may see them.
///
/// # Errors
/// When the database fails.
pub async fn of_ids(tx: &Tx, ids: &[Uuid]) -> Result<Vec<Work>, Problem> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..2 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT {WORK} FROM works w JOIN components c ON c.tenant_id = w.tenant_id AND c.id = w.component_id
         WHERE w.tenant_id = $1 AND w.id IN ({}) ORDER BY w.id",
        places.join(", ")
    );
    let works: Vec<Row> = tx.all(&sql, ids.iter().map(|id| (*id).into()).collect()).await?;
    works.into_iter().map(Row::work).collect()
}

/// The ids of all works of a process after one, in their order.
///
/// # Errors
/// When the database fails.
pub async fn ids_within(tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, DbErr> {
    #[derive(FromQueryResult)]
    struct Id {
        id: Uuid,
    }
    let sql =
        "SELECT w.id FROM works w JOIN components c ON c.tenant_id = w.tenant_id AND c.id = w.component_id
         WHERE w.tenant_id = $1 AND c.process_id = $2 AND w.id > $3 ORDER BY w.id LIMIT $4";
    let rows: Vec<Id> = tx.all(sql, vals![process, after, limit]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Whether everybody sees any work of the organisation.
///
/// # Errors
/// When the database fails.
pub async fn any_public(tx: &Tx) -> Result<bool, DbErr> {
    let found: Option<i64> = tx
        .scalar(
            "SELECT w.number FROM works w JOIN components c ON c.tenant_id = w.tenant_id AND c.id = w.component_id
             JOIN processes s ON s.tenant_id = c.tenant_id AND s.id = c.process_id
             WHERE w.tenant_id = $1 AND c.published = TRUE AND s.published = TRUE LIMIT 1",
            vals![],
        )
        .await?;
    Ok(found.is_some())
}

/// The component that a work hangs in.
///
/// # Errors
/// When the database fails.
pub async fn component_of(tx: &Tx, id: WorkId) -> Result<Option<ComponentId>, DbErr> {
    tx.scalar("SELECT component_id FROM works WHERE tenant_id = $1 AND id = $2", vals![id]).await
}

/// Writes a work, new or known by its id.
///
/// # Errors
/// When the database fails, the id in the office's list is taken, or a label is not of this organisation.
pub async fn put(tx: &WriteTx, w: &Work) -> Result<(), DbErr> {
    let (office, office_rest) = columns(&w.office);
    tx.exec(
        "INSERT INTO works (tenant_id, id, component_id, number, external_id, parent_id, title, description,
           description_html, year, category_id, office, office_wording, stage, progress, budget, spent, currency, due, now,
           delay, link, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
           $23)
         ON CONFLICT (tenant_id, id) DO UPDATE SET external_id = excluded.external_id, parent_id = excluded.parent_id,
           title = excluded.title, description = excluded.description, description_html = excluded.description_html,
           year = excluded.year, category_id = excluded.category_id, office = excluded.office,
           office_wording = excluded.office_wording, stage = excluded.stage, progress = excluded.progress, budget = excluded.budget, currency = excluded.currency, due = excluded.due,
           now = excluded.now, delay = excluded.delay, link = excluded.link, changed_at = excluded.changed_at",
        vals![
            w.id,
            w.component,
            w.number,
            w.external_id.as_str(),
            w.parent,
            w.title.to_json(),
            w.description.to_json(),
            w.description_html.to_json(),
            w.year,
            w.category,
            office,
            office_rest,
            w.stage,
            w.progress,
            w.budget.minor,
            w.spent.minor,
            w.budget.currency.code(),
            w.due.map(|day| day.to_string()),
            w.now.to_json(),
            w.delay.to_json(),
            w.link.as_ref().map(|link| link.as_str().to_owned()),
            w.changed_at,
        ],
    )
    .await?;
    Ok(())
}

/// Deletes a work with its diary; its parts stay, on their own.
///
/// # Errors
/// When the database fails.
pub async fn delete(tx: &WriteTx, id: WorkId) -> Result<(), DbErr> {
    tx.exec("DELETE FROM diary_entries WHERE tenant_id = $1 AND work_id = $2", vals![id]).await?;
    tx.exec("UPDATE works SET parent_id = NULL WHERE tenant_id = $1 AND parent_id = $2", vals![id]).await?;
    tx.exec("DELETE FROM works WHERE tenant_id = $1 AND id = $2", vals![id]).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct EntryRow {
    id: DiaryId,
    day: String,
    title: String,
    amount: Option<i64>,
    link: Option<String>,
}

/// The diary of a work, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn diary(tx: &Tx, work: WorkId) -> Result<Vec<Entry>, Problem> {
    let rows: Vec<EntryRow> = tx
        .all(
            "SELECT id, day, title, amount, link FROM diary_entries WHERE tenant_id = $1 AND work_id = $2
             ORDER BY day DESC, id DESC",
            vals![work],
        )
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Entry {
                id: row.id,
                day: row.day.parse().map_err(anyhow::Error::from)?,
                title: Translated::from_json(&row.title)?,
                amount: row.amount,
                link: row.link.map(|link| link.parse()).transpose().map_err(anyhow::Error::from)?,
            })
        })
        .collect()
}

/// Writes an entry of a diary, and what has been spent by then.
///
/// # Errors
/// When the database fails.
pub async fn insert_entry(tx: &WriteTx, work: WorkId, e: &Entry) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO diary_entries (tenant_id, id, work_id, day, title, amount, link) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        vals![
            e.id,
            work,
            e.day.to_string(),
            e.title.to_json(),
            e.amount,
            e.link.as_ref().map(|link| link.as_str().to_owned()),
        ],
    )
    .await?;
    add_up(tx, work).await
}

/// Deletes an entry of a diary; says whether it was there.
///
/// # Errors
/// When the database fails.
pub async fn delete_entry(tx: &WriteTx, work: WorkId, id: DiaryId) -> Result<bool, DbErr> {
    let sql = "DELETE FROM diary_entries WHERE tenant_id = $1 AND work_id = $2 AND id = $3";
    let gone = tx.exec(sql, vals![work, id]).await? > 0;
    add_up(tx, work).await?;
    Ok(gone)
}

/// Keeps what has been spent in the same transaction as what it adds up.
async fn add_up(tx: &WriteTx, work: WorkId) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE works SET changed_at = $3, spent = (SELECT CAST(coalesce(sum(amount), 0) AS BIGINT) FROM diary_entries
           WHERE tenant_id = $1 AND work_id = $2)
         WHERE tenant_id = $1 AND id = $2",
        vals![work, tx.now()],
    )
    .await?;
    Ok(())
}
