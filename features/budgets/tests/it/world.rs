//! A town with a budget, two accepted proposals, and a vote that opens when a test says so.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use accounts::Role;
use async_trait::async_trait;
use budgets::Settings;
use db::Tx;
use feature::Feature;
use kernel::{Locale, Money, Problem, ResourceRef, Text};
use spaces::{
    Component, Place, Process, ProcessId,
    exchange::{ImportSource, Importable, Imports, Locks, VoteLock},
};
use testkit::{TestApp, TestTenant, Visitor};
use uuid::Uuid;

/// Whether the vote is open, in the process of a test: each test has its own flag by the process's title.
static VOTING: std::sync::Mutex<Vec<(ProcessId, Arc<AtomicBool>)>> = std::sync::Mutex::new(Vec::new());

struct Proposals;

#[async_trait]
impl ImportSource for Proposals {
    async fn importable(&self, _: &Tx, _: ProcessId) -> Result<Vec<Importable>, Problem> {
        let proposal = |number: i64, title: &str, cost: Option<i64>| Importable {
            from: ResourceRef::new("proposal", Uuid::from_u128(number.unsigned_abs().into())),
            number,
            title: fixtures::text(title).with(Locale::EN, format!("{title}, in English")),
            body: fixtures::text("Sei *lampioni*.").with(Locale::EN, "Six *street lamps*."),
            cost: cost.map(Money::eur),
            category: None,
            area: None,
            place: Place { address: "Via della Fornace".into(), point: Some((45.0, 9.5)) },
            image: None,
        };
        Ok(vec![
            proposal(27, "Luce davanti alla scuola", Some(38_000)),
            proposal(41, "Un orto per i nonni", None),
        ])
    }
}

struct Vote;

#[async_trait]
impl VoteLock for Vote {
    async fn locked(&self, _: &Tx, process: ProcessId) -> Result<Option<Text>, Problem> {
        let open = VOTING.lock().unwrap();
        let open = open.iter().any(|(id, flag)| *id == process && flag.load(Ordering::SeqCst));
        Ok(open.then(|| Text::new("budgets-managers-only")))
    }
}

pub(crate) fn features() -> Vec<Feature> {
    let others = Feature {
        extend: |extensions| {
            extensions.add(Imports(Arc::new(Proposals)));
            extensions.add(Locks(Arc::new(Vote)));
        },
        ..Feature::named("others")
    };
    vec![accounts::feature(), spaces::feature(), engagement::feature(), budgets::feature(), others]
}

pub(crate) struct Town {
    pub(crate) app: TestApp,
    pub(crate) tenant: TestTenant,
    pub(crate) process: Process,
    pub(crate) budget: Component,
    pub(crate) manager: Visitor,
    voting: Arc<AtomicBool>,
}

impl Town {
    pub(crate) async fn new(app: TestApp) -> Self {
        let tenant = app.tenant("montelume").await;
        let process = fixtures::process("bilancio", "Bilancio partecipativo 2027")
            .component_at(budgets::KIND, "budget", "Progetti", Settings::default())
            .publish(&tenant)
            .await;
        let budget = fixtures::component(&tenant, &process, budgets::KIND).await;
        let manager = tenant.staff("gestore", Role::Manager, None).await;
        let voting = Arc::new(AtomicBool::new(false));
        VOTING.lock().unwrap().push((process.id, voting.clone()));
        Self { app, tenant, process, budget, manager, voting }
    }

    pub(crate) fn open_vote(&self) {
        self.voting.store(true, Ordering::SeqCst);
    }

    pub(crate) fn path(&self, rest: &str) -> String {
        format!("/it/processes/bilancio/budget{rest}")
    }

    pub(crate) fn admin(&self, rest: &str) -> String {
        format!("/it/admin/processes/bilancio/budget{rest}")
    }

    pub(crate) async fn projects(&self) -> Vec<budgets::Project> {
        let tx = self.tenant.db.read().await.unwrap();
        budgets::store::all(&tx, self.budget.id).await.unwrap()
    }

    /// Creates a project by hand.
    pub(crate) async fn project(&self, title: &str, cost: &str) -> testkit::Answer {
        self.manager.post(&self.admin(""), &[("title", title), ("cost", cost)]).await
    }
}
