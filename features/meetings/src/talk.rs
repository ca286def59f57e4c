//! What people say about meetings and follow of them: who may see one, where it lives, and whether comments are open.

use accounts::Standing;
use async_trait::async_trait;
use db::Tx;
use engagement::{Subject, Subjects, Talk};
use feature::State;
use kernel::{Problem, Text};
use spaces::{Ability, Component, Process, Timeline};
use uuid::Uuid;

use crate::{
    actions::Place,
    model::{Access, Meeting, MeetingId, Settings, Stage},
    permissions::{Act, Ground, may},
    store,
};

/// The longest comment, in characters.
const COMMENT_MAX: i64 = 1_000;

/// Knows meetings.
pub(crate) struct Talks;

#[async_trait]
impl Subjects for Talks {
    fn kind(&self) -> &'static str {
        "meeting"
    }

    fn noun(&self) -> &'static str {
        "meetings-audit-kind"
    }

    async fn read(&self, _: &State, tx: &Tx, who: &Standing, ids: &[Uuid]) -> Result<Vec<Subject>, Problem> {
        let meetings = store::by_ids(tx, ids).await?;
        let private = meetings.iter().any(|m| m.content.access == Access::Private);
        let invited: Vec<MeetingId> = match who.me.as_ref().filter(|me| me.email_confirmed && private) {
            Some(me) => store::invited_to(tx, ids, me.email.as_str()).await?,
            None => Vec::new(),
        };
        let mut places: Vec<Place> = Vec::new();
        for m in &meetings {
            if !places.iter().any(|place| place.component.id == m.component) {
                places.push(Place::read(tx, m.component).await?);
            }
        }
        let subject = |m: &Meeting| {
            let place = places.iter().find(|place| place.component.id == m.component)?;
            Scene {
                process: &place.process,
                component: &place.component,
                timeline: &place.timeline,
                settings: &place.settings,
                invited: invited.contains(&m.id),
            }
            .subject(m, who)
        };
        Ok(meetings.iter().filter_map(subject).collect())
    }
}

/// Where a meeting is, for somebody who may be invited to it.
pub(crate) struct Scene<'a> {
    pub(crate) process: &'a Process,
    pub(crate) component: &'a Component,
    pub(crate) timeline: &'a Timeline,
    pub(crate) settings: &'a Settings,
    pub(crate) invited: bool,
}

impl Scene<'_> {
    /// A meeting as somebody may talk about it; none when they may not see it. What is not announced is nobody's subject.
    pub(crate) fn subject(&self, m: &Meeting, who: &Standing) -> Option<Subject> {
        let announced = matches!(m.stage, Stage::Published | Stage::Cancelled);
        let ground = Ground {
            process: self.process.id,
            timeline: self.timeline,
            settings: self.settings,
            invited: self.invited,
        };
        let sight = self.process.sight().part(self.component.published);
        let sees = announced && may(Act::Read, who, ground, Some(m)) && sight.seen_by(who);
        sees.then(|| Subject {
            about: m.reference(),
            title: m.title(),
            excerpt: m.content.details.wording.translated("summary", &m.summary),
            path: format!("{}/{}/{}", self.process.path(), self.component.slug, m.words()),
            space: Some(self.process.id.uuid()),
            authors: m.author.into_iter().collect(),
            talk: self.settings.comments.then(|| Talk {
                max_length: COMMENT_MAX,
                // Nobody is for or against an evening.
                sides: false,
                closed: self.closed(m).or_else(|| self.process.refuses(who)),
            }),
            public: sight.public && m.is_listed(),
        })
    }

    /// Why nobody comments now.
    fn closed(&self, m: &Meeting) -> Option<Text> {
        match m.stage {
            Stage::Cancelled => Some(Text::new("meetings-comments-cancelled")),
            _ => self.timeline.check(Ability::Comment).err(),
        }
    }
}
