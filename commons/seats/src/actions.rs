//! What happens to seats, each inside the caller's transaction. First the lock of the resource, so that the line is read
//! and served by one at a time; then counters that refuse by themselves.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use db::WriteTx;
use kernel::{FieldErrors, Problem, ResourceRef, Text};
use uuid::Uuid;

use crate::{
    jobs::end_offers_at,
    model::{Move, Plan, Reason, Seat, State},
    store::{self, PassedOver, Pool},
};

/// What enrolling brought.
#[derive(Clone, Debug)]
pub struct Enrolled {
    /// The seat, or the place in line.
    pub seat: Seat,
    /// Whether it is new; enrolling again changes nothing.
    pub new: bool,
    /// What lapsed or moved on at the same time.
    pub moves: Vec<Move>,
}

/// Makes or changes the plan. More seats go to the line at once.
///
/// # Errors
/// [`Problem::Invalid`] at `capacity` or `reserved` when more seats are given already than would be left.
pub async fn set_plan(tx: &WriteTx, resource: &ResourceRef, plan: &Plan) -> Result<Vec<Move>, Problem> {
    tx.lock(resource).await?;
    store::put_plan(tx, resource, plan).await?;
    let mut moves = end_offers(tx, resource).await?;
    let pools = store::pools(tx, resource).await?;
    let present = pools.iter().find(|p| p.kind.is_empty());
    check_room(plan, present)?;
    for gone in pools.iter().filter(|p| !p.kind.is_empty() && !plan.kinds.iter().any(|k| k.kind == p.kind)) {
        store::remove_pool(tx, resource, &gone.kind).await?;
        store::put_parties(tx, resource, &gone.kind, &BTreeMap::new()).await?;
    }
    store::put_pool(tx, resource, "", plan.capacity, plan.reserved).await?;
    put_kinds(tx, resource, plan).await?;
    moves.extend(hand_on(tx, resource, Reason::MoreSeats).await?);
    Ok(moves)
}

/// Kinds may be new, or back: what is given of them is counted again.
async fn put_kinds(tx: &WriteTx, resource: &ResourceRef, plan: &Plan) -> Result<(), Problem> {
    if plan.kinds.is_empty() {
        return Ok(());
    }
    let given = store::of_resource(tx, resource).await?;
    let given = given.iter().filter(|s| !s.reserved && matches!(s.state, State::Held | State::Offered));
    let given: Vec<&Seat> = given.collect();
    for kind in plan.kinds.iter().filter(|k| !k.kind.is_empty()) {
        let own = given.iter().filter(|seat| is_of(&seat.kind, &kind.kind));
        let mut parties: BTreeMap<&str, i64> = BTreeMap::new();
        let mut held = 0;
        for seat in own {
            held += 1;
            if !seat.party.is_empty() {
                *parties.entry(&seat.party).or_default() += 1;
            }
        }
        let count = i64::try_from(parties.len()).unwrap_or(i64::MAX);
        let largest = parties.values().copied().max().unwrap_or(0);
        if held > kind.capacity {
            return Err(too_small("capacity", held));
        }
        if kind.most_parties.is_some_and(|most| most < count) {
            return Err(too_small("parties", count));
        }
        if kind.most_of_party.is_some_and(|most| most < largest) {
            return Err(too_small("of_party", largest));
        }
        store::put_kind(tx, resource, kind, held, count).await?;
        store::put_parties(tx, resource, &kind.kind, &parties).await?;
    }
    Ok(())
}

