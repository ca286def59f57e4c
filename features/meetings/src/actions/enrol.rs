//! Seats: asking for one, accepting an offer, giving back. The ledger decides; what it moves is told in the same
//! transaction.

use accounts::{Standing, people};
use db::{TenantDb, WriteTx};
use engagement::follows;
use kernel::{Actor, Email, PersonId, Problem, Text};
use seats::{Reason, Seat, State};
use serde_json::json;
use spaces::ComponentId;

use super::{Place, alone, invited, note, tell_moved};
use crate::{
    code,
    jobs::{self, About},
    model::{Enrolment, MeetingId, Stage, check_answers, reference},
    permissions::{Act, check},
    store,
};

/// Enrols whoever acts, or puts them in line. Doing it again changes the answers only.
///
/// # Errors
/// [`Problem::NotLoggedIn`] for visitors, [`Problem::NotAllowed`] with the reason, [`Problem::Invalid`] beside answers.
pub async fn enrol(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
    answers: Vec<String>,
) -> Result<Seat, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        // Many come at once: what does not depend on the seats is read before the wait for them, and the meeting, which
        // may be called off meanwhile, again after it.
        let place = Place::read(&tx, component).await?;
        let ground = place.ground(invited(&tx, &who, id).await?);
        let m = store::by_id(&tx, id).await?.filter(|m| m.component == component).ok_or(Problem::NotFound)?;
        check(Act::Enrol, &who, ground, Some(&m))?;
        let me = who.require_person(Text::new("meetings-refused-enrol"))?;
        if !me.email_confirmed {
            return Err(Problem::NotAllowed(Text::new("meetings-refused-unconfirmed")));
        }
        let answers = check_answers(&m.content.details.questions, &answers)?;
        store::keep_guest(&tx, id, me.id, &code::draw(tx.env()), &answers).await?;
        tx.lock(&m.reference()).await?;
        let m = store::by_id(&tx, id).await?.ok_or(Problem::NotFound)?;
        check(Act::Enrol, &who, ground, Some(&m))?;
        let enrolled = seats::enrol(&tx, &m.reference(), me.id.uuid(), "").await?;
        tell_moved(&tx, id, &enrolled.moves).await?;
        if enrolled.new {
            follows::take_part(&tx, &m.reference(), me.id).await?;
            let about = if enrolled.seat.state == State::Held { About::Enrolled } else { About::Waiting };
            jobs::tell(&tx, id, me.id, about).await?;
            let details = json!({ "state": enrolled.seat.state.as_str() });
            note(&tx, &who.actor, "meeting.enrol", Some("meeting.enrolled"), &m, details).await?;
        }
        Ok(enrolled.seat)
    })
    .await
}

/// Accepts a seat that is offered.
///
/// # Errors
/// [`Problem::Conflict`] when the offer is over.
pub async fn accept(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
) -> Result<Seat, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (m, _) = alone(&tx, &who, component, id, Act::Read).await?;
        let me = who.require_person(Text::new("meetings-refused-enrol"))?.id;
        if m.stage != Stage::Published {
            return Err(Problem::Conflict(Text::new("meetings-refused-cancelled")));
        }
        let seat = seats::accept(&tx, &m.reference(), me.uuid()).await?;
        jobs::tell(&tx, id, me, About::Enrolled).await?;
        note(&tx, &who.actor, "meeting.accept", Some("meeting.enrolled"), &m, json!({})).await?;
        Ok(seat)
    })
    .await
}

/// Gives one's seat, offer or place in line back; the seat goes to the next in line.
///
/// # Errors
/// [`Problem::NotLoggedIn`] for visitors, [`Problem::Conflict`] when there is nothing to give back.
pub async fn give_back(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (m, _) = alone(&tx, &who, component, id, Act::Read).await?;
        let me = who.require_person(Text::new("meetings-refused-enrol"))?.id;
        if m.is_over(tx.now()) {
            return Err(Problem::Conflict(Text::new("meetings-refused-over")));
        }
        release(&tx, &who, &m, me, Reason::GivenBack).await
    })
    .await
}

/// The office takes somebody's seat or place in line back, and tells them.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::Conflict`] when there is nothing to take.
pub async fn take_back(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
    person: PersonId,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (m, _) = alone(&tx, &who, component, id, Act::Manage).await?;
        release(&tx, &who, &m, person, Reason::TakenBack).await?;
        jobs::tell(&tx, id, person, About::TakenBack).await?;
        Ok(())
    })
    .await
}

async fn release(
    tx: &WriteTx,
    who: &Standing,
    m: &crate::Meeting,
    person: PersonId,
    reason: Reason,
) -> Result<(), Problem> {
    let (seat, moves) = seats::cancel(tx, &m.reference(), person.uuid(), reason).await?;
    if seat.is_none() {
        return Err(Problem::Conflict(Text::new("meetings-no-seat")));
    }
    store::set_came(tx, m.id, person, false).await?;
    tell_moved(tx, m.id, &moves).await?;
    note(tx, &who.actor, "meeting.give_back", Some("meeting.released"), m, json!({ "why": reason.as_str() }))
        .await?;
    Ok(())
}

/// The office gives one of the seats it keeps to somebody with an account.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::Invalid`] for an address without an account,
/// [`Problem::Conflict`] when none is left.
pub async fn hold_reserved(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
    email: Email,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (m, _) = alone(&tx, &who, component, id, Act::Manage).await?;
        if m.stage != Stage::Published || m.content.details.enrolment != Enrolment::Here {
            return Err(Problem::Conflict(Text::new("meetings-refused-enrol-not-here")));
        }
        let person = people::store::by_email(&tx, &email).await?;
        let unknown = || Problem::field("email", Text::new("meetings-email-unknown"));
        let person = person.ok_or_else(unknown)?.id;
        let held = seats::hold_reserved(&tx, &m.reference(), person.uuid()).await?;
        store::keep_guest(&tx, id, person, &code::draw(tx.env()), &[]).await?;
        tell_moved(&tx, id, &held.moves).await?;
        jobs::tell(&tx, id, person, About::Enrolled).await?;
        note(&tx, &who.actor, "meeting.hold_reserved", Some("meeting.enrolled"), &m, json!({})).await?;
        Ok(())
    })
    .await
}

/// Somebody deletes their account: seats in what is still to come go to the line, and their answers are forgotten.
pub(crate) async fn leave(tx: &WriteTx, person: PersonId) -> Result<(), Problem> {
    for id in store::enrolled_in_coming(tx, person).await? {
        tx.lock(&reference(id)).await?;
        let m = store::by_id(tx, id).await?.ok_or(Problem::NotFound)?;
        let (seat, moves) = seats::cancel(tx, &m.reference(), person.uuid(), Reason::GivenBack).await?;
        if seat.is_some() {
            store::set_came(tx, m.id, person, false).await?;
            tell_moved(tx, m.id, &moves).await?;
            let details = json!({ "why": "account_deleted" });
            let actor = Actor::Person(person);
            note(tx, &actor, "meeting.give_back", Some("meeting.released"), &m, details).await?;
        }
    }
    Ok(store::forget_answers(tx, person).await?)
}
