//! Who may do what in a body: first what everybody, members and staff may, then what its access and its end allow.

use accounts::{Role, Standing};
use kernel::{Problem, Text, Timestamp};

use crate::process::{Access, Process};

/// Something that can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Read it and its components.
    Read,
    /// Take part in its components, as far as these let one.
    TakePart,
    /// Read the names that are not for everybody.
    ReadAllMembers,
    /// Change its members.
    ManageMembers,
    /// Change its charter, publish it and close it.
    Govern,
    /// Set up a body, and say which bodies a process has.
    Found,
}

/// What somebody is to a body. One person can be several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Anybody,
    Member,
    Staff,
    Manager,
    Administrator,
}

use Who::{Administrator, Anybody, Manager, Member, Staff};

/// Role by act.
const ROLES: [(Act, &[Who]); 6] = [
    (Act::Read, &[Anybody, Member, Staff, Manager, Administrator]),
    (Act::TakePart, &[Anybody, Member, Staff, Manager, Administrator]),
    (Act::ReadAllMembers, &[Member, Staff, Manager, Administrator]),
    (Act::ManageMembers, &[Manager, Administrator]),
    (Act::Govern, &[Manager, Administrator]),
    (Act::Found, &[Administrator]),
];

/// Passes whoever may do it now.
///
/// # Errors
/// [`Problem::NotFound`] for whom the body is not there, [`Problem::NotLoggedIn`] where logging in may help, otherwise
/// [`Problem::NotAllowed`]; both say why.
pub fn check(act: Act, who: &Standing, body: &Process, now: Timestamp) -> Result<(), Problem> {
    if !body.seen_by(who) {
        return Err(Problem::NotFound);
    }
    let whos = whos(who, body);
    let allowed = ROLES.iter().any(|(a, roles)| *a == act && roles.iter().any(|role| whos.contains(role)));
    let refusal = match act {
        _ if !allowed => Some(Text::new("spaces-refused-body")),
        Act::TakePart => over(body, now).or_else(|| body.refuses(who)),
        _ => None,
    };
    match refusal {
        None => Ok(()),
        Some(why) if who.me.is_none() => Err(Problem::NotLoggedIn(why)),
        Some(why) => Err(Problem::NotAllowed(why)),
    }
}

/// Whether they may do it now; for pages that offer it.
pub(crate) fn may(act: Act, who: &Standing, body: &Process, now: Timestamp) -> bool {
    check(act, who, body, now).is_ok()
}

fn over(body: &Process, now: Timestamp) -> Option<Text> {
    body.ends_at.filter(|end| *end <= now).map(|end| Text::new("spaces-body-over").with("when", end))
}

fn whos(who: &Standing, body: &Process) -> Vec<Who> {
    let space = body.id.uuid();
    let is = [
        (Member, who.belongs_to(space)),
        (Staff, who.sees_drafts(space)),
        (Manager, who.holds(&[Role::Manager], space)),
        (Administrator, who.is_administrator()),
    ];
    // A role is granted to somebody with an account.
    std::iter::once(Anybody).chain(is.into_iter().filter(|(_, is)| *is).map(|(who, _)| who)).collect()
}

/// What the pages of a body's access say in a sentence, a message.
pub(crate) fn sentence(access: Access) -> Text {
    Text::new(match access {
        Access::Open => "spaces-access-open-does",
        Access::Transparent => "spaces-access-transparent-does",
        Access::Members => "spaces-access-members-does",
    })
}

#[cfg(test)]
mod tests;
