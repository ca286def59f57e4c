//! Pages of text and their topics.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Problem, Timestamp, Translated};
use sea_orm::FromQueryResult;
use spaces::ComponentId;
use uuid::Uuid;

use crate::{Home, TextPage, TextPageId, Topic, TopicId};

const PAGE: &str = "id, topic_id, slug, title, body, body_html, published, in_footer, changed_at";

#[derive(FromQueryResult)]
struct Row {
    id: TextPageId,
    topic_id: Option<TopicId>,
    slug: String,
    title: String,
    body: String,
    body_html: String,
    published: bool,
    in_footer: bool,
    changed_at: Timestamp,
}

impl Row {
    fn page(self) -> Result<TextPage, Problem> {
        Ok(TextPage {
            id: self.id,
            topic: self.topic_id,
            slug: self.slug.parse().map_err(anyhow::Error::from)?,
            title: Translated::from_json(&self.title)?,
            body: Translated::from_json(&self.body)?,
            body_html: Translated::from_json(&self.body_html)?,
            published: self.published,
            in_footer: self.in_footer,
            changed_at: self.changed_at,
        })
    }
}

/// The pages of a home in their order, drafts too.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &Tx, home: Home) -> Result<Vec<TextPage>, Problem> {
    let sql =
        format!("SELECT {PAGE} FROM text_pages WHERE tenant_id = $1 AND home = $2 ORDER BY position, id");
    let rows: Vec<Row> = tx.all(&sql, vals![home.uuid()]).await?;
    rows.into_iter().map(Row::page).collect()
}

/// A page as a menu shows it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its part of the address.
    pub slug: String,
    /// Its title.
    pub title: Translated,
    /// The topic it stands under.
    pub topic: Option<TopicId>,
    /// Whether everybody sees it.
    pub published: bool,
    /// Whether the foot of every page links to it.
    pub in_footer: bool,
}

#[derive(FromQueryResult)]
struct EntryRow {
    slug: String,
    title: String,
    topic_id: Option<TopicId>,
    published: bool,
    in_footer: bool,
}

/// The pages of a home in their order without their texts, drafts too.
///
/// # Errors
/// When the database fails.
pub async fn entries(tx: &Tx, home: Home) -> Result<Vec<Entry>, Problem> {
    let rows: Vec<EntryRow> = tx
        .all(
            "SELECT slug, title, topic_id, published, in_footer FROM text_pages
             WHERE tenant_id = $1 AND home = $2 ORDER BY position, id",
            vals![home.uuid()],
        )
        .await?;
    rows.into_iter()
        .map(|row| {
            let title = Translated::from_json(&row.title)?;
            let (published, in_footer) = (row.published, row.in_footer);
            Ok(Entry { slug: row.slug, title, topic: row.topic_id, published, in_footer })
        })
        .collect()
}

/// A page by its part of the address.
///
/// # Errors
/// When the database fails.
pub async fn by_slug(tx: &Tx, home: Home, slug: &str) -> Result<Option<TextPage>, Problem> {
    let sql = format!("SELECT {PAGE} FROM text_pages WHERE tenant_id = $1 AND home = $2 AND slug = $3");
    let row: Option<Row> = tx.one(&sql, vals![home.uuid(), slug]).await?;
    row.map(Row::page).transpose()
}

/// A page by id.
///
/// # Errors
/// When the database fails.
pub async fn by_id(tx: &Tx, home: Home, id: TextPageId) -> Result<Option<TextPage>, Problem> {
    let sql = format!("SELECT {PAGE} FROM text_pages WHERE tenant_id = $1 AND home = $2 AND id = $3");
    let row: Option<Row> = tx.one(&sql, vals![home.uuid(), id]).await?;
    row.map(Row::page).transpose()
}

/// The published pages of those ids, each with the component that it hangs in; none for the organisation's own.
///
/// # Errors
/// When the database fails.
pub async fn published_of(tx: &Tx, ids: &[Uuid]) -> Result<Vec<(Option<ComponentId>, TextPage)>, Problem> {
    #[derive(FromQueryResult)]
    struct Placed {
        component_id: Option<ComponentId>,
        #[sea_orm(nested)]
        page: Row,
    }
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..2 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT component_id, {PAGE} FROM text_pages WHERE tenant_id = $1 AND published = TRUE AND id IN ({})
         ORDER BY id",
        places.join(", ")
    );
    let rows: Vec<Placed> = tx.all(&sql, ids.iter().map(|id| (*id).into()).collect()).await?;
    rows.into_iter().map(|row| Ok((row.component_id, row.page.page()?))).collect()
}

