//! Reporting what breaks the rules, and deciding on it.

use accounts::{Standing, attempts, attempts::Limit};
use chrono::TimeDelta;
use db::TenantDb;
use feature::State;
use kernel::{Problem, ResourceRef, Text};
use serde_json::json;

use super::{
    jobs::ModerationLetter,
    model::{self, Decision, Reason},
    store,
};
use crate::{Hiding, subject};

/// The longest explanation of a report or a decision, in characters.
const WORDS_MAX: usize = 500;
/// Reports one person can send.
const REPORT: Limit = Limit { name: "report", count: 20, window: TimeDelta::hours(1) };

/// Tells the moderators that something breaks a rule. Each person counts once; saying it again changes nothing and
/// answers false.
///
/// # Errors
/// [`Problem::NotLoggedIn`] for visitors, [`Problem::NotFound`] when the person may not see it, [`Problem::NotAllowed`]
/// for what one wrote oneself, [`Problem::Invalid`], [`Problem::TooMany`].
pub async fn report(
    state: &State,
    db: &TenantDb,
    who: &Standing,
    about: &ResourceRef,
    reason: Reason,
    details: &str,
) -> Result<bool, Problem> {
    let me = who.require_person(Text::new("engagement-refused-report"))?.id;
    let details = words("details", details)?;
    if reason == Reason::Other && details.is_empty() {
        return Err(Problem::field("details", Text::new("engagement-words-missing")));
    }
    attempts::count(db, REPORT, &me.to_string()).await?;
    let (state, who, about) = (state.clone(), who.clone(), about.clone());
    db.write(move |tx| async move {
        let subject = subject::subject(&state, &tx, &who, &about).await?;
        if subject.authors.contains(&me) {
            return Err(Problem::NotAllowed(Text::new("engagement-refused-own-report")));
        }
        if !store::insert_report(&tx, &about, me, reason, &details).await? {
            return Ok(false);
        }
        // Two who report the same thing at the same moment put it into the queue once.
        tx.lock(&about).await?;
        let before = store::of(&tx, &about).await?.map(|moderation| moderation.state);
        store::add_to_queue(&tx, &about, subject.space).await?;
        tx.audit(&who.actor, "resource.report", &about, json!({ "reason": reason })).await?;
        let payload = json!({ "space": subject.space, "reason": reason });
        tx.emit("resource.reported", &about, payload).await?;
        if before.is_none_or(|state| state == model::State::Left) {
            tx.emit("moderation.waiting", &about, json!({ "space": subject.space })).await?;
        }
        Ok(true)
    })
    .await
}

/// Decides on something: leaves it, hides it with a stated reason, or shows it again. Its author is told of the last two.
///
/// # Errors
/// [`Problem::NotFound`] when it is not there for them, [`Problem::NotAllowed`] for others than those who moderate there,
/// [`Problem::Invalid`] without a reason.
pub async fn decide(
    state: &State,
    db: &TenantDb,
    who: &Standing,
    about: &ResourceRef,
    decision: Decision,
    words_of: impl Fn(Reason, &str) -> String + Send,
) -> Result<(), Problem> {
    let hiding = match &decision {
        Decision::Hide { reason, note } => {
            let note = words("note", note)?;
            if *reason == Reason::Other && note.is_empty() {
                return Err(Problem::field("note", Text::new("engagement-words-missing")));
            }
            Some(Hiding { reason: *reason, words: words_of(*reason, &note), note })
        }
        Decision::Leave | Decision::Show => None,
    };
    let (state, who, about) = (state.clone(), who.clone(), about.clone());
    db.write(move |tx| async move {
        let subject = subject::subject(&state, &tx, &who, &about).await?;
        if !subject.moderated_by(&who) {
            let text = Text::new("engagement-refused-moderate");
            return Err(if who.me.is_none() {
                Problem::NotLoggedIn(text)
            } else {
                Problem::NotAllowed(text)
            });
        }
        let why = hiding.as_ref().map(|h| (h.reason, h.note.as_str()));
        let (action, event, now) = match decision {
            Decision::Leave => ("moderation.leave", None, model::State::Left),
            Decision::Hide { .. } => ("moderation.hide", Some("moderation.hidden"), model::State::Hidden),
            Decision::Show => ("moderation.show", Some("moderation.shown"), model::State::Left),
        };
        if let Some(event) = event {
            subject::kind(&state, &about.kind)?.moderate(&tx, &who, about.id, hiding.as_ref()).await?;
            let reason = hiding.as_ref().map(|h| h.reason);
            tx.emit(event, &about, json!({ "space": subject.space, "reason": reason })).await?;
            for author in &subject.authors {
                let letter = ModerationLetter::new(&about, *author, hiding.as_ref());
                jobs::enqueue(&tx, &letter).await?;
            }
        }
        let by = who.me.as_ref().map(|me| me.id);
        store::decide(&tx, &about, subject.space, now, why, by).await?;
        let details = json!({ "reason": why.map(|(reason, _)| reason), "note": why.map(|(_, note)| note) });
        tx.audit(&who.actor, action, &about, details).await?;
        Ok(())
    })
    .await
}

/// Somebody's own words, cleaned and not too long.
fn words(field: &'static str, typed: &str) -> Result<String, Problem> {
    let words = web::plain(typed).trim().to_owned();
    let length = words.chars().count();
    if length > WORDS_MAX {
        let text = Text::new("web-form-too-long").with("length", length).with("max", WORDS_MAX);
        return Err(Problem::field(field, text));
    }
    Ok(words)
}
