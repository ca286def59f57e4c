//! A town with a process with questions and a glossary.

use std::sync::Arc;

use accounts::{Entitlement, Role, Standing};
use async_trait::async_trait;
use db::Tx;
use feature::Feature;
use kernel::{Locale, Money, Problem, ResourceRef, Translated};
use spaces::{
    Process, ProcessId, ProcessTexts,
    exchange::{VoteItem, VoteList, VoteSource, Votes},
    links::{Card, ResourceKind, Resources},
    process,
};
use testkit::{Answer, TestApp, TestTenant, Visitor};
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

pub(crate) struct Town {
    pub(crate) tenant: TestTenant,
    pub(crate) process: Process,
    pub(crate) manager: Visitor,
}

impl Town {
    pub(crate) async fn new(app: TestApp) -> Self {
        let tenant = app.tenant("sarmato").await;
        let text = |words: &str| Translated::new(Locale::IT, words);
        let component = |kind: &str, title: &str| process::actions::NewComponent {
            kind: kind.into(),
            slug: kind.parse().unwrap(),
            title: text(title),
            settings: serde_json::json!({}),
        };
        let new = process::actions::NewProcess {
            slug: "cinema".parse().unwrap(),
            texts: ProcessTexts {
                title: text("Il cinema di tutti"),
                subtitle: text(""),
                short: text(""),
                description: text("Serve un patto di collaborazione. Il patto si firma in autunno."),
                interest: None,
            },
            starts_at: None,
            ends_at: None,
            entitlement: Entitlement::Registered,
            components: vec![component(accountability::KIND, "Opere e progetti")],
        };
        let who = Standing::system("test");
        let process = process::actions::create(&tenant.db, &who, new).await.unwrap();
        process::actions::publish(&tenant.db, &who, process.id, true).await.unwrap();
        let manager = tenant.staff("gestore", Role::Manager, Some(process.id.uuid())).await;
        Self { tenant, process, manager }
    }

    /// What anybody reads at an address of the process.
    pub(crate) async fn read(&self, rest: &str) -> Answer {
        self.tenant.visitor().get(&format!("/it/processes/cinema{rest}")).await
    }

    pub(crate) async fn add(&self, fields: &[(&str, &str)]) -> Answer {
        let mut all = vec![("year", "2026"), ("stage", "0"), ("budget", "1000")];
        all.retain(|(name, _)| !fields.iter().any(|(given, _)| given == name));
        all.extend(fields);
        self.manager.post(ADMIN, &all).await
    }

    pub(crate) async fn works(&self) -> Vec<accountability::Work> {
        let tx = self.tenant.db.read().await.unwrap();
        let component = process::store::components(&tx, self.process.id).await.unwrap().remove(0);
        accountability::store::all(&tx, component.id).await.unwrap()
    }
}