/// Whether a seat of a kind is also one of another: the same, or the one it is nested in.
fn is_of(kind: &str, other: &str) -> bool {
    kind.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Fewer seats than are given cannot be: nobody loses a seat by a change of the plan.
fn check_room(plan: &Plan, present: Option<&Pool>) -> Result<(), Problem> {
    let (held, reserved_held) = present.map_or((0, 0), |p| (p.held, p.reserved_held));
    if plan.reserved < reserved_held {
        return Err(too_small("reserved", reserved_held));
    }
    match plan.capacity {
        Some(capacity) if capacity < held + plan.reserved => Err(too_small("capacity", held + plan.reserved)),
        _ => Ok(()),
    }
}

fn too_small(field: &str, least: i64) -> Problem {
    let mut errors = FieldErrors::default();
    errors.add(field, Text::new("seats-too-few").with("least", least));
    errors.into()
}

/// Gives somebody a seat, or the last place in line when none is free. Enrolling again changes nothing.
///
/// # Errors
/// [`Problem::NotFound`] when the resource has no plan.
pub async fn enrol(
    tx: &WriteTx,
    resource: &ResourceRef,
    holder: Uuid,
    kind: &str,
) -> Result<Enrolled, Problem> {
    enrol_for(tx, resource, holder, kind, "").await
}

/// The same for somebody who comes for a party, as for the body that sends them.
///
/// # Errors
/// As [`enrol`].
pub async fn enrol_for(
    tx: &WriteTx,
    resource: &ResourceRef,
    holder: Uuid,
    kind: &str,
    party: &str,
) -> Result<Enrolled, Problem> {
    tx.lock(resource).await?;
    let moves = end_offers(tx, resource).await?;
    if let Some(seat) = store::seat_of(tx, resource, holder).await? {
        return Ok(Enrolled { seat, new: false, moves });
    }
    let taken = take(tx, resource, kind, party).await?;
    let state = if taken == Taken::Yes { State::Held } else { State::Waiting };
    let seat = Asked { kind, party, state, reserved: false, reason: Reason::Enrolled };
    let seat = add(tx, resource, holder, seat).await?;
    Ok(Enrolled { seat, new: true, moves })
}

/// Gives somebody one of the seats set aside; whoever stands in line leaves it for that.
///
/// # Errors
/// [`Problem::Conflict`] when all of them are given, or the person has a seat; [`Problem::NotFound`] without a plan.
pub async fn hold_reserved(tx: &WriteTx, resource: &ResourceRef, holder: Uuid) -> Result<Enrolled, Problem> {
    tx.lock(resource).await?;
    let mut moves = end_offers(tx, resource).await?;
    match store::seat_of(tx, resource, holder).await? {
        Some(seat) if seat.state == State::Held => {
            return Err(Problem::Conflict(Text::new("seats-has-one")));
        }
        Some(seat) => moves.extend(give_back(tx, &seat, State::Cancelled, Reason::Reserved).await?),
        None => {}
    }
    if !store::take_reserved(tx, resource).await? {
        return Err(Problem::Conflict(Text::new("seats-none-reserved")));
    }
    let seat = Asked { kind: "", party: "", state: State::Held, reserved: true, reason: Reason::Reserved };
    let seat = add(tx, resource, holder, seat).await?;
    Ok(Enrolled { seat, new: true, moves })
}

/// Accepts an offer while it lasts.
///
/// # Errors
/// [`Problem::Conflict`] when there is no offer, or its time is over; the seat has then moved on already.
pub async fn accept(tx: &WriteTx, resource: &ResourceRef, holder: Uuid) -> Result<Seat, Problem> {
    tx.lock(resource).await?;
    let seat = store::seat_of(tx, resource, holder).await?;
    let in_time =
        |seat: &Seat| seat.state == State::Offered && seat.offered_until.is_some_and(|t| tx.now() < t);
    let Some(mut seat) = seat.filter(|seat| in_time(seat) || seat.state == State::Held) else {
        // What lapsed is handed on by the job: an error here would undo it.
        return Err(Problem::Conflict(Text::new("seats-offer-over")));
    };
    if seat.state == State::Offered {
        step(tx, &mut seat, State::Held, None, Reason::Accepted).await?;
    }
    Ok(seat)
}

/// Gives a seat, an offer or a place in line back; the seat goes to the next in line, in this transaction.
///
/// # Errors
/// When the database fails. Nothing to give back is no error.
pub async fn cancel(
    tx: &WriteTx,
    resource: &ResourceRef,
    holder: Uuid,
    reason: Reason,
) -> Result<(Option<Seat>, Vec<Move>), Problem> {
    tx.lock(resource).await?;
    let mut moves = end_offers(tx, resource).await?;
    let Some(seat) = store::seat_of(tx, resource, holder).await? else { return Ok((None, moves)) };
    moves.extend(give_back(tx, &seat, State::Cancelled, reason).await?);
    Ok((Some(seat), moves))
}

/// Ends the offers whose time is over, and hands their seats on.
///
/// # Errors
/// When the database fails.
pub async fn lapse(tx: &WriteTx, resource: &ResourceRef) -> Result<Vec<Move>, Problem> {
    tx.lock(resource).await?;
    end_offers(tx, resource).await
}

/// What taking a seat from the counters brought.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    Yes,
    /// No seat of the kind is left.
    NoSeat,
    /// There is one, but not for this party.
    NotForParty,
}

