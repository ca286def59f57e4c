use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Problem, ResourceRef};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::comments::model::{Discussion, DiscussionId, Side};

const COLUMNS: &str =
    "id, about_kind, about_id, space_id, comments, in_favour, against, changes, last_number";

#[derive(FromQueryResult)]
struct Row {
    id: DiscussionId,
    about_kind: String,
    about_id: Uuid,
    space_id: Uuid,
    comments: i64,
    in_favour: i64,
    against: i64,
    changes: i64,
    last_number: i64,
}

impl From<Row> for Discussion {
    fn from(row: Row) -> Self {
        Discussion {
            id: row.id,
            about: ResourceRef { kind: row.about_kind, id: row.about_id },
            space: (!row.space_id.is_nil()).then_some(row.space_id),
            comments: row.comments,
            in_favour: row.in_favour,
            against: row.against,
            changes: row.changes,
            last_number: row.last_number,
        }
    }
}

/// The discussion about a resource; none before the first comment.
pub(crate) async fn discussion(tx: &Tx, about: &ResourceRef) -> Result<Option<Discussion>, DbErr> {
    let sql = format!(
        "SELECT {COLUMNS} FROM discussions WHERE tenant_id = $1 AND about_kind = $2 AND about_id = $3"
    );
    Ok(tx.one::<Row>(&sql, vals![about.kind.as_str(), about.id]).await?.map(Discussion::from))
}

/// A discussion by id.
pub(crate) async fn discussion_by_id(tx: &Tx, id: DiscussionId) -> Result<Discussion, Problem> {
    let sql = format!("SELECT {COLUMNS} FROM discussions WHERE tenant_id = $1 AND id = $2");
    let row: Option<Row> = tx.one(&sql, vals![id]).await?;
    row.map(Discussion::from).ok_or(Problem::NotFound)
}

/// Discussions by id.
pub(crate) async fn discussions(tx: &Tx, ids: &[DiscussionId]) -> Result<Vec<Discussion>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..2 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT {COLUMNS} FROM discussions WHERE tenant_id = $1 AND id IN ({}) ORDER BY id",
        places.join(", ")
    );
    let rows: Vec<Row> = tx.all(&sql, ids.iter().map(|id| (*id).into()).collect()).await?;
    Ok(rows.into_iter().map(Discussion::from).collect())
}

/// The discussion about a resource, made where it is missing.
pub(crate) async fn open(
    tx: &WriteTx,
    about: &ResourceRef,
    space: Option<Uuid>,
) -> Result<Discussion, Problem> {
    tx.exec(
        "INSERT INTO discussions (tenant_id, id, about_kind, about_id, space_id, comments, in_favour, against, changes,
           last_number)
         VALUES ($1, $2, $3, $4, $5, 0, 0, 0, 0, 0) ON CONFLICT DO NOTHING",
        vals![tx.id::<DiscussionId>(), about.kind.as_str(), about.id, space.unwrap_or_default()],
    )
    .await?;
    discussion(tx, about).await?.ok_or(Problem::NotFound)
}

/// The next number of a comment in the organisation.
pub(crate) async fn take_number(tx: &WriteTx) -> Result<i64, Problem> {
    let number: Option<i64> = tx
        .scalar(
            "INSERT INTO comment_numbers (tenant_id, last_number) VALUES ($1, 1)
             ON CONFLICT (tenant_id) DO UPDATE SET last_number = comment_numbers.last_number + 1
             RETURNING last_number",
            vals![],
        )
        .await?;
    number.ok_or(Problem::NotFound)
}

/// Counts a comment that readers now see (`by` 1) or see no more (-1).
pub(crate) async fn add_to_counts(
    tx: &WriteTx,
    id: DiscussionId,
    side: Option<Side>,
    by: i64,
) -> Result<(), DbErr> {
    let (for_it, against) = match side {
        Some(Side::For) => (by, 0),
        Some(Side::Against) => (0, by),
        _ => (0, 0),
    };
    tx.exec(
        "UPDATE discussions SET comments = comments + $3, in_favour = in_favour + $4, against = against + $5
         WHERE tenant_id = $1 AND id = $2",
        vals![id, by, for_it, against],
    )
    .await?;
    Ok(())
}

/// Notes that something changed, and the latest number where there is a new one.
pub(crate) async fn touch(tx: &WriteTx, id: DiscussionId, number: i64) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE discussions SET changes = changes + 1,
           last_number = CASE WHEN last_number < $3 THEN $3 ELSE last_number END
         WHERE tenant_id = $1 AND id = $2",
        vals![id, number],
    )
    .await?;
    Ok(())
}
