//! Asking for seats: a body applies for people it names, their manager agrees, the ledger decides.

use accounts::Standing;
use chrono_tz::Tz;
use db::{TenantDb, WriteTx};
use kernel::{FieldErrors, Problem, Text};
use seats::{Reason, State};
use serde_json::json;
use sha2::{Digest, Sha256};
use spaces::ComponentId;

use super::{Place, note, sessions::tell_moved};
use crate::{
    jobs::{self, Told},
    model::{
        Application, Approval, Card, Participant, ParticipantId, Request, Session, SessionId, reference,
    },
    permissions::{Act, check},
    store,
};

/// The stored form of a manager's key: useless to whoever reads the database.
fn hashed(key: &str) -> Vec<u8> {
    Sha256::digest(key.as_bytes()).to_vec()
}

/// Without letters and digits that are taken for each other.
const SIGNS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

pub(super) fn draw<const N: usize>(tx: &WriteTx) -> String {
    tx.env().random::<N>().iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect()
}

/// Asks for seats of a session. The manager is asked by mail, unless whoever applies is the manager.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever does not write for the body, or when it hosts itself; [`Problem::Invalid`] field by
/// field; [`Problem::Conflict`] when the session is over or called off.
pub async fn apply(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: SessionId,
    request: Request,
    zone: Tz,
) -> Result<Application, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let place = Place::read(&tx, &who, component).await?;
        let found = store::session(&tx, id).await?.ok_or(Problem::NotFound)?;
        // While somebody asks, nobody calls it off.
        tx.lock(&reference(found.card)).await?;
        let session = store::session(&tx, id).await?.ok_or(Problem::NotFound)?;
        let card = store::by_id(&tx, session.card).await?.filter(|card| card.component == component);
        let card = card.ok_or(Problem::NotFound)?;
        check(Act::Apply, &who, place.ground(), Some(&card))?;
        let me = who.require_person(Text::new("exchange-refused-apply"))?;
        if !place.bodies.contains(&request.body) {
            return Err(Problem::field("body", Text::new("exchange-body-missing")));
        }
        if request.body == card.body {
            return Err(Problem::field("body", Text::new("exchange-body-hosts")));
        }
        open(&tx, &session, zone)?;
        request.check(&card.content, &session)?;
        let key = draw::<32>(&tx);
        let application = Application {
            id: tx.id(),
            card: card.id,
            session: id,
            body: request.body,
            person: me.id,
            manager_name: request.manager_name.trim().to_owned(),
            manager_email: request.manager_email.as_str().to_owned(),
            approval: Approval::Asked,
            message: request.message.trim().to_owned(),
            created_at: tx.now(),
        };
        store::insert_application(&tx, component, &application, &hashed(&key)).await?;
        add_people(&tx, &card, &application, &request).await?;
        let details = json!({ "session": session.place, "people": request.people.len() });
        note(&tx, &who, "exchange_card.apply", Some("exchange_card.applied"), &card, details).await?;
        if application.manager_email == me.email.as_str() {
            agree(&tx, &application, &card).await?;
        } else {
            jobs::ask_consent(&tx, application.id, key).await?;
        }
        Ok(application)
    })
    .await
}

fn open(tx: &WriteTx, session: &Session, zone: Tz) -> Result<(), Problem> {
    if session.is_open(tx.now(), zone) {
        return Ok(());
    }
    Err(Problem::Conflict(Text::new("exchange-refused-closed")))
}

async fn add_people(
    tx: &WriteTx,
    card: &Card,
    application: &Application,
    request: &Request,
) -> Result<(), Problem> {
    let once = card.content.capacity.one_session_per_participant;
    for (n, one) in (1_i64..).zip(&request.people) {
        let participant = Participant {
            id: tx.id(),
            application: application.id,
            session: application.session,
            card: card.id,
            body: application.body,
            name: one.name.trim().to_owned(),
            email: one.email.as_str().to_owned(),
            role: one.role.trim().to_owned(),
            living: true,
            code: draw::<16>(tx),
            present: None,
            hours: None,
        };
        let kind = if one.kind.is_empty() { application.session.to_string() } else { one.kind.clone() };
        if !store::insert_participant(tx, card.component, &participant, (n, &kind), once).await? {
            let key = if once { "exchange-person-once" } else { "exchange-person-asked" };
            let mut errors = FieldErrors::default();
            errors.add(format!("email_{n}"), Text::new(key));
            return Err(errors.into());
        }
    }
    Ok(())
}

/// The manager agrees: each of the people gets a seat, or a place in line.
async fn agree(tx: &WriteTx, application: &Application, card: &Card) -> Result<(), Problem> {
    if !store::set_approval(tx, application.id, Approval::Given).await? {
        return Err(Problem::Conflict(Text::new("exchange-refused-decided")));
    }
    for one in store::people_of(tx, application.id).await?.into_iter().filter(|one| one.living) {
        let kind = store::kind_of(tx, one.id).await?;
        let party = application.body.to_string();
        let enrolled = seats::enrol_for(tx, &card.reference(), one.id.uuid(), &kind, &party).await?;
        tell_moved(tx, &enrolled.moves).await?;
        let told = if enrolled.seat.state == State::Held { Told::Seated } else { Told::Waiting };
        jobs::tell_participant(tx, one.id, told).await?;
    }
    Ok(())
}

