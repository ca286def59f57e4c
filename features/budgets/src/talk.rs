//! What people say about projects, and by which words they are found: who may see one, where it lives, and whether comments are open.

use accounts::Standing;
use async_trait::async_trait;
use db::Tx;
use engagement::{
    Subject, Subjects, Talk,
    searchable::{Searchable, Words},
};
use feature::State;
use kernel::{Problem, Text, Timestamp};
use spaces::{Ability, Component, Process, Timeline, process};
use uuid::Uuid;

use crate::{Project, ProjectState, RESOURCE, store};

/// Characters of a project's text that lists show.
const EXCERPT: usize = 160;

/// Knows projects.
pub(crate) struct Talks;

#[async_trait]
impl Subjects for Talks {
    fn kind(&self) -> &'static str {
        RESOURCE
    }

    fn noun(&self) -> &'static str {
        "budgets-noun"
    }

    async fn read(&self, _: &State, tx: &Tx, who: &Standing, ids: &[Uuid]) -> Result<Vec<Subject>, Problem> {
        let projects = store::by_ids(tx, ids).await?;
        let mut places: Vec<(Component, Process, Timeline)> = Vec::new();
        for p in &projects {
            if places.iter().any(|(component, ..)| component.id == p.component) {
                continue;
            }
            let component = process::store::component(tx, p.component).await?.ok_or(Problem::NotFound)?;
            let process = process::store::by_id(tx, component.process_id).await?.ok_or(Problem::NotFound)?;
            let timeline = process::store::timeline(tx, &process).await?;
            places.push((component, process, timeline));
        }
        let subject = |p: &Project| {
            let (component, process, timeline) = places.iter().find(|(c, ..)| c.id == p.component)?;
            subject(p, component, process, timeline, who)
        };
        Ok(projects.iter().filter_map(subject).collect())
    }
}

#[async_trait]
impl Searchable for Talks {
    fn kind(&self) -> &'static str {
        RESOURCE
    }

    fn plural(&self) -> &'static str {
        "budgets-plural"
    }

    async fn words(&self, tx: &Tx, ids: &[Uuid]) -> Result<Vec<Words>, Problem> {
        let projects = store::by_ids(tx, ids).await?;
        let words = |p: Project| {
            let all = p.description.texts.values().map(String::as_str).chain([p.place.address.as_str()]);
            let text = all.collect::<Vec<_>>().join("\n");
            // When it was made is in its id (RFC 9562, version 7).
            let made = p.id.uuid().get_timestamp().and_then(|made| {
                let (seconds, nanos) = made.to_unix();
                Timestamp::from_timestamp(i64::try_from(seconds).ok()?, nanos)
            });
            Words { id: p.id.uuid(), text, at: made.unwrap_or(tx.now()) }
        };
        Ok(projects.into_iter().map(words).collect())
    }

    async fn within(&self, tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Problem> {
        Ok(store::ids_within(tx, process, after, limit).await?)
    }
}

/// A project as somebody may talk about it; none when they may not see it.
pub(crate) fn subject(
    p: &Project,
    component: &Component,
    process: &Process,
    timeline: &Timeline,
    who: &Standing,
) -> Option<Subject> {
    let sight = process.sight().part(component.published);
    let withdrawn = p.state == ProjectState::Withdrawn;
    sight.seen_by(who).then(|| Subject {
        about: p.reference(),
        title: p.title.clone(),
        excerpt: p.description.map(|text| web::excerpt(text, EXCERPT)),
        path: format!("{}/{}/{}", process.path(), component.slug, p.words()),
        space: Some(process.id.uuid()),
        authors: Vec::new(),
        talk: Some(Talk {
            closed: if withdrawn {
                Some(Text::new("budgets-refused-withdrawn"))
            } else {
                timeline.check(Ability::Comment).err().or_else(|| process.refuses(who))
            },
            ..Talk::open()
        }),
        public: sight.public,
    })
}
