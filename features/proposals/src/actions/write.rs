//! What an author does: begin, save, publish, revise, withdraw.

use accounts::Standing;
use db::{TenantDb, WriteTx};
use engagement::attachments;
use kernel::{Actor, PersonId, Problem, Text};
use serde_json::json;
use spaces::{ComponentId, process};

use super::{Extras, Place, alone, keep_extras, note, reference, written};
use crate::{
    model::{Content, Origin, Proposal, ProposalId, Stage, check_complete, check_limits},
    permissions::{Act, check},
    store,
};

/// Begins a draft that only its author sees. It may be unfinished.
///
/// # Errors
/// [`Problem::NotLoggedIn`] for visitors, [`Problem::NotAllowed`] outside of the phase, [`Problem::Invalid`] where
/// something is longer than can be kept.
pub async fn begin(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    content: Content,
    extras: Extras,
) -> Result<ProposalId, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let place = Place::read(&tx, component).await?;
        check(Act::Propose, &who, place.ground(), None)?;
        let author = author(&who)?;
        check_limits(&content, &place.settings, &place.labels(&tx).await?)?;
        let mut p = Proposal {
            id: tx.id(),
            component,
            process: place.process.id,
            number: None,
            stage: Stage::Draft,
            hidden: None,
            origin: Origin::Participant,
            origin_note: String::new(),
            author: Some(author),
            nickname: None,
            content: Content::default(),
            html: String::new(),
            summary: String::new(),
            image: None,
            created_at: tx.now(),
            published_at: None,
            edits: 0,
            supports: 0,
            answer: None,
        };
        written(&mut p, content);
        store::insert(&tx, &p).await?;
        keep_extras(&tx, &mut p, &place.settings, extras).await?;
        note(&tx, &who.actor, "proposal.begin", None, &p, json!({})).await?;
        Ok(p.id)
    })
    .await
}

/// The author, whose address must be proven: answers are mailed there.
fn author(who: &Standing) -> Result<PersonId, Problem> {
    let me = who.require_person(Text::new("proposals-refused-propose"))?;
    if me.email_confirmed {
        Ok(me.id)
    } else {
        Err(Problem::NotAllowed(Text::new("proposals-refused-unconfirmed")))
    }
}

/// One's own draft; everybody else's is not there.
async fn own_draft(tx: &WriteTx, who: &Standing, place: &Place, id: ProposalId) -> Result<Proposal, Problem> {
    let p =
        store::by_id(tx, id).await?.filter(|p| p.component == place.component.id).ok_or(Problem::NotFound)?;
    check(Act::Read, who, place.ground(), Some(&p))?;
    if p.stage == Stage::Draft {
        Ok(p)
    } else {
        Err(Problem::Conflict(Text::new("proposals-draft-published")))
    }
}

/// Saves a draft. It may be unfinished, and may be saved when the phase is over: nothing that was written is lost.
///
/// # Errors
/// [`Problem::NotFound`] for anyone but the author, [`Problem::Invalid`] as for [`begin`].
pub async fn save_draft(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: ProposalId,
    content: Content,
    extras: Extras,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let place = Place::read(&tx, component).await?;
        let mut p = own_draft(&tx, &who, &place, id).await?;
        check_limits(&content, &place.settings, &place.labels(&tx).await?)?;
        written(&mut p, content);
        store::save_content(&tx, &p, false).await?;
        keep_extras(&tx, &mut p, &place.settings, extras).await?;
        note(&tx, &who.actor, "proposal.save_draft", None, &p, json!({})).await?;
        Ok(())
    })
    .await
}

/// Removes a draft for good.
///
/// # Errors
/// [`Problem::NotFound`] for anyone but the author.
pub async fn delete_draft(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: ProposalId,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let place = Place::read(&tx, component).await?;
        let p = own_draft(&tx, &who, &place, id).await?;
        attachments::detach_all(&tx, &reference(id)).await?;
        store::delete_draft(&tx, id).await?;
        note(&tx, &who.actor, "proposal.delete_draft", None, &p, json!({})).await?;
        Ok(())
    })
    .await
}

