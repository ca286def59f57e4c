//! A town with one process that has proposals.

use accounts::Role;
use chrono::{TimeDelta, TimeZone, Utc};
use feature::Feature;
use kernel::Timestamp;
use proposals::Settings;
use spaces::{ComponentId, Label, LabelId, Phase, PhaseId, ProcessId, Rules, Scheme, process};
use testkit::{Answer, TestApp, TestTenant, Visitor};
use uuid::Uuid;

/// Where the proposals are.
pub(crate) const LIST: &str = "/it/processes/bilancio/proposte";
/// Where they are administered.
pub(crate) const ADMIN: &str = "/it/admin/processes/bilancio/proposte";

pub(crate) fn features() -> Vec<Feature> {
    vec![accounts::feature(), spaces::feature(), engagement::feature(), proposals::feature()]
}

/// The town.
pub(crate) struct World {
    pub(crate) app: TestApp,
    pub(crate) town: TestTenant,
    pub(crate) admin: Visitor,
    pub(crate) process: ProcessId,
    pub(crate) component: ComponentId,
    pub(crate) green: LabelId,
    pub(crate) roads: LabelId,
    pub(crate) centre: LabelId,
    pub(crate) river: LabelId,
}

pub(crate) fn day(d: u32) -> Timestamp {
    Utc.with_ymd_and_hms(2026, 11, d, 0, 0, 0).unwrap()
}

impl World {
    /// Proposing and supporting are open from 20 to 25 November; it is the 22nd. Voting follows.
    pub(crate) async fn new(app: TestApp, settings: Settings) -> Self {
        let town = app.tenant("sarmato").await;
        Self::in_town(app, town, settings).await
    }

    pub(crate) async fn in_town(app: TestApp, town: TestTenant, settings: Settings) -> Self {
        let admin = town.administrator().await;
        let who = accounts::Standing::system("test");
        let made = fixtures::process("bilancio", "Bilancio partecipativo 2027")
            .component_at("proposals", "proposte", "Proposte", settings)
            .publish(&town)
            .await;
        let component = fixtures::component(&town, &made, "proposals").await.id;
        let process = made.id;
        let label = |n: u128, scheme, title: &str, sign: &str| Label {
            id: LabelId(Uuid::from_u128(n)),
            scheme,
            title: fixtures::text(title),
            sign: sign.into(),
        };
        let categories =
            vec![label(1, Scheme::Category, "Verde", "tree"), label(2, Scheme::Category, "Strade", "lamp")];
        let areas = vec![label(3, Scheme::Area, "Centro", ""), label(4, Scheme::Area, "Borgo Fiume", "")];
        process::actions::set_labels(&town.db, &who, process, Scheme::Category, categories).await.unwrap();
        process::actions::set_labels(&town.db, &who, process, Scheme::Area, areas).await.unwrap();
        let id = |n| LabelId(Uuid::from_u128(n));
        let world = Self {
            app,
            town,
            admin,
            process,
            component,
            green: id(1),
            roads: id(2),
            centre: id(3),
            river: id(4),
        };
        let both = Rules { propose: true, support: true, vote: false, comment: true };
        world.phases(&[(20, 25, both), (25, 30, Rules { vote: true, ..Rules::default() })]).await;
        world
    }

    /// Replaces the phases: first day, day after the last, rules.
    pub(crate) async fn phases(&self, phases: &[(u32, u32, Rules)]) {
        let phases = (1u128..)
            .zip(phases)
            .map(|(n, (from, to, rules))| Phase {
                id: PhaseId(Uuid::from_u128(100 + n)),
                title: fixtures::text(&format!("Fase {n}")),
                description: fixtures::text(""),
                starts_at: Some(day(*from)),
                ends_at: Some(day(*to)),
                rules: *rules,
            })
            .collect();
        let who = accounts::Standing::system("test");
        let reason = fixtures::text("Il tempo della prova passa.");
        process::actions::set_phases_by_act(&self.town.db, &who, self.process, phases, reason).await.unwrap();
    }

    /// Somebody with a role in the process.
    pub(crate) async fn staff(&self, nickname: &str, role: Role) -> Visitor {
        self.town.staff(nickname, role, Some(self.process.uuid())).await
    }

    /// The form of a proposal that nothing is missing in.
    pub(crate) fn form(&self, title: &str) -> Vec<(String, String)> {
        vec![
            ("title".into(), title.into()),
            ("body".into(), format!("{title}: oggi manca, e servirebbe a tutto il paese.")),
            ("category".into(), self.green.to_string()),
            ("area".into(), self.centre.to_string()),
        ]
    }

    /// Writes, previews and publishes; answers the number.
    pub(crate) async fn publish(&self, author: &Visitor, title: &str) -> i64 {
        let draft = self.draft(author, title).await;
        let path = author.post(&format!("{draft}/publication"), &[]).await.location().to_owned();
        number_of(&path)
    }

    /// Writes a draft that is ready; answers its path.
    pub(crate) async fn draft(&self, author: &Visitor, title: &str) -> String {
        let mut form = self.form(title);
        form.push(("then".into(), "preview".into()));
        send(author, &format!("{LIST}/drafts"), &form).await.location().to_owned()
    }

    /// Enters proposals by the office, quickly, with titles made of the given ones.
    pub(crate) async fn enter(&self, titles: impl IntoIterator<Item = String>) {
        for title in titles {
            let mut form = self.form(&title);
            form.extend([("origin".into(), "paper".into()), ("origin_note".into(), "Il banchetto".into())]);
            send(&self.admin, ADMIN, &form).await.expect(303);
            // The latest is then the one entered last.
            self.advance(TimeDelta::seconds(1));
        }
    }

    /// How many supports the page of a proposal says; none when it says no number.
    pub(crate) async fn count(&self, number: i64) -> Option<i64> {
        let tx = self.town.db.read().await.unwrap();
        tx.scalar(
            "SELECT supports FROM proposals WHERE tenant_id = $1 AND component_id = $2 AND number = $3",
            db::vals![self.component, number],
        )
        .await
        .unwrap()
    }

    /// The rows behind that number.
    pub(crate) async fn supports(&self) -> i64 {
        let tx = self.town.db.read().await.unwrap();
        tx.scalar("SELECT count(*) FROM proposal_supports WHERE tenant_id = $1", vec![])
            .await
            .unwrap()
            .unwrap()
    }

    pub(crate) fn advance(&self, span: TimeDelta) {
        self.app.clock.advance(span);
    }
}

pub(crate) async fn send(visitor: &Visitor, path: &str, form: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> =
        form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    visitor.post(path, &fields).await
}

pub(crate) fn number_of(path: &str) -> i64 {
    let last = path.rsplit('/').next().unwrap();
    last.split('-').next().unwrap().parse().unwrap_or_else(|_| panic!("no number in {path}"))
}
