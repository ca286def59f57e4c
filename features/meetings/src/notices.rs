//! What people are told of meetings beside the letters to guests: that there is a new one where they follow, that one they
//! follow is another day or called off, and that its minutes can be read.

use async_trait::async_trait;
use db::Tx;
use engagement::notifications::{Batch, Happening, Notifies, Topic};
use feature::State;
use kernel::{PersonId, Problem, ResourceRef, Text};
use uuid::Uuid;

use crate::{model::MeetingId, store};

/// A meeting was announced: who follows its process is told.
pub(crate) struct Announced;

#[async_trait]
impl Notifies for Announced {
    fn name(&self) -> &'static str {
        "meeting.announced"
    }

    fn event(&self) -> &'static str {
        "meeting.published"
    }

    fn topic(&self) -> Topic {
        Topic::Phase
    }

    fn text(&self, _: &Happening) -> &'static str {
        "meetings-notice-announced"
    }

    async fn people(&self, batch: &Batch<'_>) -> Result<Vec<PersonId>, Problem> {
        let process = batch.happening.payload["process"].as_str();
        let process = process.and_then(|id| id.parse::<Uuid>().ok());
        let Some(process) = process else { return Ok(Vec::new()) };
        batch.followers(&ResourceRef::new("process", process)).await
    }

    async fn paragraphs(
        &self,
        _: &State,
        tx: &Tx,
        happening: &Happening,
    ) -> Result<Option<Vec<Text>>, Problem> {
        when(tx, happening).await
    }
}

/// A meeting was moved or called off: who follows it is told. Guests get a letter about it, with a file for their calendar.
pub(crate) struct Changed {
    /// Whether it was called off.
    pub(crate) cancelled: bool,
}

#[async_trait]
impl Notifies for Changed {
    fn name(&self) -> &'static str {
        if self.cancelled { "meeting.cancelled" } else { "meeting.moved" }
    }

    fn topic(&self) -> Topic {
        Topic::Phase
    }

    fn text(&self, _: &Happening) -> &'static str {
        if self.cancelled { "meetings-notice-cancelled" } else { "meetings-notice-moved" }
    }

    async fn people(&self, batch: &Batch<'_>) -> Result<Vec<PersonId>, Problem> {
        let about = &batch.happening.about;
        let mut batch = *batch;
        loop {
            let followers = batch.followers(about).await?;
            let Some(last) = followers.last().copied() else { return Ok(Vec::new()) };
            let guests = store::guests_among(batch.tx, MeetingId(about.id), &followers).await?;
            let others: Vec<_> = followers.into_iter().filter(|person| !guests.contains(person)).collect();
            if !others.is_empty() {
                return Ok(others);
            }
            batch.after = Some(last);
        }
    }

    async fn paragraphs(
        &self,
        _: &State,
        tx: &Tx,
        happening: &Happening,
    ) -> Result<Option<Vec<Text>>, Problem> {
        if !self.cancelled {
            return when(tx, happening).await;
        }
        let m = store::by_id(tx, MeetingId(happening.about.id)).await?;
        let reason = m.and_then(|m| m.reason);
        Ok(reason.map(|reason| vec![Text::new("meetings-notice-reason").with("reason", reason)]))
    }
}

/// The minutes can be read: who follows the meeting is told.
pub(crate) struct MinutesShown;

#[async_trait]
impl Notifies for MinutesShown {
    fn name(&self) -> &'static str {
        "meeting.minutes"
    }

    fn event(&self) -> &'static str {
        "meeting.minutes_shown"
    }

    fn topic(&self) -> Topic {
        Topic::Answer
    }

    fn text(&self, _: &Happening) -> &'static str {
        "meetings-notice-minutes"
    }

    /// Nothing more, and no mail once they were taken back.
    async fn paragraphs(
        &self,
        _: &State,
        tx: &Tx,
        happening: &Happening,
    ) -> Result<Option<Vec<Text>>, Problem> {
        let m = store::by_id(tx, MeetingId(happening.about.id)).await?;
        let shown = m.and_then(|m| m.report).is_some_and(|report| report.shown);
        Ok(shown.then(Vec::new))
    }
}

/// When it is, as long as it will be.
async fn when(tx: &Tx, happening: &Happening) -> Result<Option<Vec<Text>>, Problem> {
    let m = store::by_id(tx, MeetingId(happening.about.id)).await?;
    let coming = m.filter(|m| m.stage == crate::Stage::Published && !m.is_over(tx.now()));
    Ok(coming.map(|m| vec![Text::new("meetings-notice-when").with("when", m.content.starts_at)]))
}
