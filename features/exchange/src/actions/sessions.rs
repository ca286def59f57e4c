//! Sessions: made from a card's dates, with seats in the ledger; their days confirmed, their seats said, called off.

use accounts::Standing;
use chrono::NaiveDate;
use chrono_tz::Tz;
use db::{TenantDb, WriteTx};
use kernel::{Problem, Text};
use seats::{Move, Reason};
use serde_json::json;
use spaces::ComponentId;

use super::{Place, cards::alone, note};
use crate::{
    jobs::{self, Told},
    model::{Card, Course, Participant, ParticipantId, Session, SessionId, plan, sessions_of, set_days},
    permissions::{Act, check},
    store,
};

/// Brings the sessions of a public card to what it says, and their seats to the ledger. What people applied for stays.
pub(crate) async fn put_sessions(tx: &WriteTx, card: &Card, place: &Place, zone: Tz) -> Result<(), Problem> {
    let mut present = store::sessions_of_card(tx, card.id).await?;
    let mut last = present.iter().map(|session| session.place).max().unwrap_or(0);
    let mut kept = Vec::new();
    for entries in sessions_of(&card.content) {
        match present.iter().position(|session| session.entries == entries) {
            Some(at) => kept.push(present.remove(at)),
            None => {
                last += 1;
                let session = Session {
                    id: tx.id(),
                    card: card.id,
                    place: last,
                    course: Course::Open,
                    days: set_days(&entries),
                    entries,
                    seats: None,
                    sequence: 0,
                    reason: None,
                    changed_at: tx.now(),
                };
                store::insert_session(tx, card.component, &session).await?;
                kept.push(session);
            }
        }
    }
    for gone in present {
        if !store::remove_session(tx, gone.id).await? {
            kept.push(gone);
        }
    }
    put_seats(tx, card, &kept, place, zone).await
}

async fn put_seats(
    tx: &WriteTx,
    card: &Card,
    sessions: &[Session],
    place: &Place,
    zone: Tz,
) -> Result<(), Problem> {
    let plan = plan(&card.content, sessions, &place.settings, zone);
    let moves = seats::set_plan(tx, &card.reference(), &plan).await?;
    tell_moved(tx, &moves).await
}

/// Letters to those whom somebody else's step gave or took a seat.
pub(crate) async fn tell_moved(tx: &WriteTx, moves: &[Move]) -> Result<(), Problem> {
    for one in moves {
        let about = match one.to {
            seats::State::Held => Told::MovedUp,
            seats::State::Offered => Told::Offered,
            _ => Told::Lapsed,
        };
        let participant = ParticipantId(one.holder);
        if about == Told::Lapsed {
            store::end_participant(tx, participant).await?;
        }
        jobs::tell_participant(tx, participant, about).await?;
    }
    Ok(())
}

/// A session of a public card that somebody may do something with, once no other transaction changes its card.
pub(super) async fn session_alone(
    tx: &WriteTx,
    who: &Standing,
    component: ComponentId,
    id: SessionId,
) -> Result<(Session, Card, Place), Problem> {
    let found = store::session(tx, id).await?.ok_or(Problem::NotFound)?;
    let (card, place) = alone(tx, who, component, found.card, Act::Host).await?;
    // Between the first look and the lock somebody may have changed it.
    let session = store::session(tx, id).await?.ok_or(Problem::NotFound)?;
    Ok((session, card, place))
}

/// Confirms the days of a session. Everybody who comes gets a new calendar file.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than the host and the managers, [`Problem::Invalid`] at `days`,
/// [`Problem::Conflict`] once it was called off.
pub async fn confirm(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: SessionId,
    days: Vec<NaiveDate>,
    zone: Tz,
) -> Result<Session, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (mut session, card, place) = session_alone(&tx, &who, component, id).await?;
        if session.course == Course::CalledOff {
            return Err(Problem::Conflict(Text::new("exchange-refused-called-off")));
        }
        let mut days = days;
        days.sort_unstable();
        days.dedup();
        session.check_days(&days)?;
        if session.days == days {
            return Ok(session);
        }
        session.days = days;
        session.sequence += 1;
        store::save_session(&tx, &session).await?;
        let all = store::sessions_of_card(&tx, card.id).await?;
        put_seats(&tx, &card, &all, &place, zone).await?;
        tell_all(&tx, &session, Told::DaysSet).await?;
        note(
            &tx,
            &who,
            "exchange_card.confirm",
            Some("exchange_card.changed"),
            &card,
            json!({ "session": session.place }),
        )
        .await?;
        Ok(session)
    })
    .await
}

/// The host says how many seats a session has. More seats go to the line at once.
///
/// # Errors
/// [`Problem::Invalid`] when more are given already.
pub async fn set_seats(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: SessionId,
    seats: i64,
    zone: Tz,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (mut session, card, place) = session_alone(&tx, &who, component, id).await?;
        session.seats = Some(seats);
        store::save_session(&tx, &session).await?;
        let all = store::sessions_of_card(&tx, card.id).await?;
        put_seats(&tx, &card, &all, &place, zone).await?;
        let details = json!({ "session": session.place, "seats": seats });
        note(&tx, &who, "exchange_card.set_seats", Some("exchange_card.changed"), &card, details).await?;
        Ok(())
    })
    .await
}

