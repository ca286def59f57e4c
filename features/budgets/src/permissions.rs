//! Who may do what with a budget, and until when.
//!
//! | action | who | until |
//! |---|---|---|
//! | see the administration | managers, evaluators, collaborators | always |
//! | change projects and total | managers | people vote on them |
//!
//! Published projects are seen by everybody who sees the process; `spaces` decides that before any handler runs.

use accounts::{Role, Standing};
use kernel::{Problem, Text};
use spaces::ProcessId;

/// What somebody wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Look at the administration of the budget.
    Administer,
    /// Create, change, withdraw, restore or import projects; set the total.
    Change,
}

struct Row {
    action: Action,
    roles: &'static [Role],
    while_voting: bool,
    refusal: &'static str,
}

const TABLE: [Row; 2] = [
    Row {
        action: Action::Administer,
        roles: &[Role::Manager, Role::Evaluator, Role::Collaborator],
        while_voting: true,
        refusal: "budgets-staff-only",
    },
    Row {
        action: Action::Change,
        roles: &[Role::Manager],
        while_voting: false,
        refusal: "budgets-managers-only",
    },
];

/// Passes whoever may. `lock` says why what is voted on may not change any more; none while it may.
///
/// # Errors
/// [`Problem::NotLoggedIn`] for visitors, [`Problem::NotAllowed`] with the reason for others.
pub fn check(who: &Standing, process: ProcessId, action: Action, lock: Option<Text>) -> Result<(), Problem> {
    for row in TABLE.iter().filter(|row| row.action == action) {
        who.require_role(row.roles, process.uuid(), row.refusal)?;
        if let (false, Some(reason)) = (row.while_voting, &lock) {
            return Err(Problem::NotAllowed(reason.clone()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
