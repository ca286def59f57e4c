//! What people do with comments: one function per use case, each in one transaction.

use accounts::{Standing, attempts, attempts::Limit};
use chrono::TimeDelta;
use db::{DbErr, TenantDb, Tx, WriteTx};
use feature::State;
use kernel::{Actor, PersonId, Problem, ResourceRef, Text};
use serde_json::{Value, json};

use super::{
    mentions,
    model::{Comment, CommentId, Discussion, Side},
    permissions::{Act, check},
    store::{self, New},
};
use crate::{Subject, Talk, follows, subject};

/// Comments one person can write: nobody who thinks writes more, and a script soon stops.
const WRITE: Limit = Limit { name: "comment", count: 20, window: TimeDelta::minutes(10) };
/// Votes one person can give.
const VOTE: Limit = Limit { name: "comment-vote", count: 200, window: TimeDelta::minutes(10) };
/// The same words sent again within this time are the same comment: a button pressed twice.
const TWICE: TimeDelta = TimeDelta::minutes(10);

/// Begins a thread about a resource.
///
/// # Errors
/// [`Problem::NotFound`] when the person may not see the resource, [`Problem::NotLoggedIn`] and [`Problem::NotAllowed`]
/// with the reason, [`Problem::Invalid`] for an empty or too long text, [`Problem::TooMany`] for a flood.
pub async fn write(
    state: &State,
    db: &TenantDb,
    who: &Standing,
    about: &ResourceRef,
    text: &str,
    side: Side,
) -> Result<Comment, Problem> {
    // What is not there for them answers so, however often they ask.
    subject::subject(state, &db.read().await?, who, about).await?;
    let writing = Writing::prepare(state, db, who, text).await?;
    let about = about.clone();
    db.write(move |tx| async move {
        let subject = subject::subject(&writing.state, &tx, &writing.who, &about).await?;
        check(Act::Write, &writing.who, &subject, None, tx.now())?;
        let discussion = store::open(&tx, &about, subject.space).await?;
        let side = if subject.talk.as_ref().is_some_and(|talk| talk.sides) { side } else { Side::Neutral };
        writing.publish(&tx, &subject, &discussion, None, side).await
    })
    .await
}

/// Answers a comment, in its thread.
///
/// # Errors
/// As [`write`]; [`Problem::NotFound`] also when there is no such comment.
pub async fn reply(
    state: &State,
    db: &TenantDb,
    who: &Standing,
    number: i64,
    text: &str,
) -> Result<Comment, Problem> {
    numbered(state, &db.read().await?, who, number).await?;
    let writing = Writing::prepare(state, db, who, text).await?;
    db.write(move |tx| async move {
        let (parent, subject, discussion) = numbered(&writing.state, &tx, &writing.who, number).await?;
        check(Act::Write, &writing.who, &subject, Some(&parent), tx.now())?;
        writing.publish(&tx, &subject, &discussion, Some(&parent), Side::Neutral).await
    })
    .await
}

/// Changes one's own comment while its time lasts.
///
/// # Errors
/// As [`reply`]; [`Problem::NotAllowed`] for others than the author, and when it is too late.
pub async fn revise(
    state: &State,
    db: &TenantDb,
    who: &Standing,
    number: i64,
    text: &str,
) -> Result<Comment, Problem> {
    numbered(state, &db.read().await?, who, number).await?;
    let writing = Writing::prepare(state, db, who, text).await?;
    db.write(move |tx| async move {
        let (mut comment, subject, discussion) = numbered(&writing.state, &tx, &writing.who, number).await?;
        check(Act::Revise, &writing.who, &subject, Some(&comment), tx.now())?;
        let body = writing.body(subject.talk.as_ref())?;
        if body == comment.body {
            return Ok(comment);
        }
        let (html, called) = rendered(&tx, &discussion, &body).await?;
        if !store::rewrite(&tx, comment.id, &body, &html).await? {
            return Err(Problem::Conflict(Text::new("engagement-refused-gone")));
        }
        store::touch(&tx, discussion.id, 0).await?;
        (comment.body, comment.html, comment.edited_at) = (body, html, Some(tx.now()));
        let details = json!({ "mentions": called });
        note(&tx, &writing.who.actor, "comment.revise", "comment.revised", &comment, &discussion, details)
            .await?;
        Ok(comment)
    })
    .await
}

