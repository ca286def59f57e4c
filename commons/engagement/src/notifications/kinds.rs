//! Notices of what happens here: answers, calls by name, new comments, decisions of moderators, phases of a process.

use accounts::Standing;
use async_trait::async_trait;
use db::Tx;
use feature::State;
use kernel::{PersonId, Problem, ResourceRef, Translated};

use super::model::{Happening, Notifies, Topic, after};
use crate::{comments, follows, moderation::there, subject};

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

    async fn people(
        &self,
        _: &State,
        _: &Tx,
        happening: &Happening,
        last: Option<PersonId>,
        _: i64,
    ) -> Result<Vec<PersonId>, Problem> {
        let called = happening.payload["details"]["mentions"].as_array();
        let called = called.into_iter().flatten().filter_map(|id| id.as_str()?.parse().ok());
        let mut called = after(called, last);
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

    async fn people(
        &self,
        _: &State,
        tx: &Tx,
        happening: &Happening,
        last: Option<PersonId>,
        _: i64,
    ) -> Result<Vec<PersonId>, Problem> {
        let parent = happening.payload["parent"].as_str().and_then(|id| id.parse().ok());
        let Some(parent) = parent else { return Ok(Vec::new()) };
        let authors = comments::store::by_ids(tx, &[parent]).await?;
        Ok(after(authors.iter().map(|comment| comment.author), last))
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

    async fn people(
        &self,
        _: &State,
        tx: &Tx,
        happening: &Happening,
        last: Option<PersonId>,
        limit: i64,
    ) -> Result<Vec<PersonId>, Problem> {
        let Ok(about) = serde_json::from_value::<ResourceRef>(happening.payload["about"].clone()) else {
            return Ok(Vec::new());
        };
        Ok(follows::store::followers_after(tx, &about, last, limit).await?)
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

    async fn people(
        &self,
        state: &State,
        tx: &Tx,
        happening: &Happening,
        last: Option<PersonId>,
        _: i64,
    ) -> Result<Vec<PersonId>, Problem> {
        let everywhere = Standing::system("notices");
        let found = there(subject::subject(state, tx, &everywhere, &happening.about).await)?;
        Ok(after(found.map(|subject| subject.authors).unwrap_or_default(), last))
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

    async fn people(
        &self,
        _: &State,
        tx: &Tx,
        happening: &Happening,
        last: Option<PersonId>,
        limit: i64,
    ) -> Result<Vec<PersonId>, Problem> {
        Ok(follows::store::followers_after(tx, &happening.about, last, limit).await?)
    }

    fn detail(&self, happening: &Happening) -> Option<Translated> {
        serde_json::from_value(happening.payload["title"].clone()).ok()
    }
}
