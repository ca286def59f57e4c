//! What is kept about a person, for that person (GDPR, articles 15 and 20): every feature adds its section.

use db::Tx;
use feature::State;
use futures::future::BoxFuture;
use kernel::{PersonId, Problem, Text};
use serde_json::{Map, Value, json};

use super::store;
use crate::Standing;

/// Gives a section of the file that a person downloads.
pub struct PersonalData {
    /// The name of the section, as in `proposals`.
    pub section: &'static str,
    /// What the feature keeps about a person.
    pub read: for<'a> fn(&'a Tx, PersonId) -> BoxFuture<'a, Result<Value, Problem>>,
}

/// Everything kept about whoever is logged in.
///
/// # Errors
/// [`Problem::NotLoggedIn`] for visitors.
pub async fn personal_data(state: &State, tx: &Tx, who: &Standing) -> Result<Value, Problem> {
    let me = who.require_person(Text::new("accounts-login-for-account"))?.id;
    let mut sections = Map::new();
    sections.insert("account".to_owned(), account(tx, me).await?);
    for PersonalData { section, read } in state.extensions.all::<PersonalData>() {
        sections.insert((*section).to_owned(), read(tx, me).await?);
    }
    Ok(Value::Object(sections))
}

async fn account(tx: &Tx, me: PersonId) -> Result<Value, Problem> {
    let person = store::by_id(tx, me).await?.ok_or(Problem::NotFound)?;
    let roles = crate::roles::store::of_person(tx, me).await?;
    let roles: Vec<_> =
        roles.iter().map(|(role, process)| json!({ "role": role.as_str(), "process": process })).collect();
    Ok(json!({
        "email": person.email.as_ref().map(kernel::Email::as_str),
        "email_confirmed_at": person.email_confirmed_at,
        "name": person.name,
        "nickname": person.nickname,
        "language": person.locale.as_str(),
        "newsletter": person.newsletter,
        "declared_tie": person.declaration.tie.map(super::Tie::as_str),
        "declared_birth_date": person.declaration.born_on.map(|day| day.to_string()),
        "registered_at": person.created_at,
        "roles": roles,
    }))
}
