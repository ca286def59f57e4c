//! A town with a process that has documents and a gallery.

use feature::Feature;
use testkit::{Answer, File, TestApp};

pub(crate) fn features() -> Vec<Feature> {
    vec![accounts::feature(), spaces::feature(), engagement::feature(), library::feature()]
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
            .component(library::LIBRARY, "Documenti")
            .component(library::GALLERY, "Galleria");
        Self(process.town(app, "sarmato").await)
    }

    pub(crate) async fn add(&self, kind: &str, fields: &[(&str, &str)], files: &[File<'_>]) -> Answer {
        self.manager.post_files(&self.admin(&format!("/{kind}")), fields, files).await
    }
}
