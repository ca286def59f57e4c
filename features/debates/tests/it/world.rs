//! A town with one process that has debates, without phases that close anything.

use accounts::{Entitlement, Standing};
use chrono::TimeDelta;
use debates::{Content, Debate, Settings, actions};
use engagement::comments::{Side, actions as comments};
use feature::Feature;
use kernel::{Locale, Problem, Translated};
use spaces::{
    ComponentId, Phase, PhaseId, ProcessId, ProcessTexts, Rules,
    process::{
        self,
        actions::{NewComponent, NewProcess},
    },
};
use testkit::{TestApp, TestTenant, Visitor};

/// Where the debates are.
pub(crate) const LIST: &str = "/it/processes/bilancio/debates";
/// Where they are administered.
pub(crate) const ADMIN: &str = "/it/admin/processes/bilancio/debates";

pub(crate) fn features() -> Vec<Feature> {
    vec![accounts::feature(), engagement::feature(), spaces::feature(), debates::feature()]
}

/// The town. It is noon in Rome of Sunday, 22 November 2026.
pub(crate) struct World {
    pub(crate) app: TestApp,
    pub(crate) town: TestTenant,
    pub(crate) admin: Visitor,
    pub(crate) process: ProcessId,
    pub(crate) component: ComponentId,
}

pub(crate) fn office() -> Standing {
    Standing::system("test")
}

pub(crate) fn content(title: &str) -> Content {
    let body = "Ne arrivano *quaranta* a marzo.".into();
    Content { title: title.into(), body, ..Content::default() }
}

impl World {
    pub(crate) async fn new(app: TestApp, participants: bool) -> Self {
        let town = app.tenant("sarmato").await;
        let admin = town.administrator().await;
        let text = |t: &str| Translated::new(Locale::IT, t);
        let settings = Settings { participants, ..Settings::default() };
        let new = NewProcess {
            slug: "bilancio".parse().unwrap(),
            texts: ProcessTexts {
                title: text("Bilancio 2027"),
                subtitle: text(""),
                short: text("Decidiamo insieme."),
                description: text(""),
                interest: None,
            },
            starts_at: None,
            ends_at: None,
            entitlement: Entitlement::Registered,
            components: vec![NewComponent {
                kind: debates::KIND.into(),
                slug: "debates".parse().unwrap(),
                title: text("Dibattiti"),
                settings: serde_json::to_value(settings).unwrap(),
            }],
        };
        let process = process::actions::create(&town.db, &office(), new).await.unwrap().id;
        process::actions::publish(&town.db, &office(), process, true).await.unwrap();
        let tx = town.db.read().await.unwrap();
        let component = process::store::components(&tx, process).await.unwrap()[0].id;
        drop(tx);
        let world = Self { app, town, admin, process, component };
        world.talks(true).await;
        world
    }

    /// One phase, in which people comment or do not.
    pub(crate) async fn talks(&self, comment: bool) {
        let phase = Phase {
            id: PhaseId(uuid::Uuid::from_u128(9)),
            title: Translated::new(Locale::IT, "Idee"),
            description: Translated::new(Locale::IT, ""),
            starts_at: Some(self.app.state.env.now() - TimeDelta::days(1)),
            ends_at: None,
            rules: Rules { comment, propose: false, support: false, vote: false },
        };
        process::actions::set_phases(&self.town.db, &office(), self.process, vec![phase]).await.unwrap();
    }

    pub(crate) async fn host(&self, content: Content) -> Debate {
        actions::host(&self.town.db, &office(), self.component, content).await.unwrap()
    }

    pub(crate) async fn standing(&self, who: &Visitor) -> Standing {
        accounts::standing_of(&self.town.db.read().await.unwrap(), who.person()).await.unwrap()
    }

    pub(crate) async fn says(&self, who: &Visitor, debate: &Debate, side: Side) -> Result<(), Problem> {
        let who = self.standing(who).await;
        let (state, about) = (&self.app.state, debate.reference());
        comments::write(state, &self.town.db, &who, &about, "In piazza, vicino alla fontana.", side)
            .await
            .map(|_| ())
    }

    pub(crate) fn page(&self, debate: &Debate) -> String {
        format!("{LIST}/{}", debate.words())
    }
}
