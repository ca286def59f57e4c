//! What people say about projects: who may see one, where it lives, and whether comments are open.

use accounts::Standing;
use async_trait::async_trait;
use db::Tx;
use engagement::{Subject, Subjects, Talk};
use feature::State;
use kernel::{Problem, Text};
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

/// A project as somebody may talk about it; none when they may not see it.
pub(crate) fn subject(
    p: &Project,
    component: &Component,
    process: &Process,
    timeline: &Timeline,
    who: &Standing,
) -> Option<Subject> {
    let published = component.published && process.published;
    let withdrawn = p.state == ProjectState::Withdrawn;
    (published || who.sees_drafts(process.id.uuid())).then(|| Subject {
        about: p.reference(),
        title: p.title.clone(),
        excerpt: web::excerpt(p.description.text(p.description.original), EXCERPT),
        path: format!("/processes/{}/{}/{}", process.slug, component.slug, p.words()),
        space: Some(process.id.uuid()),
        authors: Vec::new(),
        talk: Some(Talk {
            closed: if withdrawn {
                Some(Text::new("budgets-refused-withdrawn"))
            } else {
                timeline.check(Ability::Comment).err()
            },
            ..Talk::open()
        }),
        public: published,
    })
}
