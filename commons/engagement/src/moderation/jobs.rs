//! Mail to whoever wrote what was hidden or is shown again.

use accounts::letters::{self, Letter};
use db::TenantDb;
use feature::State;
use jobs::Job;
use kernel::{PersonId, Problem, ResourceRef, Text};
use serde::{Deserialize, Serialize};

use super::model::Reason;
use crate::{Hiding, subject};

/// Characters of the text that a mail quotes.
const QUOTED: usize = 200;

/// Tells one author of a decision.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct ModerationLetter {
    about: ResourceRef,
    author: PersonId,
    /// Why it was hidden; none when it is shown again.
    hidden: Option<(Reason, String)>,
}

impl ModerationLetter {
    pub(crate) fn new(about: &ResourceRef, author: PersonId, hiding: Option<&Hiding>) -> Self {
        let hidden = hiding.map(|h| (h.reason, h.note.clone()));
        Self { about: about.clone(), author, hidden }
    }
}

impl Job<State> for ModerationLetter {
    const NAME: &'static str = "engagement.moderation_letter";

    async fn run(self, state: &State, db: TenantDb) -> anyhow::Result<()> {
        let tx = db.read().await?;
        // As its author sees it: they read their own words though they are hidden.
        let Some(who) = there(accounts::standing_of(&tx, self.author).await)? else { return Ok(()) };
        let Some(subject) = there(subject::subject(state, &tx, &who, &self.about).await)? else {
            return Ok(());
        };
        drop(tx);
        let locale = who.me.as_ref().map_or(subject.title.original, |me| me.locale);
        let title = subject.title.text(locale).to_owned();
        let about = |key: &'static str| Text::new(key).with("title", title.as_str());
        let quoted = web::excerpt(subject.excerpt.text(locale), QUOTED);
        let mut paragraphs = Vec::new();
        let (subject_key, text_key) = match (&self.hidden, self.about.kind.as_str()) {
            (Some(_), "comment") => ("engagement-mail-hidden-subject", "engagement-mail-hidden-comment"),
            (Some(_), _) => ("engagement-mail-hidden-subject", "engagement-mail-hidden"),
            (None, "comment") => ("engagement-mail-shown-subject", "engagement-mail-shown-comment"),
            (None, _) => ("engagement-mail-shown-subject", "engagement-mail-shown"),
        };
        paragraphs.push(about(text_key));
        if let Some((reason, note)) = &self.hidden {
            let because = because(state, locale, *reason);
            paragraphs.push(Text::new("engagement-mail-hidden-because").with("because", because));
            if !note.is_empty() {
                paragraphs.push(Text::new("engagement-mail-note").with("note", note.as_str()));
            }
        }
        if !quoted.is_empty() {
            paragraphs.push(Text::new("engagement-mail-quoted").with("text", quoted));
        }
        if self.hidden.is_some() {
            paragraphs.push(Text::new("engagement-mail-hidden-next"));
        }
        let action = Some((Text::new("engagement-mail-read"), subject.path.clone()));
        let letter = Letter { subject: about(subject_key), paragraphs, action };
        letters::send(state, &db, self.author, &letter).await
    }
}

/// Somebody or something, unless it is gone meanwhile: then there is nothing to tell.
pub(crate) fn there<T>(found: Result<T, Problem>) -> Result<Option<T>, Problem> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Problem::NotFound) => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// The reason in words; the zone plays no part in it.
fn because(state: &State, locale: kernel::Locale, reason: Reason) -> String {
    state.renderer.reader(locale, chrono_tz::UTC).say(&reason.because())
}
