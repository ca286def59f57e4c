//! Mail about proposals, to each person in their language and once for each occasion.

use accounts::letters::{self, Letter};
use db::TenantDb;
use feature::State;
use jobs::{Job, Registry};
use kernel::{PersonId, Text, Words};
use serde::{Deserialize, Serialize};
use spaces::process;
use uuid::Uuid;

use crate::{
    model::{Answer, Proposal, ProposalId, Verdict},
    store,
};

pub(crate) fn register(registry: &mut Registry<State>) {
    registry.add::<AnswerLetters>().add::<AnswerLetter>().add::<ModerationLetter>();
}

/// People who are told in one transaction.
const BATCH: i64 = 500;
/// Characters of the reasons that a mail quotes.
const QUOTED: usize = 600;

/// Has author and supporters told of an answer, a part of them at a time.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct AnswerLetters {
    proposal: ProposalId,
    version: i64,
    after: Option<PersonId>,
}

impl AnswerLetters {
    /// From the beginning.
    pub(crate) fn first(proposal: ProposalId, version: i64) -> Self {
        Self { proposal, version, after: None }
    }
}

impl Job<State> for AnswerLetters {
    const NAME: &'static str = "proposals.answer_letters";

    async fn run(self, _: &State, db: TenantDb) -> anyhow::Result<()> {
        db.write(move |tx| async move {
            let Some(p) = store::by_id(&tx, self.proposal).await? else { return Ok(()) };
            let supporters = store::supporters_after(&tx, p.id, self.after, BATCH).await?;
            let author = p.author.filter(|_| self.after.is_none());
            for person in author.iter().chain(supporters.iter()) {
                let letter = AnswerLetter { proposal: p.id, version: self.version, person: *person };
                jobs::enqueue(&tx, &letter).await?;
            }
            if let Some(last) = supporters.last() {
                jobs::enqueue(&tx, &AnswerLetters { after: Some(*last), ..self }).await?;
            }
            Ok::<(), kernel::Problem>(())
        })
        .await?;
        Ok(())
    }
}

/// Tells one person of an answer, unless a later one has replaced it.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct AnswerLetter {
    proposal: ProposalId,
    version: i64,
    person: PersonId,
}

impl Job<State> for AnswerLetter {
    const NAME: &'static str = "proposals.answer_letter";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
        let tx = db.read().await?;
        let Some(p) = store::by_id(&tx, self.proposal).await? else { return Ok(()) };
        let Some(path) = path(&tx, &p).await? else { return Ok(()) };
        drop(tx);
        let Some(answer) = p.answer.as_ref().filter(|a| a.version == self.version) else { return Ok(()) };
        let letter = answer_letter(&p, answer, path, p.author == Some(self.person));
        post(state, &db, &p, self.person, format!("answer-{}", self.version), &letter).await
    }
}

fn answer_letter(p: &Proposal, answer: &Answer, path: String, is_author: bool) -> Letter {
    let about = |key: &'static str| {
        Text::new(key)
            .with("title", p.content.title.as_str())
            .with("number", p.number.unwrap_or_default().to_string())
    };
    let said = match answer.verdict {
        Verdict::Evaluating => "proposals-mail-evaluating",
        Verdict::Accepted => "proposals-mail-accepted",
        Verdict::Rejected => "proposals-mail-rejected",
    };
    let mut paragraphs = vec![about(said)];
    if !answer.body.trim().is_empty() {
        let reasons = web::excerpt(&answer.body, QUOTED);
        paragraphs.push(Text::new("proposals-mail-reasons").with("reasons", reasons));
    }
    if let Some(cost) = answer.cost {
        paragraphs.push(Text::new("proposals-mail-cost").with("cost", cost));
    }
    let why = if is_author { "proposals-mail-why-author" } else { "proposals-mail-why-supporter" };
    paragraphs.push(Text::new(why));
    Letter {
        subject: about("proposals-mail-answer-subject"),
        paragraphs,
        action: Some((Text::new("proposals-mail-read"), path)),
    }
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
        let title = |key: &'static str| Text::new(key).with("title", p.content.title.as_str());
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
            Some(format!("/processes/{}/{}/{words}", process.slug, component.slug))
        }
        _ => None,
    })
}
