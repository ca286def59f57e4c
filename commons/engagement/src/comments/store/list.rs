use db::{
    DbErr, Tx,
    paging::{Cursor, Key},
    vals,
};
use kernel::{PersonId, Problem};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::row::{COLUMNS, JOINS, Row};
use crate::comments::model::{Comment, CommentId, DiscussionId, FIRST_REPLIES, Side, Sort};

/// Which threads are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Filter {
    /// Only those of a side.
    pub(crate) side: Option<Side>,
    /// In which order.
    pub(crate) sort: Sort,
}

impl Sort {
    fn column(self) -> &'static str {
        match self {
            Sort::Best => "c.score",
            Sort::Discussed => "c.replies",
            Sort::Recent | Sort::Older => "c.number",
        }
    }
}

impl Filter {
    /// The place after a thread.
    pub(crate) fn after(self, last: &Comment) -> String {
        let value = match self.sort {
            Sort::Best => last.ups - last.downs,
            Sort::Discussed => last.replies,
            Sort::Recent | Sort::Older => last.number,
        };
        let keys = [Key::from(value), Key::from(last.number)];
        Cursor::after(self.sort.as_str(), keys, last.discussion.uuid()).encode()
    }

    /// The same, read back.
    fn place(self, after: Option<&str>) -> Result<Option<(i64, i64)>, Problem> {
        let Some(after) = after else { return Ok(None) };
        match Cursor::decode(after, self.sort.as_str(), 2)?.keys[..] {
            [Key::Number(value), Key::Number(number)] => Ok(Some((value, number))),
            _ => Err(Problem::NotFound),
        }
    }
}

/// The beginnings of threads in the order of the filter, at most `limit`. Each order has its index, so that the first page
/// of ten thousand costs as much as that of ten.
pub(crate) async fn roots(
    tx: &Tx,
    discussion: DiscussionId,
    filter: Filter,
    after: Option<&str>,
    limit: usize,
) -> Result<Vec<Comment>, Problem> {
    let (column, ascending) = (filter.sort.column(), filter.sort == Sort::Older);
    let (before, direction) = if ascending { (">", "ASC") } else { ("<", "DESC") };
    let mut values = vals![discussion, i64::try_from(limit).unwrap_or(i64::MAX)];
    let mut conditions = String::new();
    if let Some(side) = filter.side {
        values.push(side.number().into());
        conditions.push_str(&format!(" AND c.side = ${}", values.len() + 1));
    }
    if let Some((value, number)) = filter.place(after)? {
        let first = values.len() + 2;
        if column == "c.number" {
            conditions.push_str(&format!(" AND c.number {before} ${first}"));
            values.push(number.into());
        } else {
            conditions.push_str(&format!(" AND ({column}, c.number) {before} (${first}, ${})", first + 1));
            values.extend(vals![value, number]);
        }
    }
    let order = match column {
        "c.number" => format!("c.number {direction}"),
        column => format!("{column} {direction}, c.number {direction}"),
    };
    // The page is found before anything is joined to it, whatever the database guesses about the rest.
    let sql = format!(
        "SELECT {COLUMNS} FROM (SELECT c.id AS found FROM comments c
           WHERE c.tenant_id = $1 AND c.discussion_id = $2 AND c.root_id IS NULL{conditions} ORDER BY {order} LIMIT $3) f
         JOIN comments c ON c.tenant_id = $1 AND c.id = f.found {JOINS} ORDER BY {order}"
    );
    Ok(tx.all::<Row>(&sql, values).await?.into_iter().map(Comment::from).collect())
}

/// The first replies in each of some threads, in their order; one statement. The threads are a table to be joined and no
/// list of values: of a list, PostgreSQL looks up how frequent each value is, takes the longest thread for what is asked
/// for, and reads all comments of the organisation.
pub(crate) async fn first_replies(tx: &Tx, roots: &[CommentId]) -> Result<Vec<Comment>, DbErr> {
    if roots.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (3..3 + roots.len()).map(|n| format!("(${n})")).collect();
    let sql = format!(
        "SELECT {COLUMNS} FROM (VALUES {}) AS t JOIN comments c ON c.root_id = t.column1 {JOINS}
         WHERE c.tenant_id = $1 AND c.place <= $2 ORDER BY c.root_id, c.place",
        places.join(", ")
    );
    let mut values = vals![FIRST_REPLIES];
    values.extend(roots.iter().map(|id| (*id).into()));
    Ok(tx.all::<Row>(&sql, values).await?.into_iter().map(Comment::from).collect())
}

/// The replies of a thread after a place.
pub(crate) async fn replies_after(
    tx: &Tx,
    root: CommentId,
    place: i64,
    limit: i64,
) -> Result<Vec<Comment>, DbErr> {
    let sql = format!(
        "SELECT {COLUMNS} FROM comments c {JOINS} WHERE c.tenant_id = $1 AND c.root_id = $2 AND c.place > $3
         ORDER BY c.place LIMIT $4"
    );
    Ok(tx.all::<Row>(&sql, vals![root, place, limit]).await?.into_iter().map(Comment::from).collect())
}

/// How many comments that readers see came after a number, at most a hundred.
pub(crate) async fn news(tx: &Tx, discussion: DiscussionId, number: i64) -> Result<i64, DbErr> {
    let count: Option<i64> = tx
        .scalar(
            "SELECT count(*) FROM (SELECT id FROM comments
               WHERE tenant_id = $1 AND discussion_id = $2 AND number > $3 AND deleted_at IS NULL AND hidden_at IS NULL
               ORDER BY number LIMIT 100) AS latest",
            vals![discussion, number],
        )
        .await?;
    Ok(count.unwrap_or(0))
}

/// How a person voted on some comments.
pub(crate) async fn votes_of(
    tx: &Tx,
    person: PersonId,
    comments: &[CommentId],
) -> Result<Vec<(CommentId, i64)>, DbErr> {
    #[derive(FromQueryResult)]
    struct Vote {
        comment_id: Uuid,
        weight: i64,
    }
    if comments.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (3..3 + comments.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT comment_id, weight FROM comment_votes
         WHERE tenant_id = $1 AND person_id = $2 AND comment_id IN ({}) ORDER BY comment_id",
        places.join(", ")
    );
    let mut values = vals![person];
    values.extend(comments.iter().map(|id| (*id).into()));
    let votes: Vec<Vote> = tx.all(&sql, values).await?;
    Ok(votes.into_iter().map(|vote| (CommentId(vote.comment_id), vote.weight)).collect())
}

/// How a person voted: numbers of comments with 1 or -1.
pub(crate) async fn all_votes_of(tx: &Tx, person: PersonId) -> Result<Vec<(i64, i64)>, DbErr> {
    #[derive(FromQueryResult)]
    struct Vote {
        number: i64,
        weight: i64,
    }
    let sql = "SELECT c.number, v.weight FROM comment_votes v
         JOIN comments c ON c.tenant_id = v.tenant_id AND c.id = v.comment_id
         WHERE v.tenant_id = $1 AND v.person_id = $2 ORDER BY c.number";
    let votes: Vec<Vote> = tx.all(sql, vals![person]).await?;
    Ok(votes.into_iter().map(|vote| (vote.number, vote.weight)).collect())
}
