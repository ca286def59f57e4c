//! A town with a process whose works are followed.

use std::sync::Arc;

use async_trait::async_trait;
use db::Tx;
use feature::Feature;
use kernel::{Locale, Money, Problem, ResourceRef, Translated};
use spaces::{
    ProcessId,
    exchange::{VoteItem, VoteList, VoteSource, Votes},
    links::{Card, ResourceKind, Resources},
};
use testkit::{Answer, TestApp};
use uuid::Uuid;

/// Where works are administered.
pub(crate) const ADMIN: &str = "/it/admin/processes/cinema/accountability";

/// Three projects that were voted on.
struct Projects;

#[async_trait]
impl VoteSource for Projects {
    async fn vote_list(&self, _: &Tx, _: ProcessId) -> Result<Option<VoteList>, Problem> {
        let item = |number: i64| VoteItem {
            item: ResourceRef::new("project", Uuid::from_u128(number.unsigned_abs().into())),
            number,
            title: Translated::new(Locale::IT, format!("Progetto {number}")),
            cost: Money::eur(number * 1_000),
            category: None,
            area: None,
            path: format!("/processes/cinema/budget/{number}"),
            external_id: number.to_string(),
        };
        Ok(Some(VoteList { budget: Money::eur(10_000), items: (1..=3).map(item).collect() }))
    }
}

/// Where projects lead.
struct Cards;

#[async_trait]
impl Resources for Cards {
    fn kind(&self) -> &'static str {
        "project"
    }

    fn label(&self) -> &'static str {
        "accountability-link-label"
    }

    async fn cards(&self, _: &Tx, ids: &[Uuid], _: Locale) -> Result<Vec<Card>, Problem> {
        let card = |id: &Uuid| {
            let path = format!("/it/processes/cinema/budget/{}", id.as_u128());
            Card { id: *id, title: "Quello che si è votato".into(), path, note: None }
        };
        Ok(ids.iter().map(card).collect())
    }
}

pub(crate) fn features() -> Vec<Feature> {
    let others = Feature {
        extend: |extensions| {
            extensions.add(Votes(Arc::new(Projects)));
            extensions.add(ResourceKind(Arc::new(Cards)));
        },
        ..Feature::named("others")
    };
    vec![accounts::feature(), spaces::feature(), engagement::feature(), accountability::feature(), others]
}

pub(crate) struct Town(fixtures::Town);

impl std::ops::Deref for Town {
    type Target = fixtures::Town;
    fn deref(&self) -> &fixtures::Town {
        &self.0
    }
}

impl Town {
    pub(crate) async fn new(app: TestApp) -> Self {
        let process = fixtures::process("cinema", "Il cinema di tutti")
            .description("Serve un patto di collaborazione. Il patto si firma in autunno.")
            .component(accountability::KIND, "Opere e progetti");
        Self(process.town(app, "sarmato").await)
    }

    pub(crate) async fn add(&self, fields: &[(&str, &str)]) -> Answer {
        let mut all = vec![("year", "2026"), ("stage", "0"), ("budget", "1000")];
        all.retain(|(name, _)| !fields.iter().any(|(given, _)| given == name));
        all.extend(fields);
        self.manager.post(ADMIN, &all).await
    }

    pub(crate) async fn works(&self) -> Vec<accountability::Work> {
        let component = self.component(accountability::KIND).await;
        accountability::store::all(&self.tenant.db.read().await.unwrap(), component.id).await.unwrap()
    }
}
