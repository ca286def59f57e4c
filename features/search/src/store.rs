//! What can be found, in the database.

use std::collections::{BTreeSet, HashSet};

use db::{DbErr, Tx, WriteTx, search::Query, vals};
use kernel::Timestamp;
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::model::Hit;

/// Under which kinds the words lie among the searched texts: titles alone; titles and texts; and what has no title of its
/// own, so that however much is said about something, the thing itself is found.
const TITLES: &str = "site-title";
const ALL: &str = "site";
const SAID: &str = "site-said";
/// Hits that are ranked; nobody reads further.
const MOST: i64 = 200;
/// Shorter parts of words than these letters find everything.
const SHORTEST_PART: usize = 3;
/// Words in which one part is found; the shortest of them, which are nearest to it.
const MOST_WORDS: usize = 100;
/// Words that become known with one statement.
const LEARNT_AT_ONCE: usize = 500;

/// What is kept of a resource.
pub(crate) struct Document {
    pub(crate) id: Uuid,
    pub(crate) kind: &'static str,
    pub(crate) process: Uuid,
    /// Whether only the members of the process see it.
    pub(crate) for_members: bool,
    /// The titles in all languages; empty where it has none of its own.
    pub(crate) title: String,
    /// Title and text in all languages.
    pub(crate) words: String,
    pub(crate) at: Timestamp,
}

impl Document {
    /// Who finds it: everybody in the organisation's scope, members in that of their space.
    fn scope(&self, tx: &Tx) -> Uuid {
        if self.for_members { self.process } else { tx.tenant().uuid() }
    }
}

/// Makes a resource findable, or findable by other words.
pub(crate) async fn put(tx: &WriteTx, document: &Document) -> Result<(), DbErr> {
    let folded = db::search::fold(&document.title);
    tx.exec(
        "INSERT INTO search_documents (tenant_id, id, kind, process_id, for_members, title_folded, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (tenant_id, id) DO UPDATE SET kind = excluded.kind, process_id = excluded.process_id,
           for_members = excluded.for_members, title_folded = excluded.title_folded, at = excluded.at",
        vals![document.id, document.kind, document.process, document.for_members, folded, document.at],
    )
    .await?;
    let scope = document.scope(tx);
    if document.title.is_empty() {
        return tx.index_text(SAID, document.id, scope, &document.words).await;
    }
    tx.index_text(TITLES, document.id, scope, &document.title).await?;
    tx.index_text(ALL, document.id, scope, &document.words).await
}

/// Makes a resource unfindable.
pub(crate) async fn remove(tx: &WriteTx, id: Uuid) -> Result<(), DbErr> {
    tx.exec("DELETE FROM search_documents WHERE tenant_id = $1 AND id = $2", vals![id]).await?;
    for texts in [TITLES, ALL, SAID] {
        tx.remove_text(texts, id).await?;
    }
    Ok(())
}

/// Makes the words of some texts known, so that parts of them find them. They are written in their order: whoever writes
/// the same words at the same time waits for this writer, and never each for the other.
pub(crate) async fn learn(tx: &WriteTx, documents: &[Document]) -> Result<(), DbErr> {
    let mut words = BTreeSet::new();
    for document in documents {
        let folded = db::search::fold(&document.words);
        // A word is found by itself and by its beginning without being known here.
        words.extend(
            folded.split(' ').filter(|word| word.chars().nth(SHORTEST_PART).is_some()).map(str::to_owned),
        );
    }
    let words: Vec<String> = words.into_iter().collect();
    for some in words.chunks(LEARNT_AT_ONCE) {
        let places: Vec<String> = (2..2 + some.len()).map(|n| format!("($1, ${n})")).collect();
        let sql = format!(
            "INSERT INTO search_vocabulary (tenant_id, word) VALUES {} ON CONFLICT (tenant_id, word) DO NOTHING",
            places.join(", ")
        );
        tx.exec(&sql, some.iter().map(|word| word.as_str().into()).collect()).await?;
    }
    Ok(())
}

/// Forgets all words, so that only those of what can be found become known again.
pub(crate) async fn forget_words(tx: &WriteTx) -> Result<(), DbErr> {
    tx.exec("DELETE FROM search_vocabulary WHERE tenant_id = $1", vals![]).await?;
    Ok(())
}

