//! Who may do what with pages and posts.
//!
//! | action | where | who |
//! |---|---|---|
//! | see the administration, drafts too | a process | managers, collaborators |
//! | write, publish, arrange, delete | a process | managers |
//! | all of it | the organisation's pages | administrators |
//!
//! Published pages and posts are seen by everybody who sees the process; `spaces` decides that before any handler runs.

use accounts::{Role, Standing};
use kernel::Problem;
use spaces::ProcessId;

/// What somebody wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Look at the administration.
    Administer,
    /// Write, publish, arrange, delete.
    Write,
}

/// Passes whoever may; without a process, in the organisation's own pages.
///
/// # Errors
/// [`Problem::NotLoggedIn`] for visitors, [`Problem::NotAllowed`] with the reason for others.
pub fn check(who: &Standing, process: Option<ProcessId>, action: Action) -> Result<(), Problem> {
    let Some(process) = process else { return who.require_administrator() };
    match action {
        Action::Administer => {
            let staff = [Role::Manager, Role::Collaborator];
            who.require_role(&staff, process.uuid(), "pages-staff-only")
        }
        Action::Write => who.require_role(&[Role::Manager], process.uuid(), "pages-managers-only"),
    }
}

#[cfg(test)]
mod tests;
