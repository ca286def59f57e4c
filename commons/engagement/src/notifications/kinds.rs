//! Notices of what happens here: answers, calls by name, new comments, decisions of moderators, phases of a process.

use accounts::Standing;
use async_trait::async_trait;
use db::Tx;
use feature::State;
use kernel::{PersonId, Problem, ResourceRef, Text, Translated};

use super::model::{Batch, Happening, Notifies, Topic};
use crate::{
    MODERATORS, comments,
    moderation::{self, decision_path, there},
    subject,
};

/// Somebody is called by name, in a new comment or in a changed one.
pub(crate) struct Called {
    /// The name of the notices, and the kind of event.
    pub(crate) of: (&'static str, &'static str),
}

#[async_trait]
impl Notifies for Called {
    fn name(&self) -> &'static str {
        self.of.0
    }

    fn event(&self) -> &'static str {
        self.of.1
    }

    fn topic(&self) -> Topic {
        Topic::Mention
    }

    fn text(&self, _: &Happening) -> &'static str {
        "engagement-notice-mention"
    }

    async fn people(&self, batch: &Batch<'_>) -> Result<Vec<PersonId>, Problem> {
        let called = batch.happening.payload["details"]["mentions"].as_array();
        let called = called.into_iter().flatten().filter_map(|id| id.as_str()?.parse().ok());
        let mut called = batch.of(called);
        called.sort_unstable_by_key(|person: &PersonId| person.uuid());
        Ok(called)
    }
}

/// Somebody answered a comment: its author is told.
pub(crate) struct Answered;

#[async_trait]
impl Notifies for Answered {
    fn name(&self) -> &'static str {
        "comment.reply"
    }

    fn event(&self) -> &'static str {
        "comment.published"
    }

    fn topic(&self) -> Topic {
        Topic::Reply
    }

    fn text(&self, _: &Happening) -> &'static str {
        "engagement-notice-reply"
    }

    async fn people(&self, batch: &Batch<'_>) -> Result<Vec<PersonId>, Problem> {
        let parent = batch.happening.payload["parent"].as_str().and_then(|id| id.parse().ok());
        let Some(parent) = parent else { return Ok(Vec::new()) };
        let authors = comments::store::by_ids(batch.tx, &[parent]).await?;
        Ok(batch.of(authors.iter().map(|comment| comment.author)))
    }
}

/// Somebody said something about what people follow.
pub(crate) struct Said;

#[async_trait]
impl Notifies for Said {
    fn name(&self) -> &'static str {
        "comment.new"
    }

    fn event(&self) -> &'static str {
        "comment.published"
    }

    fn topic(&self) -> Topic {
        Topic::Comment
    }

    fn text(&self, _: &Happening) -> &'static str {
        "engagement-notice-comment"
    }

    async fn people(&self, batch: &Batch<'_>) -> Result<Vec<PersonId>, Problem> {
        let Ok(about) = serde_json::from_value::<ResourceRef>(batch.happening.payload["about"].clone())
        else {
            return Ok(Vec::new());
        };
        batch.followers(&about).await
    }
}

/// A moderator hid what somebody wrote, or showed it again. The mail with the reason is another matter.
pub(crate) struct Moderated {
    /// Whether it was hidden.
    pub(crate) hidden: bool,
}

#[async_trait]
impl Notifies for Moderated {
    fn name(&self) -> &'static str {
        self.event()
    }

    fn event(&self) -> &'static str {
        if self.hidden { "moderation.hidden" } else { "moderation.shown" }
    }

    fn topic(&self) -> Topic {
        Topic::Moderation
    }

    fn text(&self, _: &Happening) -> &'static str {
        if self.hidden { "engagement-notice-hidden" } else { "engagement-notice-shown" }
    }

    async fn people(&self, batch: &Batch<'_>) -> Result<Vec<PersonId>, Problem> {
        let everywhere = Standing::system("notices");
        let found =
            there(subject::subject(batch.state, batch.tx, &everywhere, &batch.happening.about).await)?;
        Ok(batch.of(found.map(|subject| subject.authors).unwrap_or_default()))
    }
}

/// Somebody reported something, and nobody has decided on it: those who moderate there are told, once until they decide.
/// Who reported it is nobody's business.
pub(crate) struct Waits;

#[async_trait]
impl Notifies for Waits {
    fn name(&self) -> &'static str {
        "moderation.waiting"
    }

    fn topic(&self) -> Topic {
        Topic::Report
    }

    fn text(&self, _: &Happening) -> &'static str {
        "engagement-notice-waiting"
    }

    async fn people(&self, batch: &Batch<'_>) -> Result<Vec<PersonId>, Problem> {
        let space = batch.happening.payload["space"].as_str().and_then(|id| id.parse().ok());
        Ok(accounts::role_store::on_duty(batch.tx, MODERATORS, space, batch.after, batch.limit).await?)
    }

    /// Nothing more to say, and nothing at all once somebody decided.
    async fn paragraphs(
        &self,
        _: &State,
        tx: &Tx,
        happening: &Happening,
    ) -> Result<Option<Vec<Text>>, Problem> {
        let now = moderation::store::of(tx, &happening.about).await?.map(|moderation| moderation.state);
        Ok((now == Some(moderation::State::Waiting)).then(Vec::new))
    }

    fn path(&self, happening: &Happening) -> Option<String> {
        Some(decision_path(&happening.about))
    }
}

/// A phase of a process began.
pub(crate) struct PhaseBegan;

#[async_trait]
impl Notifies for PhaseBegan {
    fn name(&self) -> &'static str {
        "process.phase"
    }

    fn event(&self) -> &'static str {
        "process.phase_began"
    }

    fn topic(&self) -> Topic {
        Topic::Phase
    }

    fn text(&self, _: &Happening) -> &'static str {
        "engagement-notice-phase"
    }

    fn detail(&self, happening: &Happening) -> Option<Translated> {
        serde_json::from_value(happening.payload["title"].clone()).ok()
    }
}
