use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::PersonId;

/// Who does something, as the audit log names them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Actor {
    /// Somebody who is not logged in.
    Visitor,
    /// A person with an account in the tenant.
    Person(PersonId),
    /// The operator of the installation, at its command line.
    Operator,
    /// The program itself, on behalf of the named work ("import", "schedule").
    System(String),
}

impl Actor {
    /// The person, if a person acts.
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Actor::Person(id) => Some(*id),
            _ => None,
        }
    }
}

/// A resource of any feature, named by kind and id: how features point at each other without knowing each other.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ResourceRef {
    /// The singular noun, as in `proposal` or `project`.
    pub kind: String,
    /// Its id.
    pub id: Uuid,
}

impl ResourceRef {
    /// Names a resource.
    pub fn new(kind: &str, id: impl Into<Uuid>) -> Self {
        Self { kind: kind.to_owned(), id: id.into() }
    }
}
