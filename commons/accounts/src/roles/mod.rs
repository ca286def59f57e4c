//! Who may what: roles granted in the whole tenant or in one process, and the [`Standing`] of whoever acts.

pub(crate) mod actions;
mod scopes;
mod standing;
pub mod store;

pub use actions::grant_operator;
pub use actions::{grant, invite, revoke};
pub use scopes::{RoleScopes, Scope, scopes};
pub use standing::{Me, Standing};

use kernel::Text;
use serde::{Deserialize, Serialize};

/// A role a person holds. Platform operator and administrator hold for the whole tenant; the others hold for one
/// process, or for all of them when granted without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Opens and lists organisations of the installation; has no say inside them.
    Operator,
    /// Runs the organisation: everything but other people's secrets.
    Administrator,
    /// Designs a process, opens and closes its vote, publishes its result.
    Manager,
    /// Hides and shows what people wrote.
    Moderator,
    /// Answers proposals: feasibility, cost, legality.
    Evaluator,
    /// Sees drafts.
    Collaborator,
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 6] = [
        Role::Operator,
        Role::Administrator,
        Role::Manager,
        Role::Moderator,
        Role::Evaluator,
        Role::Collaborator,
    ];

    /// The roles an administrator can grant in the browser.
    pub const GRANTABLE: [Role; 5] =
        [Role::Administrator, Role::Manager, Role::Moderator, Role::Evaluator, Role::Collaborator];

    /// The word stored and used in message keys (`accounts-role-manager`).
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Operator => "operator",
            Role::Administrator => "administrator",
            Role::Manager => "manager",
            Role::Moderator => "moderator",
            Role::Evaluator => "evaluator",
            Role::Collaborator => "collaborator",
        }
    }

    /// Its name, a message.
    pub fn title(self) -> Text {
        Text::new(match self {
            Role::Operator => "accounts-role-operator",
            Role::Administrator => "accounts-role-administrator",
            Role::Manager => "accounts-role-manager",
            Role::Moderator => "accounts-role-moderator",
            Role::Evaluator => "accounts-role-evaluator",
            Role::Collaborator => "accounts-role-collaborator",
        })
    }

    /// What it lets somebody do, a message of one sentence.
    pub fn explanation(self) -> Text {
        Text::new(match self {
            Role::Operator => "accounts-role-operator-does",
            Role::Administrator => "accounts-role-administrator-does",
            Role::Manager => "accounts-role-manager-does",
            Role::Moderator => "accounts-role-moderator-does",
            Role::Evaluator => "accounts-role-evaluator-does",
            Role::Collaborator => "accounts-role-collaborator-does",
        })
    }

    /// The role of a stored word.
    pub fn parse(word: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.as_str() == word)
    }

    /// Whether it can be granted in a single process.
    pub fn per_process(self) -> bool {
        !matches!(self, Role::Operator | Role::Administrator)
    }
}
