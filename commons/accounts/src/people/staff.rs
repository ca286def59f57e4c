//! How administrators read personal data. Every reading is in the audit log.

use db::{
    TenantDb,
    paging::{Cursor, Key, Page},
};
use kernel::{PersonId, Problem, ResourceRef, Text};
use serde_json::json;
use uuid::Uuid;

use super::{Person, store};
use crate::{Role, Standing, attempts, mails, mails::AccountMail, tokens, tokens::Kind};

/// The order of the list of people.
const ORDER: &str = "name";

/// A page of the people whose name, nickname or address contains the text, by name.
///
/// # Errors
/// [`Problem::NotAllowed`] for anyone but administrators.
pub async fn read_people(
    db: &TenantDb,
    who: &Standing,
    text: &str,
    after: Option<&str>,
) -> Result<Page<Person>, Problem> {
    who.require_administrator()?;
    let after = after.map(|text| Cursor::decode(text, ORDER, 1)).transpose()?;
    let after = after.and_then(|cursor| match cursor.keys.into_iter().next() {
        Some(Key::Text(name)) => Some((name, PersonId(cursor.id))),
        _ => None,
    });
    let (actor, text) = (who.actor.clone(), text.trim().chars().take(100).collect::<String>());
    db.write(move |tx| async move {
        let rows = store::search(&tx, &text, after, Page::<Person>::LIMIT).await?;
        let about = ResourceRef::new("tenant", tx.tenant().uuid());
        tx.audit(&actor, "people.read", &about, json!({ "search": text, "shown": rows.len() })).await?;
        Ok(Page::new(rows, |person| Cursor::after(ORDER, [Key::from(person.name.clone())], person.id.uuid())))
    })
    .await
}

/// A person's account with their roles.
///
/// # Errors
/// [`Problem::NotAllowed`] for anyone but administrators, [`Problem::NotFound`] when there is no such person.
pub async fn read_person(
    db: &TenantDb,
    who: &Standing,
    id: PersonId,
) -> Result<(Person, Vec<(Role, Option<Uuid>)>), Problem> {
    who.require_administrator()?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        let person =
            store::by_id(&tx, id).await?.filter(|p| p.deleted_at.is_none()).ok_or(Problem::NotFound)?;
        let roles = crate::roles::store::of_person(&tx, id).await?;
        let about = ResourceRef::new("person", id.uuid());
        tx.audit(&actor, "person.read", &about, json!({})).await?;
        Ok((person, roles))
    })
    .await
}

/// Mails the link of an invitation again.
///
/// # Errors
/// [`Problem::NotAllowed`] for anyone but administrators, [`Problem::Conflict`] when the person has a password already,
/// [`Problem::TooMany`] when asked too often.
pub async fn invite_again(db: &TenantDb, who: &Standing, id: PersonId) -> Result<(), Problem> {
    who.require_administrator()?;
    attempts::count(db, attempts::MAIL, &id.to_string()).await?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        store::by_id(&tx, id).await?.filter(|p| p.deleted_at.is_none()).ok_or(Problem::NotFound)?;
        if store::password_hash(&tx, id).await?.is_some() {
            return Err(Problem::Conflict(Text::new("accounts-invited-already-in")));
        }
        let token = tokens::issue(&tx, Kind::Invitation, id, "").await?;
        mails::enqueue(&tx, AccountMail::Invitation, id, &token, None).await?;
        let about = ResourceRef::new("person", id.uuid());
        tx.audit(&actor, "person.invite", &about, json!({})).await?;
        Ok(())
    })
    .await
}