/// Takes a seat of a kind from the counters: all of them, or none.
async fn take(tx: &WriteTx, resource: &ResourceRef, kind: &str, party: &str) -> Result<Taken, Problem> {
    if !store::take(tx, resource, "").await? {
        return Ok(Taken::NoSeat);
    }
    if kind.is_empty() {
        return Ok(Taken::Yes);
    }
    let mut pools = store::pools(tx, resource).await?;
    pools.retain(|pool| !pool.kind.is_empty() && is_of(kind, &pool.kind));
    for (n, pool) in pools.iter().enumerate() {
        let refused = if !store::take(tx, resource, &pool.kind).await? {
            Some(Taken::NoSeat)
        } else if !store::take_party(tx, resource, pool, party).await? {
            store::give(tx, resource, &pool.kind).await?;
            Some(Taken::NotForParty)
        } else {
            None
        };
        if let Some(refused) = refused {
            for taken in &pools[..n] {
                store::give(tx, resource, &taken.kind).await?;
                store::give_party(tx, resource, &taken.kind, party).await?;
            }
            store::give(tx, resource, "").await?;
            return Ok(refused);
        }
    }
    Ok(Taken::Yes)
}

/// A seat, or a place in line, as it is entered.
struct Asked<'a> {
    kind: &'a str,
    party: &'a str,
    state: State,
    reserved: bool,
    reason: Reason,
}

async fn add(tx: &WriteTx, resource: &ResourceRef, holder: Uuid, asked: Asked<'_>) -> Result<Seat, Problem> {
    let place = store::next_place(tx, resource).await?.ok_or(Problem::NotFound)?;
    let seat = Seat {
        id: tx.id(),
        resource: resource.clone(),
        holder,
        kind: asked.kind.to_owned(),
        party: asked.party.to_owned(),
        reserved: asked.reserved,
        state: asked.state,
        place,
        offered_until: None,
        created_at: tx.now(),
    };
    store::insert(tx, &seat).await?;
    store::note(tx, seat.id, asked.state, asked.reason).await?;
    if asked.state == State::Waiting {
        store::wait(tx, resource, 1).await?;
    }
    Ok(seat)
}

/// A seat becomes something else, and the reason is kept.
async fn step(
    tx: &WriteTx,
    seat: &mut Seat,
    to: State,
    until: Option<kernel::Timestamp>,
    reason: Reason,
) -> Result<(), Problem> {
    if !store::set_state(tx, seat.id, seat.state, to, until).await? {
        return Err(Problem::Conflict(Text::new("seats-changed")));
    }
    (seat.state, seat.offered_until) = (to, until);
    store::note(tx, seat.id, to, reason).await?;
    Ok(())
}

