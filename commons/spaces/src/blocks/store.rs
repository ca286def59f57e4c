//! Arrangements and templates in the database: a page is one row, whatever is on it.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::Problem;
use sea_orm::FromQueryResult;

use super::{Arranged, Arrangement, Surface, Template, TemplateId};
use crate::ProcessId;

/// The arrangements of a page.
pub(crate) async fn arranged(tx: &Tx, surface: Surface) -> Result<Arranged, Problem> {
    #[derive(FromQueryResult)]
    struct Row {
        published: Option<String>,
        draft: Option<String>,
    }
    let sql = "SELECT published, draft FROM arrangements WHERE tenant_id = $1 AND surface = $2";
    let Some(row) = tx.one::<Row>(sql, vals![surface.key()]).await? else { return Ok(Arranged::default()) };
    let read = |json: Option<String>| json.map(|json| serde_json::from_str(&json)).transpose();
    Ok(Arranged { published: read(row.published)?, draft: read(row.draft)? })
}

/// Writes the arrangements of a page.
pub(crate) async fn put(tx: &WriteTx, surface: Surface, arranged: &Arranged) -> Result<(), Problem> {
    let write = |a: &Option<Arrangement>| a.as_ref().map(serde_json::to_string).transpose();
    tx.exec(
        "INSERT INTO arrangements (tenant_id, surface, process_id, published, draft, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (tenant_id, surface)
         DO UPDATE SET published = excluded.published, draft = excluded.draft, changed_at = excluded.changed_at",
        vals![
            surface.key(),
            surface.space(),
            write(&arranged.published)?,
            write(&arranged.draft)?,
            tx.now()
        ],
    )
    .await?;
    Ok(())
}

/// Deletes the arrangement of a process's page.
pub(crate) async fn remove(tx: &WriteTx, process: ProcessId) -> Result<(), DbErr> {
    tx.exec("DELETE FROM arrangements WHERE tenant_id = $1 AND process_id = $2", vals![process]).await?;
    Ok(())
}

/// The templates of a family, by title.
pub(crate) async fn templates(tx: &Tx, family: &str) -> Result<Vec<Template>, Problem> {
    #[derive(FromQueryResult)]
    struct Row {
        id: TemplateId,
        title: String,
        blocks: String,
    }
    let sql = "SELECT id, title, blocks FROM arrangement_templates WHERE tenant_id = $1 AND family = $2
       ORDER BY title, id";
    let rows: Vec<Row> = tx.all(sql, vals![family]).await?;
    let template =
        |row: Row| Ok(Template { id: row.id, title: row.title, blocks: serde_json::from_str(&row.blocks)? });
    rows.into_iter().map(template).collect()
}

/// Writes a template; one of the same title is replaced.
pub(super) async fn put_template(
    tx: &WriteTx,
    id: TemplateId,
    family: &str,
    title: &str,
    blocks: &Arrangement,
) -> Result<(), Problem> {
    tx.exec(
        "INSERT INTO arrangement_templates (tenant_id, id, family, title, blocks, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (tenant_id, family, title) DO UPDATE SET blocks = excluded.blocks",
        vals![id, family, title, serde_json::to_string(blocks)?, tx.now()],
    )
    .await?;
    Ok(())
}

/// Deletes a template; says whether it was there.
pub(super) async fn delete_template(tx: &WriteTx, id: TemplateId) -> Result<bool, DbErr> {
    let sql = "DELETE FROM arrangement_templates WHERE tenant_id = $1 AND id = $2";
    Ok(tx.exec(sql, vals![id]).await? > 0)
}
