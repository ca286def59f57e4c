//! Reports and decisions in the database.

use db::{
    DbErr, Tx, WriteTx,
    paging::{Cursor, Key, Page},
    vals,
};
use kernel::{PersonId, Problem, ResourceRef, Timestamp};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::model::{Moderation, Reason, Report, State};

const COLUMNS: &str =
    "about_kind, about_id, space_id, state, reports, reason, note, decided_by, decided_at, last_at";

#[derive(FromQueryResult)]
struct Row {
    about_kind: String,
    about_id: Uuid,
    space_id: Uuid,
    state: String,
    reports: i64,
    reason: String,
    note: String,
    decided_by: Option<PersonId>,
    decided_at: Option<Timestamp>,
    last_at: Timestamp,
}

impl From<Row> for Moderation {
    fn from(row: Row) -> Self {
        Moderation {
            about: ResourceRef { kind: row.about_kind, id: row.about_id },
            space: (!row.space_id.is_nil()).then_some(row.space_id),
            state: State::parse(&row.state).unwrap_or(State::Waiting),
            reports: row.reports,
            reason: Reason::parse(&row.reason),
            note: row.note,
            decided_by: row.decided_by,
            decided_at: row.decided_at,
            last_at: row.last_at,
        }
    }
}

/// Notes a report; answers false when this person reported it already.
pub(crate) async fn insert_report(
    tx: &WriteTx,
    about: &ResourceRef,
    person: PersonId,
    reason: Reason,
    details: &str,
) -> Result<bool, DbErr> {
    let added = tx
        .exec(
            "INSERT INTO reports (tenant_id, about_kind, about_id, person_id, reason, details, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
            vals![about.kind.as_str(), about.id, person, reason.as_str(), details, tx.now()],
        )
        .await?;
    Ok(added == 1)
}

/// Puts a reported resource into the queue. What was decided to stay waits again; what is hidden stays hidden.
pub(crate) async fn add_to_queue(
    tx: &WriteTx,
    about: &ResourceRef,
    space: Option<Uuid>,
) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO moderations (tenant_id, about_kind, about_id, space_id, state, reports, reason, note, last_at)
         VALUES ($1, $2, $3, $4, 'waiting', 1, '', '', $5)
         ON CONFLICT (tenant_id, about_kind, about_id) DO UPDATE SET reports = moderations.reports + 1,
           state = CASE WHEN moderations.state = 'hidden' THEN 'hidden' ELSE 'waiting' END,
           last_at = excluded.last_at",
        vals![about.kind.as_str(), about.id, space.unwrap_or_default(), tx.now()],
    )
    .await?;
    Ok(())
}

/// Notes a decision.
pub(crate) async fn decide(
    tx: &WriteTx,
    about: &ResourceRef,
    space: Option<Uuid>,
    state: State,
    why: Option<(Reason, &str)>,
    by: Option<PersonId>,
) -> Result<(), DbErr> {
    let (reason, note) = why.map_or(("", ""), |(reason, note)| (reason.as_str(), note));
    tx.exec(
        "INSERT INTO moderations (tenant_id, about_kind, about_id, space_id, state, reports, reason, note, decided_by,
           decided_at, last_at)
         VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $8, $9, $9)
         ON CONFLICT (tenant_id, about_kind, about_id) DO UPDATE SET state = excluded.state, reason = excluded.reason,
           note = excluded.note, decided_by = excluded.decided_by, decided_at = excluded.decided_at,
           last_at = excluded.last_at",
        vals![
            about.kind.as_str(),
            about.id,
            space.unwrap_or_default(),
            state.as_str(),
            reason,
            note,
            by,
            tx.now()
        ],
    )
    .await?;
    Ok(())
}

/// What is known of a resource.
pub(crate) async fn of(tx: &Tx, about: &ResourceRef) -> Result<Option<Moderation>, DbErr> {
    let sql = format!(
        "SELECT {COLUMNS} FROM moderations WHERE tenant_id = $1 AND about_kind = $2 AND about_id = $3"
    );
    Ok(tx.one::<Row>(&sql, vals![about.kind.as_str(), about.id]).await?.map(Moderation::from))
}

/// The order of the queue in addresses.
const ORDER: &str = "queue";

/// A page of what is in a state, the latest first; of one process, or of the whole organisation.
pub(crate) async fn list(
    tx: &Tx,
    space: Option<Uuid>,
    state: State,
    after: Option<&str>,
) -> Result<Page<Moderation>, Problem> {
    let mut values = vals![Page::<Moderation>::LIMIT, state.as_str()];
    let mut conditions = String::new();
    if let Some(space) = space {
        values.push(space.into());
        conditions.push_str(" AND space_id = $4");
    }
    if let Some(after) = after {
        let first = values.len() + 2;
        conditions.push_str(&format!(" AND (last_at, about_id) < (${first}, ${})", first + 1));
        values.extend(Cursor::decode(after, ORDER, 1)?.values());
    }
    let sql = format!(
        "SELECT {COLUMNS} FROM moderations WHERE tenant_id = $1 AND state = $3{conditions}
         ORDER BY last_at DESC, about_id DESC LIMIT $2"
    );
    let rows: Vec<Row> = tx.all(&sql, values).await?;
    let rows = rows.into_iter().map(Moderation::from).collect();
    Ok(Page::new(rows, |m: &Moderation| Cursor::after(ORDER, [Key::from(m.last_at)], m.about.id)))
}

/// How many wait, at most a hundred: the number beside the menu's entry.
pub(crate) async fn waiting(tx: &Tx, space: Option<Uuid>) -> Result<i64, DbErr> {
    let (condition, values) = match space {
        Some(space) => (" AND space_id = $2", vals![space]),
        None => ("", vals![]),
    };
    let sql = format!(
        "SELECT count(*) FROM (SELECT about_id FROM moderations
           WHERE tenant_id = $1 AND state = 'waiting'{condition} ORDER BY last_at, about_id LIMIT 100) AS latest"
    );
    Ok(tx.scalar(&sql, values).await?.unwrap_or(0))
}

#[derive(FromQueryResult)]
struct ReportRow {
    about_kind: String,
    about_id: Uuid,
    reason: String,
    details: String,
    created_at: Timestamp,
}

impl From<ReportRow> for Report {
    fn from(row: ReportRow) -> Self {
        Report {
            about: ResourceRef { kind: row.about_kind, id: row.about_id },
            reason: Reason::parse(&row.reason).unwrap_or(Reason::Other),
            details: row.details,
            at: row.created_at,
        }
    }
}

/// What people said of some resources, the latest first, at most `limit` in all.
pub(crate) async fn reports(tx: &Tx, ids: &[Uuid], limit: i64) -> Result<Vec<Report>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (3..3 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT about_kind, about_id, reason, details, created_at FROM reports
         WHERE tenant_id = $1 AND about_id IN ({}) ORDER BY created_at DESC, person_id LIMIT $2",
        places.join(", ")
    );
    let mut values = vals![limit];
    values.extend(ids.iter().map(|id| (*id).into()));
    Ok(tx.all::<ReportRow>(&sql, values).await?.into_iter().map(Report::from).collect())
}

/// What a person reported, oldest first.
pub(crate) async fn reports_of(tx: &Tx, person: PersonId) -> Result<Vec<Report>, DbErr> {
    let sql = "SELECT about_kind, about_id, reason, details, created_at FROM reports
         WHERE tenant_id = $1 AND person_id = $2 ORDER BY created_at, about_id";
    Ok(tx.all::<ReportRow>(sql, vals![person]).await?.into_iter().map(Report::from).collect())
}
