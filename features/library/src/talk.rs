//! Documents as something that people follow: who follows one is told when it is replaced.

use accounts::Standing;
use async_trait::async_trait;
use db::Tx;
use engagement::{
    Subject, Subjects,
    notifications::{Happening, Notifies, Topic},
};
use feature::State;
use kernel::Problem;
use spaces::process::store::addresses;
use uuid::Uuid;

use crate::{DOCUMENT, Document, Item, store::items};

/// Characters of a text that lists show.
const EXCERPT: usize = 200;

/// Knows documents.
pub(crate) struct Talks;

#[async_trait]
impl Subjects for Talks {
    fn kind(&self) -> &'static str {
        DOCUMENT
    }

    fn noun(&self) -> &'static str {
        "library-audit-kind-document"
    }

    /// Where somebody reads the list that they stand in. Nobody talks about them here.
    async fn read(&self, _: &State, tx: &Tx, who: &Standing, ids: &[Uuid]) -> Result<Vec<Subject>, Problem> {
        let documents = items::of_ids::<Document>(tx, ids).await?;
        let components = || documents.iter().map(|(component, _)| *component);
        let everybody = addresses(tx, &Standing::visitor(), components()).await?;
        let theirs = addresses(tx, who, components()).await?;
        let subject = |(component, document): (_, Document)| {
            let address = theirs.get(&component)?;
            Some(Subject {
                about: document.reference(),
                excerpt: document.about.map(|text| web::excerpt(text, EXCERPT)),
                path: format!("{}#{}", address.path, anchor(document.id.uuid())),
                space: Some(address.space),
                authors: Vec::new(),
                talk: None,
                public: everybody.contains_key(&component),
                title: document.title,
            })
        };
        Ok(documents.into_iter().filter_map(subject).collect())
    }
}

/// Where a document stands in its list.
pub(crate) fn anchor(id: Uuid) -> String {
    format!("d-{id}")
}

/// A document has another file, or leads elsewhere: who follows it is told.
pub(crate) struct Replaced;

#[async_trait]
impl Notifies for Replaced {
    fn name(&self) -> &'static str {
        "document.replaced"
    }

    fn topic(&self) -> Topic {
        Topic::News
    }

    fn text(&self, _: &Happening) -> &'static str {
        "library-notice-replaced"
    }
}
