//! Who may do what with monitored works.
//!
//! | action | who |
//! |---|---|
//! | see the administration | managers, collaborators |
//! | write, import, delete | managers |
//!
//! Everybody who sees the process sees them; `spaces` decides that before any handler runs.

use accounts::{Role, Standing};
use kernel::Problem;
use spaces::ProcessId;

/// What somebody wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Look at the administration.
    Administer,
    /// Write, import, delete.
    Write,
}

/// Passes whoever may.
///
/// # Errors
/// [`Problem::NotLoggedIn`] for visitors, [`Problem::NotAllowed`] with the reason for others.
pub fn check(who: &Standing, process: ProcessId, action: Action) -> Result<(), Problem> {
    let (roles, refusal): (&[Role], _) = match action {
        Action::Administer => (&[Role::Manager, Role::Collaborator], "accountability-staff-only"),
        Action::Write => (&[Role::Manager], "accountability-managers-only"),
    };
    who.require_role(roles, process.uuid(), refusal)
}

#[cfg(test)]
mod tests;
