//! Processes, phases, components and labels in the database.

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Problem, Timestamp, Translated};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::{
    Component, ComponentId, Label, LabelId, Phase, PhaseId, Process, ProcessId, ProcessTexts, Scheme,
    Timeline,
};

const PROCESS: &str =
    "id, slug, title, subtitle, short, description, description_html, image, interest, starts_at, ends_at,
     published, preview_token, entitlement, phase_by_hand";

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
    preview_token: String,
    entitlement: String,
    phase_by_hand: Option<PhaseId>,
}

impl ProcessRow {
    fn process(self) -> anyhow::Result<Process> {
        Ok(Process {
            id: self.id,
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
            preview_token: self.preview_token,
            entitlement: serde_json::from_str(&self.entitlement)?,
            phase_by_hand: self.phase_by_hand,
        })
    }
}

/// All processes, drafts too, newest first.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &Tx) -> Result<Vec<Process>, Problem> {
    let sql =
        format!("SELECT {PROCESS} FROM processes WHERE tenant_id = $1 ORDER BY created_at DESC, id DESC");
    let rows: Vec<ProcessRow> = tx.all(&sql, vals![]).await?;
    Ok(rows.into_iter().map(ProcessRow::process).collect::<anyhow::Result<_>>()?)
}

/// A process by its part of the address.
///
/// # Errors
/// When the database fails.
pub async fn by_slug(tx: &Tx, slug: &str) -> Result<Option<Process>, Problem> {
    let sql = format!("SELECT {PROCESS} FROM processes WHERE tenant_id = $1 AND slug = $2");
    let row: Option<ProcessRow> = tx.one(&sql, vals![slug]).await?;
    Ok(row.map(ProcessRow::process).transpose()?)
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
           interest, starts_at, ends_at, published, preview_token, entitlement, phase_by_hand, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
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
        ],
    )
    .await?;
    Ok(())
}

/// Replaces everything of a process but its id and preview token.
///
/// # Errors
/// When the database fails, or the slug is taken (a unique violation).
pub async fn update(tx: &WriteTx, p: &Process) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE processes SET slug = $3, title = $4, subtitle = $5, short = $6, description = $7,
           description_html = $8, image = $9, interest = $10, starts_at = $11, ends_at = $12, published = $13,
           entitlement = $14, phase_by_hand = $15
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
        ],
    )
    .await?;
    Ok(())
}

fn entitlement_json(p: &Process) -> String {
    serde_json::to_string(&p.entitlement).unwrap_or_default()
}

#[derive(FromQueryResult)]
struct PhaseRow {
    id: PhaseId,
    process_id: ProcessId,
    title: String,
    description: String,
    starts_at: Option<Timestamp>,
    ends_at: Option<Timestamp>,
    rules: String,
}

impl PhaseRow {
    fn phase(self) -> anyhow::Result<Phase> {
        Ok(Phase {
            id: self.id,
            title: Translated::from_json(&self.title)?,
            description: Translated::from_json(&self.description)?,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            rules: serde_json::from_str(&self.rules)?,
        })
    }
}

/// The phases of a process in order.
///
/// # Errors
/// When the database fails.
pub async fn phases(tx: &Tx, process: ProcessId) -> Result<Vec<Phase>, Problem> {
    let rows: Vec<PhaseRow> = tx
        .all(
            "SELECT id, process_id, title, description, starts_at, ends_at, rules FROM phases
             WHERE tenant_id = $1 AND process_id = $2 ORDER BY position, id",
            vals![process],
        )
        .await?;
    Ok(rows.into_iter().map(PhaseRow::phase).collect::<anyhow::Result<_>>()?)
}

/// The phases of all processes, in order, with the process they belong to; one statement for a list of processes.
///
/// # Errors
/// When the database fails.
pub async fn all_phases(tx: &Tx) -> Result<Vec<(ProcessId, Phase)>, Problem> {
    let rows: Vec<PhaseRow> = tx
        .all(
            "SELECT id, process_id, title, description, starts_at, ends_at, rules FROM phases
             WHERE tenant_id = $1 ORDER BY process_id, position, id",
            vals![],
        )
        .await?;
    Ok(rows.into_iter().map(|r| Ok((r.process_id, r.phase()?))).collect::<anyhow::Result<_>>()?)
}

/// The timeline of a process at the transaction's moment.
///
/// # Errors
/// When the database fails.
pub async fn timeline(tx: &Tx, process: &Process) -> Result<Timeline, Problem> {
    Ok(Timeline::new(phases(tx, process.id).await?, process.phase_by_hand, tx.now()))
}

/// Replaces the phases of a process by the given ones, in their order.
///
/// # Errors
/// When the database fails.
pub async fn replace_phases(tx: &WriteTx, process: ProcessId, phases: &[Phase]) -> Result<(), DbErr> {
    tx.exec("DELETE FROM phases WHERE tenant_id = $1 AND process_id = $2", vals![process]).await?;
    for (position, phase) in phases.iter().enumerate() {
        tx.exec(
            "INSERT INTO phases (tenant_id, id, process_id, position, title, description, starts_at, ends_at, rules)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            vals![
                phase.id,
                process,
                i64::try_from(position).unwrap_or(i64::MAX),
                phase.title.to_json(),
                phase.description.to_json(),
                phase.starts_at,
                phase.ends_at,
                serde_json::to_string(&phase.rules).unwrap_or_default(),
            ],
        )
        .await?;
    }
    Ok(())
}

