//! The course of a vote: its rules, its opening, its closing.

use accounts::Standing;
use db::{TenantDb, Tx};
use feature::State;
use kernel::{Problem, Text};
use serde_json::json;
use spaces::{Ability, ComponentId, exchange, exchange::VoteList, process};

use super::{Poll, WHOLE_URN};
use crate::{
    Settings,
    model::Urn,
    permissions::{self, Action},
    store,
};

/// Changes the rules while the vote is being prepared.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers and once the vote is open.
pub async fn change_settings(
    db: &TenantDb,
    who: &Standing,
    vote: ComponentId,
    settings: Settings,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (poll, _) = Poll::enter(&tx, vote).await?;
        permissions::check(&who, poll.process.id, Action::ChangeRules, poll.vote.state, &poll.timeline)?;
        let mut component = super::component(&tx, vote).await?;
        component.settings = serde_json::to_value(settings)?;
        process::store::update_component(&tx, &component).await?;
        let about = poll.vote.reference();
        tx.audit(&who.actor, "vote.change_settings", &about, serde_json::to_value(settings)?).await?;
        tx.emit("vote.changed", &about, json!({})).await?;
        Ok(())
    })
    .await
}

/// What must be there before a vote can open.
#[derive(Clone, Debug)]
pub struct Readiness {
    /// What would be voted on.
    pub list: Option<VoteList>,
    /// Whether there is money to spend.
    pub budget: bool,
    /// Whether there are projects.
    pub projects: bool,
    /// Whether a phase lets people vote, now or later.
    pub phase: bool,
    /// Whether a ballot can keep the rules: there are as many projects as it must hold.
    pub rules: bool,
}

impl Readiness {
    /// The first thing that is missing.
    pub fn missing(&self) -> Option<Text> {
        let needs = [
            (self.budget, "ballots-ready-no-budget"),
            (self.projects, "ballots-ready-no-projects"),
            (self.phase, "ballots-ready-no-phase"),
            (self.rules, "ballots-ready-no-rules"),
        ];
        needs.into_iter().find(|(there, _)| !there).map(|(_, key)| Text::new(key))
    }
}

/// Looks whether a vote can open.
///
/// # Errors
/// When the database fails.
pub async fn readiness(state: &State, tx: &Tx, poll: &Poll) -> Result<Readiness, Problem> {
    let list = super::list(state, tx, &poll.vote).await?;
    let items = list.as_ref().map_or(0, |l| l.items.len());
    let open = poll.timeline.rules().vote || poll.timeline.next_with(Ability::Vote).is_some();
    Ok(Readiness {
        budget: list.as_ref().is_some_and(|l| l.budget.minor > 0),
        projects: items > 0,
        phase: open,
        rules: usize::try_from(poll.vote.settings.min_choices).is_ok_and(|min| min <= items),
        list,
    })
}

/// Opens a vote: rules and projects stay as they are from now on, a new secret is drawn, and everything from the
/// rehearsal is erased. People can vote as soon as, and as long as, the phase allows it.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers and unless the vote is being prepared, [`Problem::Conflict`] with
/// what is missing.
pub async fn open(state: &State, db: &TenantDb, who: &Standing, vote: ComponentId) -> Result<(), Problem> {
    let (state, who) = (state.clone(), who.clone());
    db.write(move |tx| async move {
        let component = process::store::component(&tx, vote).await?.ok_or(Problem::NotFound)?;
        exchange::hold_vote_list(&tx, component.process_id).await?;
        store::prepare(&tx, &component).await?;
        let (poll, _) = Poll::enter(&tx, vote).await?;
        permissions::check(&who, poll.process.id, Action::Open, poll.vote.state, &poll.timeline)?;
        let readiness = readiness(&state, &tx, &poll).await?;
        if let Some(missing) = readiness.missing() {
            return Err(Problem::Conflict(missing));
        }
        let list = readiness.list.ok_or(Problem::NotFound)?;
        store::erase_urn(&tx, vote, Urn::Rehearsal).await?;
        store::erase_urn(&tx, vote, Urn::Real).await?;
        store::open(&tx, vote, &poll.vote.settings, &list).await?;
        let about = poll.vote.reference();
        let details = json!({ "projects": list.items.len(), "budget": list.budget.to_decimal() });
        tx.audit(&who.actor, "vote.open", &about, details).await?;
        tx.emit("vote.opened", &about, json!({})).await?;
        Ok(())
    })
    .await
}

/// Closes a vote for good: no more ballots, the secret and all drafts are gone, and the ballots lie under random keys.
/// Says how many ballots are in the urn.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers and unless the vote is open.
pub async fn close(db: &TenantDb, who: &Standing, vote: ComponentId) -> Result<u64, Problem> {
    let who = who.clone();
    db.patient(WHOLE_URN)
        .write(move |tx| async move {
            let (poll, _) = Poll::enter(&tx, vote).await?;
            permissions::check(&who, poll.process.id, Action::Close, poll.vote.state, &poll.timeline)?;
            let ballots = store::rewrite_urn(&tx, vote).await?;
            if i64::try_from(ballots) != Ok(poll.vote.ballots) {
                return Err(
                    anyhow::anyhow!("{ballots} ballots in the urn, {} counted", poll.vote.ballots).into()
                );
            }
            store::close(&tx, vote).await?;
            let about = poll.vote.reference();
            tx.audit(&who.actor, "vote.close", &about, json!({ "ballots": ballots })).await?;
            tx.emit("vote.closed", &about, json!({ "ballots": ballots })).await?;
            Ok(ballots)
        })
        .await
}

/// Deletes a vote with all its ballots: what an import that failed half-way leaves behind.
///
/// # Errors
/// [`Problem::NotAllowed`] for anyone but administrators.
pub async fn erase(db: &TenantDb, who: &Standing, vote: ComponentId) -> Result<(), Problem> {
    who.require_administrator()?;
    let actor = who.actor.clone();
    db.patient(WHOLE_URN)
        .write(move |tx| async move {
            store::remove(&tx, vote).await?;
            let about = crate::model::reference(vote);
            tx.audit(&actor, "vote.erase", &about, json!({})).await?;
            tx.emit("vote.changed", &about, json!({})).await?;
            Ok(())
        })
        .await
}
