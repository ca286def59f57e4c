//! A town with a process that has pages and news.

use accounts::{Entitlement, Role, Standing};
use feature::Feature;
use kernel::{Locale, Translated};
use spaces::{Component, Process, ProcessTexts, process};
use testkit::{Answer, TestApp, TestTenant, Visitor};

pub(crate) fn features() -> Vec<Feature> {
    vec![accounts::feature(), spaces::feature(), engagement::feature(), pages::feature()]
}

pub(crate) struct Town {
    pub(crate) app: TestApp,
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
                description: text("Che cosa ne facciamo?"),
                interest: None,
            },
            starts_at: None,
            ends_at: None,
            entitlement: Entitlement::Registered,
            components: vec![component(pages::PAGES, "Pagine"), component(pages::NEWS, "Notizie")],
        };
        let who = Standing::system("test");
        let process = process::actions::create(&tenant.db, &who, new).await.unwrap();
        process::actions::publish(&tenant.db, &who, process.id, true).await.unwrap();
        let manager = tenant.staff("gestore", Role::Manager, Some(process.id.uuid())).await;
        Self { app, tenant, process, manager }
    }

    pub(crate) async fn component(&self, kind: &str) -> Component {
        let tx = self.tenant.db.read().await.unwrap();
        let all = process::store::components(&tx, self.process.id).await.unwrap();
        all.into_iter().find(|c| c.kind == kind).unwrap()
    }

    /// What anybody reads at an address of the process.
    pub(crate) async fn read(&self, rest: &str) -> Answer {
        self.tenant.visitor().get(&format!("/it/processes/cinema{rest}")).await
    }

    pub(crate) async fn page(&self, title: &str, body: &str) -> Answer {
        let fields = [("title_it", title), ("body_it", body), ("published", "on")];
        self.manager.post("/it/admin/processes/cinema/pages", &fields).await
    }

    pub(crate) async fn post(&self, fields: &[(&str, &str)]) -> Answer {
        self.manager.post("/it/admin/processes/cinema/news", fields).await
    }
}
