//! Pages of text: in a process and of the organisation.

use accounts::Standing;
use db::{TenantDb, WriteTx, is_foreign_key_violation, is_unique_violation};
use kernel::{Problem, ResourceRef, Text};
use serde_json::json;
use spaces::{order, process, translated::rendered};
use uuid::Uuid;

use crate::{
    Home, NewTextPage, PAGES, TextPage, TextPageId, Topic, TopicId,
    permissions::{self, Action},
    store::texts as store,
};

/// Writes a new page.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, or than administrators on the organisation's pages;
/// [`Problem::Invalid`] for what is wrong.
pub async fn create(
    db: &TenantDb,
    who: &Standing,
    home: Home,
    new: NewTextPage,
) -> Result<TextPage, Problem> {
    let slug = new.check()?;
    let who = who.clone();
    db.write(move |tx| async move {
        may_write(&tx, &who, home).await?;
        let page = TextPage {
            id: tx.id(),
            topic: new.topic,
            slug,
            body_html: rendered(&new.body),
            title: new.title,
            body: new.body,
            published: new.published,
            in_footer: new.in_footer,
            changed_at: tx.now(),
        };
        store::insert(&tx, home, &page).await.map_err(beside_field)?;
        note(&tx, &who, "page.create", &page.reference(), json!({ "slug": page.slug.as_str() })).await?;
        Ok(page)
    })
    .await
}

/// Changes a page.
///
/// # Errors
/// As [`create`]; [`Problem::NotFound`] when it is not there.
pub async fn change(
    db: &TenantDb,
    who: &Standing,
    home: Home,
    id: TextPageId,
    change: NewTextPage,
) -> Result<TextPage, Problem> {
    let slug = change.check()?;
    let who = who.clone();
    db.write(move |tx| async move {
        may_write(&tx, &who, home).await?;
        let known = store::by_id(&tx, home, id).await?.ok_or(Problem::NotFound)?;
        let page = TextPage {
            id: known.id,
            topic: change.topic,
            slug,
            body_html: rendered(&change.body),
            title: change.title,
            body: change.body,
            published: change.published,
            in_footer: change.in_footer,
            changed_at: tx.now(),
        };
        store::update(&tx, &page).await.map_err(beside_field)?;
        note(&tx, &who, "page.change", &page.reference(), json!({ "published": page.published })).await?;
        Ok(page)
    })
    .await
}

/// Deletes a page.
///
/// # Errors
/// As [`change`].
pub async fn delete(db: &TenantDb, who: &Standing, home: Home, id: TextPageId) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        may_write(&tx, &who, home).await?;
        let page = store::by_id(&tx, home, id).await?.ok_or(Problem::NotFound)?;
        store::delete(&tx, home, id).await?;
        note(&tx, &who, "page.delete", &page.reference(), json!({ "slug": page.slug.as_str() })).await
    })
    .await
}

/// Puts the pages of a home in order.
///
/// # Errors
/// As [`create`].
pub async fn arrange(db: &TenantDb, who: &Standing, home: Home, wanted: Vec<Uuid>) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        may_write(&tx, &who, home).await?;
        let present: Vec<Uuid> = store::all(&tx, home).await?.iter().map(|p| p.id.uuid()).collect();
        for (position, id) in (1..).zip(order::arranged(&present, &wanted)) {
            store::set_position(&tx, home, TextPageId(id), position).await?;
        }
        let about = ResourceRef::new("page", home.uuid());
        note(&tx, &who, "page.arrange", &about, json!({ "pages": present.len() })).await
    })
    .await
}

/// Replaces the topics of the organisation's pages by these, in their order. Pages of a topic that is gone stay.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than administrators.
pub async fn set_topics(db: &TenantDb, who: &Standing, topics: Vec<Topic>) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        may_write(&tx, &who, Home::Site).await?;
        let known = store::topics(&tx).await?;
        for gone in known.iter().filter(|old| !topics.iter().any(|new| new.id == old.id)) {
            store::delete_topic(&tx, gone.id).await?;
        }
        for (position, topic) in (1..).zip(&topics) {
            // A forged id would only make a topic of that id here.
            store::put_topic(&tx, topic, position).await?;
        }
        let about = ResourceRef::new("topic", TopicId(Uuid::nil()).uuid());
        note(&tx, &who, "topic.set", &about, json!({ "topics": topics.len() })).await
    })
    .await
}

async fn may_write(tx: &WriteTx, who: &Standing, home: Home) -> Result<(), Problem> {
    match home {
        Home::Site => permissions::check(who, None, Action::Write),
        Home::Component(id) => {
            let component = process::store::component(tx, id).await?.filter(|c| c.kind == PAGES);
            let component = component.ok_or(Problem::NotFound)?;
            permissions::check(who, Some(component.process_id), Action::Write)
        }
    }
}

async fn note(
    tx: &WriteTx,
    who: &Standing,
    action: &'static str,
    about: &ResourceRef,
    details: serde_json::Value,
) -> Result<(), Problem> {
    tx.audit(&who.actor, action, about, details).await?;
    Ok(tx.emit("page.changed", about, json!({})).await?)
}

fn beside_field(error: db::DbErr) -> Problem {
    if is_unique_violation(&error) {
        Problem::field("slug", Text::new("pages-slug-taken"))
    } else if is_foreign_key_violation(&error) {
        Problem::field("topic", Text::new("pages-topic-unknown"))
    } else {
        error.into()
    }
}
