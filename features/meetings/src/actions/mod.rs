//! What can be done with meetings: one function per use case, each in one transaction.

mod course;
mod enrol;
mod invite;
mod report;
mod room;
mod series;
mod write;

pub use course::{approve, cancel, publish, refuse};
use db::{DbErr, Tx, WriteTx};
pub(crate) use enrol::leave;
pub use enrol::{accept, enrol, give_back, hold_reserved, take_back};
pub use invite::{invite, uninvite};
use kernel::{Actor, Problem};
pub(crate) use report::{MINUTES_MAX, ORGANISATIONS_MAX};
pub use report::{check_in, note_export, report, undo_check_in, walk_ins};
pub use room::{FromRoom, bring_in, link_numbers};
use seats::{Move, Plan};
use serde_json::{Value, json};
pub(crate) use series::following;
pub use series::revise_following;
use spaces::{Component, ComponentId, Process, Timeline, process};
pub use write::{Dates, copies, create, propose, revise};

use crate::{
    jobs::{self, About},
    model::{Content, Enrolment, Meeting, MeetingId, Settings, reference, render},
    permissions::{Act, Ground, check},
    store,
};

/// The longest beginning of a text that lists and previews show, in characters.
const SUMMARY_MAX: usize = 160;

/// Where meetings are, read inside the transaction that acts: the phase is the one of its own moment.
pub(crate) struct Place {
    pub(crate) process: Process,
    pub(crate) timeline: Timeline,
    pub(crate) component: Component,
    pub(crate) settings: Settings,
}

impl Place {
    pub(crate) async fn read(tx: &Tx, component: ComponentId) -> Result<Self, Problem> {
        let component = process::store::component(tx, component).await?.ok_or(Problem::NotFound)?;
        let process = process::store::by_id(tx, component.process_id).await?.ok_or(Problem::NotFound)?;
        let timeline = process::store::timeline(tx, &process).await?;
        let settings = component.settings()?;
        Ok(Self { process, timeline, component, settings })
    }

    pub(crate) fn ground(&self, invited: bool) -> Ground<'_> {
        Ground { process: self.process.id, timeline: &self.timeline, settings: &self.settings, invited }
    }
}

/// Whether somebody's confirmed address is on the list of a meeting.
pub(crate) async fn invited(tx: &Tx, who: &accounts::Standing, id: MeetingId) -> Result<bool, DbErr> {
    match who.me.as_ref().filter(|me| me.email_confirmed) {
        Some(me) => store::is_invited(tx, id, me.email.as_str()).await,
        None => Ok(false),
    }
}

/// A meeting of a component that somebody may do something with now, once no other transaction is changing it.
async fn alone(
    tx: &WriteTx,
    who: &accounts::Standing,
    component: ComponentId,
    id: MeetingId,
    act: Act,
) -> Result<(Meeting, Place), Problem> {
    let place = Place::read(tx, component).await?;
    tx.lock(&reference(id)).await?;
    let found = store::by_id(tx, id).await?.filter(|m| m.component == component);
    let meeting = found.ok_or(Problem::NotFound)?;
    check(act, who, place.ground(invited(tx, who, id).await?), Some(&meeting))?;
    Ok((meeting, place))
}

/// Notes in the audit log, and tells what happened.
async fn note(
    tx: &WriteTx,
    actor: &Actor,
    action: &str,
    event: Option<&str>,
    m: &Meeting,
    details: Value,
) -> Result<(), DbErr> {
    let about = m.reference();
    tx.audit(actor, action, &about, details).await?;
    match event {
        Some(event) => tell(tx, event, m).await,
        None => Ok(()),
    }
}

/// Tells what happened to whoever listens.
async fn tell(tx: &WriteTx, event: &str, m: &Meeting) -> Result<(), DbErr> {
    let payload = json!({ "component": m.component, "process": m.process, "author": m.author });
    tx.emit(event, &m.reference(), payload).await
}

/// Renders what was written, once and for all readers.
fn written(m: &mut Meeting, content: Content) {
    let mut content = content;
    render(&mut content.details.wording, |text| web::excerpt(text, SUMMARY_MAX));
    m.html = web::markdown(&content.body).into();
    m.summary = web::excerpt(&content.body, SUMMARY_MAX);
    m.content = content;
}

/// Brings the ledger to what the meeting says, and tells those who got a seat by it.
async fn plan_seats(tx: &WriteTx, m: &Meeting, settings: &Settings) -> Result<(), Problem> {
    let d = &m.content.details;
    if d.enrolment != Enrolment::Here && seats::plan(tx, &m.reference()).await?.is_none() {
        return Ok(());
    }
    let plan = Plan {
        capacity: d.capacity,
        reserved: d.reserved,
        offer_minutes: (settings.offer_hours > 0).then_some(settings.offer_hours * 60),
        closes_at: Some(m.content.starts_at),
        kinds: Vec::new(),
    };
    let moves = seats::set_plan(tx, &m.reference(), &plan).await?;
    tell_moved(tx, m.id, &moves).await?;
    Ok(())
}

/// Letters to those whom somebody else's step gave or took a seat.
pub(crate) async fn tell_moved(tx: &WriteTx, id: MeetingId, moves: &[Move]) -> Result<(), DbErr> {
    for one in moves {
        let about = match one.to {
            seats::State::Held => About::MovedUp,
            seats::State::Offered => About::Offered,
            _ => About::Lapsed,
        };
        jobs::tell(tx, id, one.holder.into(), about).await?;
    }
    Ok(())
}
