//! Posts: written, scheduled, published, deleted.

use accounts::Standing;
use db::{TenantDb, WriteTx};
use engagement::{attachments, pictures};
use kernel::{Problem, ResourceRef, Text, Timestamp};
use serde_json::{Value, json};
use spaces::{Component, ComponentId, process, translated::rendered};

use crate::{
    NEWS, NewPost, Post, PostId, PostState, When,
    jobs::PublishPost,
    permissions::{self, Action},
    store::posts as store,
};

/// Writes a new post: a draft, scheduled, or published at once.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::Invalid`] for what is wrong.
pub async fn create(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    new: NewPost,
) -> Result<Post, Problem> {
    new.check()?;
    let who = who.clone();
    db.write(move |tx| async move {
        let news = writable(&tx, &who, component).await?;
        let number = process::store::next_number(&tx, news.id).await?;
        let (state, publish_at) = standing(new.when, None, tx.now())?;
        let mut post = Post {
            id: tx.id(),
            component,
            number,
            body_html: rendered(&new.body),
            title: new.title,
            lead: new.lead,
            body: new.body,
            author: who.me.as_ref().map(|me| me.id),
            nickname: None,
            office: new.office,
            cover: None,
            state,
            publish_at,
            changed_at: tx.now(),
            path: String::new(),
        };
        post.cover = pictures::change(&tx, &post.reference(), None, new.cover).await?;
        store::insert(&tx, &post).await?;
        store::set_tags(&tx, &post, &new.tags).await?;
        schedule(&tx, &post).await?;
        let action = if state == PostState::Published { "post.publish" } else { "post.create" };
        note(&tx, &who, action, &post, json!({ "number": number, "state": state.as_str() })).await?;
        Ok(post)
    })
    .await
}

/// Changes a post.
///
/// # Errors
/// As [`create`]; [`Problem::NotFound`] when it is not there.
pub async fn change(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    number: i64,
    change: NewPost,
) -> Result<Post, Problem> {
    change.check()?;
    let who = who.clone();
    db.write(move |tx| async move {
        writable(&tx, &who, component).await?;
        let mut post = store::by_number(&tx, component, number).await?.ok_or(Problem::NotFound)?;
        let before = post.state;
        let same = (&post.title, &post.lead, &post.body) == (&change.title, &change.lead, &change.body);
        let (state, publish_at) = standing(change.when, Some(&post), tx.now())?;
        (post.state, post.publish_at) = (state, publish_at);
        post.body_html = rendered(&change.body);
        (post.title, post.lead, post.body) = (change.title, change.lead, change.body);
        post.office = change.office;
        post.changed_at = tx.now();
        post.cover = pictures::change(&tx, &post.reference(), post.cover.take(), change.cover).await?;
        store::update(&tx, &post).await?;
        store::set_tags(&tx, &post, &change.tags).await?;
        schedule(&tx, &post).await?;
        let begins = state == PostState::Published && before != PostState::Published;
        if before == PostState::Published && state == PostState::Published && !same {
            tx.emit("post.revised", &post.reference(), json!({})).await?;
        }
        let action = if begins { "post.publish" } else { "post.change" };
        note(&tx, &who, action, &post, json!({ "number": number, "state": state.as_str() })).await?;
        Ok(post)
    })
    .await
}

/// Deletes a post.
///
/// # Errors
/// As [`change`].
pub async fn delete(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    number: i64,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        writable(&tx, &who, component).await?;
        let post = store::by_number(&tx, component, number).await?.ok_or(Problem::NotFound)?;
        attachments::detach_all(&tx, &post.reference()).await?;
        store::delete(&tx, post.id).await?;
        note(&tx, &who, "post.delete", &post, json!({ "number": number })).await
    })
    .await
}

/// Publishes a scheduled post whose time has come. What was changed meanwhile (taken back, put off, deleted) stays as it is.
pub(crate) async fn publish_due(db: &TenantDb, id: PostId, at: Timestamp) -> Result<(), Problem> {
    let who = Standing::system("scheduled publication");
    db.write(move |tx| async move {
        let Some(mut post) = store::by_id(&tx, id).await? else { return Ok(()) };
        let due = post.state == PostState::Scheduled && post.publish_at == Some(at) && at <= tx.now();
        if !due {
            return Ok(());
        }
        post.state = PostState::Published;
        store::update(&tx, &post).await?;
        note(&tx, &who, "post.publish", &post, json!({ "number": post.number, "scheduled": true })).await
    })
    .await
}

/// State and moment that follow from what was asked. A published post keeps the moment it was published at.
fn standing(
    when: When,
    known: Option<&Post>,
    now: Timestamp,
) -> Result<(PostState, Option<Timestamp>), Problem> {
    let since = known.filter(|p| p.state == PostState::Published).and_then(|p| p.publish_at);
    Ok(match when {
        When::Draft => (PostState::Draft, None),
        When::Now => (PostState::Published, since.or(Some(now))),
        When::At(at) if at > now => (PostState::Scheduled, Some(at)),
        When::At(_) => return Err(Problem::field("publish_at", Text::new("pages-publish-past"))),
    })
}

pub(crate) async fn schedule(tx: &WriteTx, post: &Post) -> Result<(), Problem> {
    if let (PostState::Scheduled, Some(at)) = (post.state, post.publish_at) {
        jobs::enqueue_at(tx, &PublishPost { post: post.id, at }, at).await?;
    }
    Ok(())
}

pub(super) async fn writable(
    tx: &WriteTx,
    who: &Standing,
    component: ComponentId,
) -> Result<Component, Problem> {
    let news = process::store::component(tx, component).await?.filter(|c| c.kind == NEWS);
    let news = news.ok_or(Problem::NotFound)?;
    permissions::check(who, Some(news.process_id), Action::Write)?;
    Ok(news)
}

async fn note(
    tx: &WriteTx,
    who: &Standing,
    action: &'static str,
    post: &Post,
    details: Value,
) -> Result<(), Problem> {
    let about: ResourceRef = post.reference();
    tx.audit(&who.actor, action, &about, details).await?;
    let event = if action == "post.publish" { "post.published" } else { "post.changed" };
    Ok(tx.emit(event, &about, json!({})).await?)
}
