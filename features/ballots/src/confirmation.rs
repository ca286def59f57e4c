//! The mail after casting.

use accounts::letters::{self, Letter};
use db::{TenantDb, Tx};
use feature::State;
use jobs::Job;
use kernel::{PersonId, Problem, Slug, Text};
use serde::{Deserialize, Serialize};
use spaces::{Ability, ComponentId};

use crate::actions::{self, Poll};

/// Tells somebody that their ballot is in the urn, and until when they can change it; never what is on it.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct SendConfirmation {
    pub(crate) person: PersonId,
    pub(crate) vote: ComponentId,
}

impl Job<State> for SendConfirmation {
    const NAME: &'static str = "ballots.confirmation";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
        let tx = db.read().await?;
        let (poll, slug) = match place(&tx, self.vote).await {
            Ok(place) => place,
            // The process was removed meanwhile: there is nothing to confirm.
            Err(Problem::NotFound) => return Ok(()),
            Err(problem) => return Err(anyhow::anyhow!("{problem}")),
        };
        drop(tx);
        let title = poll.process.texts.title.text(poll.process.texts.title.original).to_owned();
        let change = match poll.timeline.closes(Ability::Vote) {
            Some(when) => Text::new("ballots-mail-until").with("when", when),
            None => Text::new("ballots-mail-open"),
        };
        let letter = Letter {
            subject: Text::new("ballots-mail-subject"),
            paragraphs: vec![Text::new("ballots-mail-text").with("process", title), change],
            action: Some((Text::new("ballots-mail-action"), format!("{}/{}", poll.process.path(), slug))),
        };
        letters::send(state, &db, self.person, &letter).await
    }
}

/// The vote, and the last part of its address.
async fn place(tx: &Tx, vote: ComponentId) -> Result<(Poll, Slug), Problem> {
    let component = actions::component(tx, vote).await?;
    Ok((Poll::read(tx, vote).await?, component.slug))
}
