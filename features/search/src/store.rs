//! What can be found, in the database.

use db::{DbErr, Tx, WriteTx, search::Query, vals};
use kernel::Timestamp;
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::model::Hit;

/// Under which kinds the words lie among the searched texts: all of them, and those of titles alone.
const ALL: &str = "site";
const TITLES: &str = "site-title";
/// Hits that are ranked; nobody reads further.
const MOST: i64 = 200;
/// Shorter parts of words than these letters find everything.
const SHORTEST_PART: usize = 3;

/// What is kept of a resource.
pub(crate) struct Document {
    pub(crate) id: Uuid,
    pub(crate) kind: &'static str,
    pub(crate) process: Uuid,
    /// The titles in all languages.
    pub(crate) title: String,
    /// Title and text in all languages.
    pub(crate) words: String,
    pub(crate) at: Timestamp,
}

/// Makes a resource findable, or findable by other words.
pub(crate) async fn put(tx: &WriteTx, document: &Document) -> Result<(), DbErr> {
    let folded = db::search::fold(&document.title);
    tx.exec(
        "INSERT INTO search_documents (tenant_id, id, kind, process_id, title_folded, at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (tenant_id, id) DO UPDATE SET kind = excluded.kind, process_id = excluded.process_id,
           title_folded = excluded.title_folded, at = excluded.at",
        vals![document.id, document.kind, document.process, folded, document.at],
    )
    .await?;
    let scope = tx.tenant().uuid();
    tx.index_text(TITLES, document.id, scope, &document.title).await?;
    tx.index_text(ALL, document.id, scope, &document.words).await
}

/// Makes a resource unfindable.
pub(crate) async fn remove(tx: &WriteTx, id: Uuid) -> Result<(), DbErr> {
    tx.exec("DELETE FROM search_documents WHERE tenant_id = $1 AND id = $2", vals![id]).await?;
    tx.remove_text(TITLES, id).await?;
    tx.remove_text(ALL, id).await
}

/// What narrows a search.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Filter<'a> {
    pub(crate) kind: Option<&'a str>,
    pub(crate) process: Option<Uuid>,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    kind: String,
    title_folded: String,
    at: Timestamp,
}

/// What fits, in no order yet: the latest of those whose title fits, of those whose text fits, and, while these are few,
/// of those whose title holds parts of the words.
pub(crate) async fn find(tx: &Tx, typed: &str, filter: Filter<'_>, few: usize) -> Result<Vec<Hit>, DbErr> {
    let query = Query::of_beginnings(typed);
    if query.is_empty() {
        return Ok(Vec::new());
    }
    let mut hits = matching(tx, TITLES, &query, filter).await?;
    hits.extend(matching(tx, ALL, &query, filter).await?);
    if hits.len() < few && query.words().iter().all(|word| word.chars().count() >= SHORTEST_PART) {
        hits.extend(parts(tx, &query, filter).await?);
    }
    Ok(hits)
}

async fn matching(tx: &Tx, texts: &str, query: &Query, filter: Filter<'_>) -> Result<Vec<Hit>, DbErr> {
    let (conditions, mut values) = narrowed(filter);
    let found = tx.matching(texts, tx.tenant().uuid(), query, values.len() + 2);
    let sql = format!(
        "SELECT d.id, d.kind, d.title_folded, d.at FROM search_documents d
         WHERE d.tenant_id = $1{conditions} AND {} ORDER BY d.at DESC, d.id DESC LIMIT {MOST}",
        found.condition("d.id")
    );
    values.extend(found.values);
    hits(tx, &sql, values).await
}

async fn parts(tx: &Tx, query: &Query, filter: Filter<'_>) -> Result<Vec<Hit>, DbErr> {
    let (mut conditions, mut values) = narrowed(filter);
    for word in query.words() {
        values.push(format!("%{word}%").into());
        conditions.push_str(&format!(" AND d.title_folded LIKE ${}", values.len() + 1));
    }
    let sql = format!(
        "SELECT d.id, d.kind, d.title_folded, d.at FROM search_documents d
         WHERE d.tenant_id = $1{conditions} ORDER BY d.at DESC, d.id DESC LIMIT {MOST}"
    );
    hits(tx, &sql, values).await
}

fn narrowed(filter: Filter<'_>) -> (String, Vec<db::Value>) {
    let (mut conditions, mut values) = (String::new(), Vec::new());
    if let Some(kind) = filter.kind {
        values.push(kind.into());
        conditions.push_str(&format!(" AND d.kind = ${}", values.len() + 1));
    }
    if let Some(process) = filter.process {
        values.push(process.into());
        conditions.push_str(&format!(" AND d.process_id = ${}", values.len() + 1));
    }
    (conditions, values)
}

async fn hits(tx: &Tx, sql: &str, values: Vec<db::Value>) -> Result<Vec<Hit>, DbErr> {
    let rows: Vec<Row> = tx.all(sql, values).await?;
    let hit = |row: Row| Hit { id: row.id, kind: row.kind, title: row.title_folded, at: row.at };
    Ok(rows.into_iter().map(hit).collect())
}

/// What of a process can be found, after an id: so that what is gone is noticed.
pub(crate) async fn of_process(
    tx: &Tx,
    process: Uuid,
    after: Uuid,
    limit: i64,
) -> Result<Vec<(Uuid, String)>, DbErr> {
    #[derive(FromQueryResult)]
    struct Known {
        id: Uuid,
        kind: String,
    }
    let sql = "SELECT id, kind FROM search_documents WHERE tenant_id = $1 AND process_id = $2 AND id > $3
         ORDER BY id LIMIT $4";
    let rows: Vec<Known> = tx.all(sql, vals![process, after, limit]).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.kind)).collect())
}