const COMPONENT: &str = "id, process_id, kind, slug, title, published, settings";

#[derive(FromQueryResult)]
struct ComponentRow {
    id: ComponentId,
    process_id: ProcessId,
    kind: String,
    slug: String,
    title: String,
    published: bool,
    settings: String,
}

impl ComponentRow {
    fn component(self) -> anyhow::Result<Component> {
        Ok(Component {
            id: self.id,
            process_id: self.process_id,
            kind: self.kind,
            slug: self.slug.parse()?,
            title: Translated::from_json(&self.title)?,
            published: self.published,
            settings: serde_json::from_str(&self.settings)?,
        })
    }
}

/// The components of a process in order, drafts too.
///
/// # Errors
/// When the database fails.
pub async fn components(tx: &Tx, process: ProcessId) -> Result<Vec<Component>, Problem> {
    let sql = format!(
        "SELECT {COMPONENT} FROM components WHERE tenant_id = $1 AND process_id = $2 ORDER BY position, id"
    );
    let rows: Vec<ComponentRow> = tx.all(&sql, vals![process]).await?;
    Ok(rows.into_iter().map(ComponentRow::component).collect::<anyhow::Result<_>>()?)
}

/// A component by id.
///
/// # Errors
/// When the database fails.
pub async fn component(tx: &Tx, id: ComponentId) -> Result<Option<Component>, Problem> {
    let sql = format!("SELECT {COMPONENT} FROM components WHERE tenant_id = $1 AND id = $2");
    let row: Option<ComponentRow> = tx.one(&sql, vals![id]).await?;
    Ok(row.map(ComponentRow::component).transpose()?)
}

/// Writes a new component at the end of its process.
///
/// # Errors
/// When the database fails, or the slug is taken in the process (a unique violation).
pub async fn insert_component(tx: &WriteTx, c: &Component) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO components (tenant_id, id, process_id, kind, slug, title, position, published, settings, last_number)
         VALUES ($1, $2, $3, $4, $5, $6,
           (SELECT count(*) FROM components WHERE tenant_id = $1 AND process_id = $3), $7, $8, 0)",
        vals![
            c.id,
            c.process_id,
            c.kind.as_str(),
            c.slug.as_str(),
            c.title.to_json(),
            c.published,
            c.settings.to_string()
        ],
    )
    .await?;
    Ok(())
}

/// Replaces title, visibility and settings of a component.
///
/// # Errors
/// When the database fails.
pub async fn update_component(tx: &WriteTx, c: &Component) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE components SET title = $3, published = $4, settings = $5 WHERE tenant_id = $1 AND id = $2",
        vals![c.id, c.title.to_json(), c.published, c.settings.to_string()],
    )
    .await?;
    Ok(())
}

/// The next short number of a component's resources: shown to people, printed on paper, never given twice.
///
/// # Errors
/// When the database fails.
pub async fn next_number(tx: &WriteTx, component: ComponentId) -> Result<i64, Problem> {
    let number: Option<i64> = tx
        .scalar(
            "UPDATE components SET last_number = last_number + 1 WHERE tenant_id = $1 AND id = $2
             RETURNING last_number",
            vals![component],
        )
        .await?;
    number.ok_or(Problem::NotFound)
}

#[derive(FromQueryResult)]
struct LabelRow {
    id: LabelId,
    scheme: String,
    title: String,
    sign: String,
}

/// Categories and areas of a process, each list in order.
///
/// # Errors
/// When the database fails.
pub async fn labels(tx: &Tx, process: ProcessId) -> Result<Vec<Label>, Problem> {
    let rows: Vec<LabelRow> = tx
        .all(
            "SELECT id, scheme, title, sign FROM labels WHERE tenant_id = $1 AND process_id = $2
             ORDER BY scheme, position, id",
            vals![process],
        )
        .await?;
    rows.into_iter()
        .map(|r| {
            let scheme = if r.scheme == "area" { Scheme::Area } else { Scheme::Category };
            Ok(Label { id: r.id, scheme, title: Translated::from_json(&r.title)?, sign: r.sign })
        })
        .collect()
}

/// Writes or replaces one label.
///
/// # Errors
/// When the database fails.
pub async fn put_label(tx: &WriteTx, process: ProcessId, position: i64, label: &Label) -> Result<(), DbErr> {
    tx.exec(
        "INSERT INTO labels (tenant_id, id, process_id, scheme, position, title, sign)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (tenant_id, id) DO UPDATE SET position = excluded.position, title = excluded.title,
           sign = excluded.sign",
        vals![label.id, process, label.scheme.as_str(), position, label.title.to_json(), label.sign.as_str()],
    )
    .await?;
    Ok(())
}

/// Removes labels of a scheme that are not in the list.
///
/// # Errors
/// When the database fails.
pub async fn delete_labels_except(
    tx: &WriteTx,
    process: ProcessId,
    scheme: Scheme,
    keep: &[LabelId],
) -> Result<(), DbErr> {
    let present: Vec<Uuid> = tx
        .all::<IdRow>(
            "SELECT id FROM labels WHERE tenant_id = $1 AND process_id = $2 AND scheme = $3",
            vals![process, scheme.as_str()],
        )
        .await?
        .into_iter()
        .map(|r| r.id)
        .filter(|id| !keep.iter().any(|k| k.uuid() == *id))
        .collect();
    for id in present {
        tx.exec("DELETE FROM labels WHERE tenant_id = $1 AND id = $2", vals![id]).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct IdRow {
    id: Uuid,
}
