//! By which words documents are found.

use accounts::Standing;
use async_trait::async_trait;
use db::Tx;
use engagement::searchable::{Searchable, Shown, Words};
use feature::State;
use kernel::{Locale, Problem};
use spaces::process::store::addresses;
use uuid::Uuid;

use crate::{DOCUMENT, Document, store::items};

/// Characters of a text under a result.
const EXCERPT: usize = 200;

/// Knows the words of documents.
pub(crate) struct Found;

#[async_trait]
impl Searchable for Found {
    fn kind(&self) -> &'static str {
        DOCUMENT
    }

    fn plural(&self) -> &'static str {
        "library-component"
    }

    async fn shown(
        &self,
        _: &State,
        tx: &Tx,
        who: &Standing,
        ids: &[Uuid],
        reader: Locale,
    ) -> Result<Vec<Shown>, Problem> {
        let documents = items::of_ids::<Document>(tx, ids).await?;
        let addresses = addresses(tx, who, documents.iter().map(|(component, _)| *component)).await?;
        let shown = documents.into_iter().filter_map(|(component, document)| {
            let address = addresses.get(&component)?;
            Some(Shown {
                id: document.id.uuid(),
                excerpt: web::excerpt(document.about.text(reader), EXCERPT),
                title: document.title,
                // Documents have no pages of their own: they are read where they are listed.
                path: address.path.clone(),
                space: Some(address.space),
            })
        });
        Ok(shown.collect())
    }

    async fn words(&self, tx: &Tx, ids: &[Uuid]) -> Result<Vec<Words>, Problem> {
        let documents = items::of_ids::<Document>(tx, ids).await?;
        let words = documents.into_iter().map(|(_, document)| Words {
            id: document.id.uuid(),
            text: document.about.everywhere(),
            at: document.changed_at,
        });
        Ok(words.collect())
    }

    async fn within(&self, tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Problem> {
        Ok(items::ids_within::<Document>(tx, process, after, limit).await?)
    }
}
