//! Granting and revoking roles, and inviting people to them. Administrators only.

use db::{TenantDb, WriteTx};
use kernel::{Actor, Email, Locale, PersonId, Problem, ResourceRef, Text};
use serde_json::json;
use uuid::Uuid;

use super::{Role, Standing, store};
use crate::{
    mails::{self, AccountMail},
    people, tokens,
    tokens::Kind,
};

/// Grants a role, in one process or, without one, in all of them. Granting it again changes nothing.
///
/// # Errors
/// [`Problem::NotAllowed`] for anyone but administrators and for a role that is not granted here,
/// [`Problem::NotFound`] when there is no such person.
pub async fn grant(
    db: &TenantDb,
    who: &Standing,
    person: PersonId,
    role: Role,
    process: Option<Uuid>,
) -> Result<(), Problem> {
    check(who, role)?;
    let who = who.clone();
    db.write(move |tx| async move {
        let found = people::store::by_id(&tx, person).await?.filter(|p| p.deleted_at.is_none());
        found.ok_or(Problem::NotFound)?;
        give(&tx, &who, person, role, process).await
    })
    .await
}

/// Takes a role away.
///
/// # Errors
/// [`Problem::NotAllowed`] for anyone but administrators, [`Problem::NotFound`] when the role was not held,
/// [`Problem::Conflict`] for the last administrator.
pub async fn revoke(
    db: &TenantDb,
    who: &Standing,
    person: PersonId,
    role: Role,
    process: Option<Uuid>,
) -> Result<(), Problem> {
    check(who, role)?;
    let actor = who.actor.clone();
    db.write(move |tx| async move {
        // Before anything is said about the administrators: somebody else's person is not here.
        people::store::by_id(&tx, person).await?.ok_or(Problem::NotFound)?;
        if role == Role::Administrator {
            keep_an_administrator(&tx).await?;
        }
        if !store::revoke(&tx, person, role, process).await? {
            return Err(Problem::NotFound);
        }
        let about = ResourceRef::new("person", person.uuid());
        let details = json!({ "role": role.as_str(), "process": process });
        tx.audit(&actor, "role.revoke", &about, details).await?;
        tx.emit("person.changed", &about, json!({})).await?;
        Ok(())
    })
    .await
}

/// Gives a role to whoever has this address. Without an account, one is made and its link is mailed; with one, the
/// role is simply granted.
///
/// # Errors
/// [`Problem::NotAllowed`] for anyone but administrators and for a role that is not granted here.
pub async fn invite(
    db: &TenantDb,
    who: &Standing,
    email: Email,
    locale: Locale,
    role: Role,
    process: Option<Uuid>,
) -> Result<PersonId, Problem> {
    check(who, role)?;
    let who = who.clone();
    db.write(move |tx| async move {
        let known = people::store::by_email(&tx, &email).await?;
        let person = match &known {
            Some(person) => person.id,
            None => people::store::insert_invited(&tx, &email, locale).await?,
        };
        if people::store::password_hash(&tx, person).await?.is_none() {
            let token = tokens::issue(&tx, Kind::Invitation, person, "").await?;
            mails::enqueue(&tx, AccountMail::Invitation, person, &token, None).await?;
            let about = ResourceRef::new("person", person.uuid());
            tx.audit(&who.actor, "person.invite", &about, json!({ "email": email.as_str() })).await?;
        }
        give(&tx, &who, person, role, process).await?;
        Ok(person)
    })
    .await
}

/// Refuses to go on when only one administrator is left; until the transaction ends nobody else can go.
pub(crate) async fn keep_an_administrator(tx: &WriteTx) -> Result<(), Problem> {
    tx.lock(&ResourceRef::new("administrators", tx.tenant().uuid())).await?;
    if store::count(tx, Role::Administrator).await? <= 1 {
        return Err(Problem::Conflict(Text::new("accounts-last-administrator")));
    }
    Ok(())
}

async fn give(
    tx: &WriteTx,
    who: &Standing,
    person: PersonId,
    role: Role,
    process: Option<Uuid>,
) -> Result<(), Problem> {
    let process = process.filter(|_| role.per_process());
    store::grant(tx, person, role, process).await?;
    let about = ResourceRef::new("person", person.uuid());
    let details = json!({ "role": role.as_str(), "process": process });
    tx.audit(&who.actor, "role.grant", &about, details).await?;
    tx.emit("person.changed", &about, json!({})).await?;
    Ok(())
}

/// Makes a person an operator of the installation; only the operator of the machine can, at the command line.
///
/// # Errors
/// [`Problem::NotFound`] when nobody has an account with this address.
pub async fn grant_operator(db: &TenantDb, email: Email) -> Result<(), Problem> {
    db.write(move |tx| async move {
        let person = people::store::by_email(&tx, &email).await?.ok_or(Problem::NotFound)?;
        store::grant(&tx, person.id, Role::Operator, None).await?;
        let about = ResourceRef::new("person", person.id.uuid());
        tx.audit(&Actor::Operator, "role.grant", &about, json!({ "role": Role::Operator.as_str() })).await?;
        Ok(tx.emit("person.changed", &about, json!({})).await?)
    })
    .await
}

fn check(who: &Standing, role: Role) -> Result<(), Problem> {
    who.require_administrator()?;
    if Role::GRANTABLE.contains(&role) {
        Ok(())
    } else {
        Err(Problem::NotAllowed(Text::new("accounts-role-not-granted-here")))
    }
}
