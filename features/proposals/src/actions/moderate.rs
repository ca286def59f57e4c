//! Hiding what breaks the rules, with a reason that the author is told, and showing it again.

use accounts::Standing;
use db::{TenantDb, WriteTx};
use kernel::{Problem, Text};
use serde_json::json;
use spaces::ComponentId;
use uuid::Uuid;

use super::{Place, alone, missing, note};
use crate::{
    jobs::ModerationLetter,
    model::{Proposal, Stage},
    permissions::{Act, check},
    store,
};

/// The longest reason, in characters: the rule that is broken, and 500 in the moderator's own words.
const REASON_MAX: usize = 600;

/// Hides a proposal. Its author and the staff still see it, with the reason.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than moderators and managers, [`Problem::Invalid`] without a reason.
pub async fn hide(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    number: i64,
    reason: &str,
) -> Result<Proposal, Problem> {
    let (who, reason) = (who.clone(), reason.trim().to_owned());
    db.write(move |tx| async move {
        let p = hide_within(&tx, &who, component, number, &reason).await?;
        let letter = ModerationLetter { id: tx.id::<Uuid>(), proposal: p.id, reason: Some(reason) };
        jobs::enqueue(&tx, &letter).await?;
        Ok(p)
    })
    .await
}

/// The same within the transaction of whoever decided; who tells the author is theirs.
pub(crate) async fn hide_within(
    tx: &WriteTx,
    who: &Standing,
    component: ComponentId,
    number: i64,
    reason: &str,
) -> Result<Proposal, Problem> {
    let mut p = moderated(tx, who, component, number).await?;
    let length = reason.chars().count();
    if length == 0 {
        return Err(missing("reason", "proposals-reason-missing").into());
    }
    if length > REASON_MAX {
        let text = Text::new("web-form-too-long").with("length", length).with("max", REASON_MAX);
        return Err(Problem::field("reason", text));
    }
    if p.hidden.is_some() {
        return Err(Problem::Conflict(Text::new("proposals-hidden-already")));
    }
    if p.is_listed() {
        store::add_to_counts(tx, &p, -1).await?;
    }
    store::set_hidden(tx, &p, Some(reason)).await?;
    p.hidden = Some(reason.to_owned());
    note(tx, &who.actor, "proposal.hide", Some("proposal.hidden"), &p, json!({ "reason": reason })).await?;
    Ok(p)
}

/// Shows a hidden proposal again.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than moderators and managers.
pub async fn show(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    number: i64,
) -> Result<Proposal, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (p, shown) = show_within(&tx, &who, component, number).await?;
        if shown {
            let letter = ModerationLetter { id: tx.id::<Uuid>(), proposal: p.id, reason: None };
            jobs::enqueue(&tx, &letter).await?;
        }
        Ok(p)
    })
    .await
}

/// The same within the transaction of whoever decided; says whether it was hidden.
pub(crate) async fn show_within(
    tx: &WriteTx,
    who: &Standing,
    component: ComponentId,
    number: i64,
) -> Result<(Proposal, bool), Problem> {
    let mut p = moderated(tx, who, component, number).await?;
    if p.hidden.take().is_none() {
        return Ok((p, false));
    }
    store::set_hidden(tx, &p, None).await?;
    if p.stage == Stage::Published {
        store::add_to_counts(tx, &p, 1).await?;
    }
    note(tx, &who.actor, "proposal.show", Some("proposal.shown"), &p, json!({})).await?;
    Ok((p, true))
}

async fn moderated(
    tx: &WriteTx,
    who: &Standing,
    component: ComponentId,
    number: i64,
) -> Result<Proposal, Problem> {
    let place = Place::read(tx, component).await?;
    let p = alone(tx, component, number).await?;
    check(Act::Moderate, who, place.ground(), Some(&p))?;
    Ok(p)
}
