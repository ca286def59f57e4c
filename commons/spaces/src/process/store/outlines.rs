//! What menus need of processes: little, in one statement.

use db::{Tx, vals};
use kernel::{Problem, Timestamp, Translated};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::super::{PhaseId, ProcessId, SpaceKind};

/// A published space as the menu sees it.
pub(crate) struct Outline {
    pub(crate) kind: SpaceKind,
    pub(crate) slug: String,
    pub(crate) title: Translated,
    pub(crate) phase_by_hand: Option<PhaseId>,
    /// Id, start and end of each phase, in order.
    pub(crate) phases: Vec<(PhaseId, Option<Timestamp>, Option<Timestamp>)>,
}

impl Outline {
    /// When the clock next changes the order of the processes.
    pub(crate) fn next_change(&self, now: Timestamp) -> Option<Timestamp> {
        self.phases.iter().flat_map(|(_, start, end)| [*start, *end]).flatten().filter(|at| *at > now).min()
    }
}

/// The published processes with the dates of their phases, and the published bodies, newest first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn outlines(tx: &Tx) -> Result<Vec<Outline>, Problem> {
    #[derive(FromQueryResult)]
    struct Row {
        id: ProcessId,
        kind: String,
        slug: String,
        title: String,
        phase_by_hand: Option<PhaseId>,
        phase_id: Option<PhaseId>,
        starts_at: Option<Timestamp>,
        ends_at: Option<Timestamp>,
    }
    let rows: Vec<Row> = tx
        .all(
            "SELECT p.id, p.kind, p.slug, p.title, p.phase_by_hand, ph.id AS phase_id, ph.starts_at, ph.ends_at
             FROM processes p LEFT JOIN phases ph ON ph.tenant_id = p.tenant_id AND ph.process_id = p.id
             WHERE p.tenant_id = $1 AND p.published = TRUE
             ORDER BY p.created_at DESC, p.id DESC, ph.position, ph.id",
            vals![],
        )
        .await?;
    let mut outlines: Vec<(ProcessId, Outline)> = Vec::new();
    for row in rows {
        if outlines.last().is_none_or(|(id, _)| *id != row.id) {
            let title = Translated::from_json(&row.title)?;
            let kind = kind(&row.kind)?;
            let by_hand = row.phase_by_hand;
            let outline = Outline { kind, slug: row.slug, title, phase_by_hand: by_hand, phases: Vec::new() };
            outlines.push((row.id, outline));
        }
        if let (Some(phase), Some((_, outline))) = (row.phase_id, outlines.last_mut()) {
            outline.phases.push((phase, row.starts_at, row.ends_at));
        }
    }
    Ok(outlines.into_iter().map(|(_, outline)| outline).collect())
}

/// A space as roles, moderation and notices name it.
pub(crate) struct Named {
    pub(crate) id: ProcessId,
    pub(crate) kind: SpaceKind,
    pub(crate) slug: String,
    pub(crate) title: Translated,
    pub(crate) published: bool,
    pub(crate) released: bool,
}

/// All processes and bodies, drafts too, newest first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn names(tx: &Tx) -> Result<Vec<Named>, Problem> {
    #[derive(FromQueryResult)]
    struct Row {
        id: ProcessId,
        kind: String,
        slug: String,
        title: String,
        published: bool,
        released: bool,
    }
    let sql = "SELECT id, kind, slug, title, published, released FROM processes WHERE tenant_id = $1
       ORDER BY created_at DESC, id DESC";
    let rows: Vec<Row> = tx.all(sql, vals![]).await?;
    let named = |row: Row| {
        let title = Translated::from_json(&row.title)?;
        let kind = kind(&row.kind)?;
        let Row { id, slug, published, released, .. } = row;
        Ok(Named { id, kind, slug, title, published, released })
    };
    rows.into_iter().map(named).collect()
}

/// The processes whose rule of entitlement names a roll.
///
/// # Errors
/// When the database fails.
pub(crate) async fn using_roll(tx: &Tx, roll: Uuid) -> Result<Vec<(ProcessId, Translated)>, Problem> {
    #[derive(FromQueryResult)]
    struct Row {
        id: ProcessId,
        title: String,
    }
    let sql = "SELECT id, title FROM processes WHERE tenant_id = $1 AND entitlement LIKE $2 ORDER BY created_at, id";
    let rows: Vec<Row> = tx.all(sql, vals![format!("%{roll}%")]).await?;
    rows.into_iter().map(|row| Ok((row.id, Translated::from_json(&row.title)?))).collect()
}

fn kind(word: &str) -> anyhow::Result<SpaceKind> {
    SpaceKind::parse(word).ok_or_else(|| anyhow::anyhow!("a space of an unknown kind"))
}