/// The application that a manager's key opens, as it stands.
///
/// # Errors
/// [`Problem::NotFound`] for a key that opens none.
pub async fn to_decide(
    tx: &db::Tx,
    component: ComponentId,
    key: &str,
) -> Result<(Application, Card), Problem> {
    let application = store::by_key(tx, &hashed(key)).await?.ok_or(Problem::NotFound)?;
    let card = store::by_id(tx, application.card).await?.filter(|card| card.component == component);
    Ok((application, card.ok_or(Problem::NotFound)?))
}

/// The manager agrees or refuses, with the key from their mail.
///
/// # Errors
/// [`Problem::NotFound`] for a key that opens nothing, [`Problem::Conflict`] when it was decided, or the session is over.
pub async fn decide(
    db: &TenantDb,
    component: ComponentId,
    key: &str,
    yes: bool,
    zone: Tz,
) -> Result<(), Problem> {
    let key = key.to_owned();
    db.write(move |tx| async move {
        let (application, _) = to_decide(&tx, component, &key).await?;
        tx.lock(&reference(application.card)).await?;
        let session = store::session(&tx, application.session).await?.ok_or(Problem::NotFound)?;
        let card = store::by_id(&tx, application.card).await?.ok_or(Problem::NotFound)?;
        if yes {
            open(&tx, &session, zone)?;
            agree(&tx, &application, &card).await?;
        } else {
            if !store::set_approval(&tx, application.id, Approval::Refused).await? {
                return Err(Problem::Conflict(Text::new("exchange-refused-decided")));
            }
            for one in store::people_of(&tx, application.id).await? {
                store::end_participant(&tx, one.id).await?;
            }
        }
        jobs::tell_applicant(&tx, application.id).await?;
        let action = if yes { "exchange_card.agree" } else { "exchange_card.disagree" };
        let system = Standing::system("manager");
        note(
            &tx,
            &system,
            action,
            Some("exchange_card.applied"),
            &card,
            json!({ "application": application.id }),
        )
        .await?;
        Ok(())
    })
    .await
}

/// Somebody whom the actor's body sends, or, for the host and the managers, anybody of the card.
///
/// # Errors
/// [`Problem::NotFound`] for people of other bodies.
pub async fn of_mine(
    tx: &db::Tx,
    who: &Standing,
    component: ComponentId,
    id: ParticipantId,
) -> Result<(Participant, Card), Problem> {
    let found = store::participant(tx, id).await?.ok_or(Problem::NotFound)?;
    let card = store::by_id(tx, found.card).await?.filter(|card| card.component == component);
    let card = card.ok_or(Problem::NotFound)?;
    let place = Place::read(tx, who, component).await?;
    let hosts = check(Act::Host, who, place.ground(), Some(&card)).is_ok();
    if !place.bodies.contains(&found.body) && !hosts {
        return Err(Problem::NotFound);
    }
    Ok((found, card))
}

/// The same once no other transaction changes the card.
async fn of_mine_alone(
    tx: &WriteTx,
    who: &Standing,
    component: ComponentId,
    id: ParticipantId,
) -> Result<(Participant, Card), Problem> {
    let found = store::participant(tx, id).await?.ok_or(Problem::NotFound)?;
    tx.lock(&reference(found.card)).await?;
    of_mine(tx, who, component, id).await
}

/// Gives a seat, an offer or a place in line back; the seat goes to the next in line.
///
/// # Errors
/// [`Problem::NotFound`] for people of other bodies, [`Problem::Conflict`] when there is nothing to give back.
pub async fn withdraw(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: ParticipantId,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (participant, card) = of_mine_alone(&tx, &who, component, id).await?;
        if !participant.living || participant.present.is_some() {
            return Err(Problem::Conflict(Text::new("exchange-no-seat")));
        }
        let (seat, moves) = seats::cancel(&tx, &card.reference(), id.uuid(), Reason::GivenBack).await?;
        store::end_participant(&tx, id).await?;
        tell_moved(&tx, &moves).await?;
        if seat.is_some() {
            jobs::tell_participant(&tx, id, Told::Withdrawn).await?;
        }
        note(&tx, &who, "exchange_card.give_back", Some("exchange_card.applied"), &card, json!({})).await?;
        Ok(())
    })
    .await
}

/// Accepts a seat that is offered to somebody whom the actor's body sends.
///
/// # Errors
/// [`Problem::Conflict`] when the offer is over.
pub async fn accept(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: ParticipantId,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (_, card) = of_mine_alone(&tx, &who, component, id).await?;
        seats::accept(&tx, &card.reference(), id.uuid()).await?;
        jobs::tell_participant(&tx, id, Told::Seated).await?;
        note(&tx, &who, "exchange_card.accept", Some("exchange_card.applied"), &card, json!({})).await?;
        Ok(())
    })
    .await
}
