use db::{DbErr, Tx, WriteTx, vals};
use kernel::{PersonId, Problem};
use sea_orm::FromQueryResult;

use crate::comments::model::{CommentId, DiscussionId, Hidden, Side};

/// A comment about to be written.
pub(crate) struct New {
    pub(crate) id: CommentId,
    pub(crate) discussion: DiscussionId,
    pub(crate) number: i64,
    /// Thread, what is answered, and the place in the thread.
    pub(crate) reply: Option<(CommentId, CommentId, i64)>,
    pub(crate) author: PersonId,
    pub(crate) side: Side,
    pub(crate) body: String,
    pub(crate) html: String,
}

/// Writes a comment.
pub(crate) async fn insert(tx: &WriteTx, new: &New) -> Result<(), DbErr> {
    let (root, parent, place) = match new.reply {
        Some((root, parent, place)) => (Some(root), Some(parent), place),
        None => (None, None, 0),
    };
    tx.exec(
        "INSERT INTO comments (tenant_id, id, discussion_id, number, root_id, parent_id, place, author_id, side, body,
           html, replies, ups, downs, score, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, 0, 0, 0, $12)",
        vals![
            new.id,
            new.discussion,
            new.number,
            root,
            parent,
            place,
            new.author,
            new.side.number(),
            new.body.as_str(),
            new.html.as_str(),
            tx.now()
        ],
    )
    .await?;
    Ok(())
}

/// Takes the next place in a thread. Two replies at once wait for each other here.
pub(crate) async fn add_reply(tx: &WriteTx, root: CommentId) -> Result<i64, Problem> {
    let place: Option<i64> = tx
        .scalar(
            "UPDATE comments SET replies = replies + 1 WHERE tenant_id = $1 AND id = $2 RETURNING replies",
            vals![root],
        )
        .await?;
    place.ok_or(Problem::NotFound)
}

/// Replaces the text; answers false when the comment was deleted or hidden meanwhile.
pub(crate) async fn rewrite(tx: &WriteTx, id: CommentId, body: &str, html: &str) -> Result<bool, DbErr> {
    let changed = tx
        .exec(
            "UPDATE comments SET body = $3, html = $4, edited_at = $5
             WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NULL AND hidden_at IS NULL",
            vals![id, body, html, tx.now()],
        )
        .await?;
    Ok(changed == 1)
}

/// Takes the text away for good; answers false when it was gone already.
pub(crate) async fn erase(tx: &WriteTx, id: CommentId) -> Result<bool, DbErr> {
    let changed = tx
        .exec(
            "UPDATE comments SET body = '', html = '', deleted_at = $3
             WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NULL",
            vals![id, tx.now()],
        )
        .await?;
    Ok(changed == 1)
}

/// Hides a comment or shows it again; answers false when it was so already.
pub(crate) async fn set_hidden(tx: &WriteTx, id: CommentId, hidden: Option<&Hidden>) -> Result<bool, DbErr> {
    let changed = match hidden {
        Some(hidden) => {
            let sql =
                "UPDATE comments SET hidden_at = $3, hidden_by = $4, hidden_reason = $5, hidden_note = $6
                 WHERE tenant_id = $1 AND id = $2 AND hidden_at IS NULL";
            let reason = hidden.reason.as_str();
            tx.exec(sql, vals![id, hidden.at, hidden.by.as_str(), reason, hidden.note.as_str()]).await?
        }
        None => {
            let sql = "UPDATE comments SET hidden_at = NULL, hidden_by = NULL, hidden_reason = NULL, hidden_note = NULL
                 WHERE tenant_id = $1 AND id = $2 AND hidden_at IS NOT NULL";
            tx.exec(sql, vals![id]).await?
        }
    };
    Ok(changed == 1)
}

/// Counts a person's vote once: 1, -1, or 0 to take it back. The caller holds the lock of person and comment.
pub(crate) async fn set_vote(
    tx: &WriteTx,
    comment: CommentId,
    person: PersonId,
    weight: i64,
) -> Result<bool, DbErr> {
    let before: Option<i64> = tx
        .scalar(
            "SELECT weight FROM comment_votes WHERE tenant_id = $1 AND comment_id = $2 AND person_id = $3",
            vals![comment, person],
        )
        .await?;
    let before = before.unwrap_or(0);
    if before == weight {
        return Ok(false);
    }
    if weight == 0 {
        let sql = "DELETE FROM comment_votes WHERE tenant_id = $1 AND comment_id = $2 AND person_id = $3";
        tx.exec(sql, vals![comment, person]).await?;
    } else {
        tx.exec(
            "INSERT INTO comment_votes (tenant_id, comment_id, person_id, weight, created_at)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (tenant_id, comment_id, person_id) DO UPDATE SET weight = excluded.weight",
            vals![comment, person, weight, tx.now()],
        )
        .await?;
    }
    let is = |value: i64, weight: i64| i64::from(value == weight);
    tx.exec(
        "UPDATE comments SET ups = ups + $3, downs = downs + $4, score = score + $5 WHERE tenant_id = $1 AND id = $2",
        vals![comment, is(weight, 1) - is(before, 1), is(weight, -1) - is(before, -1), weight - before],
    )
    .await?;
    Ok(true)
}

/// The people of some folded nicknames.
pub(crate) async fn people_called(tx: &Tx, names: &[String]) -> Result<Vec<(String, PersonId)>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        nickname_folded: String,
        id: PersonId,
    }
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..2 + names.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT nickname_folded, id FROM people
         WHERE tenant_id = $1 AND deleted_at IS NULL AND nickname_folded IN ({}) ORDER BY id",
        places.join(", ")
    );
    let rows: Vec<Row> = tx.all(&sql, names.iter().map(|name| name.as_str().into()).collect()).await?;
    Ok(rows.into_iter().map(|row| (row.nickname_folded, row.id)).collect())
}

/// The number of the latest comment that readers see by each of some people in a discussion.
pub(crate) async fn latest_numbers(
    tx: &Tx,
    discussion: DiscussionId,
    people: &[PersonId],
) -> Result<Vec<(PersonId, i64)>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        author_id: PersonId,
        number: i64,
    }
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (3..3 + people.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT author_id, max(number) AS number FROM comments
         WHERE tenant_id = $1 AND discussion_id = $2 AND deleted_at IS NULL AND hidden_at IS NULL
           AND author_id IN ({}) GROUP BY author_id ORDER BY author_id",
        places.join(", ")
    );
    let mut values = vals![discussion];
    values.extend(people.iter().map(|person| (*person).into()));
    let rows: Vec<Row> = tx.all(&sql, values).await?;
    Ok(rows.into_iter().map(|row| (row.author_id, row.number)).collect())
}
