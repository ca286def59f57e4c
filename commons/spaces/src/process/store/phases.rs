//! Phases, and the timelines made of them.

use std::collections::HashMap;

use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Problem, Timestamp, Translated};
use sea_orm::FromQueryResult;

use super::{
    super::{Phase, PhaseId, Process, ProcessId, SpaceKind, Timeline},
    processes,
};

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

/// The timeline of a process at the transaction's moment; of a body, that everything is open until its end.
///
/// # Errors
/// When the database fails.
pub async fn timeline(tx: &Tx, process: &Process) -> Result<Timeline, Problem> {
    if process.kind == SpaceKind::Body {
        let now = tx.now_until(|now| process.ends_at.filter(|end| *end > now));
        return Ok(Timeline::of_body(process.ends_at, now));
    }
    let phases = phases(tx, process.id).await?;
    let now = tx.now_until(|now| Timeline::next_change(&phases, now));
    Ok(Timeline::new(phases, process.phase_by_hand, now))
}

/// Processes with their timelines, newest first; two statements, however many there are. Without `drafts`, only the
/// published ones.
///
/// # Errors
/// When the database fails.
pub async fn overview(tx: &Tx, drafts: bool) -> Result<Vec<(Process, Timeline)>, Problem> {
    let mut processes = if drafts { processes::all(tx).await? } else { processes::published(tx).await? };
    processes.retain(|process| process.kind == SpaceKind::Process);
    let mut phases: HashMap<ProcessId, Vec<Phase>> = HashMap::new();
    for (process, phase) in all_phases(tx).await? {
        phases.entry(process).or_default().push(phase);
    }
    let with_timeline = |process: Process| {
        let own = phases.remove(&process.id).unwrap_or_default();
        let now = tx.now_until(|now| {
            let end = process.ends_at.filter(|end| *end > now);
            Timeline::next_change(&own, now).into_iter().chain(end).min()
        });
        let timeline = Timeline::new(own, process.phase_by_hand, now);
        (process, timeline)
    };
    Ok(processes.into_iter().map(with_timeline).collect())
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
