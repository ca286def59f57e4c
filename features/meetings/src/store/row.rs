use db::{DbErr, Tx, vals};
use kernel::{Locale, PersonId, Problem, Timestamp};
use sea_orm::FromQueryResult;
use spaces::{ComponentId, Place, ProcessId};
use uuid::Uuid;

use crate::model::{Access, Content, Details, Meeting, MeetingId, Mode, Stage};

const COLUMNS: &str = "m.id, m.component_id, m.process_id, m.number, m.stage, m.author_id, m.series_id, a.nickname, m.title, m.mode,
  m.access, m.starts_at, m.ends_at, m.address, m.lat, m.lng, m.details, m.html, m.summary, m.sequence, m.reason, m.report,
  m.walk_ins, m.present, m.created_at, m.changed_at";

const TABLES: &str = "meetings m LEFT JOIN people a ON a.tenant_id = m.tenant_id AND a.id = m.author_id";

#[derive(FromQueryResult)]
struct Row {
    id: MeetingId,
    component_id: ComponentId,
    process_id: ProcessId,
    number: Option<i64>,
    stage: String,
    author_id: Option<PersonId>,
    series_id: Option<Uuid>,
    nickname: Option<String>,
    title: String,
    mode: String,
    access: String,
    starts_at: Timestamp,
    ends_at: Timestamp,
    address: String,
    lat: Option<f64>,
    lng: Option<f64>,
    details: String,
    html: String,
    summary: String,
    sequence: i64,
    reason: Option<String>,
    report: Option<String>,
    walk_ins: i64,
    present: i64,
    created_at: Timestamp,
    changed_at: Timestamp,
}

/// What is kept beside the columns.
#[derive(serde::Serialize, serde::Deserialize)]
pub(super) struct Kept {
    pub(super) body: String,
    pub(super) details: Details,
}

/// What is kept beside the columns; where it cannot be read, nothing is said.
pub(super) fn details(json: &str) -> Details {
    serde_json::from_str::<Kept>(json).map(|kept| kept.details).unwrap_or_default()
}

impl Row {
    fn meeting(self) -> anyhow::Result<Meeting> {
        let unknown = |what: &str| anyhow::anyhow!("a meeting with an unknown {what}");
        let kept: Kept = serde_json::from_str(&self.details)?;
        Ok(Meeting {
            id: self.id,
            component: self.component_id,
            process: self.process_id,
            number: self.number,
            stage: Stage::parse(&self.stage).ok_or_else(|| unknown("stage"))?,
            author: self.author_id,
            series: self.series_id,
            nickname: self.nickname,
            content: Content {
                title: self.title,
                body: kept.body,
                mode: Mode::parse(&self.mode).ok_or_else(|| unknown("mode"))?,
                access: Access::parse(&self.access).ok_or_else(|| unknown("access"))?,
                starts_at: self.starts_at,
                ends_at: self.ends_at,
                place: Place { address: self.address, point: self.lat.zip(self.lng) },
                details: kept.details,
            },
            html: self.html,
            summary: self.summary,
            sequence: self.sequence,
            reason: self.reason,
            report: self.report.as_deref().map(serde_json::from_str).transpose()?,
            walk_ins: self.walk_ins,
            present: self.present,
            created_at: self.created_at,
            changed_at: self.changed_at,
        })
    }
}

/// A meeting by id, whatever its stage.
pub(crate) async fn by_id(tx: &Tx, id: MeetingId) -> Result<Option<Meeting>, Problem> {
    let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE m.tenant_id = $1 AND m.id = $2");
    Ok(tx.one::<Row>(&sql, vals![id]).await?.map(Row::meeting).transpose()?)
}

/// Meetings by their ids, whatever their stage, in the order of these.
pub(crate) async fn by_ids(tx: &Tx, ids: &[Uuid]) -> Result<Vec<Meeting>, Problem> {
    of_ids(tx, ids, "").await
}

/// The listed ones of some ids, in their order.
pub(crate) async fn listed_of(tx: &Tx, ids: &[Uuid]) -> Result<Vec<Meeting>, Problem> {
    of_ids(tx, ids, " AND m.listed = TRUE").await
}

async fn of_ids(tx: &Tx, ids: &[Uuid], condition: &str) -> Result<Vec<Meeting>, Problem> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..2 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE m.tenant_id = $1{condition} AND m.id IN ({}) ORDER BY m.id",
        places.join(", ")
    );
    let rows: Vec<Row> = tx.all(&sql, ids.iter().map(|id| (*id).into()).collect()).await?;
    Ok(rows.into_iter().map(Row::meeting).collect::<anyhow::Result<_>>()?)
}