/// Deletes one's own comment: its text is gone for good, its place in the thread stays.
///
/// # Errors
/// [`Problem::NotFound`] when it is not there for them, [`Problem::NotAllowed`] for others than the author.
pub async fn delete(state: &State, db: &TenantDb, who: &Standing, number: i64) -> Result<Comment, Problem> {
    let (state, who) = (state.clone(), who.clone());
    db.write(move |tx| async move {
        let (comment, subject, discussion) = numbered(&state, &tx, &who, number).await?;
        check(Act::Delete, &who, &subject, Some(&comment), tx.now())?;
        if store::erase(&tx, comment.id).await? {
            if comment.hidden.is_none() {
                store::add_to_counts(&tx, discussion.id, counted_side(&comment), -1).await?;
            }
            store::touch(&tx, discussion.id, 0).await?;
            note(&tx, &who.actor, "comment.delete", "comment.deleted", &comment, &discussion, json!({}))
                .await?;
        }
        Ok(comment)
    })
    .await
}

/// Says whether a comment is useful: 1, -1, or 0 to take that back. Saying it again changes nothing.
///
/// # Errors
/// As [`reply`]; [`Problem::NotAllowed`] for one's own.
pub async fn vote(
    state: &State,
    db: &TenantDb,
    who: &Standing,
    number: i64,
    weight: i64,
) -> Result<Comment, Problem> {
    numbered(state, &db.read().await?, who, number).await?;
    if let Some(me) = &who.me {
        attempts::count(db, VOTE, &me.id.to_string()).await?;
    }
    let (state, who) = (state.clone(), who.clone());
    db.write(move |tx| async move {
        let (comment, subject, discussion) = numbered(&state, &tx, &who, number).await?;
        check(Act::Vote, &who, &subject, Some(&comment), tx.now())?;
        let me = who.require_person(Text::new("engagement-refused-vote"))?.id;
        tx.lock(&ResourceRef::new(&format!("comment-vote/{}", comment.id), me.uuid())).await?;
        if store::set_vote(&tx, comment.id, me, weight.signum()).await? {
            let details = json!({});
            note(&tx, &who.actor, "comment.vote", "comment.voted", &comment, &discussion, details).await?;
        }
        store::by_number(&tx, number).await?.ok_or(Problem::NotFound)
    })
    .await
}

/// A comment that somebody may see, with what it is about.
pub(crate) async fn numbered(
    state: &State,
    tx: &Tx,
    who: &Standing,
    number: i64,
) -> Result<(Comment, Subject, Discussion), Problem> {
    let comment = store::by_number(tx, number).await?.ok_or(Problem::NotFound)?;
    let discussion = store::discussion_by_id(tx, comment.discussion).await?;
    let subject = subject::subject(state, tx, who, &discussion.about).await?;
    Ok((comment, subject, discussion))
}

/// The side that the discussion's counters know: that of a thread, not of a reply.
pub(crate) fn counted_side(comment: &Comment) -> Option<Side> {
    comment.root.is_none().then_some(comment.side)
}

/// Names a comment.
pub(crate) fn reference(id: CommentId) -> ResourceRef {
    ResourceRef::new("comment", id.uuid())
}

/// Notes in the audit log and tells the followers.
pub(crate) async fn note(
    tx: &WriteTx,
    actor: &Actor,
    action: &str,
    event: &str,
    comment: &Comment,
    discussion: &Discussion,
    details: Value,
) -> Result<(), DbErr> {
    let about = reference(comment.id);
    tx.audit(actor, action, &about, json!({ "number": comment.number })).await?;
    let payload = json!({
        "about": discussion.about,
        "space": discussion.space,
        "author": comment.author,
        "by": actor.person(),
        "root": comment.root,
        "parent": comment.parent,
        "details": details,
    });
    tx.emit(event, &about, payload).await
}

