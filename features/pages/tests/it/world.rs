//! A town with a process that has pages and news.

use feature::Feature;
use testkit::{Answer, TestApp};

pub(crate) fn features() -> Vec<Feature> {
    vec![accounts::feature(), spaces::feature(), engagement::feature(), pages::feature()]
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
            .description("Che cosa ne facciamo?")
            .component(pages::PAGES, "Pagine")
            .component(pages::NEWS, "Notizie");
        Self(process.town(app, "sarmato").await)
    }

    pub(crate) async fn page(&self, title: &str, body: &str) -> Answer {
        let fields = [("title_it", title), ("body_it", body), ("published", "on")];
        self.manager.post(&self.admin("/pages"), &fields).await
    }

    pub(crate) async fn post(&self, fields: &[(&str, &str)]) -> Answer {
        self.manager.post(&self.admin("/news"), fields).await
    }
}