/// What narrows a search.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Filter<'a> {
    pub(crate) kind: Option<&'a str>,
    pub(crate) process: Option<Uuid>,
    /// The spaces that the reader is a member of: what is for members is found there.
    pub(crate) member_of: &'a [Uuid],
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    kind: String,
    for_members: bool,
    title_folded: String,
    at: Timestamp,
}

/// What fits, in no order yet: the latest of those whose title fits, of those whose text fits, and of what is said about
/// things; while these are few, also of those that hold parts of the words.
pub(crate) async fn find(tx: &Tx, typed: &str, filter: Filter<'_>, few: usize) -> Result<Vec<Hit>, DbErr> {
    let query = Query::of_beginnings(typed);
    if query.is_empty() {
        return Ok(Vec::new());
    }
    let mut hits = anywhere(tx, &query, filter).await?;
    if hits.len() < few && query.words().all(|word| word.chars().count() >= SHORTEST_PART) {
        let mut words = Vec::new();
        for part in query.words() {
            words.push(words_with(tx, part).await?);
        }
        // Parts of nothing find nothing new.
        if words.iter().any(|words| words.len() > 1) {
            hits.extend(anywhere(tx, &Query::of_words(words), filter).await?);
        }
    }
    Ok(hits)
}

async fn anywhere(tx: &Tx, query: &Query, filter: Filter<'_>) -> Result<Vec<Hit>, DbErr> {
    let mut hits = Vec::new();
    for texts in [TITLES, ALL, SAID] {
        hits.extend(matching(tx, texts, query, filter).await?);
    }
    Ok(hits)
}

/// The known words that hold a part, or are it; the shortest.
async fn words_with(tx: &Tx, part: &str) -> Result<Vec<String>, DbErr> {
    #[derive(FromQueryResult)]
    struct Known {
        word: String,
    }
    let sql = "SELECT word FROM search_vocabulary WHERE tenant_id = $1 AND word LIKE $2 ORDER BY word";
    let known: Vec<Known> = tx.all(sql, vals![format!("%{part}%")]).await?;
    let mut words: Vec<String> = known.into_iter().map(|known| known.word).collect();
    // In the order of their letters' numbers: the databases put letters into different orders.
    words.sort_by(|a, b| a.chars().count().cmp(&b.chars().count()).then_with(|| a.cmp(b)));
    words.truncate(MOST_WORDS);
    if words.first().is_none_or(|first| first != part) {
        // Short words are not among those that are known, and words of three letters are their own part.
        words.insert(0, part.to_owned());
    }
    Ok(words)
}

async fn matching(tx: &Tx, texts: &str, query: &Query, filter: Filter<'_>) -> Result<Vec<Hit>, DbErr> {
    let (mut conditions, mut values) = (String::new(), Vec::new());
    if let Some(kind) = filter.kind {
        values.push(kind.into());
        conditions.push_str(&format!(" AND d.kind = ${}", values.len() + 1));
    }
    if let Some(process) = filter.process {
        values.push(process.into());
        conditions.push_str(&format!(" AND d.process_id = ${}", values.len() + 1));
    }
    let mut found = Vec::new();
    for scope in std::iter::once(tx.tenant().uuid()).chain(filter.member_of.iter().copied()) {
        let matching = tx.matching(texts, scope, query, values.len() + 2);
        found.push(matching.condition("d.id"));
        values.extend(matching.values);
    }
    let sql = format!(
        "SELECT d.id, d.kind, d.for_members, d.title_folded, d.at FROM search_documents d
         WHERE d.tenant_id = $1{conditions} AND ({}) ORDER BY d.at DESC, d.id DESC LIMIT {MOST}",
        found.join(" OR ")
    );
    let rows: Vec<Row> = tx.all(&sql, values).await?;
    let hit = |row: Row| Hit {
        id: row.id,
        kind: row.kind,
        for_members: row.for_members,
        title: row.title_folded,
        at: row.at,
    };
    Ok(rows.into_iter().map(hit).collect())
}

/// Which of some resources can be found.
pub(crate) async fn known(tx: &Tx, ids: &[Uuid]) -> Result<HashSet<Uuid>, DbErr> {
    #[derive(FromQueryResult)]
    struct Known {
        id: Uuid,
    }
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let places: Vec<String> = (2..2 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT id FROM search_documents WHERE tenant_id = $1 AND id IN ({}) ORDER BY id",
        places.join(", ")
    );
    let rows: Vec<Known> = tx.all(&sql, ids.iter().map(|id| (*id).into()).collect()).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
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
