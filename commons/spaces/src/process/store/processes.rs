//! Processes themselves.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Problem, Slug, Timestamp, Translated};
use sea_orm::FromQueryResult;

use super::super::{Access, PhaseId, Process, ProcessId, ProcessTexts, SpaceKind};

const PROCESS: &str =
    "id, slug, title, subtitle, short, description, description_html, image, interest, starts_at, ends_at,
     published, kind, released, access, preview_token, entitlement, phase_by_hand, rules_locked_at";

#[derive(FromQueryResult)]
struct ProcessRow {
    id: ProcessId,
    slug: String,
    title: String,
    subtitle: String,
    short: String,
    description: String,
    description_html: String,
    image: Option<String>,
    interest: Option<String>,
    starts_at: Option<Timestamp>,
    ends_at: Option<Timestamp>,
    published: bool,
    kind: String,
    released: bool,
    access: String,
    preview_token: String,
    entitlement: String,
    phase_by_hand: Option<PhaseId>,
    rules_locked_at: Option<Timestamp>,
}

impl ProcessRow {
    fn process(self) -> anyhow::Result<Process> {
        let unknown = |what: &str| anyhow::anyhow!("a space of an unknown {what}");
        Ok(Process {
            id: self.id,
            kind: SpaceKind::parse(&self.kind).ok_or_else(|| unknown("kind"))?,
            slug: self.slug.parse()?,
            texts: ProcessTexts {
                title: Translated::from_json(&self.title)?,
                subtitle: Translated::from_json(&self.subtitle)?,
                short: Translated::from_json(&self.short)?,
                description: Translated::from_json(&self.description)?,
                interest: self.interest,
            },
            description_html: Translated::from_json(&self.description_html)?,
            image: self.image,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            published: self.published,
            released: self.released,
            access: Access::parse(&self.access).ok_or_else(|| unknown("access"))?,
            preview_token: self.preview_token,
            entitlement: serde_json::from_str(&self.entitlement)?,
            phase_by_hand: self.phase_by_hand,
            rules_locked_at: self.rules_locked_at,
        })
    }
}

/// All spaces of an organisation, processes and bodies, drafts too, newest first.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &Tx) -> Result<Vec<Process>, Problem> {
    let sql =
        format!("SELECT {PROCESS} FROM processes WHERE tenant_id = $1 ORDER BY created_at DESC, id DESC");
    let rows: Vec<ProcessRow> = tx.all(&sql, vals![]).await?;
    Ok(rows.into_iter().map(ProcessRow::process).collect::<anyhow::Result<_>>()?)
}

/// The published processes, newest first.
///
/// # Errors
/// When the database fails.
pub async fn published(tx: &Tx) -> Result<Vec<Process>, Problem> {
    let sql = format!(
        "SELECT {PROCESS} FROM processes WHERE tenant_id = $1 AND published = TRUE AND kind = 'processes'
         ORDER BY created_at DESC, id DESC"
    );
    let rows: Vec<ProcessRow> = tx.all(&sql, vals![]).await?;
    Ok(rows.into_iter().map(ProcessRow::process).collect::<anyhow::Result<_>>()?)
}

/// A space by its part of the address.
///
/// # Errors
/// When the database fails.
pub async fn by_slug(tx: &Tx, slug: &str) -> Result<Option<Process>, Problem> {
    // What can be no address is in no row; PostgreSQL refuses some of it, such as a zero byte, with an error.
    let Ok(slug) = slug.parse::<Slug>() else { return Ok(None) };
    let sql = format!("SELECT {PROCESS} FROM processes WHERE tenant_id = $1 AND slug = $2");
    let row: Option<ProcessRow> = tx.one(&sql, vals![slug.as_str()]).await?;
    Ok(row.map(ProcessRow::process).transpose()?)
}

/// The space that an address asks for, by its kind and its part of the address.
///
/// # Errors
/// When the database fails.
pub async fn by_path(tx: &Tx, path: &str, slug: &str) -> Result<Option<Process>, Problem> {
    let asked = SpaceKind::of_path(path);
    Ok(by_slug(tx, slug).await?.filter(|process| process.kind == asked))
}

/// A process by id.
///
/// # Errors
/// When the database fails.
pub async fn by_id(tx: &Tx, id: ProcessId) -> Result<Option<Process>, Problem> {
    let sql = format!("SELECT {PROCESS} FROM processes WHERE tenant_id = $1 AND id = $2");
    let row: Option<ProcessRow> = tx.one(&sql, vals![id]).await?;
    Ok(row.map(ProcessRow::process).transpose()?)
}

/// Writes a new process.
///
/// # Errors
/// When the database fails, or the slug is taken (a unique violation).
pub async fn insert(tx: &WriteTx, p: &Process) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO processes (tenant_id, id, slug, title, subtitle, short, description, description_html, image,
           interest, starts_at, ends_at, published, preview_token, entitlement, phase_by_hand, created_at, kind,
           released, access)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
        vals![
            p.id,
            p.slug.as_str(),
            p.texts.title.to_json(),
            p.texts.subtitle.to_json(),
            p.texts.short.to_json(),
            p.texts.description.to_json(),
            p.description_html.to_json(),
            p.image.clone(),
            p.texts.interest.clone(),
            p.starts_at,
            p.ends_at,
            p.published,
            p.preview_token.as_str(),
            entitlement_json(p),
            p.phase_by_hand,
            tx.now(),
            p.kind.as_str(),
            p.released,
            p.access.as_str(),
        ],
    )
    .await?;
    Ok(())
}

/// Replaces everything of a process but its id and kind, its preview token and since when its rules are relied on.
///
/// # Errors
/// When the database fails, or the slug is taken (a unique violation).
pub async fn update(tx: &WriteTx, p: &Process) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE processes SET slug = $3, title = $4, subtitle = $5, short = $6, description = $7,
           description_html = $8, image = $9, interest = $10, starts_at = $11, ends_at = $12, published = $13,
           entitlement = $14, phase_by_hand = $15, released = $16, access = $17
         WHERE tenant_id = $1 AND id = $2",
        vals![
            p.id,
            p.slug.as_str(),
            p.texts.title.to_json(),
            p.texts.subtitle.to_json(),
            p.texts.short.to_json(),
            p.texts.description.to_json(),
            p.description_html.to_json(),
            p.image.clone(),
            p.texts.interest.clone(),
            p.starts_at,
            p.ends_at,
            p.published,
            entitlement_json(p),
            p.phase_by_hand,
            p.released,
            p.access.as_str(),
        ],
    )
    .await?;
    Ok(())
}

fn entitlement_json(p: &Process) -> String {
    serde_json::to_string(&p.entitlement).unwrap_or_default()
}
