//! What votes tell other features: that projects may not change any more, and where results are.

use async_trait::async_trait;
use db::Tx;
use kernel::{Line, Locale, Problem, Text, Translated};
use spaces::{
    ProcessId,
    exchange::VoteLock,
    links::{Card, Resources},
};
use uuid::Uuid;

use crate::{VoteState, store};

/// Locks projects and total of a process from the opening of its vote on.
pub(crate) struct OpenVotes;

#[async_trait]
impl VoteLock for OpenVotes {
    async fn locked(&self, tx: &Tx, process: ProcessId) -> Result<Option<Text>, Problem> {
        Ok(store::vote_of_process(tx, process).await?.map(|state| match state {
            VoteState::Preparing | VoteState::Open => Text::new("ballots-lock-open"),
            VoteState::Closed => Text::new("ballots-lock-closed"),
            VoteState::Published => Text::new("ballots-lock-published"),
        }))
    }
}

/// The published results.
pub(crate) struct Results;

#[async_trait]
impl Resources for Results {
    fn kind(&self) -> &'static str {
        "result"
    }

    fn label(&self) -> &'static str {
        "ballots-link-label"
    }

    async fn cards(&self, tx: &Tx, ids: &[Uuid], locale: Locale) -> Result<Vec<Card>, Problem> {
        let rows = store::published(tx, ids).await?;
        rows.into_iter()
            .map(|row| {
                Ok(Card {
                    id: row.id,
                    title: Line::of(&Translated::from_json(&row.process_title)?, locale),
                    path: format!("/{locale}/{}/{}/result", row.process, row.component),
                    note: Some(Text::new("ballots-link-note").with("count", row.ballots)),
                })
            })
            .collect()
    }
}
