//! By which words works are found.

use accounts::Standing;
use async_trait::async_trait;
use db::Tx;
use engagement::searchable::{Searchable, Shown, Words};
use feature::State;
use kernel::{Locale, Problem};
use spaces::process::store::addresses;
use uuid::Uuid;

use crate::{WORK, Work, store};

/// Characters of a text under a result.
const EXCERPT: usize = 200;

/// Knows the words of works.
pub(crate) struct Found;

#[async_trait]
impl Searchable for Found {
    fn kind(&self) -> &'static str {
        WORK
    }

    fn plural(&self) -> &'static str {
        "accountability-component"
    }

    async fn shown(
        &self,
        _: &State,
        tx: &Tx,
        who: &Standing,
        ids: &[Uuid],
        reader: Locale,
    ) -> Result<Vec<Shown>, Problem> {
        let works = store::of_ids(tx, ids).await?;
        let addresses = addresses(tx, who, works.iter().map(|work| work.component)).await?;
        let shown = works.into_iter().filter_map(|work| {
            let address = addresses.get(&work.component)?;
            Some(Shown {
                id: work.id.uuid(),
                path: format!("{}/{}", address.path, work.words()),
                excerpt: web::excerpt(work.description.text(reader), EXCERPT),
                title: work.title,
                space: Some(address.space),
            })
        });
        Ok(shown.collect())
    }

    async fn words(&self, tx: &Tx, ids: &[Uuid]) -> Result<Vec<Words>, Problem> {
        let works = store::of_ids(tx, ids).await?;
        let words = works.into_iter().map(|work| Words {
            id: work.id.uuid(),
            text: text(&work),
            at: work.changed_at,
        });
        Ok(words.collect())
    }

    async fn within(&self, tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Problem> {
        Ok(store::ids_within(tx, process, after, limit).await?)
    }
}

fn text(work: &Work) -> String {
    let texts = [&work.description, &work.now, &work.delay].map(|text| text.everywhere());
    format!("{}\n{}\n{}", texts.join("\n"), work.office.everywhere(), work.external_id)
}
