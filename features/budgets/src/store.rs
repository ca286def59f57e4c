//! Projects in the database.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Money, Problem, ResourceRef, Translated};
use sea_orm::FromQueryResult;
use spaces::{ComponentId, LabelId, Place, Sight};
use uuid::Uuid;

use crate::{Project, ProjectId, ProjectState};

const PROJECT: &str =
    "id, component_id, number, title, description, description_html, cost, currency, category_id,
     area_id, place, image, external_id, state";

#[derive(FromQueryResult)]
struct Row {
    id: ProjectId,
    component_id: ComponentId,
    number: i64,
    title: String,
    description: String,
    description_html: String,
    cost: i64,
    currency: String,
    category_id: Option<LabelId>,
    area_id: Option<LabelId>,
    place: String,
    image: Option<String>,
    external_id: String,
    state: String,
}

impl Row {
    fn project(self) -> Result<Project, Problem> {
        let currency = self.currency.parse().map_err(anyhow::Error::new)?;
        Ok(Project {
            id: self.id,
            component: self.component_id,
            number: self.number,
            title: Translated::from_json(&self.title)?,
            description: Translated::from_json(&self.description)?,
            description_html: Translated::from_json(&self.description_html)?,
            cost: Money::new(self.cost, currency),
            category: self.category_id,
            area: self.area_id,
            place: serde_json::from_str::<Place>(&self.place)?,
            image: self.image,
            external_id: self.external_id,
            state: if self.state == "withdrawn" { ProjectState::Withdrawn } else { ProjectState::Published },
        })
    }
}

/// All projects of a budget by number, withdrawn ones too.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &Tx, component: ComponentId) -> Result<Vec<Project>, Problem> {
    let sql = format!(
        "SELECT {PROJECT} FROM projects WHERE tenant_id = $1 AND component_id = $2 ORDER BY number, id"
    );
    let rows: Vec<Row> = tx.all(&sql, vals![component]).await?;
    rows.into_iter().map(Row::project).collect()
}

/// A project by its number.
///
/// # Errors
/// When the database fails.
pub async fn by_number(tx: &Tx, component: ComponentId, number: i64) -> Result<Option<Project>, Problem> {
    let sql =
        format!("SELECT {PROJECT} FROM projects WHERE tenant_id = $1 AND component_id = $2 AND number = $3");
    let row: Option<Row> = tx.one(&sql, vals![component, number]).await?;
    row.map(Row::project).transpose()
}

/// Projects by id, withdrawn ones too.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(tx: &Tx, ids: &[Uuid]) -> Result<Vec<Project>, Problem> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..2 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT {PROJECT} FROM projects WHERE tenant_id = $1 AND id IN ({}) ORDER BY id",
        places.join(", ")
    );
    let rows: Vec<Row> = tx.all(&sql, ids.iter().map(|id| (*id).into()).collect()).await?;
    rows.into_iter().map(Row::project).collect()
}

