//! Mail about meetings: to each person in their language, once for each occasion, with a file for their calendar.

mod letters;

use chrono::TimeDelta;
use db::{DbErr, TenantDb, WriteTx};
use feature::State;
use jobs::{Job, Registry};
use kernel::{Email, PersonId, Problem, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    model::{Meeting, MeetingId, Settings, Stage},
    store,
};

pub(crate) fn register(registry: &mut Registry<State>) {
    registry.add::<ToPerson>().add::<ToEveryGuest>().add::<ToInvited>().add::<Remind>();
}

/// What a letter is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum About {
    /// They have a seat.
    Enrolled,
    /// They stand in line.
    Waiting,
    /// A seat became theirs.
    MovedUp,
    /// A seat is offered to them.
    Offered,
    /// They let the offer pass.
    Lapsed,
    /// The office took the seat back.
    TakenBack,
    /// Time, place or title changed.
    Changed,
    /// It is called off.
    Cancelled,
    /// It is soon.
    Reminder,
    /// What they proposed will be held.
    Approved,
    /// What they proposed will not.
    Refused,
}

/// Has one person told, once this transaction is committed.
pub(crate) async fn tell(
    tx: &WriteTx,
    meeting: MeetingId,
    person: PersonId,
    about: About,
) -> Result<(), DbErr> {
    let occasion = tx.id::<Uuid>().to_string();
    jobs::enqueue(tx, &ToPerson { meeting, person, about, occasion }).await
}

/// Has everybody with a seat, an offer or a place in line told.
pub(crate) async fn tell_all(tx: &WriteTx, m: &Meeting, about: About) -> Result<(), DbErr> {
    let occasion = format!("sequence-{}", m.sequence);
    jobs::enqueue(tx, &ToEveryGuest { meeting: m.id, about, occasion }).await
}

/// Has an invited address told.
pub(crate) async fn tell_invited(tx: &WriteTx, meeting: MeetingId, email: &Email) -> Result<(), DbErr> {
    jobs::enqueue(tx, &ToInvited { meeting, email: email.clone() }).await
}

/// Winds the clock of the reminder. One that was wound for another time finds that, and does nothing.
pub(crate) async fn remind(tx: &WriteTx, m: &Meeting, settings: &Settings) -> Result<(), DbErr> {
    let starts_at = m.content.starts_at;
    let when = starts_at - TimeDelta::hours(settings.reminder_hours);
    if settings.reminder_hours == 0 || when <= tx.now() {
        return Ok(());
    }
    jobs::enqueue_at(tx, &Remind { meeting: m.id, starts_at }, when).await
}

/// Tells one person.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct ToPerson {
    meeting: MeetingId,
    person: PersonId,
    about: About,
    /// Makes a letter that was sent already known.
    occasion: String,
}

impl Job<State> for ToPerson {
    const NAME: &'static str = "meetings.to_person";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
        let Some(mail) = letters::to_person(state, &db, self.meeting, self.person, self.about).await? else {
            return Ok(());
        };
        let (meeting, address) = (self.meeting, self.person.to_string());
        let occasion = format!("{:?}-{}", self.about, self.occasion);
        db.write(move |tx| async move {
            if store::note_notice(&tx, meeting, &address, &occasion).await? {
                jobs::mail::enqueue(&tx, mail).await?;
            }
            Ok::<(), DbErr>(())
        })
        .await?;
        Ok(())
    }
}

/// Has everybody told who has a seat, an offer or a place in line at that moment.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct ToEveryGuest {
    meeting: MeetingId,
    about: About,
    occasion: String,
}

impl Job<State> for ToEveryGuest {
    const NAME: &'static str = "meetings.to_every_guest";

    async fn run(self, _: &State, db: TenantDb) -> anyhow::Result<()> {
        db.write(move |tx| async move {
            for seat in seats::of_resource(&tx, &crate::model::reference(self.meeting)).await? {
                // Who stands in line is told when it is called off, not that it is soon.
                if self.about == About::Reminder && seat.state != seats::State::Held {
                    continue;
                }
                let person = PersonId(seat.holder);
                let letter = ToPerson {
                    meeting: self.meeting,
                    person,
                    about: self.about,
                    occasion: self.occasion.clone(),
                };
                jobs::enqueue(&tx, &letter).await?;
            }
            Ok::<(), Problem>(())
        })
        .await?;
        Ok(())
    }
}

/// Writes to an address on the list of invitations.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct ToInvited {
    meeting: MeetingId,
    email: Email,
}

impl Job<State> for ToInvited {
    const NAME: &'static str = "meetings.to_invited";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
        let Some(mail) = letters::invitation(state, &db, self.meeting, &self.email).await? else {
            return Ok(());
        };
        let (meeting, address) = (self.meeting, self.email.as_str().to_owned());
        db.write(move |tx| async move {
            if store::note_notice(&tx, meeting, &address, "invitation").await? {
                jobs::mail::enqueue(&tx, mail).await?;
            }
            Ok::<(), DbErr>(())
        })
        .await?;
        Ok(())
    }
}

/// Reminds guests, unless the meeting has moved or been called off.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Remind {
    meeting: MeetingId,
    starts_at: Timestamp,
}

impl Job<State> for Remind {
    const NAME: &'static str = "meetings.remind";

    async fn run(self, _: &State, db: TenantDb) -> anyhow::Result<()> {
        db.write(move |tx| async move {
            let Some(m) = store::by_id(&tx, self.meeting).await? else { return Ok(()) };
            let still = m.stage == Stage::Published && m.content.starts_at == self.starts_at;
            if still && tx.now() < self.starts_at {
                let occasion = self.starts_at.to_rfc3339();
                let all = ToEveryGuest { meeting: m.id, about: About::Reminder, occasion };
                jobs::enqueue(&tx, &all).await?;
            }
            Ok::<(), Problem>(())
        })
        .await?;
        Ok(())
    }
}
