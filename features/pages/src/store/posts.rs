//! Posts and their tags.

use std::collections::HashMap;

use db::{
    DbErr, Tx, Value, WriteTx,
    paging::{Cursor, Key, Page},
    vals,
};
use kernel::{PersonId, Problem, Timestamp, Translated, Words};
use sea_orm::FromQueryResult;
use spaces::{
    ComponentId, ProcessId,
    translated::{columns, of_columns},
};
use uuid::Uuid;

use crate::{Post, PostId, PostState, Tag};

const POST: &str =
    "p.id, p.component_id, p.number, p.title, p.lead, p.body, p.body_html, p.author_id, a.nickname,
  p.office, p.office_wording, p.cover, p.state, p.publish_at, p.changed_at, c.slug AS component, s.kind || '/' || s.slug AS process";

const TABLES: &str = "posts p JOIN components c ON c.tenant_id = p.tenant_id AND c.id = p.component_id
  JOIN processes s ON s.tenant_id = c.tenant_id AND s.id = c.process_id
  LEFT JOIN people a ON a.tenant_id = p.tenant_id AND a.id = p.author_id";

/// What everybody sees.
const PUBLIC: &str = "p.state = 'published' AND c.published = TRUE AND s.published = TRUE";

/// The order of lists, as cursors name it.
const LATEST: &str = "latest";

#[derive(FromQueryResult)]
struct Row {
    id: PostId,
    component_id: ComponentId,
    number: i64,
    title: String,
    lead: String,
    body: String,
    body_html: String,
    author_id: Option<PersonId>,
    nickname: Option<String>,
    office: String,
    office_wording: String,
    cover: Option<String>,
    state: String,
    publish_at: Option<Timestamp>,
    changed_at: Timestamp,
    component: String,
    process: String,
}

impl Row {
    fn post(self) -> Result<Post, Problem> {
        let title = Translated::from_json(&self.title)?;
        let words = Words::path(self.number, title.text(title.original));
        Ok(Post {
            id: self.id,
            component: self.component_id,
            number: self.number,
            title,
            lead: Translated::from_json(&self.lead)?,
            body: Translated::from_json(&self.body)?,
            body_html: Translated::from_json(&self.body_html)?,
            author: self.author_id,
            nickname: self.nickname,
            office: of_columns(&self.office, &self.office_wording)?,
            cover: self.cover,
            state: PostState::parse(&self.state),
            publish_at: self.publish_at,
            changed_at: self.changed_at,
            path: format!("/{}/{}/{words}", self.process, self.component),
        })
    }
}

/// A page of the published posts of a component, the latest first; with a tag, only those that have it.
///
/// # Errors
/// When the database fails, or the address continues another list.
pub async fn published(
    tx: &Tx,
    component: ComponentId,
    tag: Option<&str>,
    after: Option<&str>,
) -> Result<Page<Post>, Problem> {
    let mut values: Vec<Value> = vals![component];
    let mut conditions = String::from("p.tenant_id = $1 AND p.component_id = $2 AND p.state = 'published'");
    if let Some(tag) = tag {
        values.push(tag.into());
        conditions.push_str(
            " AND EXISTS (SELECT 1 FROM post_tags t WHERE t.tenant_id = $1 AND t.post_id = p.id AND t.tag = $3)",
        );
    }
    if let Some(after) = after {
        let n = values.len() + 2;
        conditions.push_str(&format!(" AND (p.publish_at, p.id) < (${n}, ${})", n + 1));
        values.extend(Cursor::decode(after, LATEST, 1)?.values());
    }
    values.push(Page::<Post>::LIMIT.into());
    let limit = values.len() + 1;
    let sql = format!(
        "SELECT {POST} FROM {TABLES} WHERE {conditions} ORDER BY p.publish_at DESC, p.id DESC LIMIT ${limit}"
    );
    let rows: Vec<Row> = tx.all(&sql, values).await?;
    let posts = rows.into_iter().map(Row::post).collect::<Result<Vec<_>, _>>()?;
    Ok(Page::new(posts, |p| Cursor::after(LATEST, p.publish_at.map(Key::from), p.id.uuid())))
}

/// Whose news are asked for.
#[derive(Clone, Copy, Debug)]
pub enum Scope {
    /// Of one component.
    Component(ComponentId),
    /// Of one process.
    Process(ProcessId),
    /// Of the whole organisation.
    Site,
}

