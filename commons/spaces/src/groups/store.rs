//! Groups in the database.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Problem, Translated};
use sea_orm::FromQueryResult;

use super::{Group, GroupId};
use crate::ProcessId;

const GROUP: &str = "id, slug, title, short, description, description_html, published";

#[derive(FromQueryResult)]
struct Row {
    id: GroupId,
    slug: String,
    title: String,
    short: String,
    description: String,
    description_html: String,
    published: bool,
}

impl Row {
    fn group(self) -> Result<Group, Problem> {
        Ok(Group {
            id: self.id,
            slug: self.slug.parse().map_err(anyhow::Error::from)?,
            title: Translated::from_json(&self.title)?,
            short: Translated::from_json(&self.short)?,
            description: Translated::from_json(&self.description)?,
            description_html: Translated::from_json(&self.description_html)?,
            published: self.published,
        })
    }
}

/// All groups, drafts too, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &Tx) -> Result<Vec<Group>, Problem> {
    let sql = format!("SELECT {GROUP} FROM process_groups WHERE tenant_id = $1 ORDER BY created_at, id");
    let rows: Vec<Row> = tx.all(&sql, vals![]).await?;
    rows.into_iter().map(Row::group).collect()
}

/// A group by its part of the address.
///
/// # Errors
/// When the database fails.
pub async fn by_slug(tx: &Tx, slug: &str) -> Result<Option<Group>, Problem> {
    let sql = format!("SELECT {GROUP} FROM process_groups WHERE tenant_id = $1 AND slug = $2");
    let row: Option<Row> = tx.one(&sql, vals![slug]).await?;
    row.map(Row::group).transpose()
}

/// A group by id.
///
/// # Errors
/// When the database fails.
pub async fn by_id(tx: &Tx, id: GroupId) -> Result<Option<Group>, Problem> {
    let sql = format!("SELECT {GROUP} FROM process_groups WHERE tenant_id = $1 AND id = $2");
    let row: Option<Row> = tx.one(&sql, vals![id]).await?;
    row.map(Row::group).transpose()
}

/// The processes of a group in their order.
///
/// # Errors
/// When the database fails.
pub async fn members(tx: &Tx, group: GroupId) -> Result<Vec<ProcessId>, DbErr> {
    #[derive(FromQueryResult)]
    struct Member {
        process_id: ProcessId,
    }
    let rows: Vec<Member> = tx
        .all(
            "SELECT process_id FROM group_members WHERE tenant_id = $1 AND group_id = $2 ORDER BY position, process_id",
            vals![group],
        )
        .await?;
    Ok(rows.into_iter().map(|row| row.process_id).collect())
}

/// Writes a group, new or known by its id, with its processes.
pub(super) async fn put(tx: &WriteTx, g: &Group, members: &[ProcessId]) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO process_groups (tenant_id, id, slug, title, short, description, description_html, published, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (tenant_id, id) DO UPDATE SET slug = excluded.slug, title = excluded.title, short = excluded.short,
           description = excluded.description, description_html = excluded.description_html,
           published = excluded.published",
        vals![
            g.id,
            g.slug.as_str(),
            g.title.to_json(),
            g.short.to_json(),
            g.description.to_json(),
            g.description_html.to_json(),
            g.published,
            tx.now(),
        ],
    )
    .await?;
    tx.exec("DELETE FROM group_members WHERE tenant_id = $1 AND group_id = $2", vals![g.id]).await?;
    for (position, process) in (1_i64..).zip(members) {
        tx.exec(
            "INSERT INTO group_members (tenant_id, group_id, process_id, position) VALUES ($1, $2, $3, $4)
             ON CONFLICT DO NOTHING",
            vals![g.id, *process, position],
        )
        .await?;
    }
    Ok(())
}

/// Deletes a group; its processes stay.
pub(super) async fn delete(tx: &WriteTx, id: GroupId) -> Result<(), DbErr> {
    tx.exec("DELETE FROM group_members WHERE tenant_id = $1 AND group_id = $2", vals![id]).await?;
    tx.exec("DELETE FROM process_groups WHERE tenant_id = $1 AND id = $2", vals![id]).await?;
    Ok(())
}

/// Takes a process out of all groups.
pub(crate) async fn leave(tx: &WriteTx, process: ProcessId) -> Result<(), DbErr> {
    tx.exec("DELETE FROM group_members WHERE tenant_id = $1 AND process_id = $2", vals![process]).await?;
    Ok(())
}
