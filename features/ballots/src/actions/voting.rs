//! Filling in and casting ballots.

use accounts::Standing;
use chrono_tz::Tz;
use db::{TenantDb, Tx, WriteTx};
use feature::State;
use kernel::{Actor, Problem, Text};
use serde_json::json;
use spaces::{ComponentId, Inside, process};

use super::Poll;
use crate::{
    Choices, VoteState,
    confirmation::SendConfirmation,
    model::Urn,
    permissions::{self, Action},
    secrecy::Key,
    store::{self, Casting},
};

/// Where somebody fills in a ballot.
#[derive(Clone)]
pub struct Booth {
    /// The program's state: what is voted on, and the key of the rolls of entitled addresses.
    pub state: State,
    /// Decides on which day ages are looked at.
    pub zone: Tz,
    /// The vote.
    pub vote: ComponentId,
    /// Which urn the person believes to stand in front of: a ballot of a rehearsal must never count because the vote was
    /// opened meanwhile.
    pub urn: Urn,
}

impl Booth {
    /// The booth of a request.
    pub fn of(inside: &Inside, urn: Urn) -> Self {
        let here = &inside.here;
        Self { state: here.state.clone(), zone: here.tenant.time_zone, vote: inside.component.id, urn }
    }
}

/// What casting did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cast {
    /// False when the same choices were in the urn already, as when a form is sent twice.
    pub changed: bool,
    /// True when another ballot of the same person was replaced.
    pub replaced: bool,
}

/// Keeps choices that are not cast yet.
///
/// # Errors
/// [`Problem::Invalid`] when the rules do not allow them; else as [`cast`].
pub async fn save_draft(
    db: &TenantDb,
    who: &Standing,
    booth: Booth,
    choices: Choices,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (poll, key) = enter(&tx, &who, &booth).await?;
        check(&tx, &booth, &poll, &choices).await?;
        store::put_draft(&tx, booth.vote, booth.urn, key, &choices).await?;
        Ok(())
    })
    .await
}

/// Casts a ballot, in place of the person's earlier one if there is one. Sending the same twice changes nothing.
///
/// # Errors
/// [`Problem::NotLoggedIn`], [`Problem::NotAllowed`] with the reason: not entitled, not open, too late by the server's
/// clock inside this transaction; [`Problem::Invalid`] when the rules do not allow the choices; [`Problem::Conflict`]
/// when a rehearsal has ended meanwhile.
pub async fn cast(db: &TenantDb, who: &Standing, booth: Booth, choices: Choices) -> Result<Cast, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (poll, key) = enter(&tx, &who, &booth).await?;
        check(&tx, &booth, &poll, &choices).await?;
        let casting = put(&tx, &poll, booth.urn, &[(key, choices)]).await?;
        store::delete_draft(&tx, booth.vote, booth.urn, key).await?;
        let changed = casting != Casting::default();
        if let (true, Urn::Real, Some(me)) = (changed, booth.urn, &who.me) {
            // Whoever changes their mind at once gets one letter.
            let letter = SendConfirmation { person: me.id, vote: booth.vote };
            jobs::enqueue_once(&tx, &format!("{}/{}", booth.vote, me.id), &letter).await?;
        }
        Ok(Cast { changed, replaced: casting.replaced > 0 })
    })
    .await
}

/// A ballot of a voter who has no account here.
#[derive(Clone, Debug)]
pub struct Stranger {
    /// What the other system calls the voter; the same name is the same voter.
    pub voter: String,
    /// What they chose.
    pub choices: Choices,
}

/// Casts ballots that came from elsewhere (an imported election), in one transaction, by the same rules and into the same
/// urn as everybody's. Says how many were new.
///
/// # Errors
/// [`Problem::NotAllowed`] for anyone but administrators, and as [`cast`] when the vote is not open or the phase does not
/// allow voting; [`Problem::Invalid`] when the rules do not allow one of them.
pub async fn cast_batch(
    db: &TenantDb,
    who: &Standing,
    vote: ComponentId,
    ballots: Vec<Stranger>,
) -> Result<u64, Problem> {
    who.require_administrator()?;
    db.write(move |tx| async move {
        let (poll, secret) = Poll::enter(&tx, vote).await?;
        require_open(&poll)?;
        let secret = secret.ok_or_else(closed)?;
        let list = poll.vote.list.as_ref().ok_or(Problem::NotFound)?;
        for ballot in &ballots {
            ballot.choices.check(list, &poll.vote.settings)?;
        }
        let keyed: Vec<(Key, Choices)> =
            ballots.into_iter().map(|b| (secret.key_of_stranger(&b.voter), b.choices)).collect();
        Ok(put(&tx, &poll, Urn::Real, &keyed).await?.new)
    })
    .await
}

