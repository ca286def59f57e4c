//! What people say about debates, and by which words they are found.

use accounts::Standing;
use async_trait::async_trait;
use db::{Tx, WriteTx};
use engagement::{
    Hiding, Subject, Subjects, Talk,
    searchable::{Searchable, Words},
};
use feature::State as Program;
use kernel::{Problem, Text};
use spaces::Ability;
use uuid::Uuid;

use crate::{
    RESOURCE,
    actions::{self, Place},
    model::{Debate, DebateId, State},
    permissions::{Act, may},
    store,
};

/// Knows debates.
pub(crate) struct Talks;

#[async_trait]
impl Subjects for Talks {
    fn kind(&self) -> &'static str {
        RESOURCE
    }

    fn noun(&self) -> &'static str {
        "debates-noun"
    }

    async fn read(
        &self,
        _: &Program,
        tx: &Tx,
        who: &Standing,
        ids: &[Uuid],
    ) -> Result<Vec<Subject>, Problem> {
        let debates = store::by_ids(tx, ids).await?;
        let mut places: Vec<Place> = Vec::new();
        for d in &debates {
            if !places.iter().any(|place| place.component.id == d.component) {
                places.push(Place::read(tx, d.component).await?);
            }
        }
        let subject = |d: &Debate| {
            let place = places.iter().find(|place| place.component.id == d.component)?;
            place.subject(d, who)
        };
        Ok(debates.iter().filter_map(subject).collect())
    }

    async fn moderate(
        &self,
        tx: &WriteTx,
        who: &Standing,
        id: Uuid,
        hiding: Option<&Hiding>,
    ) -> Result<(), Problem> {
        actions::moderate_within(tx, who, DebateId(id), hiding.map(|hiding| hiding.words.as_str())).await
    }
}

#[async_trait]
impl Searchable for Talks {
    fn kind(&self) -> &'static str {
        RESOURCE
    }

    fn plural(&self) -> &'static str {
        "debates-component-title"
    }

    async fn words(&self, tx: &Tx, ids: &[Uuid]) -> Result<Vec<Words>, Problem> {
        let words = |d: Debate| {
            let concluded = d.conclusions.map(|c| c.translated().everywhere()).unwrap_or_default();
            let elsewhere = d.content.wording.elsewhere(&["body", "instructions"]);
            let text = format!("{}\n{}\n{elsewhere}\n{concluded}", d.content.body, d.content.instructions);
            Words { id: d.id.uuid(), text, at: d.created_at }
        };
        Ok(store::by_ids(tx, ids).await?.into_iter().map(words).collect())
    }

    async fn within(&self, tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Problem> {
        Ok(store::ids_within(tx, process, after, limit).await?)
    }
}

impl Place {
    /// A debate as somebody may talk about it; none when they may not see it.
    pub(crate) fn subject(&self, d: &Debate, who: &Standing) -> Option<Subject> {
        let sight = self.process.sight().part(self.component.published);
        let sees = may(Act::Read, who, self.ground(false), Some(d)) && sight.seen_by(who);
        sees.then(|| Subject {
            about: d.reference(),
            title: d.title(),
            excerpt: d.content.wording.translated("summary", &d.summary),
            path: format!("{}/{}/{}", self.process.path(), self.component.slug, d.words()),
            space: Some(self.process.id.uuid()),
            authors: d.author.into_iter().collect(),
            talk: Some(Talk {
                max_length: self.settings.comment_max,
                sides: true,
                closed: self.closed(d).or_else(|| self.process.refuses(who)),
            }),
            public: sight.public && d.hidden.is_none(),
        })
    }

    /// Why nobody comments now.
    fn closed(&self, d: &Debate) -> Option<Text> {
        if d.hidden.is_some() {
            return Some(Text::new("debates-refused-hidden"));
        }
        match (d.state(self.timeline.now()), d.content.opens_at, d.content.closes_at) {
            (State::Closed, ..) => Some(Text::new("debates-comments-closed")),
            (State::Over, _, Some(end)) => Some(Text::new("debates-comments-over").with("when", end)),
            (State::Coming, Some(start), _) => Some(Text::new("debates-comments-opens").with("when", start)),
            _ => self.timeline.check(Ability::Comment).err(),
        }
    }
}
