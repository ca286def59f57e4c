//! What people are told of debates: that one they follow was concluded.

use async_trait::async_trait;
use db::Tx;
use engagement::notifications::{Happening, Notifies, Topic};
use feature::State;
use kernel::{Problem, Text};

use crate::{model::DebateId, store};

/// Characters of the conclusions that a mail quotes.
const QUOTED: usize = 600;

/// A debate was closed with conclusions: who follows it is told.
pub(crate) struct Concluded;

#[async_trait]
impl Notifies for Concluded {
    fn name(&self) -> &'static str {
        "debate.closed"
    }

    fn topic(&self) -> Topic {
        Topic::Answer
    }

    fn text(&self, _: &Happening) -> &'static str {
        "debates-notice-closed"
    }

    /// The conclusions, unless the closing was taken back.
    async fn paragraphs(
        &self,
        _: &State,
        tx: &Tx,
        happening: &Happening,
    ) -> Result<Option<Vec<Text>>, Problem> {
        let debate = store::by_id(tx, DebateId(happening.about.id)).await?;
        let Some(conclusions) = debate.and_then(|d| d.conclusions) else { return Ok(None) };
        let quoted = conclusions.translated().map(|text| web::excerpt(text, QUOTED));
        Ok(Some(vec![Text::new("debates-notice-conclusions").with("conclusions", quoted)]))
    }
}
