use db::Tx;
use futures::future::BoxFuture;
use kernel::{Locale, Problem};
use uuid::Uuid;

/// Where a role can be limited to: a process, named for the people who grant roles.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The process.
    pub id: Uuid,
    /// Its title.
    pub title: String,
}

/// Gives all scopes of the organisation, in one statement. Registered by the crate that owns processes.
pub struct RoleScopes(pub for<'a> fn(&'a Tx, Locale) -> Scopes<'a>);

/// Scopes on their way.
pub type Scopes<'a> = BoxFuture<'a, Result<Vec<Scope>, Problem>>;
