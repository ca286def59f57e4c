use db::{DbErr, Tx, vals};
use kernel::{PersonId, Timestamp};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::{
    Reason,
    comments::model::{Comment, CommentId, DiscussionId, Hidden, Side},
};

pub(super) const COLUMNS: &str = "c.id, c.number, c.discussion_id, c.root_id, c.parent_id, c.place, c.author_id, a.nickname,
  c.side, c.body, c.html, c.replies, c.ups, c.downs, c.created_at, c.edited_at, c.deleted_at, c.hidden_at, c.hidden_by,
  c.hidden_reason, c.hidden_note, p.number AS parent_number, pa.nickname AS parent_nickname";

/// What is joined to comments `c`.
pub(super) const JOINS: &str = "
  JOIN people a ON a.tenant_id = c.tenant_id AND a.id = c.author_id
  LEFT JOIN comments p ON p.tenant_id = c.tenant_id AND p.id = c.parent_id
  LEFT JOIN people pa ON pa.tenant_id = p.tenant_id AND pa.id = p.author_id";

#[derive(FromQueryResult)]
pub(super) struct Row {
    id: CommentId,
    number: i64,
    discussion_id: DiscussionId,
    root_id: Option<CommentId>,
    parent_id: Option<CommentId>,
    place: i64,
    author_id: PersonId,
    nickname: String,
    side: i64,
    body: String,
    html: String,
    replies: i64,
    ups: i64,
    downs: i64,
    created_at: Timestamp,
    edited_at: Option<Timestamp>,
    deleted_at: Option<Timestamp>,
    hidden_at: Option<Timestamp>,
    hidden_by: Option<String>,
    hidden_reason: Option<String>,
    hidden_note: Option<String>,
    parent_number: Option<i64>,
    parent_nickname: Option<String>,
}

impl From<Row> for Comment {
    fn from(row: Row) -> Self {
        let hidden = row.hidden_at.map(|at| Hidden {
            at,
            by: row.hidden_by.unwrap_or_default(),
            reason: row.hidden_reason.as_deref().and_then(Reason::parse).unwrap_or(Reason::Other),
            note: row.hidden_note.unwrap_or_default(),
        });
        Comment {
            id: row.id,
            number: row.number,
            discussion: row.discussion_id,
            root: row.root_id,
            parent: row.parent_id,
            parent_number: row.parent_number,
            parent_nickname: row.parent_nickname,
            place: row.place,
            author: row.author_id,
            nickname: row.nickname,
            side: Side::of(row.side),
            body: row.body,
            html: row.html,
            replies: row.replies,
            ups: row.ups,
            downs: row.downs,
            created_at: row.created_at,
            edited_at: row.edited_at,
            deleted_at: row.deleted_at,
            hidden,
        }
    }
}

/// A comment by its number.
pub(crate) async fn by_number(tx: &Tx, number: i64) -> Result<Option<Comment>, DbErr> {
    let sql = format!("SELECT {COLUMNS} FROM comments c {JOINS} WHERE c.tenant_id = $1 AND c.number = $2");
    Ok(tx.one::<Row>(&sql, vals![number]).await?.map(Comment::from))
}

/// Comments by their ids, by number.
pub(crate) async fn by_ids(tx: &Tx, ids: &[Uuid]) -> Result<Vec<Comment>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..2 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT {COLUMNS} FROM comments c {JOINS} WHERE c.tenant_id = $1 AND c.id IN ({}) ORDER BY c.number",
        places.join(", ")
    );
    let rows: Vec<Row> = tx.all(&sql, ids.iter().map(|id| (*id).into()).collect()).await?;
    Ok(rows.into_iter().map(Comment::from).collect())
}

/// Everything a person wrote, oldest first.
pub(crate) async fn of_author(tx: &Tx, author: PersonId) -> Result<Vec<Comment>, DbErr> {
    let sql = format!(
        "SELECT {COLUMNS} FROM comments c {JOINS} WHERE c.tenant_id = $1 AND c.author_id = $2 ORDER BY c.number"
    );
    Ok(tx.all::<Row>(&sql, vals![author]).await?.into_iter().map(Comment::from).collect())
}

#[derive(FromQueryResult)]
struct Id {
    id: Uuid,
}

/// The ids of all comments of a discussion after one, in their order.
pub(crate) async fn ids_of_discussion(
    tx: &Tx,
    discussion: DiscussionId,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Uuid>, DbErr> {
    let sql = "SELECT id FROM comments WHERE tenant_id = $1 AND discussion_id = $2 AND id > $3 ORDER BY id LIMIT $4";
    let rows: Vec<Id> = tx.all(sql, vals![discussion, after, limit]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The ids of all comments in a process after one, in their order; in the nil process, of what belongs to none.
pub(crate) async fn ids_within(tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, DbErr> {
    let sql =
        "SELECT c.id FROM comments c JOIN discussions d ON d.tenant_id = c.tenant_id AND d.id = c.discussion_id
         WHERE c.tenant_id = $1 AND d.space_id = $2 AND c.id > $3 ORDER BY c.id LIMIT $4";
    let rows: Vec<Id> = tx.all(sql, vals![process, after, limit]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
