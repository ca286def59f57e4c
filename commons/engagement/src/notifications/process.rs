//! Processes as something that people follow.

use accounts::{Standing, scopes};
use async_trait::async_trait;
use db::Tx;
use feature::State;
use kernel::{Locale, Problem, ResourceRef, Translated};
use uuid::Uuid;

use crate::{Subject, Subjects};

/// Knows processes, as far as roles know them.
pub(crate) struct Processes;

#[async_trait]
impl Subjects for Processes {
    fn kind(&self) -> &'static str {
        "process"
    }

    fn noun(&self) -> &'static str {
        "engagement-noun-process"
    }

    async fn read(
        &self,
        state: &State,
        tx: &Tx,
        who: &Standing,
        ids: &[Uuid],
    ) -> Result<Vec<Subject>, Problem> {
        let locale = who.me.as_ref().map_or(Locale::IT, |me| me.locale);
        let scopes = scopes(state, tx, locale).await?.into_iter();
        let wanted = scopes.filter(|scope| ids.contains(&scope.id));
        Ok(wanted
            .filter(|scope| scope.seen_by(who))
            .map(|scope| Subject {
                about: ResourceRef::new("process", scope.id),
                title: Translated::new(scope.title.lang.unwrap_or(locale), scope.title.text),
                excerpt: Translated::new(locale, ""),
                path: scope.path,
                space: Some(scope.id),
                authors: Vec::new(),
                talk: None,
                public: scope.published,
            })
            .collect())
    }
}
