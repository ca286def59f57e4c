//! What people say about proposals, and by which words they are found: who may see one, where it lives, and whether
//! comments are open.

use accounts::Standing;
use async_trait::async_trait;
use db::{Tx, WriteTx};
use engagement::{Hiding, Subject, Subjects, Talk, searchable::Searchable};
use feature::State;
use kernel::{Problem, Text, Words};
use spaces::{Ability, ProcessId};
use uuid::Uuid;

use crate::{
    actions::{self, Place, reference},
    model::{Proposal, ProposalId, Stage},
    permissions::{Act, may},
    store,
};

/// Knows proposals.
pub(crate) struct Talks;

#[async_trait]
impl Subjects for Talks {
    fn kind(&self) -> &'static str {
        "proposal"
    }

    fn noun(&self) -> &'static str {
        "proposals-noun"
    }

    async fn read(&self, _: &State, tx: &Tx, who: &Standing, ids: &[Uuid]) -> Result<Vec<Subject>, Problem> {
        let proposals = store::by_ids(tx, ids).await?;
        let mut places: Vec<Place> = Vec::new();
        for p in &proposals {
            if !places.iter().any(|place| place.component.id == p.component) {
                places.push(Place::read(tx, p.component).await?);
            }
        }
        let subject = |p: &Proposal| {
            let place = places.iter().find(|place| place.component.id == p.component)?;
            place.subject(p, who)
        };
        Ok(proposals.iter().filter_map(subject).collect())
    }

    async fn moderate(
        &self,
        tx: &WriteTx,
        who: &Standing,
        id: Uuid,
        hiding: Option<&Hiding>,
    ) -> Result<(), Problem> {
        let p = store::by_id(tx, ProposalId(id)).await?.ok_or(Problem::NotFound)?;
        match (hiding, p.number) {
            (Some(hiding), Some(number)) => {
                actions::hide_within(tx, who, p.component, number, &hiding.words).await.map(|_| ())
            }
            (None, Some(number)) => actions::show_within(tx, who, p.component, number).await.map(|_| ()),
            (_, None) => Err(Problem::NotFound),
        }
    }
}

#[async_trait]
impl Searchable for Talks {
    fn kind(&self) -> &'static str {
        "proposal"
    }

    fn plural(&self) -> &'static str {
        "proposals-component-title"
    }

    async fn words(&self, tx: &Tx, ids: &[Uuid]) -> Result<Vec<engagement::searchable::Words>, Problem> {
        let proposals = store::by_ids(tx, ids).await?;
        let words = |p: Proposal| engagement::searchable::Words {
            id: p.id.uuid(),
            text: [
                p.content.body.as_str(),
                p.content.place.address.as_str(),
                p.content.wording.elsewhere(&["body"]).as_str(),
            ]
            .join("\n"),
            at: p.published_at.unwrap_or(p.created_at),
        };
        Ok(proposals.into_iter().map(words).collect())
    }

    async fn within(&self, tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Problem> {
        Ok(store::ids_within(tx, ProcessId(process), after, limit).await?)
    }
}

impl Place {
    /// A proposal as somebody may talk about it; none when they may not see it. Drafts are nobody's subject.
    pub(crate) fn subject(&self, p: &Proposal, who: &Standing) -> Option<Subject> {
        let number = p.number.filter(|_| p.stage != Stage::Draft)?;
        let process = self.process.id.uuid();
        let sight = self.process.sight().part(self.component.published);
        let sees = may(Act::Read, who, self.ground(), Some(p)) && sight.seen_by(who);
        let title = p.content.title.as_str();
        sees.then(|| Subject {
            about: reference(p.id),
            title: p.title(),
            excerpt: p.content.wording.translated("summary", &p.summary),
            path: format!("{}/{}/{}", self.process.path(), self.component.slug, Words::path(number, title)),
            space: Some(process),
            authors: p.author.into_iter().collect(),
            talk: self.settings.comments.then(|| Talk {
                max_length: self.settings.comment_max,
                sides: true,
                closed: self.closed(p).or_else(|| self.process.refuses(who)),
            }),
            public: sight.public && p.is_listed(),
        })
    }

    fn closed(&self, p: &Proposal) -> Option<Text> {
        match (p.stage, &p.hidden) {
            (Stage::Withdrawn, _) => Some(Text::new("proposals-refused-withdrawn")),
            (_, Some(_)) => Some(Text::new("proposals-refused-hidden")),
            _ => self.timeline.check(Ability::Comment).err(),
        }
    }
}