/// Whether the person's ballot is in the urn.
///
/// # Errors
/// When the database fails.
pub async fn has_cast(tx: &Tx, who: &Standing, vote: ComponentId, urn: Urn) -> Result<bool, Problem> {
    match my_key(tx, who, vote).await? {
        Some(key) => Ok(store::has_ballot(tx, vote, urn, key).await?),
        None => Ok(false),
    }
}

/// The person's choices that are not cast yet.
///
/// # Errors
/// When the database fails.
pub async fn my_draft(
    tx: &Tx,
    who: &Standing,
    vote: ComponentId,
    urn: Urn,
) -> Result<Option<Choices>, Problem> {
    match my_key(tx, who, vote).await? {
        Some(key) => store::draft(tx, vote, urn, key).await,
        None => Ok(None),
    }
}

async fn my_key(tx: &Tx, who: &Standing, vote: ComponentId) -> Result<Option<Key>, Problem> {
    let Some(me) = &who.me else { return Ok(None) };
    Ok(store::secret(tx, vote).await?.map(|secret| secret.key(me.id)))
}

/// Takes the vote's gate and lets in whoever may cast now; gives the place of their ballot.
async fn enter(tx: &WriteTx, who: &Standing, booth: &Booth) -> Result<(Poll, Key), Problem> {
    let action = match booth.urn {
        Urn::Real => Action::Cast,
        Urn::Rehearsal => Action::Rehearse,
    };
    if booth.urn == Urn::Rehearsal {
        let poll = Poll::read(tx, booth.vote).await?;
        permissions::check(who, poll.process.id, action, VoteState::Preparing, &poll.timeline)?;
        store::prepare(tx, &super::component(tx, booth.vote).await?).await?;
    }
    let (poll, secret) = Poll::enter(tx, booth.vote).await?;
    if booth.urn == Urn::Rehearsal && poll.vote.state != VoteState::Preparing {
        return Err(Problem::Conflict(Text::new("ballots-rehearsal-over")));
    }
    permissions::check(who, poll.process.id, action, poll.vote.state, &poll.timeline)?;
    if booth.urn == Urn::Real {
        let entitlement = &poll.process.entitlement;
        let verdict = entitlement.check(tx, who, &booth.state.settings.secret, booth.zone).await?;
        verdict.map_err(accounts::Refusal::problem)?;
    }
    let me = who.require_person(Text::new("ballots-log-in"))?;
    Ok((poll, secret.ok_or_else(closed)?.key(me.id)))
}

async fn check(tx: &Tx, booth: &Booth, poll: &Poll, choices: &Choices) -> Result<(), Problem> {
    let list = super::list(&booth.state, tx, &poll.vote).await?.ok_or(Problem::NotFound)?;
    Ok(choices.check(&list, &poll.vote.settings)?)
}

/// The one way into the urn. What is noted names no person.
async fn put(tx: &WriteTx, poll: &Poll, urn: Urn, ballots: &[(Key, Choices)]) -> Result<Casting, Problem> {
    let casting = store::put_ballots(tx, poll.vote.id, urn, ballots).await?;
    if urn == Urn::Real && casting != Casting::default() {
        process::store::lock_rules(tx, &poll.process).await?;
        let about = poll.vote.reference();
        let details = json!({ "new": casting.new, "replaced": casting.replaced });
        tx.audit(&Actor::System("ballots".to_owned()), "ballot.cast", &about, details.clone()).await?;
        tx.emit("ballot.cast", &about, details).await?;
    }
    Ok(casting)
}

fn require_open(poll: &Poll) -> Result<(), Problem> {
    if poll.vote.state != VoteState::Open {
        return Err(closed());
    }
    poll.timeline.check(spaces::Ability::Vote).map_err(Problem::NotAllowed)
}

fn closed() -> Problem {
    Problem::NotAllowed(Text::new("ballots-cast-closed"))
}