/// The latest posts that everybody sees.
///
/// # Errors
/// When the database fails.
pub async fn latest(tx: &Tx, scope: Scope, count: i64) -> Result<Vec<Post>, Problem> {
    let (condition, values) = match scope {
        Scope::Component(id) => (" AND p.component_id = $3", vals![count, id]),
        Scope::Process(id) => (" AND c.process_id = $3", vals![count, id]),
        Scope::Site => ("", vals![count]),
    };
    let sql = format!(
        "SELECT {POST} FROM {TABLES} WHERE p.tenant_id = $1 AND {PUBLIC}{condition}
         ORDER BY p.publish_at DESC, p.id DESC LIMIT $2"
    );
    let rows: Vec<Row> = tx.all(&sql, values).await?;
    rows.into_iter().map(Row::post).collect()
}

/// All posts of a component, the last changed first, a page at a time.
///
/// # Errors
/// When the database fails, or the address continues another list.
pub async fn all(tx: &Tx, component: ComponentId, after: Option<&str>) -> Result<Page<Post>, Problem> {
    let mut values: Vec<Value> = vals![component];
    let mut more = String::new();
    if let Some(after) = after {
        more = " AND p.number < $3".to_owned();
        values.extend(Cursor::decode(after, "number", 1)?.values().into_iter().take(1));
    }
    values.push(Page::<Post>::LIMIT.into());
    let limit = values.len() + 1;
    let sql = format!(
        "SELECT {POST} FROM {TABLES} WHERE p.tenant_id = $1 AND p.component_id = $2{more}
         ORDER BY p.number DESC LIMIT ${limit}"
    );
    let rows: Vec<Row> = tx.all(&sql, values).await?;
    let posts = rows.into_iter().map(Row::post).collect::<Result<Vec<_>, _>>()?;
    Ok(Page::new(posts, |p| Cursor::after("number", [Key::from(p.number)], p.id.uuid())))
}

/// A post by its number.
///
/// # Errors
/// When the database fails.
pub async fn by_number(tx: &Tx, component: ComponentId, number: i64) -> Result<Option<Post>, Problem> {
    let sql = format!(
        "SELECT {POST} FROM {TABLES} WHERE p.tenant_id = $1 AND p.component_id = $2 AND p.number = $3"
    );
    let row: Option<Row> = tx.one(&sql, vals![component, number]).await?;
    row.map(Row::post).transpose()
}

/// A post by id.
///
/// # Errors
/// When the database fails.
pub async fn by_id(tx: &Tx, id: PostId) -> Result<Option<Post>, Problem> {
    let sql = format!("SELECT {POST} FROM {TABLES} WHERE p.tenant_id = $1 AND p.id = $2");
    let row: Option<Row> = tx.one(&sql, vals![id]).await?;
    row.map(Row::post).transpose()
}

/// The ids of all posts of a process after one, in their order.
///
/// # Errors
/// When the database fails.
pub async fn ids_within(tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, DbErr> {
    #[derive(FromQueryResult)]
    struct Id {
        id: Uuid,
    }
    let sql =
        "SELECT p.id FROM posts p JOIN components c ON c.tenant_id = p.tenant_id AND c.id = p.component_id
         WHERE p.tenant_id = $1 AND c.process_id = $2 AND p.id > $3 ORDER BY p.id LIMIT $4";
    let rows: Vec<Id> = tx.all(sql, vals![process, after, limit]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The posts of those ids that everybody sees.
///
/// # Errors
/// When the database fails.
pub async fn public_of(tx: &Tx, ids: &[Uuid]) -> Result<Vec<Post>, Problem> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..2 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT {POST} FROM {TABLES} WHERE p.tenant_id = $1 AND {PUBLIC} AND p.id IN ({}) ORDER BY p.number, p.id",
        places.join(", ")
    );
    let rows: Vec<Row> = tx.all(&sql, ids.iter().map(|id| (*id).into()).collect()).await?;
    rows.into_iter().map(Row::post).collect()
}

/// The posts of those ids that came out, whoever may see where.
///
/// # Errors
/// When the database fails.
pub async fn come_out_of(tx: &Tx, ids: &[Uuid]) -> Result<Vec<Post>, Problem> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..2 + ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT {POST} FROM {TABLES} WHERE p.tenant_id = $1 AND p.state = 'published' AND p.id IN ({})
         ORDER BY p.number, p.id",
        places.join(", ")
    );
    let rows: Vec<Row> = tx.all(&sql, ids.iter().map(|id| (*id).into()).collect()).await?;
    rows.into_iter().map(Row::post).collect()
}

