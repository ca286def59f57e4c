//! A town with a process with questions and a glossary.

use accounts::{Entitlement, Role, Standing};
use feature::Feature;
use kernel::{Locale, Translated};
use spaces::{Process, ProcessTexts, process};
use testkit::{Answer, TestApp, TestTenant, Visitor};

pub(crate) fn features() -> Vec<Feature> {
    vec![accounts::feature(), spaces::feature(), engagement::feature(), faq::feature()]
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
            components: vec![component(faq::FAQ, "Domande frequenti"), component(faq::GLOSSARY, "Glossario")],
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

    pub(crate) async fn add(&self, kind: &str, fields: &[(&str, &str)]) -> Answer {
        self.manager.post(&format!("/it/admin/processes/cinema/{kind}"), fields).await
    }

    pub(crate) async fn entries(&self, kind: &str) -> Vec<faq::Entry> {
        let tx = self.tenant.db.read().await.unwrap();
        let all = process::store::components(&tx, self.process.id).await.unwrap();
        let component = all.into_iter().find(|c| c.kind == kind).unwrap();
        faq::store::all(&tx, component.id).await.unwrap()
    }
}
