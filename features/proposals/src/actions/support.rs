//! Supporting a proposal and taking the support back. Both are decided at the transaction's own moment.

use accounts::Standing;
use chrono_tz::Tz;
use db::{TenantDb, WriteTx};
use kernel::{PersonId, Problem, ResourceRef, Text};
use serde_json::json;
use spaces::{Ability, ComponentId, process};

use super::{Place, note, numbered};
use crate::{
    model::Proposal,
    permissions::{Act, check},
    store::{self, Added},
};

/// What deciding about somebody's entitlement needs.
#[derive(Clone, Copy)]
pub struct Keys<'a> {
    /// Keys the hashes of rolls.
    pub secret: &'a [u8; 32],
    /// Decides which day it is.
    pub zone: Tz,
}

/// Supports a proposal. Doing it again changes nothing.
///
/// # Errors
/// [`Problem::NotLoggedIn`] for visitors; [`Problem::NotAllowed`] with the reason when support is not open, the person is
/// not entitled or has given all supports; [`Problem::NotFound`] for a proposal that is not there.
pub async fn support(
    db: &TenantDb,
    who: &Standing,
    keys: Keys<'_>,
    component: ComponentId,
    number: i64,
) -> Result<Proposal, Problem> {
    let (who, secret, zone) = (who.clone(), *keys.secret, keys.zone);
    db.write(move |tx| async move {
        let place = Place::read(&tx, component).await?;
        let mut p = numbered(&tx, component, number).await?;
        check(Act::Support, &who, place.ground(), Some(&p))?;
        let me = who.require_person(Text::new("proposals-refused-support"))?.id;
        place
            .process
            .entitlement
            .check(&tx, &who, &secret, zone)
            .await?
            .map_err(accounts::Refusal::problem)?;
        if let Some(allowed) = place.settings.support_limit {
            within_limit(&tx, &p, me, allowed).await?;
        }
        match store::add_support(&tx, &p, me).await? {
            Added::Gone => return Err(Problem::Conflict(Text::new("proposals-refused-hidden"))),
            Added::Already => {}
            Added::New => {
                p.supports += 1;
                process::store::lock_rules(&tx, &place.process).await?;
                note(&tx, &who.actor, "proposal.support", Some("proposal.supported"), &p, json!({})).await?;
            }
        }
        Ok(p)
    })
    .await
}

/// No key can say "at most so many", so one person's supports wait for each other.
async fn within_limit(tx: &WriteTx, p: &Proposal, me: PersonId, allowed: i64) -> Result<(), Problem> {
    tx.lock(&ResourceRef::new(&format!("supports/{}", p.component), me.uuid())).await?;
    if store::supported_among(tx, me, &[p.id]).await?.contains(&p.id) {
        return Ok(());
    }
    if store::given(tx, p.component, me).await? < allowed {
        return Ok(());
    }
    Err(Problem::NotAllowed(Text::new("proposals-refused-used-up").with("allowed", allowed)))
}

/// Takes a support back while the phase lasts. Doing it again changes nothing.
///
/// # Errors
/// [`Problem::NotLoggedIn`] for visitors, [`Problem::NotAllowed`] when the phase is over.
pub async fn withdraw_support(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    number: i64,
) -> Result<Proposal, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let place = Place::read(&tx, component).await?;
        let mut p = numbered(&tx, component, number).await?;
        check(Act::Read, &who, place.ground(), Some(&p))?;
        let me = who.require_person(Text::new("proposals-refused-support"))?.id;
        place.timeline.check(Ability::Support).map_err(Problem::NotAllowed)?;
        if store::remove_support(&tx, p.id, me).await? {
            p.supports -= 1;
            note(
                &tx,
                &who.actor,
                "proposal.withdraw_support",
                Some("proposal.support_withdrawn"),
                &p,
                json!({}),
            )
            .await?;
        }
        Ok(p)
    })
    .await
}
