use db::Tx;
use feature::State;
use futures::future::BoxFuture;
use kernel::{Line, Locale, Problem};
use uuid::Uuid;

use super::Standing;

/// Where a role can be limited to: a process or a body, named for the people who grant roles.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The process, or the body.
    pub id: Uuid,
    /// Its title.
    pub title: Line,
    /// Its path, without locale.
    pub path: String,
    /// Whether everybody sees it.
    pub published: bool,
    /// Whether its members see it.
    pub released: bool,
}

impl Scope {
    /// Whether somebody sees it.
    pub fn seen_by(&self, who: &Standing) -> bool {
        self.published || who.sees_drafts(self.id) || (self.released && who.belongs_to(self.id))
    }

    /// The same path in the administration.
    pub fn admin_path(&self, rest: &str) -> String {
        format!("/admin{}{rest}", self.path)
    }
}

/// All processes of the organisation, in one statement.
///
/// # Errors
/// When the database fails.
pub async fn scopes(state: &State, tx: &Tx, locale: Locale) -> Result<Vec<Scope>, Problem> {
    let mut scopes = Vec::new();
    for RoleScopes(read) in state.extensions.all::<RoleScopes>() {
        scopes.extend(read(tx, locale).await?);
    }
    Ok(scopes)
}

/// Gives all scopes of the organisation, in one statement. Registered by the crate that owns processes.
pub struct RoleScopes(pub for<'a> fn(&'a Tx, Locale) -> Scopes<'a>);

/// Scopes on their way.
pub type Scopes<'a> = BoxFuture<'a, Result<Vec<Scope>, Problem>>;
