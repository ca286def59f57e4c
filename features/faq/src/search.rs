//! By which words questions and explained words are found.

use accounts::Standing;
use async_trait::async_trait;
use db::Tx;
use engagement::searchable::{Searchable, Shown, Words};
use feature::State;
use kernel::{Locale, Problem, Timestamp};
use spaces::process::store::addresses;
use uuid::Uuid;

use crate::store;

/// Characters of a text under a result.
const EXCERPT: usize = 200;

/// Knows the words of entries.
pub(crate) struct Found;

#[async_trait]
impl Searchable for Found {
    fn kind(&self) -> &'static str {
        "entry"
    }

    fn plural(&self) -> &'static str {
        "faq-found"
    }

    async fn shown(
        &self,
        _: &State,
        tx: &Tx,
        who: &Standing,
        ids: &[Uuid],
        reader: Locale,
    ) -> Result<Vec<Shown>, Problem> {
        let entries = store::of_ids(tx, ids).await?;
        let addresses = addresses(tx, who, entries.iter().map(|(component, _)| *component)).await?;
        let shown = entries.into_iter().filter_map(|(component, entry)| {
            let address = addresses.get(&component)?;
            Some(Shown {
                id: entry.id.uuid(),
                path: format!("{}#{}", address.path, entry.anchor()),
                excerpt: web::excerpt(entry.text.text(reader), EXCERPT),
                title: entry.title,
                space: Some(address.space),
            })
        });
        Ok(shown.collect())
    }

    async fn words(&self, tx: &Tx, ids: &[Uuid]) -> Result<Vec<Words>, Problem> {
        let words = store::of_ids(tx, ids).await?.into_iter().map(|(_, entry)| Words {
            id: entry.id.uuid(),
            text: format!("{}\n{}", entry.text.everywhere(), entry.forms.everywhere()),
            // Answers have no day: they come after what fits as well and has one.
            at: Timestamp::UNIX_EPOCH,
        });
        Ok(words.collect())
    }

    async fn within(&self, tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Problem> {
        Ok(store::ids_within(tx, process, after, limit).await?)
    }
}
