//! A town of the mock pages: twelve projects, 120,000 €, a voting phase from 15 February to 1 March 2027.

use std::sync::Arc;

use accounts::Entitlement;
use async_trait::async_trait;
use ballots::{Mode, Settings};
use chrono::{TimeZone, Utc};
use db::{Tx, vals};
use feature::Feature;
use kernel::{Locale, Money, Problem, ResourceRef, Timestamp, Translated};
use spaces::{
    Component, Phase, PhaseId, Process, ProcessId, Rules,
    exchange::{VoteItem, VoteList, VoteSource, Votes},
};
use testkit::{TestApp, TestTenant, Visitor};
use uuid::Uuid;

/// Titles and costs in whole euros.
pub(crate) const PROJECTS: [(&str, i64); 12] = [
    ("Luce e marciapiede davanti alla scuola media", 38_000),
    ("Un orto per i nonni a Borgo Fiume", 12_500),
    ("Il cinema Aurora riapre il venerdì", 28_000),
    ("Una pensilina vera a Pieve Alta", 9_800),
    ("Campetto: fondo nuovo e porte basse", 45_000),
    ("Biblioteca aperta fino alle dieci di sera", 18_500),
    ("Il sentiero del mulino, con il ponticello", 22_000),
    ("Fontanelle in tre piazze", 13_000),
    ("Pannelli solari sul palazzetto", 60_000),
    ("Una tettoia per il mercato contadino", 34_000),
    ("Il muro del sottopasso, dipinto", 6_500),
    ("Area cani al parco", 15_000),
];

/// What is voted on, standing in for a budget: features do not know each other, and so do their tests.
struct Projects;

#[async_trait]
impl VoteSource for Projects {
    async fn vote_list(&self, _: &Tx, _: ProcessId) -> Result<Option<VoteList>, Problem> {
        let item = |(number, (title, euros)): (i64, &(&str, i64))| VoteItem {
            item: ResourceRef::new("project", Uuid::from_u128(number.unsigned_abs().into())),
            number,
            title: Translated::new(Locale::IT, *title),
            cost: Money::eur(*euros),
            category: None,
            area: None,
            path: format!("/processes/bilancio/budget/{number}"),
            external_id: format!("P/{number}"),
        };
        Ok(Some(VoteList { budget: Money::eur(120_000), items: (1..).zip(&PROJECTS).map(item).collect() }))
    }
}

/// The features of these tests.
pub(crate) fn features() -> Vec<Feature> {
    let projects = Feature {
        extend: |extensions| extensions.add(Votes(Arc::new(Projects))),
        ..Feature::named("projects")
    };
    vec![accounts::feature(), spaces::feature(), ballots::feature(), projects]
}

/// A town with a process whose vote can be opened.
pub(crate) struct Town {
    pub(crate) app: TestApp,
    pub(crate) tenant: TestTenant,
    pub(crate) process: Process,
    pub(crate) vote: Component,
    pub(crate) manager: Visitor,
}

pub(crate) fn day(month: u32, day: u32) -> Timestamp {
    Utc.with_ymd_and_hms(2027, month, day, 11, 0, 0).unwrap()
}

/// Three moments: before, within and after the voting phase.
pub(crate) const BEFORE: (u32, u32) = (2, 1);
pub(crate) const WITHIN: (u32, u32) = (2, 20);
pub(crate) const AFTER: (u32, u32) = (3, 2);

impl Town {
    /// The town before the phase, the vote not open yet. People vote while the money lasts.
    pub(crate) async fn new(app: TestApp) -> Self {
        Self::with(app, Entitlement::Registered, budget_rules()).await
    }

    pub(crate) async fn with(app: TestApp, entitlement: Entitlement, settings: Settings) -> Self {
        app.clock.set(day(BEFORE.0, BEFORE.1));
        let tenant = app.tenant("montelume").await;
        let phase = Phase {
            id: PhaseId(tenant.db.env().uuid()),
            title: fixtures::text("Voto"),
            description: fixtures::text(""),
            starts_at: Some(day(2, 15)),
            ends_at: Some(day(3, 1)),
            rules: Rules { vote: true, ..Rules::default() },
        };
        let process = fixtures::process("bilancio", "Bilancio partecipativo 2027")
            .entitling(entitlement)
            .phases(vec![phase])
            .component_at(ballots::KIND, "vote", "Voto", settings)
            .publish(&tenant)
            .await;
        let vote = fixtures::component(&tenant, &process, ballots::KIND).await;
        let manager = tenant.staff("gestore", accounts::Role::Manager, None).await;
        Self { app, tenant, process, vote, manager }
    }

    /// The town within the phase, the vote open.
    pub(crate) async fn voting(app: TestApp) -> Self {
        let town = Self::new(app).await;
        town.open().await;
        town.at(WITHIN);
        town
    }

    pub(crate) fn at(&self, (month, date): (u32, u32)) {
        self.app.clock.set(day(month, date));
    }

    pub(crate) async fn open(&self) {
        self.manager.post(&self.admin("/opening"), &[]).await.expect(303);
    }

    pub(crate) async fn close(&self) {
        self.manager.post(&self.admin("/closing"), &[]).await.expect(303);
    }

    /// A path of the vote.
    pub(crate) fn path(&self, rest: &str) -> String {
        format!("/it/processes/bilancio/vote{rest}")
    }

    /// A path of its administration.
    pub(crate) fn admin(&self, rest: &str) -> String {
        format!("/it/admin/processes/bilancio/vote{rest}")
    }

    /// Casts a ballot as the review's form does.
    pub(crate) async fn cast(&self, who: &Visitor, choices: &[i64]) -> testkit::Answer {
        self.cast_for(who, "real", choices).await
    }

    pub(crate) async fn cast_for(&self, who: &Visitor, urn: &str, choices: &[i64]) -> testkit::Answer {
        let choices: Vec<String> = choices.iter().map(i64::to_string).collect();
        let mut fields = vec![("urn", urn)];
        fields.extend(choices.iter().map(|c| ("choice", c.as_str())));
        who.post(&self.path("/ballots"), &fields).await
    }

    /// How many rows a table of urns has, and what the vote's own counter says.
    pub(crate) async fn count(&self, table: &str) -> i64 {
        let tx = self.tenant.db.read().await.unwrap();
        let sql = format!("SELECT count(*) FROM {table} WHERE tenant_id = $1 AND vote_id = $2");
        tx.scalar(&sql, vals![self.vote.id]).await.unwrap().unwrap()
    }

    pub(crate) async fn counter(&self) -> i64 {
        let tx = self.tenant.db.read().await.unwrap();
        ballots::store::vote(&tx, &self.vote).await.unwrap().ballots
    }
}

pub(crate) fn budget_rules() -> Settings {
    Settings { mode: Mode::WithinBudget, electorate: Some(5_912), ..Settings::default() }
}
