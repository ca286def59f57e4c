//! People who show a page about themselves, as somebody whom others follow: who follows them is told of what they do in
//! public. They are not told who follows them, and nobody sees it.

use accounts::Standing;
use async_trait::async_trait;
use db::Tx;
use engagement::{
    Subject, Subjects,
    notifications::{Batch, Happening, Notifies, Topic},
};
use feature::State;
use kernel::{Locale, PersonId, Problem, ResourceRef, Translated};
use uuid::Uuid;

use crate::{pages::person_path, store};

/// What a person is called where things are followed.
pub(crate) const PERSON: &str = "person";

/// Knows people who show a page.
pub(crate) struct People;

#[async_trait]
impl Subjects for People {
    fn kind(&self) -> &'static str {
        PERSON
    }

    fn noun(&self) -> &'static str {
        "activity-noun-person"
    }

    async fn read(&self, _: &State, tx: &Tx, _: &Standing, ids: &[Uuid]) -> Result<Vec<Subject>, Problem> {
        let ids: Vec<PersonId> = ids.iter().map(|id| PersonId(*id)).collect();
        let named = store::names(tx, &ids).await?.into_iter().filter(|named| named.public == Some(true));
        let subject = |named: store::Named| Subject {
            about: ResourceRef::new(PERSON, named.id.uuid()),
            path: person_path(&named.nickname),
            // The same in every language.
            title: Translated::new(Locale::IT, named.nickname),
            excerpt: Translated::new(Locale::IT, ""),
            space: None,
            authors: vec![named.id],
            talk: None,
            public: true,
        };
        Ok(named.map(subject).collect())
    }
}

/// Somebody did something in public: who follows them is told, as long as they show their page.
pub(crate) struct Did {
    /// The name of the notice.
    pub(crate) name: &'static str,
    /// The event that tells of it.
    pub(crate) event: &'static str,
    /// The message that says it.
    pub(crate) text: &'static str,
    /// What the details call who did it.
    pub(crate) author: &'static str,
}

/// All of them.
pub(crate) const DID: [Did; 4] = [
    Did {
        name: "person.proposal",
        event: "proposal.published",
        text: "activity-notice-proposal",
        author: "author",
    },
    Did {
        name: "person.debate",
        event: "debate.published",
        text: "activity-notice-debate",
        author: "author",
    },
    Did {
        name: "person.meeting",
        event: "meeting.published",
        text: "activity-notice-meeting",
        author: "author",
    },
    Did { name: "person.comment", event: "comment.published", text: "activity-notice-comment", author: "by" },
];

#[async_trait]
impl Notifies for Did {
    fn name(&self) -> &'static str {
        self.name
    }

    fn event(&self) -> &'static str {
        self.event
    }

    fn topic(&self) -> Topic {
        Topic::News
    }

    fn text(&self, _: &Happening) -> &'static str {
        self.text
    }

    fn by(&self, happening: &Happening) -> Option<PersonId> {
        happening.person(self.author)
    }

    async fn people(&self, batch: &Batch<'_>) -> Result<Vec<PersonId>, Problem> {
        let Some(author) = batch.happening.person(self.author) else { return Ok(Vec::new()) };
        let shown = store::names(batch.tx, &[author]).await?.iter().any(|named| named.public == Some(true));
        if !shown {
            return Ok(Vec::new());
        }
        batch.followers(&ResourceRef::new(PERSON, author.uuid())).await
    }
}