/// The ids of all meetings of a process after one, in their order.
pub(crate) async fn ids_within(tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, DbErr> {
    #[derive(FromQueryResult)]
    struct Id {
        id: Uuid,
    }
    let sql =
        "SELECT id FROM meetings WHERE tenant_id = $1 AND process_id = $2 AND id > $3 ORDER BY id LIMIT $4";
    let rows: Vec<Id> = tx.all(sql, vals![process, after, limit]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The meetings of a series that begin after a moment and were not called off, in their order.
pub(crate) async fn of_series_after(
    tx: &Tx,
    series: Uuid,
    after: Timestamp,
) -> Result<Vec<MeetingId>, DbErr> {
    #[derive(FromQueryResult)]
    struct Id {
        id: MeetingId,
    }
    let sql = "SELECT id FROM meetings
         WHERE tenant_id = $1 AND series_id = $2 AND starts_at > $3 AND stage <> 'cancelled' ORDER BY starts_at, id";
    let rows: Vec<Id> = tx.all(sql, vals![series, after]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// A meeting of a component by its number.
pub(crate) async fn by_number(
    tx: &Tx,
    component: ComponentId,
    number: i64,
) -> Result<Option<Meeting>, Problem> {
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE m.tenant_id = $1 AND m.component_id = $2 AND m.number = $3"
    );
    Ok(tx.one::<Row>(&sql, vals![component, number]).await?.map(Row::meeting).transpose()?)
}

/// What a participant proposed in a component, latest first.
pub(crate) async fn written_by(
    tx: &Tx,
    component: Option<ComponentId>,
    author: PersonId,
) -> Result<Vec<Meeting>, Problem> {
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE m.tenant_id = $1 AND m.author_id = $2
           AND (m.component_id = $3 OR $4 = TRUE) ORDER BY m.id DESC LIMIT 200"
    );
    let all = component.is_none();
    let component = component.map_or(Uuid::nil(), ComponentId::uuid);
    let rows: Vec<Row> = tx.all(&sql, vals![author, component, all]).await?;
    Ok(rows.into_iter().map(Row::meeting).collect::<anyhow::Result<_>>()?)
}

/// How many published meetings of a component are over and have no report; counted up to a hundred.
pub(crate) async fn to_report(tx: &Tx, component: ComponentId) -> Result<i64, DbErr> {
    let count: Option<i64> = tx
        .scalar(
            "SELECT count(*) FROM (SELECT id FROM meetings WHERE tenant_id = $1 AND component_id = $2
               AND stage = 'published' AND ends_at < $3 AND report IS NULL ORDER BY starts_at, id LIMIT 100) late",
            vals![component, tx.now()],
        )
        .await?;
    Ok(count.unwrap_or(0))
}

/// What a link to a meeting needs.
#[derive(Debug, FromQueryResult)]
pub(crate) struct Linked {
    pub(crate) id: Uuid,
    pub(crate) number: i64,
    pub(crate) title: String,
    details: String,
    pub(crate) starts_at: Timestamp,
    /// Of its process, as in `processes/bilancio-2027`.
    pub(crate) process_path: String,
    pub(crate) component_slug: String,
}

impl Linked {
    /// Its title for a reader.
    pub(crate) fn title(&self, reader: Locale) -> kernel::Line {
        details(&self.details).wording.line("title", &self.title, reader)
    }
}

/// The listed ones of some ids in published components of published processes, by date.
pub(crate) async fn cards_of(tx: &Tx, ids: &[Uuid]) -> Result<Vec<Linked>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..2 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT m.id, m.number, m.title, m.details, m.starts_at, s.kind || '/' || s.slug AS process_path, c.slug AS component_slug
         FROM meetings m
         JOIN components c ON c.tenant_id = m.tenant_id AND c.id = m.component_id
         JOIN processes s ON s.tenant_id = m.tenant_id AND s.id = m.process_id
         WHERE m.tenant_id = $1 AND m.id IN ({}) AND m.listed = TRUE AND c.published = TRUE AND s.published = TRUE
         ORDER BY m.starts_at, m.id",
        places.join(", ")
    );
    tx.all(&sql, ids.iter().map(|id| (*id).into()).collect()).await
}