/// The ids of all pages of a process after one, in their order; of the nil process, those of the organisation itself.
///
/// # Errors
/// When the database fails.
pub async fn ids_within(tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, DbErr> {
    #[derive(FromQueryResult)]
    struct Id {
        id: Uuid,
    }
    let (place, mut values) = match process.is_nil() {
        true => ("p.component_id IS NULL", Vec::new()),
        false => ("c.process_id = $4", vals![process]),
    };
    let sql = format!(
        "SELECT p.id FROM text_pages p LEFT JOIN components c ON c.tenant_id = p.tenant_id AND c.id = p.component_id
         WHERE p.tenant_id = $1 AND {place} AND p.id > $2 ORDER BY p.id LIMIT $3"
    );
    let mut all = vals![after, limit];
    all.append(&mut values);
    let rows: Vec<Id> = tx.all(&sql, all).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Writes a new page behind the others.
///
/// # Errors
/// When the database fails, or the part of the address is taken (a unique violation).
pub async fn insert(tx: &WriteTx, home: Home, p: &TextPage) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO text_pages (tenant_id, id, home, component_id, topic_id, slug, title, body, body_html, published,
           in_footer, changed_at, position)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
           (SELECT coalesce(max(position), 0) + 1 FROM text_pages WHERE tenant_id = $1 AND home = $3))",
        vals![
            p.id,
            home.uuid(),
            home.component(),
            p.topic,
            p.slug.as_str(),
            p.title.to_json(),
            p.body.to_json(),
            p.body_html.to_json(),
            p.published,
            p.in_footer,
            p.changed_at,
        ],
    )
    .await?;
    Ok(())
}

/// Replaces everything of a page but its place.
///
/// # Errors
/// When the database fails, or the part of the address is taken (a unique violation).
pub async fn update(tx: &WriteTx, p: &TextPage) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE text_pages SET topic_id = $3, slug = $4, title = $5, body = $6, body_html = $7, published = $8,
           in_footer = $9, changed_at = $10
         WHERE tenant_id = $1 AND id = $2",
        vals![
            p.id,
            p.topic,
            p.slug.as_str(),
            p.title.to_json(),
            p.body.to_json(),
            p.body_html.to_json(),
            p.published,
            p.in_footer,
            p.changed_at,
        ],
    )
    .await?;
    Ok(())
}

/// Gives a page its place.
///
/// # Errors
/// When the database fails.
pub async fn set_position(tx: &WriteTx, home: Home, id: TextPageId, position: i64) -> Result<(), DbErr> {
    let sql = "UPDATE text_pages SET position = $4 WHERE tenant_id = $1 AND home = $2 AND id = $3";
    tx.exec(sql, vals![home.uuid(), id, position]).await?;
    Ok(())
}

/// Deletes a page.
///
/// # Errors
/// When the database fails.
pub async fn delete(tx: &WriteTx, home: Home, id: TextPageId) -> Result<u64, DbErr> {
    let sql = "DELETE FROM text_pages WHERE tenant_id = $1 AND home = $2 AND id = $3";
    tx.exec(sql, vals![home.uuid(), id]).await
}

#[derive(FromQueryResult)]
struct TopicRow {
    id: TopicId,
    title: String,
}

/// The topics in their order.
///
/// # Errors
/// When the database fails.
pub async fn topics(tx: &Tx) -> Result<Vec<Topic>, Problem> {
    let sql = "SELECT id, title FROM topics WHERE tenant_id = $1 ORDER BY position, id";
    let rows: Vec<TopicRow> = tx.all(sql, vals![]).await?;
    rows.into_iter().map(|row| Ok(Topic { id: row.id, title: Translated::from_json(&row.title)? })).collect()
}

/// Writes a topic at a place, new or known.
///
/// # Errors
/// When the database fails.
pub async fn put_topic(tx: &WriteTx, topic: &Topic, position: i64) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO topics (tenant_id, id, title, position) VALUES ($1, $2, $3, $4)
         ON CONFLICT (tenant_id, id) DO UPDATE SET title = excluded.title, position = excluded.position",
        vals![topic.id, topic.title.to_json(), position],
    )
    .await?;
    Ok(())
}

/// Deletes a topic; its pages stay, without one.
///
/// # Errors
/// When the database fails.
pub async fn delete_topic(tx: &WriteTx, id: TopicId) -> Result<(), DbErr> {
    tx.exec("UPDATE text_pages SET topic_id = NULL WHERE tenant_id = $1 AND topic_id = $2", vals![id])
        .await?;
    tx.exec("DELETE FROM topics WHERE tenant_id = $1 AND id = $2", vals![id]).await?;
    Ok(())
}