/// Calls a session off, and tells everybody who has or wants a seat.
///
/// # Errors
/// [`Problem::Invalid`] without a reason, [`Problem::Conflict`] when it was called off already.
pub async fn call_off(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: SessionId,
    reason: &str,
    zone: Tz,
) -> Result<(), Problem> {
    let (who, reason) = (who.clone(), reason.trim().to_owned());
    db.write(move |tx| async move {
        let (mut session, card, place) = session_alone(&tx, &who, component, id).await?;
        super::check_reason(&reason)?;
        if session.course == Course::CalledOff {
            return Err(Problem::Conflict(Text::new("exchange-refused-called-off")));
        }
        (session.course, session.reason) = (Course::CalledOff, Some(reason));
        session.sequence += 1;
        store::save_session(&tx, &session).await?;
        tell_all(&tx, &session, Told::CalledOff).await?;
        for one in store::participants_of(&tx, id).await?.into_iter().filter(|one| one.living) {
            let (_, moves) = seats::cancel(&tx, &card.reference(), one.id.uuid(), Reason::TakenBack).await?;
            // Whoever stood in line for it is told that it is called off, not that they moved up.
            let others = moves_outside(&tx, moves, id).await?;
            store::end_participant(&tx, one.id).await?;
            tell_moved(&tx, &others).await?;
        }
        let all = store::sessions_of_card(&tx, card.id).await?;
        put_seats(&tx, &card, &all, &place, zone).await?;
        let details = json!({ "session": session.place, "reason": session.reason });
        note(&tx, &who, "exchange_card.call_off", Some("exchange_card.changed"), &card, details).await?;
        Ok(())
    })
    .await
}

async fn moves_outside(tx: &WriteTx, moves: Vec<Move>, session: SessionId) -> Result<Vec<Move>, Problem> {
    let mut outside = Vec::new();
    for one in moves {
        let participant = store::participant(tx, ParticipantId(one.holder)).await?;
        if participant.is_some_and(|p| p.session != session) {
            outside.push(one);
        }
    }
    Ok(outside)
}

async fn tell_all(tx: &WriteTx, session: &Session, about: Told) -> Result<(), Problem> {
    for one in store::participants_of(tx, session.id).await?.into_iter().filter(|one| one.living) {
        jobs::tell_participant(tx, one.id, about).await?;
    }
    Ok(())
}

/// Notes who came and for how many hours.
///
/// # Errors
/// [`Problem::Conflict`] before the first day, [`Problem::NotFound`] for somebody without a seat of the session.
pub async fn attend(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: SessionId,
    came: Vec<(ParticipantId, bool, Option<i64>)>,
    zone: Tz,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (session, card, _) = session_alone(&tx, &who, component, id).await?;
        if !session.has_begun(tx.now(), zone) {
            return Err(Problem::Conflict(Text::new("exchange-refused-early")));
        }
        let people = store::participants_of(&tx, id).await?;
        for (participant, present, hours) in came {
            let known = people.iter().any(|one| one.id == participant && one.living);
            if !known {
                return Err(Problem::NotFound);
            }
            store::set_attendance(&tx, participant, present, hours).await?;
            let before = people.iter().find(|one| one.id == participant).and_then(|one| one.present);
            if present && before != Some(true) {
                super::afterwards::tell_came(&tx, participant).await?;
            }
        }
        note(&tx, &who, "exchange_card.attend", None, &card, json!({ "session": session.place })).await?;
        Ok(())
    })
    .await
}

/// A session by the number of its card and its own.
///
/// # Errors
/// [`Problem::NotFound`] when there is none.
pub async fn session_of(
    db: &TenantDb,
    component: ComponentId,
    card: i64,
    place: i64,
) -> Result<SessionId, Problem> {
    let tx = db.read().await?;
    let card = store::by_number(&tx, component, card).await?.ok_or(Problem::NotFound)?;
    let sessions = store::sessions_of_card(&tx, card.id).await?;
    Ok(sessions.into_iter().find(|session| session.place == place).ok_or(Problem::NotFound)?.id)
}

/// Everybody for whom a seat of a session was asked, for its host and the managers.
///
/// # Errors
/// [`Problem::NotAllowed`] for others, [`Problem::NotFound`] when there is no such session.
pub async fn guests_of(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: SessionId,
) -> Result<Vec<Participant>, Problem> {
    let tx = db.read().await?;
    let place = Place::read(&tx, who, component).await?;
    let session = store::session(&tx, id).await?.ok_or(Problem::NotFound)?;
    let card = store::by_id(&tx, session.card).await?.filter(|card| card.component == component);
    check(Act::Host, who, place.ground(), Some(&card.ok_or(Problem::NotFound)?))?;
    Ok(store::participants_of(&tx, id).await?)
}
