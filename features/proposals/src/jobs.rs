//! Mail about moderated proposals, to their authors in their language and once for each occasion.

use accounts::letters::{self, Letter};
use db::TenantDb;
use feature::State;
use jobs::{Job, Registry};
use kernel::{PersonId, Text, Words};
use serde::{Deserialize, Serialize};
use spaces::process;
use uuid::Uuid;

use crate::{
    model::{Proposal, ProposalId},
    store,
};

pub(crate) fn register(registry: &mut Registry<State>) {
    registry.add::<ModerationLetter>();
}

/// Tells the author that a proposal was hidden, with the reason, or is shown again.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct ModerationLetter {
    pub(crate) id: Uuid,
    pub(crate) proposal: ProposalId,
    /// Why it was hidden; none when it is shown again.
    pub(crate) reason: Option<String>,
}

impl Job<State> for ModerationLetter {
    const NAME: &'static str = "proposals.moderation_letter";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
        let tx = db.read().await?;
        let Some(p) = store::by_id(&tx, self.proposal).await? else { return Ok(()) };
        let (Some(author), Some(path)) = (p.author, path(&tx, &p).await?) else { return Ok(()) };
        drop(tx);
        let title = |key: &'static str| Text::new(key).with("title", p.title());
        let letter = match &self.reason {
            Some(reason) => Letter {
                subject: title("proposals-mail-hidden-subject"),
                paragraphs: vec![
                    title("proposals-mail-hidden"),
                    Text::new("proposals-mail-reasons").with("reasons", reason.as_str()),
                    Text::new("proposals-mail-hidden-next"),
                ],
                action: Some((Text::new("proposals-mail-read"), path)),
            },
            None => Letter {
                subject: title("proposals-mail-shown-subject"),
                paragraphs: vec![title("proposals-mail-shown")],
                action: Some((Text::new("proposals-mail-read"), path)),
            },
        };
        post(state, &db, &p, author, format!("moderation-{}", self.id), &letter).await
    }
}

/// Hands a letter to the post and notes it in the same transaction, so that a job that runs twice sends it once.
async fn post(
    state: &State,
    db: &TenantDb,
    p: &Proposal,
    person: PersonId,
    about: String,
    letter: &Letter,
) -> anyhow::Result<()> {
    let Some(mail) = letters::compose(state, db, person, letter).await? else { return Ok(()) };
    let id = p.id;
    db.write(move |tx| async move {
        if store::note_notice(&tx, id, person, &about).await? {
            jobs::mail::enqueue(&tx, mail).await?;
        }
        Ok::<(), db::DbErr>(())
    })
    .await?;
    Ok(())
}

/// Where a proposal lives, without locale; none for a draft.
async fn path(tx: &db::Tx, p: &Proposal) -> Result<Option<String>, kernel::Problem> {
    let component = process::store::component(tx, p.component).await?;
    let process = process::store::by_id(tx, p.process).await?;
    Ok(match (process, component, p.number) {
        (Some(process), Some(component), Some(number)) => {
            let words = Words::path(number, &p.content.title);
            Some(format!("{}/{}/{words}", process.path(), component.slug))
        }
        _ => None,
    })
}