/// The ids of all projects of a process after one, in their order.
///
/// # Errors
/// When the database fails.
pub async fn ids_within(tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, DbErr> {
    #[derive(FromQueryResult)]
    struct Id {
        id: Uuid,
    }
    let sql = "SELECT p.id FROM projects p
         JOIN components c ON c.tenant_id = p.tenant_id AND c.id = p.component_id
         WHERE p.tenant_id = $1 AND c.process_id = $2 AND p.id > $3 ORDER BY p.id LIMIT $4";
    let rows: Vec<Id> = tx.all(sql, vals![process, after, limit]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Whether a budget has a project made from the resource already.
///
/// # Errors
/// When the database fails.
pub async fn has_source(tx: &Tx, component: ComponentId, source: &ResourceRef) -> Result<bool, DbErr> {
    let found: Option<i64> = tx
        .scalar(
            "SELECT number FROM projects WHERE tenant_id = $1 AND component_id = $2 AND source_kind = $3
               AND source_id = $4",
            vals![component, source.kind.as_str(), source.id],
        )
        .await?;
    Ok(found.is_some())
}

#[derive(FromQueryResult)]
struct SourceRow {
    source_kind: String,
    source_id: Uuid,
}

/// What projects of a budget were made from.
///
/// # Errors
/// When the database fails.
pub async fn sources(tx: &Tx, component: ComponentId) -> Result<Vec<ResourceRef>, DbErr> {
    let rows: Vec<SourceRow> = tx
        .all(
            "SELECT source_kind, source_id FROM projects
             WHERE tenant_id = $1 AND component_id = $2 AND source_kind IS NOT NULL ORDER BY number",
            vals![component],
        )
        .await?;
    Ok(rows.into_iter().map(|r| ResourceRef { kind: r.source_kind, id: r.source_id }).collect())
}

/// Writes a new project.
///
/// # Errors
/// When the database fails, a label is not of this organisation, or the budget has a project from that source.
pub async fn insert(tx: &WriteTx, p: &Project, source: Option<&ResourceRef>) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO projects (tenant_id, id, component_id, number, title, description, description_html, cost, currency,
           category_id, area_id, place, image, external_id, state, source_kind, source_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        vals![
            p.id,
            p.component,
            p.number,
            p.title.to_json(),
            p.description.to_json(),
            p.description_html.to_json(),
            p.cost.minor,
            p.cost.currency.code(),
            p.category,
            p.area,
            place_json(&p.place),
            p.image.clone(),
            p.external_id.as_str(),
            p.state.as_str(),
            source.map(|s| s.kind.clone()),
            source.map(|s| s.id),
            tx.now(),
        ],
    )
    .await?;
    Ok(())
}

/// Replaces what can change about a project.
///
/// # Errors
/// When the database fails, or a label is not of this organisation.
pub async fn update(tx: &WriteTx, p: &Project) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE projects SET title = $3, description = $4, description_html = $5, cost = $6, currency = $7,
           category_id = $8, area_id = $9, place = $10, image = $11, state = $12
         WHERE tenant_id = $1 AND id = $2",
        vals![
            p.id,
            p.title.to_json(),
            p.description.to_json(),
            p.description_html.to_json(),
            p.cost.minor,
            p.cost.currency.code(),
            p.category,
            p.area,
            place_json(&p.place),
            p.image.clone(),
            p.state.as_str(),
        ],
    )
    .await?;
    Ok(())
}

/// Deletes all projects of a budget.
///
/// # Errors
/// When the database fails.
pub async fn delete_all(tx: &WriteTx, component: ComponentId) -> Result<u64, DbErr> {
    tx.exec("DELETE FROM projects WHERE tenant_id = $1 AND component_id = $2", vals![component]).await
}

fn place_json(place: &Place) -> String {
    serde_json::to_string(place).unwrap_or_default()
}

#[derive(FromQueryResult)]
struct ProcessRow {
    space: Uuid,
    public: bool,
    released: bool,
}

/// For whom a project is there, by its process and budget.
///
/// # Errors
/// When the database fails.
pub async fn sight_of(tx: &Tx, project: ProjectId) -> Result<Option<Sight>, DbErr> {
    let row: Option<ProcessRow> = tx
        .one(
            "SELECT c.process_id AS space, (c.published AND process.published) AS public,
               (c.published AND process.released) AS released
             FROM projects p
             JOIN components c ON c.tenant_id = p.tenant_id AND c.id = p.component_id
             JOIN processes process ON process.tenant_id = c.tenant_id AND process.id = c.process_id
             WHERE p.tenant_id = $1 AND p.id = $2",
            vals![project],
        )
        .await?;
    Ok(row.map(|r| Sight { space: r.space, public: r.public, released: r.released }))
}

/// A project as a link to it shows it.
#[derive(FromQueryResult)]
pub(crate) struct LinkRow {
    pub(crate) id: Uuid,
    pub(crate) number: i64,
    pub(crate) title: String,
    pub(crate) cost: i64,
    pub(crate) currency: String,
    pub(crate) process: String,
    pub(crate) component: String,
}

/// The published projects among the ids, with where they live, drafts of processes left out.
pub(crate) async fn links(tx: &Tx, ids: &[Uuid]) -> Result<Vec<LinkRow>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..ids.len() + 2).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT p.id, p.number, p.title, p.cost, p.currency, process.kind || '/' || process.slug AS process, c.slug AS component
         FROM projects p
         JOIN components c ON c.tenant_id = p.tenant_id AND c.id = p.component_id
         JOIN processes process ON process.tenant_id = c.tenant_id AND process.id = c.process_id
         WHERE p.tenant_id = $1 AND p.id IN ({}) AND p.state = 'published' AND c.published = TRUE
           AND process.published = TRUE
         ORDER BY p.number, p.id",
        places.join(", ")
    );
    tx.all(&sql, ids.iter().map(|id| (*id).into()).collect()).await
}