/// Somebody deletes their account: what they wrote and never published goes.
pub(crate) async fn leave(tx: &WriteTx, person: PersonId) -> Result<(), Problem> {
    let written = store::of_author(tx, person).await?;
    for draft in written.iter().filter(|p| p.stage == Stage::Draft) {
        attachments::detach_all(tx, &reference(draft.id)).await?;
        store::delete_draft(tx, draft.id).await?;
        note(tx, &Actor::Person(person), "proposal.delete_draft", None, draft, json!({})).await?;
    }
    Ok(())
}

/// Publishes a draft under the next number.
///
/// # Errors
/// [`Problem::NotAllowed`] when the phase is over at this moment, [`Problem::Invalid`] when something is missing,
/// [`Problem::Conflict`] when it is published already.
pub async fn publish(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: ProposalId,
) -> Result<Proposal, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let place = Place::read(&tx, component).await?;
        let mut p = own_draft(&tx, &who, &place, id).await?;
        check(Act::Propose, &who, place.ground(), Some(&p))?;
        author(&who)?;
        check_complete(&p.content, &place.settings, &place.labels(&tx).await?)?;
        let number = process::store::next_number(&tx, component).await?;
        p.number = Some(number);
        // Two windows of one author: the second finds no draft left, and its number stays unused.
        if !store::publish(&tx, &p, number).await? {
            return Err(Problem::Conflict(Text::new("proposals-draft-published")));
        }
        p.stage = Stage::Published;
        p.published_at = Some(tx.now());
        store::add_to_counts(&tx, &p, 1).await?;
        let details = json!({ "number": number, "title": p.content.title });
        note(&tx, &who.actor, "proposal.publish", Some("proposal.published"), &p, details).await?;
        if let Some(author) = p.author {
            engagement::follows::take_part(&tx, &reference(p.id), author).await?;
        }
        Ok(p)
    })
    .await
}

/// Changes a published proposal within the time for it, while nobody supports it.
///
/// # Errors
/// [`Problem::NotAllowed`] with the reason, [`Problem::Invalid`] as for [`publish`], [`Problem::Conflict`] when somebody
/// supported it at the same moment.
pub async fn revise(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    number: i64,
    content: Content,
    extras: Extras,
) -> Result<Proposal, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let place = Place::read(&tx, component).await?;
        let mut p = alone(&tx, component, number).await?;
        check(Act::Revise, &who, place.ground(), Some(&p))?;
        check_complete(&content, &place.settings, &place.labels(&tx).await?)?;
        let before = json!({ "title": p.content.title, "body": p.content.body });
        store::add_to_counts(&tx, &p, -1).await?;
        written(&mut p, content);
        if !store::save_content(&tx, &p, true).await? {
            return Err(Problem::Conflict(Text::new("proposals-refused-revise-hidden")));
        }
        store::add_to_counts(&tx, &p, 1).await?;
        keep_extras(&tx, &mut p, &place.settings, extras).await?;
        note(&tx, &who.actor, "proposal.revise", Some("proposal.revised"), &p, json!({ "before": before }))
            .await?;
        Ok(p)
    })
    .await
}

/// Takes a published proposal back. Its page stays and says so; supports given to it can be given to others.
///
/// # Errors
/// [`Problem::NotAllowed`] for anyone but the author, and once it was accepted.
pub async fn withdraw(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    number: i64,
) -> Result<Proposal, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let place = Place::read(&tx, component).await?;
        let p = alone(&tx, component, number).await?;
        check(Act::Withdraw, &who, place.ground(), Some(&p))?;
        if p.is_listed() {
            store::add_to_counts(&tx, &p, -1).await?;
        }
        store::set_withdrawn(&tx, &p).await?;
        note(&tx, &who.actor, "proposal.withdraw", Some("proposal.withdrawn"), &p, json!({})).await?;
        Ok(p)
    })
    .await
}