/// Writes a new post.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &WriteTx, p: &Post) -> Result<(), DbErr> {
    let (office, rest) = columns(&p.office);
    tx.exec(
        "INSERT INTO posts (tenant_id, id, component_id, number, title, lead, body, body_html, author_id, office,
           office_wording, cover, state, publish_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        vals![
            p.id,
            p.component,
            p.number,
            p.title.to_json(),
            p.lead.to_json(),
            p.body.to_json(),
            p.body_html.to_json(),
            p.author,
            office,
            rest,
            p.cover.clone(),
            p.state.as_str(),
            p.publish_at,
            p.changed_at,
        ],
    )
    .await?;
    Ok(())
}

/// Replaces what can change about a post.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &WriteTx, p: &Post) -> Result<(), DbErr> {
    let (office, rest) = columns(&p.office);
    tx.exec(
        "UPDATE posts SET title = $3, lead = $4, body = $5, body_html = $6, office = $7, office_wording = $8,
           cover = $9, state = $10, publish_at = $11, changed_at = $12
         WHERE tenant_id = $1 AND id = $2",
        vals![
            p.id,
            p.title.to_json(),
            p.lead.to_json(),
            p.body.to_json(),
            p.body_html.to_json(),
            office,
            rest,
            p.cover.clone(),
            p.state.as_str(),
            p.publish_at,
            p.changed_at,
        ],
    )
    .await?;
    Ok(())
}

/// Deletes a post with its tags.
///
/// # Errors
/// When the database fails.
pub async fn delete(tx: &WriteTx, id: PostId) -> Result<(), DbErr> {
    for table in ["post_tags", "post_letters"] {
        tx.exec(&format!("DELETE FROM {table} WHERE tenant_id = $1 AND post_id = $2"), vals![id]).await?;
    }
    tx.exec("DELETE FROM posts WHERE tenant_id = $1 AND id = $2", vals![id]).await?;
    Ok(())
}

/// Gives a post these tags in place of those it had.
///
/// # Errors
/// When the database fails.
pub async fn set_tags(tx: &WriteTx, post: &Post, tags: &[Tag]) -> Result<(), DbErr> {
    tx.exec("DELETE FROM post_tags WHERE tenant_id = $1 AND post_id = $2", vals![post.id]).await?;
    for tag in tags {
        tx.exec(
            "INSERT INTO post_tags (tenant_id, post_id, tag, component_id, label) VALUES ($1, $2, $3, $4, $5)",
            vals![post.id, tag.key.as_str(), post.component, tag.label.as_str()],
        )
        .await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct TagRow {
    post_id: PostId,
    tag: String,
    label: String,
}

/// The tags of some posts.
///
/// # Errors
/// When the database fails.
pub async fn tags_of(tx: &Tx, posts: &[PostId]) -> Result<HashMap<PostId, Vec<Tag>>, DbErr> {
    let mut tags: HashMap<PostId, Vec<Tag>> = HashMap::new();
    if posts.is_empty() {
        return Ok(tags);
    }
    let places: Vec<String> = (2..2 + posts.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT post_id, tag, label FROM post_tags WHERE tenant_id = $1 AND post_id IN ({}) ORDER BY post_id, tag",
        places.join(", ")
    );
    let rows: Vec<TagRow> = tx.all(&sql, posts.iter().map(|id| (*id).into()).collect()).await?;
    for row in rows {
        tags.entry(row.post_id).or_default().push(Tag { key: row.tag, label: row.label });
    }
    Ok(tags)
}

/// The tags that published posts of a component have, by name.
///
/// # Errors
/// When the database fails.
pub async fn tags_in_use(tx: &Tx, component: ComponentId) -> Result<Vec<Tag>, DbErr> {
    #[derive(FromQueryResult)]
    struct Used {
        tag: String,
        label: String,
    }
    let rows: Vec<Used> = tx
        .all(
            "SELECT t.tag, min(t.label) AS label FROM post_tags t
             JOIN posts p ON p.tenant_id = t.tenant_id AND p.id = t.post_id
             WHERE t.tenant_id = $1 AND t.component_id = $2 AND p.state = 'published'
             GROUP BY t.tag ORDER BY t.tag",
            vals![component],
        )
        .await?;
    Ok(rows.into_iter().map(|row| Tag { key: row.tag, label: row.label }).collect())
}
