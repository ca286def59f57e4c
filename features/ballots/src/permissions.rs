//! Who may do what with a vote, in which state, in which phase.
//!
//! | action | who | state of the vote | phase |
//! |---|---|---|---|
//! | see the administration | managers, collaborators | any | any |
//! | change the rules, rehearse, open | managers | preparing | any |
//! | cast | entitled people | open | one that votes |
//! | close | managers | open | any |
//! | publish | managers | closed | any |
//!
//! Everybody who sees the process sees what is voted on and, once published, the result. Who is entitled is for the
//! process's rule (`accounts::Entitlement`) to say; it is asked inside the transaction that casts.

use accounts::{Role, Standing};
use kernel::{Problem, Text};
use spaces::{Ability, ProcessId, Timeline};

use crate::VoteState;

/// What somebody wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Look at the administration of the vote.
    Administer,
    /// Change its rules.
    ChangeRules,
    /// Fill in and cast a ballot that does not count.
    Rehearse,
    /// Open it.
    Open,
    /// Cast a ballot that counts.
    Cast,
    /// Close it.
    Close,
    /// Look at the count and publish it.
    Publish,
}

impl Action {
    /// All actions.
    pub const ALL: [Action; 7] = [
        Action::Administer,
        Action::ChangeRules,
        Action::Rehearse,
        Action::Open,
        Action::Cast,
        Action::Close,
        Action::Publish,
    ];
}

enum Who {
    /// Those who hold one of the roles; the reason for the others.
    Staff(&'static [Role], &'static str),
    /// Whoever is logged in; entitlement is checked apart.
    People,
}

struct Row {
    action: Action,
    who: Who,
    states: &'static [VoteState],
    ability: Option<Ability>,
}

const MANAGERS: Who = Who::Staff(&[Role::Manager], "ballots-managers-only");

const TABLE: [Row; 7] = [
    Row {
        action: Action::Administer,
        who: Who::Staff(&[Role::Manager, Role::Collaborator], "ballots-staff-only"),
        states: &VoteState::ALL,
        ability: None,
    },
    Row { action: Action::ChangeRules, who: MANAGERS, states: &[VoteState::Preparing], ability: None },
    Row { action: Action::Rehearse, who: MANAGERS, states: &[VoteState::Preparing], ability: None },
    Row { action: Action::Open, who: MANAGERS, states: &[VoteState::Preparing], ability: None },
    Row { action: Action::Cast, who: Who::People, states: &[VoteState::Open], ability: Some(Ability::Vote) },
    Row { action: Action::Close, who: MANAGERS, states: &[VoteState::Open], ability: None },
    Row { action: Action::Publish, who: MANAGERS, states: &[VoteState::Closed], ability: None },
];

/// Passes whoever may do it now.
///
/// # Errors
/// [`Problem::NotLoggedIn`] for visitors, [`Problem::NotAllowed`] with the reason for others.
pub fn check(
    who: &Standing,
    process: ProcessId,
    action: Action,
    state: VoteState,
    timeline: &Timeline,
) -> Result<(), Problem> {
    let Some(row) = TABLE.iter().find(|row| row.action == action) else { return Err(Problem::NotFound) };
    match row.who {
        Who::Staff(roles, refusal) => who.require_role(roles, process.uuid(), refusal)?,
        Who::People => {
            who.require_person(Text::new("ballots-log-in"))?;
        }
    }
    if !row.states.contains(&state) {
        return Err(Problem::NotAllowed(wrong_state(action, state, timeline)));
    }
    match row.ability {
        Some(ability) => timeline.check(ability).map_err(Problem::NotAllowed),
        None => Ok(()),
    }
}

/// Why a state does not allow an action, and what to do.
fn wrong_state(action: Action, state: VoteState, timeline: &Timeline) -> Text {
    match (action, state) {
        (Action::Cast, VoteState::Preparing) => match timeline.check(Ability::Vote) {
            Err(reason) => reason,
            Ok(()) => Text::new("ballots-not-open-yet"),
        },
        (Action::Cast, VoteState::Published) => Text::new("ballots-cast-published"),
        (Action::Cast, _) => Text::new("ballots-cast-closed"),
        (Action::Close | Action::Publish, VoteState::Preparing) => Text::new("ballots-open-first"),
        (Action::Publish, VoteState::Open) => Text::new("ballots-close-first"),
        (_, VoteState::Published) => Text::new("ballots-already-published"),
        (_, VoteState::Closed) => Text::new("ballots-already-closed"),
        (_, VoteState::Open | VoteState::Preparing) => Text::new("ballots-already-open"),
    }
}

#[cfg(test)]
mod tests;
