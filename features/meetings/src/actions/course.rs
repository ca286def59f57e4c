//! From draft to the calendar, and off it again.

use accounts::Standing;
use db::{TenantDb, WriteTx};
use kernel::{Problem, Text, Translated};
use serde_json::json;
use spaces::{ComponentId, process, reason};

use super::{alone, note, plan_seats};
use crate::{
    jobs::{self, About},
    model::{Meeting, MeetingId, Settings, Stage},
    permissions::Act,
    store,
};

/// The longest reason, in characters.
const REASON_MAX: usize = 500;

/// Publishes a draft under the next number.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::Conflict`] when it is no draft any more.
pub async fn publish(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
) -> Result<Meeting, Problem> {
    public(db, who, component, id, Stage::Draft, "meeting.publish").await
}

/// Approves what a participant proposed, and tells them.
///
/// # Errors
/// As [`publish`].
pub async fn approve(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
) -> Result<Meeting, Problem> {
    public(db, who, component, id, Stage::Proposed, "meeting.approve").await
}

async fn public(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
    from: Stage,
    action: &'static str,
) -> Result<Meeting, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let (mut m, place) = alone(&tx, &who, component, id, Act::Manage).await?;
        if m.stage != from {
            return Err(Problem::Conflict(Text::new("meetings-already-decided")));
        }
        go_public(&tx, &mut m, &place.settings).await?;
        if let (Some(author), Stage::Proposed) = (m.author, from) {
            jobs::tell(&tx, m.id, author, About::Approved).await?;
        }
        let details = json!({ "number": m.number, "title": m.content.title });
        note(&tx, &who.actor, action, Some("meeting.published"), &m, details).await?;
        Ok(m)
    })
    .await
}

/// Gives the number, opens the seats and winds the clock of the reminder.
pub(super) async fn go_public(tx: &WriteTx, m: &mut Meeting, settings: &Settings) -> Result<(), Problem> {
    m.number = Some(process::store::next_number(tx, m.component).await?);
    m.stage = Stage::Published;
    store::save(tx, m).await?;
    plan_seats(tx, m, settings).await?;
    jobs::remind(tx, m, settings).await?;
    Ok(())
}

fn reason_of(reason: &Translated) -> Result<Translated, Problem> {
    reason::checked(reason, 1, REASON_MAX, "meetings-reason-missing")
}

/// A reason as the log of actions keeps it.
fn said(reason: &Translated) -> serde_json::Value {
    json!({ "reason": reason.text(reason.original) })
}

/// Says no to what a participant proposed, with the reason.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::Invalid`] without a reason, [`Problem::Conflict`] when it
/// was decided already.
pub async fn refuse(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
    reason: &Translated,
) -> Result<Meeting, Problem> {
    let reason = reason_of(reason)?;
    let who = who.clone();
    db.write(move |tx| async move {
        let (mut m, _) = alone(&tx, &who, component, id, Act::Manage).await?;
        if m.stage != Stage::Proposed {
            return Err(Problem::Conflict(Text::new("meetings-already-decided")));
        }
        m.stage = Stage::Refused;
        m.reason = Some(reason.clone());
        store::save(&tx, &m).await?;
        if let Some(author) = m.author {
            jobs::tell(&tx, m.id, author, About::Refused).await?;
        }
        note(&tx, &who.actor, "meeting.refuse", None, &m, said(&reason)).await?;
        Ok(m)
    })
    .await
}

/// Calls a published meeting off. Its page stays and says why; everybody with a seat or a place in line is told, and
/// their calendars take it out.
///
/// # Errors
/// As [`refuse`].
pub async fn cancel(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: MeetingId,
    reason: &Translated,
) -> Result<Meeting, Problem> {
    let reason = reason_of(reason)?;
    let who = who.clone();
    db.write(move |tx| async move {
        let (mut m, _) = alone(&tx, &who, component, id, Act::Manage).await?;
        if m.stage != Stage::Published {
            return Err(Problem::Conflict(Text::new("meetings-refused-cancelled")));
        }
        m.stage = Stage::Cancelled;
        m.sequence += 1;
        m.reason = Some(reason.clone());
        store::save(&tx, &m).await?;
        jobs::tell_all(&tx, &m, About::Cancelled).await?;
        note(&tx, &who.actor, "meeting.cancel", Some("meeting.cancelled"), &m, said(&reason)).await?;
        Ok(m)
    })
    .await
}
