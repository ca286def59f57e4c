//! What can be found: a feature registers the kinds of its resources, and says which words each is found by. Titles,
//! addresses and who may see them come from [`crate::Subjects`]; what nobody talks about says them itself.

use std::sync::Arc;

use accounts::Standing;
use async_trait::async_trait;
use db::Tx;
use feature::State;
use kernel::{Locale, Problem, ResourceRef, Timestamp, Translated};
use uuid::Uuid;

use crate::subject;

/// The words of one resource.
#[derive(Clone, Debug)]
pub struct Words {
    /// Its id.
    pub id: Uuid,
    /// Its text besides the title, in CommonMark or plain, in all of its languages.
    pub text: String,
    /// When it appeared: of two that fit as well, the later comes first.
    pub at: Timestamp,
}

/// A resource as a list of results shows it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its id.
    pub id: Uuid,
    /// Its title in all of its languages.
    pub title: Translated,
    /// The beginning of its text, as plain text; may be empty.
    pub excerpt: String,
    /// Its path, without locale.
    pub path: String,
    /// The process it is in; none for what belongs to the organisation as a whole.
    pub space: Option<Uuid>,
}

/// Knows the words of the resources of one kind.
#[async_trait]
pub trait Searchable: Send + Sync {
    /// The kind, as in `proposal`; the same as of its [`crate::Subjects`], and of the events about it.
    fn kind(&self) -> &'static str;

    /// What a list of them is called, as in «Proposte»; a message key.
    fn plural(&self) -> &'static str;

    /// Those of the resources that everybody sees at the transaction's moment, or every member of the spaces that `who`
    /// belongs to, for a reader of a language. As people talk about them, unless the kind says otherwise.
    async fn shown(
        &self,
        state: &State,
        tx: &Tx,
        who: &Standing,
        ids: &[Uuid],
        reader: Locale,
    ) -> Result<Vec<Shown>, Problem> {
        let abouts: Vec<ResourceRef> = ids.iter().map(|id| ResourceRef::new(self.kind(), *id)).collect();
        let subjects = subject::subjects(state, tx, who, &abouts).await?;
        let sees = |subject: &subject::Subject| {
            subject.public || subject.space.is_some_and(|space| who.member_of().contains(&space))
        };
        let shown = |subject: subject::Subject| Shown {
            id: subject.about.id,
            title: subject.title,
            excerpt: subject.excerpt.text(reader).to_owned(),
            path: subject.path,
            space: subject.space,
        };
        Ok(subjects.into_values().filter(sees).map(shown).collect())
    }

    /// Whether the title of [`Searchable::shown`] is its own. What has none is found by its text alone.
    fn is_titled(&self) -> bool {
        true
    }

    /// The words of some resources; few are asked for at once.
    async fn words(&self, tx: &Tx, ids: &[Uuid]) -> Result<Vec<Words>, Problem>;

    /// The ids of those that stand or fall with a resource of another kind, after one, in their order, at most `limit`: what
    /// is said about it, say.
    async fn about(
        &self,
        _tx: &Tx,
        _about: &ResourceRef,
        _after: Uuid,
        _limit: i64,
    ) -> Result<Vec<Uuid>, Problem> {
        Ok(Vec::new())
    }

    /// The ids of all resources in a process, after one, in their order, at most `limit`: when a process is published, they
    /// appear together.
    async fn within(&self, tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Problem>;
}

/// Registers a kind that can be found.
pub struct SearchKind(pub Arc<dyn Searchable>);
