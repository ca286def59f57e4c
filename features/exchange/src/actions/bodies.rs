//! Who takes part in a programme: bodies, and the people who write for them.

use accounts::{Standing, people};
use db::{TenantDb, WriteTx};
use kernel::{Email, PersonId, Problem, Text};
use serde_json::json;
use spaces::ComponentId;

use super::{Place, programme};
use crate::{
    jobs,
    model::{Body, BodyId, BodyKind, Host, Whereabouts},
    permissions::{Act, check},
    store,
};

/// A body as managers enter it.
#[derive(Clone, Debug)]
pub struct NewBody {
    /// As it is called, as in «Comune di Cesena».
    pub heading: String,
    /// Its short name, as in «Cesena», with commas where several bodies act as one; the heading when empty.
    pub name: String,
    /// What it is.
    pub kind: BodyKind,
    /// Where it is.
    pub at: Whereabouts,
}

/// Adds a body to a programme.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::Invalid`] when the name is missing or taken.
pub async fn add_body(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    new: NewBody,
) -> Result<BodyId, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let place = Place::read(&tx, &who, component).await?;
        check(Act::Configure, &who, place.ground(), None)?;
        let heading = new.heading.trim().to_owned();
        if !(3..=150).contains(&heading.chars().count()) {
            return Err(Problem::field("heading", Text::new("exchange-heading-missing")));
        }
        let names = new.name.split(',').map(str::trim).filter(|name| !name.is_empty());
        let host = |name: &str| Host { name: name.to_owned(), kind: new.kind };
        let mut hosts: Vec<Host> = names.map(host).collect();
        if hosts.is_empty() {
            hosts.push(host(&heading));
        }
        let at = checked(new.at)?;
        let body = Body { id: tx.id(), heading, hosts, at, cards: 0 };
        if !store::insert_body(&tx, component, &body).await? {
            return Err(Problem::field("heading", Text::new("exchange-heading-taken")));
        }
        let details = json!({ "body": body.heading });
        tx.audit(&who.actor, "exchange.add_body", &programme(component), details).await?;
        Ok(body.id)
    })
    .await
}

/// Lets an address write for a body, and tells it so. Doing it again changes nothing.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::NotFound`] for a body that is not of the programme.
pub async fn invite(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    body: BodyId,
    email: Email,
) -> Result<bool, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let place = Place::read(&tx, &who, component).await?;
        check(Act::Configure, &who, place.ground(), None)?;
        known(&tx, component, body).await?;
        let new = store::add_member(&tx, component, body, email.as_str()).await?;
        if new {
            jobs::tell_invited(&tx, component, body, &email).await?;
            let details = json!({ "body": body });
            tx.audit(&who.actor, "exchange.invite", &programme(component), details).await?;
        }
        Ok(new)
    })
    .await
}

/// An address writes for a body no more.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::NotFound`] when it did not.
pub async fn uninvite(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    body: BodyId,
    email: Email,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let place = Place::read(&tx, &who, component).await?;
        check(Act::Configure, &who, place.ground(), None)?;
        known(&tx, component, body).await?;
        if !store::remove_member(&tx, body, email.as_str()).await? {
            return Err(Problem::NotFound);
        }
        tx.audit(&who.actor, "exchange.uninvite", &programme(component), json!({ "body": body })).await?;
        Ok(())
    })
    .await
}

/// A body of the programme.
pub(crate) async fn known(tx: &db::Tx, component: ComponentId, body: BodyId) -> Result<Body, Problem> {
    let bodies = store::bodies(tx, component).await?;
    bodies.into_iter().find(|one| one.id == body).ok_or(Problem::NotFound)
}

/// A body of a programme by its heading.
///
/// # Errors
/// [`Problem::NotFound`] when there is none.
pub async fn body_of(db: &TenantDb, component: ComponentId, heading: &str) -> Result<BodyId, Problem> {
    let bodies = store::bodies(&db.read().await?, component).await?;
    Ok(bodies.into_iter().find(|body| body.heading == heading).ok_or(Problem::NotFound)?.id)
}

fn checked(mut at: Whereabouts) -> Result<Whereabouts, Problem> {
    at.place = at.place.trim().to_owned();
    at.check()?;
    Ok(at)
}

/// Says where a body is, in words and on the map.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than managers, [`Problem::NotFound`] for a body that is not there,
/// [`Problem::Invalid`] for a place that is none.
pub async fn place_body(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    id: BodyId,
    at: Whereabouts,
) -> Result<(), Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let place = Place::read(&tx, &who, component).await?;
        check(Act::Configure, &who, place.ground(), None)?;
        known(&tx, component, id).await?;
        store::set_place(&tx, id, &checked(at)?).await?;
        tx.audit(&who.actor, "exchange.place_body", &programme(component), json!({ "body": id })).await?;
        Ok(())
    })
    .await
}

/// Takes the address of somebody who deletes their account off every body. An address that nobody confirmed may be
/// somebody else's, and stays. Called in the transaction that deletes.
pub(crate) async fn leave(tx: &WriteTx, person: PersonId) -> Result<(), Problem> {
    let me = people::store::by_id(tx, person).await?.ok_or(Problem::NotFound)?;
    if let Some(email) = me.email.filter(|_| me.email_confirmed_at.is_some()) {
        store::forget_member(tx, email.as_str()).await?;
    }
    Ok(())
}