/// Somebody about to write.
struct Writing {
    state: State,
    who: Standing,
    text: String,
}

impl Writing {
    /// Counts the attempt before anything is written, so that a flood costs little.
    async fn prepare(state: &State, db: &TenantDb, who: &Standing, text: &str) -> Result<Self, Problem> {
        if let Some(me) = &who.me {
            attempts::count(db, WRITE, &me.id.to_string()).await?;
        }
        let text = web::plain(text).trim().to_owned();
        Ok(Self { state: state.clone(), who: who.clone(), text })
    }

    fn body(&self, talk: Option<&Talk>) -> Result<String, Problem> {
        let max = talk.map_or(0, |talk| talk.max_length);
        let length = i64::try_from(self.text.chars().count()).unwrap_or(i64::MAX);
        if length == 0 {
            return Err(Problem::field("text", Text::new("engagement-text-missing")));
        }
        if length > max {
            let text = Text::new("web-form-too-long").with("length", length).with("max", max);
            return Err(Problem::field("text", text));
        }
        Ok(self.text.clone())
    }

    async fn publish(
        &self,
        tx: &WriteTx,
        subject: &Subject,
        discussion: &Discussion,
        parent: Option<&Comment>,
        side: Side,
    ) -> Result<Comment, Problem> {
        let me = self.who.require_person(Text::new("engagement-refused-write"))?.id;
        let body = self.body(subject.talk.as_ref())?;
        tx.lock(&ResourceRef::new("comments-by", me.uuid())).await?;
        if let Some(same) = self.written_already(tx, me, discussion, parent, &body).await? {
            return Ok(same);
        }
        let (html, called) = rendered(tx, discussion, &body).await?;
        let reply = match parent {
            Some(parent) => {
                let root = parent.thread();
                Some((root, parent.id, store::add_reply(tx, root).await?))
            }
            None => None,
        };
        let number = store::take_number(tx).await?;
        let new = New { id: tx.id(), discussion: discussion.id, number, reply, author: me, side, body, html };
        store::insert(tx, &new).await?;
        store::add_to_counts(tx, discussion.id, parent.is_none().then_some(side), 1).await?;
        store::touch(tx, discussion.id, number).await?;
        follows::take_part(tx, &discussion.about, me).await?;
        let comment = store::by_number(tx, number).await?.ok_or(Problem::NotFound)?;
        let details = json!({ "mentions": called });
        note(tx, &self.who.actor, "comment.write", "comment.published", &comment, discussion, details)
            .await?;
        Ok(comment)
    }

    /// The same words at the same place a moment ago.
    async fn written_already(
        &self,
        tx: &Tx,
        me: PersonId,
        discussion: &Discussion,
        parent: Option<&Comment>,
        body: &str,
    ) -> Result<Option<Comment>, Problem> {
        let latest = store::latest_numbers(tx, discussion.id, &[me]).await?;
        let Some((_, number)) = latest.first() else { return Ok(None) };
        let latest = store::by_number(tx, *number).await?;
        Ok(latest.filter(|c| {
            c.body == body && c.parent == parent.map(|p| p.id) && c.created_at + TWICE > tx.now()
        }))
    }
}

/// Renders what was written, once and for all readers, and says whom it calls.
async fn rendered(
    tx: &WriteTx,
    discussion: &Discussion,
    body: &str,
) -> Result<(String, Vec<PersonId>), Problem> {
    let html: String = web::remark(body).into();
    let people = store::people_called(tx, &mentions::called(&html)).await?;
    let ids: Vec<PersonId> = people.iter().map(|(_, id)| *id).collect();
    let latest = store::latest_numbers(tx, discussion.id, &ids).await?;
    let path = |id: PersonId| {
        latest.iter().find(|(author, _)| *author == id).map(|(_, number)| format!("/comments/{number}"))
    };
    let known: Vec<_> = people.into_iter().map(|(name, id)| (name, path(id))).collect();
    Ok((mentions::linked(&html, &known), ids))
}
