//! Writes a row for every event that people like to hear of, of what everybody sees at that moment.

use accounts::{Standing, people};
use db::{TenantDb, events::Event};
use engagement::subject;
use feature::State;
use jobs::{Job, Registry};
use kernel::{PersonId, Problem, ResourceRef, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    model::{Activity, Deed},
    store,
};

pub(crate) fn register(registry: &mut Registry<State>) {
    registry.add::<Note>().add::<Follow>().add::<Leave>();
    registry.reads("activity.rows", |state: State, event: Event| async move { hear(&state, event).await });
}

async fn hear(state: &State, event: Event) -> anyhow::Result<()> {
    let db = state.db.tenant(event.tenant_id);
    if event.resource_kind == "process" {
        let follow = Follow { space: event.resource_id };
        let key = follow.space.to_string();
        return Ok(db
            .write(move |tx| async move { jobs::enqueue_once(&tx, &key, &follow).await.map(|_| ()) })
            .await?);
    }
    if event.resource_kind == "person" {
        let leave = Leave { person: event.resource_id.into() };
        let key = leave.person.to_string();
        return Ok(db
            .write(move |tx| async move { jobs::enqueue_once(&tx, &key, &leave).await.map(|_| ()) })
            .await?);
    }
    if Deed::of(&event.kind).is_none() {
        return Ok(());
    }
    let payload: serde_json::Value = serde_json::from_str(&event.payload)?;
    let by = payload.get("by").and_then(|by| by.as_str()?.parse().ok());
    let note = Note {
        seq: event.seq,
        event: event.kind,
        about: ResourceRef { kind: event.resource_kind, id: event.resource_id },
        by,
        at: event.at,
    };
    let key = note.seq.to_string();
    Ok(db.write(move |tx| async move { jobs::enqueue_once(&tx, &key, &note).await.map(|_| ()) }).await?)
}

/// Notes what an event tells of, if everybody sees it.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Note {
    seq: i64,
    event: String,
    about: ResourceRef,
    by: Option<PersonId>,
    at: Timestamp,
}

impl Job<State> for Note {
    const NAME: &'static str = "activity.note";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
        let state = state.clone();
        db.write(move |tx| async move {
            let Some(deed) = Deed::of(&self.event) else { return Ok(()) };
            let subject = match subject::subject(&state, &tx, &Standing::visitor(), &self.about).await {
                Ok(subject) if subject.public => subject,
                Ok(_) | Err(Problem::NotFound) => return Ok(()),
                Err(problem) => return Err(problem),
            };
            let activity = Activity {
                seq: self.seq,
                id: tx.id::<ActivityId>().0,
                deed,
                about: self.about,
                space: subject.space,
                // The office writes in its own name, whoever sat at the desk.
                person: subject
                    .authors
                    .first()
                    .copied()
                    .filter(|author| self.by.is_none_or(|by| by == *author)),
                at: self.at,
            };
            Ok::<(), Problem>(store::insert(&tx, &activity).await?)
        })
        .await?;
        Ok(())
    }
}

kernel::id!(
    /// A row of the activity.
    ActivityId
);

/// Hides what was done in a space that not everybody sees any more, and shows it again with the space.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Follow {
    space: Uuid,
}

impl Job<State> for Follow {
    const NAME: &'static str = "activity.follow";

    async fn run(self, _: &State, db: TenantDb) -> anyhow::Result<()> {
        db.write(move |tx| async move {
            let space = spaces::process::store::by_id(&tx, self.space.into()).await?;
            match space.is_some_and(|space| space.published) {
                true => store::show_space(&tx, self.space).await?,
                false => store::hide_space(&tx, self.space).await?,
            }
            Ok::<(), Problem>(())
        })
        .await?;
        Ok(())
    }
}

/// Forgets what somebody who deleted their account said about themselves.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Leave {
    person: PersonId,
}

impl Job<State> for Leave {
    const NAME: &'static str = "activity.leave";

    async fn run(self, _: &State, db: TenantDb) -> anyhow::Result<()> {
        db.write(move |tx| async move {
            let person = people::store::by_id(&tx, self.person).await?;
            if person.is_none_or(|person| person.deleted_at.is_some()) {
                store::forget_person(&tx, self.person).await?;
            }
            Ok::<(), Problem>(())
        })
        .await?;
        Ok(())
    }
}
