//! Invented people.

use accounts::{
    Standing,
    people::{self, NewPerson, PasswordHash},
};
use anyhow::Context;
use db::TenantDb;
use kernel::{Actor, Email, Locale, PersonId, Problem, ResourceRef};
use serde_json::json;

/// People who join in one transaction.
const TOGETHER: usize = 500;

/// The one whom the opening of the site invited.
pub async fn administrator(db: &TenantDb, email: &str) -> anyhow::Result<Standing> {
    let email: Email = email.parse()?;
    let tx = db.read().await?;
    let person = people::store::by_email(&tx, &email).await?.context("nobody administers")?;
    Ok(accounts::standing_of(&tx, person.id).await?)
}

/// Has so many people join, their addresses confirmed.
pub async fn join(db: &TenantDb, count: usize) -> anyhow::Result<Vec<Standing>> {
    let numbers: Vec<usize> = (0..count).collect();
    let mut ids = Vec::with_capacity(count);
    for some in numbers.chunks(TOGETHER) {
        let new = some.iter().map(|number| person(*number)).collect::<anyhow::Result<Vec<_>>>()?;
        ids.extend(enter(db, new).await?);
    }
    let tx = db.read().await?;
    let mut people = Vec::with_capacity(count);
    for id in ids {
        people.push(accounts::standing_of(&tx, id).await?);
    }
    Ok(people)
}

async fn enter(db: &TenantDb, new: Vec<NewPerson>) -> Result<Vec<PersonId>, Problem> {
    // Nobody logs in with a password: hashing none costs no time.
    let hash = PasswordHash::decoy();
    db.write(move |tx| async move {
        let mut ids = Vec::with_capacity(new.len());
        for person in new {
            let id = people::store::insert(&tx, &person, &hash).await?;
            people::store::confirm_email(&tx, id).await?;
            let about = ResourceRef::new("person", id.uuid());
            tx.audit(&Actor::System("bench".to_owned()), "person.register", &about, json!({})).await?;
            ids.push(id);
        }
        Ok(ids)
    })
    .await
}

fn person(number: usize) -> anyhow::Result<NewPerson> {
    Ok(NewPerson {
        email: format!("persona{number}@bench.example").parse()?,
        password: String::new(),
        name: format!("Persona {number}"),
        nickname: format!("persona{number}"),
        locale: Locale::IT,
        newsletter: false,
    })
}

/// Opens a session for each.
pub async fn log_in(db: &TenantDb, people: &[Standing]) -> anyhow::Result<Vec<String>> {
    let mut keys = Vec::with_capacity(people.len());
    for me in people.iter().filter_map(|standing| standing.me.as_ref()) {
        keys.push(accounts::open_session(db, me.id).await?);
    }
    Ok(keys)
}
