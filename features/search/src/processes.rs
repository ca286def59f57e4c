//! Processes can be found.

use async_trait::async_trait;
use db::Tx;
use engagement::searchable::{Searchable, Words};
use kernel::Problem;
use spaces::{ProcessId, process};
use uuid::Uuid;

/// Knows the words of processes.
pub(crate) struct Processes;

#[async_trait]
impl Searchable for Processes {
    fn kind(&self) -> &'static str {
        "process"
    }

    fn plural(&self) -> &'static str {
        "search-kind-processes"
    }

    async fn words(&self, tx: &Tx, ids: &[Uuid]) -> Result<Vec<Words>, Problem> {
        let mut words = Vec::new();
        for id in ids {
            let Some(p) = process::store::by_id(tx, ProcessId(*id)).await? else { continue };
            let texts = [&p.texts.title, &p.texts.subtitle, &p.texts.short, &p.texts.description];
            let all = texts.iter().flat_map(|text| text.texts.values().map(String::as_str));
            let at = p.starts_at.unwrap_or(tx.now());
            words.push(Words { id: *id, text: all.collect::<Vec<_>>().join("\n"), at });
        }
        Ok(words)
    }

    async fn within(&self, _: &Tx, process: Uuid, after: Uuid, _: i64) -> Result<Vec<Uuid>, Problem> {
        Ok(if process > after { vec![process] } else { Vec::new() })
    }
}
