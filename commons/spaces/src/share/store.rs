//! Short codes in the database.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Problem, Translated};
use sea_orm::FromQueryResult;

use crate::{ComponentId, ProcessId, Sight};

/// Writes a code unless it is taken; says whether it did.
pub(super) async fn insert(
    tx: &WriteTx,
    code: &str,
    process: ProcessId,
    component: Option<ComponentId>,
) -> Result<bool, DbErr> {
    let written = tx
        .exec(
            "INSERT INTO short_links (tenant_id, code, process_id, component_id) VALUES ($1, $2, $3, $4)
             ON CONFLICT DO NOTHING",
            vals![code, process, component],
        )
        .await?;
    Ok(written > 0)
}

/// The code of a process, or of one of its components.
pub(crate) async fn code_of(
    tx: &Tx,
    process: ProcessId,
    component: Option<ComponentId>,
) -> Result<Option<String>, DbErr> {
    match component {
        Some(component) => {
            let sql =
                "SELECT code FROM short_links WHERE tenant_id = $1 AND process_id = $2 AND component_id = $3";
            tx.scalar(sql, vals![process, component]).await
        }
        None => {
            let sql = "SELECT code FROM short_links WHERE tenant_id = $1 AND process_id = $2 AND component_id IS NULL";
            tx.scalar(sql, vals![process]).await
        }
    }
}

/// What a code leads to.
pub(super) struct Target {
    /// Its path without locale.
    pub(super) path: String,
    pub(super) title: Translated,
    /// For whom it is there.
    pub(super) sight: Sight,
    /// Address and title of the component.
    pub(super) component: Option<(String, Translated)>,
}

/// What a code leads to, drafts too.
pub(super) async fn target(tx: &Tx, code: &str) -> Result<Option<Target>, Problem> {
    #[derive(FromQueryResult)]
    struct Row {
        process_id: ProcessId,
        kind: String,
        slug: String,
        title: String,
        published: bool,
        released: bool,
        component: Option<String>,
        component_title: Option<String>,
        component_published: Option<bool>,
    }
    let row: Option<Row> = tx
        .one(
            "SELECT l.process_id, s.kind, s.slug, s.title, s.published, s.released, c.slug AS component, c.title AS component_title,
               c.published AS component_published
             FROM short_links l JOIN processes s ON s.tenant_id = l.tenant_id AND s.id = l.process_id
             LEFT JOIN components c ON c.tenant_id = l.tenant_id AND c.id = l.component_id
             WHERE l.tenant_id = $1 AND l.code = $2",
            vals![code],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let component = match (row.component, row.component_title) {
        (Some(slug), Some(title)) => Some((slug, Translated::from_json(&title)?)),
        _ => None,
    };
    Ok(Some(Target {
        path: format!("/{}/{}", row.kind, row.slug),
        title: Translated::from_json(&row.title)?,
        sight: Sight { space: row.process_id.uuid(), public: row.published, released: row.released }
            .part(row.component_published.unwrap_or(true)),
        component,
    }))
}

/// Deletes the codes of a process.
pub(crate) async fn remove(tx: &WriteTx, process: ProcessId) -> Result<(), DbErr> {
    tx.exec("DELETE FROM short_links WHERE tenant_id = $1 AND process_id = $2", vals![process]).await?;
    Ok(())
}