async fn release_count(tx: &WriteTx, seat: &Seat) -> Result<(), Problem> {
    match seat.state {
        State::Waiting => store::wait(tx, &seat.resource, -1).await?,
        State::Held | State::Offered if seat.reserved => store::give_reserved(tx, &seat.resource).await?,
        State::Held | State::Offered => {
            store::give(tx, &seat.resource, "").await?;
            for (end, _) in seat.kind.match_indices('/').chain([(seat.kind.len(), "")]) {
                let kind = seat.kind.get(..end).unwrap_or_default();
                if !kind.is_empty() {
                    store::give(tx, &seat.resource, kind).await?;
                    store::give_party(tx, &seat.resource, kind, &seat.party).await?;
                }
            }
        }
        State::Cancelled | State::Lapsed => {}
    }
    Ok(())
}

async fn give_back(tx: &WriteTx, seat: &Seat, to: State, reason: Reason) -> Result<Vec<Move>, Problem> {
    release_count(tx, seat).await?;
    step(tx, &mut seat.clone(), to, None, reason).await?;
    hand_on(tx, &seat.resource, Reason::Released).await
}

/// Offers whose time is over lapse, in the order of their places; their seats go to the line.
async fn end_offers(tx: &WriteTx, resource: &ResourceRef) -> Result<Vec<Move>, Problem> {
    let mut moves = Vec::new();
    for seat in store::overdue(tx, resource).await? {
        release_count(tx, &seat).await?;
        step(tx, &mut seat.clone(), State::Lapsed, None, Reason::OfferOver).await?;
        moves.push(Move { seat: seat.id, holder: seat.holder, to: State::Lapsed, until: None });
    }
    if !moves.is_empty() {
        moves.extend(hand_on(tx, resource, Reason::Released).await?);
    }
    Ok(moves)
}

/// Gives free seats to the line, first come first served. Who waits for a kind that is full, or comes for a party that has
/// all it may have, is passed over.
async fn hand_on(tx: &WriteTx, resource: &ResourceRef, reason: Reason) -> Result<Vec<Move>, Problem> {
    let mut moves = Vec::new();
    let terms = store::terms(tx, resource).await?;
    if terms.closes_at.is_some_and(|end| end <= tx.now()) {
        return Ok(moves);
    }
    let until = terms.offer_minutes.map(|minutes| tx.now() + TimeDelta::minutes(minutes));
    let until = until.map(|until| terms.closes_at.map_or(until, |end| until.min(end)));
    let to = if until.is_some() { State::Offered } else { State::Held };
    let mut passed = PassedOver::default();
    let mut first_end = None;
    while let Some(mut next) = store::next_in_line(tx, resource, &passed).await? {
        // A kind may end before the whole: nothing of it is offered longer, and nothing afterwards.
        let end = if next.kind.is_empty() { None } else { closing(tx, resource, &next.kind).await? };
        if end.is_some_and(|end| end <= tx.now()) {
            passed.kinds.push(next.kind);
            continue;
        }
        match take(tx, resource, &next.kind, &next.party).await? {
            Taken::Yes => {}
            Taken::NotForParty => {
                passed.parties.push((next.kind, next.party));
                continue;
            }
            Taken::NoSeat if next.kind.is_empty() || store::is_full(tx, resource).await? => break,
            Taken::NoSeat => {
                passed.kinds.push(next.kind);
                continue;
            }
        }
        let until = until.map(|until| end.map_or(until, |end| until.min(end)));
        store::wait(tx, resource, -1).await?;
        step(tx, &mut next, to, until, reason).await?;
        first_end = [first_end, until].into_iter().flatten().min();
        moves.push(Move { seat: next.id, holder: next.holder, to, until });
    }
    if let (Some(until), Some(first_end)) = (until, first_end) {
        end_offers_at(tx, resource, first_end).await?;
        if first_end < until {
            end_offers_at(tx, resource, until).await?;
        }
    }
    Ok(moves)
}

/// When a kind, or one it is nested in, ends first.
async fn closing(
    tx: &WriteTx,
    resource: &ResourceRef,
    kind: &str,
) -> Result<Option<kernel::Timestamp>, Problem> {
    let pools = store::pools(tx, resource).await?;
    let own = pools.iter().filter(|pool| !pool.kind.is_empty() && is_of(kind, &pool.kind));
    Ok(own.filter_map(|pool| pool.closes_at).min())
}
