//! A town with a process with questions and a glossary.

use feature::Feature;
use testkit::{Answer, TestApp};

pub(crate) fn features() -> Vec<Feature> {
    vec![accounts::feature(), spaces::feature(), engagement::feature(), faq::feature()]
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
            .component(faq::FAQ, "Domande frequenti")
            .component(faq::GLOSSARY, "Glossario");
        Self(process.town(app, "sarmato").await)
    }

    pub(crate) async fn add(&self, kind: &str, fields: &[(&str, &str)]) -> Answer {
        self.manager.post(&self.admin(&format!("/{kind}")), fields).await
    }

    pub(crate) async fn entries(&self, kind: &str) -> Vec<faq::Entry> {
        let component = self.component(kind).await;
        faq::store::all(&self.tenant.db.read().await.unwrap(), component.id).await.unwrap()
    }
}
