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
    model::{
        Availability, Card, Course, Participant, ParticipantId, Session, SessionId, plan, sessions_of,
        set_days,
    },
    permissions::{Act, check},
    store,
};

/// Brings the sessions of a public card to what it says, and their seats to the ledger. Where a date was changed, the session
/// is the same and moves with those who come; what people applied for stays. When a card comes `back`, sessions that were
/// called off stay so, and new ones take their places.
pub(crate) async fn put_sessions(
    tx: &WriteTx,
    card: &Card,
    place: &Place,
    (zone, back): (Tz, bool),
) -> Result<(), Problem> {
    let present = store::sessions_of_card(tx, card.id).await?;
    let mut last = present.iter().map(|session| session.place).max().unwrap_or(0);
    let (gone, mut present): (Vec<_>, Vec<_>) =
        present.into_iter().partition(|session| back && session.course == Course::CalledOff);
    let mut kept = gone;
    let mut changed = Vec::new();
    for entries in sessions_of(&card.content) {
        match present.iter().position(|session| session.entries == entries) {
            Some(at) => kept.push(present.remove(at)),
            None => changed.push(entries),
        }
    }
    for entries in changed {
        let alike = |session: &Session| session.is_open(tx.now(), zone) && session.is_alike(&entries);
        match present.iter().position(alike) {
            Some(at) => kept.push(moved(tx, present.remove(at), entries).await?),
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

/// A session whose dates are others now. Days that its host confirmed stay until the host confirms others.
async fn moved(tx: &WriteTx, mut session: Session, entries: Vec<Availability>) -> Result<Session, Problem> {
    let before = session.days.clone();
    let set = set_days(&entries);
    if !set.is_empty() {
        session.days = set;
    }
    session.entries = entries;
    let others = session.days != before;
    session.sequence += i64::from(others);
    store::save_session(tx, &session).await?;
    if others {
        tell_days(tx, &session, &before).await?;
    }
    Ok(session)
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
        let before = std::mem::replace(&mut session.days, days);
        session.sequence += 1;
        store::save_session(&tx, &session).await?;
        let all = store::sessions_of_card(&tx, card.id).await?;
        put_seats(&tx, &card, &all, &place, zone).await?;
        tell_days(&tx, &session, &before).await?;
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
        end(&tx, &card, std::slice::from_mut(&mut session), &reason).await?;
        let all = store::sessions_of_card(&tx, card.id).await?;
        put_seats(&tx, &card, &all, &place, zone).await?;
        let details = json!({ "session": session.place, "reason": session.reason });
        note(&tx, &who, "exchange_card.call_off", Some("exchange_card.changed"), &card, details).await?;
        Ok(())
    })
    .await
}

/// Calls off every session of a card that is taken back, but for those that were held.
pub(super) async fn end_all(
    tx: &WriteTx,
    card: &Card,
    place: &Place,
    reason: &str,
    zone: Tz,
) -> Result<(), Problem> {
    let sessions = store::sessions_of_card(tx, card.id).await?;
    let (mut coming, mut all): (Vec<_>, Vec<_>) =
        sessions.into_iter().partition(|session| session.is_open(tx.now(), zone));
    end(tx, card, &mut coming, reason).await?;
    all.append(&mut coming);
    put_seats(tx, card, &all, place, zone).await
}

/// Nobody comes to some sessions any more, and everybody is told.
async fn end(tx: &WriteTx, card: &Card, sessions: &mut [Session], reason: &str) -> Result<(), Problem> {
    let ids: Vec<SessionId> = sessions.iter().map(|session| session.id).collect();
    for session in sessions {
        (session.course, session.reason) = (Course::CalledOff, Some(reason.to_owned()));
        session.sequence += 1;
        store::save_session(tx, session).await?;
        tell_all(tx, session, Told::CalledOff).await?;
        for one in store::participants_of(tx, session.id).await?.into_iter().filter(|one| one.living) {
            let (_, moves) = seats::cancel(tx, &card.reference(), one.id.uuid(), Reason::TakenBack).await?;
            // Whoever stood in line for them is told that they are called off, not that they moved up.
            let others = moves_outside(tx, moves, &ids).await?;
            store::end_participant(tx, one.id).await?;
            tell_moved(tx, &others).await?;
        }
    }
    Ok(())
}

async fn moves_outside(tx: &WriteTx, moves: Vec<Move>, sessions: &[SessionId]) -> Result<Vec<Move>, Problem> {
    let mut outside = Vec::new();
    for one in moves {
        let participant = store::participant(tx, ParticipantId(one.holder)).await?;
        if participant.is_some_and(|p| !sessions.contains(&p.session)) {
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

/// Tells everybody of new days, and which are not in their calendars any more.
async fn tell_days(tx: &WriteTx, session: &Session, before: &[NaiveDate]) -> Result<(), Problem> {
    for one in store::participants_of(tx, session.id).await?.into_iter().filter(|one| one.living) {
        jobs::tell_days(tx, one.id, before.to_vec()).await?;
    }
    Ok(())
}

/// Notes who came and for how many hours. Gives, for those who were not noted before, the key that is in their letter.
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
) -> Result<Vec<String>, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (session, card, _) = session_alone(&tx, &who, component, id).await?;
        if !session.has_begun(tx.now(), zone) {
            return Err(Problem::Conflict(Text::new("exchange-refused-early")));
        }
        let people = store::participants_of(&tx, id).await?;
        let seats = seats::of_resource(&tx, &card.reference()).await?;
        let held = |one: ParticipantId| {
            seats.iter().any(|seat| seat.holder == one.uuid() && seat.state == seats::State::Held)
        };
        let mut keys = Vec::new();
        for (participant, present, hours) in came {
            let known = people.iter().any(|one| one.id == participant && one.living);
            if !known || !held(participant) {
                return Err(Problem::NotFound);
            }
            store::set_attendance(&tx, participant, present, hours).await?;
            let before = people.iter().find(|one| one.id == participant).and_then(|one| one.present);
            if present && before != Some(true) {
                keys.extend(super::afterwards::tell_came(&tx, participant).await?);
            }
        }
        note(&tx, &who, "exchange_card.attend", None, &card, json!({ "session": session.place })).await?;
        Ok(keys)
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
