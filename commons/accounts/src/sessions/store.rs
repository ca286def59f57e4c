//! Sessions in the database.

use std::collections::BTreeSet;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use db::{DbErr, Tx, WriteTx, vals};
use kernel::{Actor, PersonId, Problem, ResourceRef, Timestamp};
use sea_orm::FromQueryResult;
use serde_json::json;
use uuid::Uuid;

use super::IDLE;
use crate::{
    admissions,
    roles::{Me, Role, Standing},
    tokens::digest,
};

/// Opens a session and returns its key.
///
/// # Errors
/// When the database fails.
pub async fn open(tx: &WriteTx, person: PersonId) -> Result<String, DbErr> {
    let key = URL_SAFE_NO_PAD.encode(tx.env().random::<32>());
    tx.exec(
        "INSERT INTO sessions (tenant_id, token_hash, person_id, created_at, seen_at, expires_at)
         VALUES ($1, $2, $3, $4, $4, $5)",
        vals![digest(&key), person, tx.now(), tx.now() + IDLE],
    )
    .await?;
    let actor = Actor::Person(person);
    tx.audit(&actor, "session.open", &ResourceRef::new("person", person.uuid()), json!({})).await?;
    Ok(key)
}

/// Ends one session.
///
/// # Errors
/// When the database fails.
pub async fn close(tx: &WriteTx, key: &str) -> Result<(), DbErr> {
    tx.exec("DELETE FROM sessions WHERE tenant_id = $1 AND token_hash = $2", vals![digest(key)]).await?;
    Ok(())
}

/// Ends all sessions of a person, except the one with the given key.
///
/// # Errors
/// When the database fails.
pub async fn close_all(tx: &WriteTx, person: PersonId, except: Option<&str>) -> Result<(), DbErr> {
    tx.exec(
        "DELETE FROM sessions WHERE tenant_id = $1 AND person_id = $2 AND token_hash <> $3",
        vals![person, except.map(digest).unwrap_or_default()],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Row {
    person_id: PersonId,
    nickname: String,
    name: String,
    email: String,
    email_confirmed_at: Option<Timestamp>,
    locale: String,
    expires_at: Timestamp,
    role: Option<String>,
    process_id: Option<Uuid>,
    space_id: Option<Uuid>,
}

/// Who a session key stands for, and whether the session should be renewed (half its time is gone).
///
/// # Errors
/// When the database fails.
pub async fn standing(tx: &Tx, key: &str) -> Result<Option<(Standing, bool)>, Problem> {
    let rows: Vec<Row> = tx
        .all(
            "SELECT s.person_id, p.nickname, p.name, p.email, p.email_confirmed_at, p.locale, s.expires_at,
                    r.role, r.process_id, a.space_id
             FROM sessions s
             JOIN people p ON p.tenant_id = s.tenant_id AND p.id = s.person_id
             LEFT JOIN roles r ON r.tenant_id = s.tenant_id AND r.person_id = s.person_id
             LEFT JOIN admissions a ON a.tenant_id = s.tenant_id AND a.person_id = s.person_id
               AND (a.starts_at IS NULL OR a.starts_at <= $3) AND (a.ends_at IS NULL OR a.ends_at > $3)
             WHERE s.tenant_id = $1 AND s.token_hash = $2 AND s.expires_at > $3 AND p.deleted_at IS NULL",
            vals![digest(key), tx.now()],
        )
        .await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let me = Me {
        id: first.person_id,
        nickname: first.nickname.clone(),
        name: first.name.clone(),
        email: first.email.parse().map_err(anyhow::Error::from)?,
        email_confirmed: first.email_confirmed_at.is_some(),
        locale: first.locale.parse().map_err(anyhow::Error::from)?,
    };
    let renew = first.expires_at < tx.now() + IDLE / 2;
    // Every role stands beside every admission.
    let roles: BTreeSet<(Role, Option<Uuid>)> = rows
        .iter()
        .filter_map(|r| Some((Role::parse(r.role.as_deref()?)?, r.process_id.filter(|p| !p.is_nil()))))
        .collect();
    let spaces: BTreeSet<Uuid> = rows.iter().filter_map(|r| r.space_id).collect();
    let standing = Standing::person(me, roles.into_iter().collect());
    Ok(Some((standing.admitted_to(spaces.into_iter().collect()), renew)))
}

/// Gives a session its full time again.
///
/// # Errors
/// When the database fails.
pub async fn renew(tx: &WriteTx, key: &str) -> Result<(), DbErr> {
    tx.exec(
        "UPDATE sessions SET seen_at = $3, expires_at = $4 WHERE tenant_id = $1 AND token_hash = $2",
        vals![digest(key), tx.now(), tx.now() + IDLE],
    )
    .await?;
    Ok(())
}

/// Who a person is, with their roles, without a session: for commands and imports that act in a person's place.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such person any more.
pub async fn standing_of(tx: &Tx, id: PersonId) -> Result<Standing, Problem> {
    let person = crate::people::store::by_id(tx, id).await?.ok_or(Problem::NotFound)?;
    let me = Me {
        id,
        nickname: person.nickname,
        name: person.name,
        email: person.email.ok_or(Problem::NotFound)?,
        email_confirmed: person.email_confirmed_at.is_some(),
        locale: person.locale,
    };
    let roles = crate::roles::store::of_person(tx, id).await?;
    Ok(Standing::person(me, roles).admitted_to(admissions::store::of_person(tx, id).await?))
}
