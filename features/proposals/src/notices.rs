//! What people are told of proposals: that the administration answered.

use async_trait::async_trait;
use db::Tx;
use engagement::notifications::{Batch, Happening, Notifies, Topic};
use feature::State;
use kernel::{PersonId, Problem, Text};

use crate::{
    model::{Proposal, ProposalId},
    store,
};

/// Characters of the reasons that a mail quotes.
const QUOTED: usize = 600;

/// The administration answered: its author, those who support it and those who follow it are told.
pub(crate) struct Answered;

#[async_trait]
impl Notifies for Answered {
    fn name(&self) -> &'static str {
        "proposal.answered"
    }

    fn topic(&self) -> Topic {
        Topic::Answer
    }

    fn text(&self, happening: &Happening) -> &'static str {
        match happening.payload["verdict"].as_str() {
            Some("accepted") => "proposals-mail-accepted",
            Some("rejected") => "proposals-mail-rejected",
            _ => "proposals-mail-evaluating",
        }
    }

    async fn people(&self, batch: &Batch<'_>) -> Result<Vec<PersonId>, Problem> {
        let Some(p) = proposal(batch.tx, batch.happening).await? else { return Ok(Vec::new()) };
        let supporters = store::supporters_after(batch.tx, p.id, batch.after, batch.limit).await?;
        let followers = batch.followers(&batch.happening.about).await?;
        Ok(batch.merged(vec![batch.of(p.author), supporters, followers]))
    }

    /// The reasons and the cost, unless a later answer has replaced this one.
    async fn paragraphs(
        &self,
        _: &State,
        tx: &Tx,
        happening: &Happening,
    ) -> Result<Option<Vec<Text>>, Problem> {
        let Some(p) = proposal(tx, happening).await? else { return Ok(None) };
        let version = happening.payload["version"].as_i64();
        let Some(answer) = p.answer.filter(|answer| Some(answer.version) == version) else { return Ok(None) };
        let mut paragraphs = Vec::new();
        if !answer.body.trim().is_empty() {
            let body = answer.wording.translated("body", &answer.body);
            let reasons = body.map(|text| web::excerpt(text, QUOTED));
            paragraphs.push(Text::new("proposals-mail-reasons").with("reasons", reasons));
        }
        if let Some(cost) = answer.cost {
            paragraphs.push(Text::new("proposals-mail-cost").with("cost", cost));
        }
        Ok(Some(paragraphs))
    }
}

async fn proposal(tx: &Tx, happening: &Happening) -> Result<Option<Proposal>, Problem> {
    store::by_id(tx, ProposalId(happening.about.id)).await
}
