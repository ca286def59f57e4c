//! Works as something that people follow, and what they are told of them: that one went on, and what its diary says.

use std::collections::HashMap;

use accounts::Standing;
use async_trait::async_trait;
use db::Tx;
use engagement::{
    Subject, Subjects,
    notifications::{Happening, Notifies, Topic},
};
use feature::State;
use kernel::{Problem, Text, Translated};
use spaces::process::store::{Address, addresses};
use uuid::Uuid;

use crate::{WORK, Work, store};

/// Characters of a text that lists show.
const EXCERPT: usize = 200;

/// Knows works.
pub(crate) struct Talks;

#[async_trait]
impl Subjects for Talks {
    fn kind(&self) -> &'static str {
        WORK
    }

    fn noun(&self) -> &'static str {
        "accountability-audit-kind-work"
    }

    /// Where somebody reads them. Nobody talks about them here.
    async fn read(&self, _: &State, tx: &Tx, who: &Standing, ids: &[Uuid]) -> Result<Vec<Subject>, Problem> {
        let works = store::of_ids(tx, ids).await?;
        let everybody = addresses(tx, &Standing::visitor(), works.iter().map(|work| work.component)).await?;
        let theirs: HashMap<_, Address> = addresses(tx, who, works.iter().map(|work| work.component)).await?;
        let subject = |work: Work| {
            let address = theirs.get(&work.component)?;
            Some(Subject {
                about: work.reference(),
                excerpt: work.description.map(|text| web::excerpt(text, EXCERPT)),
                path: format!("{}/{}", address.path, work.words()),
                space: Some(address.space),
                authors: Vec::new(),
                talk: None,
                public: everybody.contains_key(&work.component),
                title: work.title,
            })
        };
        Ok(works.into_iter().filter_map(subject).collect())
    }
}

/// A work reached another stage, or its diary says something new: who follows it is told.
pub(crate) struct WentOn {
    /// Whether it is the stage.
    pub(crate) moved: bool,
}

#[async_trait]
impl Notifies for WentOn {
    fn name(&self) -> &'static str {
        if self.moved { "work.moved" } else { "work.noted" }
    }

    fn topic(&self) -> Topic {
        Topic::News
    }

    fn text(&self, _: &Happening) -> &'static str {
        if self.moved { "accountability-notice-moved" } else { "accountability-notice-noted" }
    }

    /// What the diary says; the stage is in the work's words of now.
    fn detail(&self, happening: &Happening) -> Option<Translated> {
        serde_json::from_value(happening.payload["entry"].clone()).ok()
    }

    /// What happens now, unless the work is gone.
    async fn paragraphs(
        &self,
        _: &State,
        tx: &Tx,
        happening: &Happening,
    ) -> Result<Option<Vec<Text>>, Problem> {
        let works = store::of_ids(tx, &[happening.about.id]).await?;
        let Some(work) = works.first() else { return Ok(None) };
        let now = work.now.text(work.now.original);
        let now = Some(now).filter(|now| self.moved && !now.is_empty());
        Ok(Some(now.map(|now| Text::new("accountability-notice-now").with("now", now)).into_iter().collect()))
    }
}
