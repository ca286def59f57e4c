//! By which words meetings are found.

use accounts::Standing;
use async_trait::async_trait;
use db::Tx;
use engagement::searchable::{Searchable, Shown, Words};
use feature::State;
use kernel::{Locale, Problem};
use spaces::process::store::addresses;
use uuid::Uuid;

use crate::{
    model::{FIELDS, Meeting},
    store,
};

/// Knows the words of meetings.
pub(crate) struct Found;

#[async_trait]
impl Searchable for Found {
    fn kind(&self) -> &'static str {
        "meeting"
    }

    fn plural(&self) -> &'static str {
        "meetings-component-title"
    }

    async fn shown(
        &self,
        _: &State,
        tx: &Tx,
        who: &Standing,
        ids: &[Uuid],
        reader: Locale,
    ) -> Result<Vec<Shown>, Problem> {
        let meetings = store::listed_of(tx, ids).await?;
        let addresses = addresses(tx, who, meetings.iter().map(|m| m.component)).await?;
        let shown = |m: Meeting| {
            let address = addresses.get(&m.component)?;
            Some(Shown {
                id: m.id.uuid(),
                path: format!("{}/{}", address.path, m.words()),
                title: m.title(),
                excerpt: m.told(reader).summary.text,
                space: Some(address.space),
            })
        };
        Ok(meetings.into_iter().filter_map(shown).collect())
    }

    async fn words(&self, tx: &Tx, ids: &[Uuid]) -> Result<Vec<Words>, Problem> {
        let words = |m: Meeting| Words { id: m.id.uuid(), text: text(&m), at: m.content.starts_at };
        Ok(store::listed_of(tx, ids).await?.into_iter().map(words).collect())
    }

    async fn within(&self, tx: &Tx, process: Uuid, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Problem> {
        Ok(store::ids_within(tx, process, after, limit).await?)
    }
}

/// What everybody reads of a meeting: where it is, what is talked about, and what was written about it afterwards.
fn text(m: &Meeting) -> String {
    let details = &m.content.details;
    let report = m.report.as_ref().filter(|report| report.shown);
    let fixed = [m.content.body.as_str(), m.content.place.address.as_str(), details.venue.as_str()];
    let agenda = details.agenda.iter().map(|item| item.title.as_str());
    let services = details.services.iter().map(String::as_str);
    let elsewhere = details.wording.elsewhere(FIELDS);
    let minutes = report.map(|report| report.translated().everywhere()).unwrap_or_default();
    let more = [elsewhere.as_str(), minutes.as_str()];
    fixed.into_iter().chain(agenda).chain(services).chain(more).collect::<Vec<_>>().join("\n")
}
