//! Who takes part, and what the phases allow. From the first support or ballot on, people rely on it: a change then needs
//! a reason, which everybody reads on the process's page.

use accounts::{Entitlement, Standing, entitlement::hold_rule};
use db::{TenantDb, WriteTx};
use kernel::{Locale, Problem, Translated};
use serde_json::json;

use super::{
    super::{Act, ComponentId, Phase, PhaseId, Process, ProcessId, RuleChange, store},
    check_phases, note, require_manager,
};
use crate::{reason, settings::Settings};

/// The shortest reason, in characters: enough for the number of a decision.
const REASON_MIN: usize = 10;
/// The longest reason, in characters.
const REASON_MAX: usize = 1_000;

/// Chooses the active phase by hand, or lets the dates decide again.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its managers, [`Problem::NotFound`] for a phase of another process.
pub async fn activate_phase(
    db: &TenantDb,
    who: &Standing,
    id: ProcessId,
    phase: Option<PhaseId>,
) -> Result<(), Problem> {
    require_manager(who, id)?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        let mut process = store::by_id(&tx, id).await?.ok_or(Problem::NotFound)?;
        if let Some(phase) = phase {
            let known = store::phases(&tx, id).await?.iter().any(|p| p.id == phase);
            known.then_some(()).ok_or(Problem::NotFound)?;
        }
        process.phase_by_hand = phase;
        store::update(&tx, &process).await?;
        note(&tx, &actor, "process.activate_phase", id, json!({ "phase": phase })).await?;
        Ok(())
    })
    .await
}

/// Replaces the phases by the given ones, in their order, while nobody relies on their rules. A phase keeps its id when it
/// is given again.
///
/// # Errors
/// As [`set_phases_by_act`].
pub async fn set_phases(
    db: &TenantDb,
    who: &Standing,
    id: ProcessId,
    phases: Vec<Phase>,
) -> Result<(), Problem> {
    set_phases_by_act(db, who, id, phases, no_reason()).await
}

/// The same with a reason, which is needed and published once people rely on the rules, and only if these change: what a
/// phase opens, and from when to when.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its managers, [`Problem::Invalid`] when a phase ends before it starts, starts
/// before the one above it, or a reason is needed (`reason`).
pub async fn set_phases_by_act(
    db: &TenantDb,
    who: &Standing,
    id: ProcessId,
    phases: Vec<Phase>,
    reason: Translated,
) -> Result<(), Problem> {
    require_manager(who, id)?;
    check_phases(&phases)?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        let mut process = store::by_id(&tx, id).await?.ok_or(Problem::NotFound)?;
        let changes = RuleChange::between(&store::phases(&tx, id).await?, &phases);
        let act = publish_act(&tx, &process, changes, &reason).await?;
        store::replace_phases(&tx, id, &phases).await?;
        if process.phase_by_hand.is_some_and(|hand| !phases.iter().any(|p| p.id == hand)) {
            process.phase_by_hand = None;
            store::update(&tx, &process).await?;
        }
        let details = json!({ "phases": phases.len(), "act": act });
        note(&tx, &actor, "process.set_phases", id, details).await?;
        Ok(())
    })
    .await
}

/// Changes who may support and vote, while nobody relies on it.
///
/// # Errors
/// As [`set_entitlement_by_act`].
pub async fn set_entitlement(
    db: &TenantDb,
    who: &Standing,
    id: ProcessId,
    rule: Entitlement,
) -> Result<(), Problem> {
    set_entitlement_by_act(db, who, id, rule, no_reason()).await
}

/// The same with a reason, which is needed and published once people rely on the rule.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than its managers, [`Problem::Invalid`] when the roll is gone (`roll`) or a reason is
/// needed (`reason`).
pub async fn set_entitlement_by_act(
    db: &TenantDb,
    who: &Standing,
    id: ProcessId,
    rule: Entitlement,
    reason: Translated,
) -> Result<(), Problem> {
    require_manager(who, id)?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        hold_rule(&tx, &rule).await?;
        let mut process = store::by_id(&tx, id).await?.ok_or(Problem::NotFound)?;
        let changes = (process.entitlement != rule)
            .then(|| RuleChange::Voters { from: process.entitlement.clone(), to: rule.clone() });
        let act = publish_act(&tx, &process, changes.into_iter().collect(), &reason).await?;
        let details = json!({ "from": process.entitlement, "to": rule, "act": act });
        process.entitlement = rule;
        store::update(&tx, &process).await?;
        note(&tx, &actor, "process.set_entitlement", id, details).await?;
        Ok(())
    })
    .await
}

/// Changes the settings of a component. Figures that people rely on need a reason once they do, which is then published.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than the process's managers, [`Problem::Invalid`] field by field, also when a reason
/// is needed (`reason`).
pub async fn change_settings<S: Settings>(
    db: &TenantDb,
    who: &Standing,
    id: ComponentId,
    settings: S,
    reason: Translated,
) -> Result<(), Problem> {
    settings.check()?;
    let who = who.clone();
    db.write(move |tx| async move {
        let mut component = store::component(&tx, id).await?.ok_or(Problem::NotFound)?;
        require_manager(&who, component.process_id)?;
        let process = store::by_id(&tx, component.process_id).await?.ok_or(Problem::NotFound)?;
        let before: S = component.settings()?;
        let changes = RuleChange::of_figures(&before.relied_on(), &settings.relied_on());
        let act = publish_act(&tx, &process, changes, &reason).await?;
        component.settings = serde_json::to_value(settings)?;
        store::update_component(&tx, &component).await?;
        let details =
            json!({ "component": component.slug.as_str(), "settings": component.settings, "act": act });
        note(&tx, &who.actor, "process.change_component", component.process_id, details).await?;
        Ok(())
    })
    .await
}

/// For what nobody relies on yet.
fn no_reason() -> Translated {
    Translated::new(Locale::IT, "")
}

/// Publishes what changes and why, where people rely on the rules already; gives the reason that was published.
async fn publish_act(
    tx: &WriteTx,
    process: &Process,
    changes: Vec<RuleChange>,
    reason: &Translated,
) -> Result<Option<String>, Problem> {
    if process.rules_locked_at.is_none() || changes.is_empty() {
        return Ok(None);
    }
    let reason = reason::checked(reason, REASON_MIN, REASON_MAX, "spaces-reason-missing")?;
    let act = Act { at: tx.now(), reason, changes };
    store::insert_act(tx, process.id, &act).await?;
    Ok(Some(act.reason.text(act.reason.original).to_owned()))
}
