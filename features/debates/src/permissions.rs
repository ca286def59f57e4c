//! Who may do what with debates: first the roles, then what the space, the dates and the debate's state allow.

use accounts::{Role, Standing};
use kernel::{Problem, Text, Timestamp};
use spaces::{Ability, ProcessId, Timeline};

use crate::model::{Debate, Settings, State};

/// Something that can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Read one debate.
    Read,
    /// Begin one as a participant.
    Begin,
    /// Begin one for the office, and change it.
    Host,
    /// Change one's own while nobody has answered.
    Revise,
    /// Close it with conclusions.
    Close,
    /// Take its closing back.
    Reopen,
    /// Hide and show.
    Moderate,
    /// Change how debates work here.
    Configure,
    /// See the administration's list, with what is hidden.
    Oversee,
}

/// What somebody is to a debate and its space. One person can be several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Visitor,
    Person,
    Author,
    Collaborator,
    Evaluator,
    Moderator,
    Manager,
}

use Who::{Author, Collaborator, Evaluator, Manager, Moderator, Person, Visitor};

/// Role by act. Administrators are managers everywhere.
const ROLES: [(Act, &[Who]); 9] = [
    (Act::Read, &[Visitor, Person, Author, Collaborator, Evaluator, Moderator, Manager]),
    (Act::Begin, &[Person]),
    (Act::Host, &[Manager]),
    (Act::Revise, &[Author, Manager]),
    (Act::Close, &[Author, Manager]),
    (Act::Reopen, &[Author, Manager]),
    (Act::Moderate, &[Moderator, Manager]),
    (Act::Configure, &[Manager]),
    (Act::Oversee, &[Collaborator, Evaluator, Moderator, Manager]),
];

/// The ground on which something is done.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The process or body.
    pub process: ProcessId,
    /// Its phases at this moment.
    pub timeline: &'a Timeline,
    /// How debates work here.
    pub settings: &'a Settings,
    /// Whether anybody has commented.
    pub answered: bool,
}

impl Ground<'_> {
    fn now(&self) -> Timestamp {
        self.timeline.now()
    }
}

/// Passes whoever may do it now.
///
/// # Errors
/// [`Problem::NotFound`] for what they may not know of, [`Problem::NotLoggedIn`] where logging in may help, otherwise
/// [`Problem::NotAllowed`]; both say why and what to do.
pub fn check(act: Act, who: &Standing, ground: Ground<'_>, debate: Option<&Debate>) -> Result<(), Problem> {
    let whos = whos(who, ground.process, debate);
    if debate.is_some_and(|d| d.hidden.is_some()) && !knows_hidden(&whos) {
        return Err(Problem::NotFound);
    }
    let allowed = ROLES.iter().any(|(a, roles)| *a == act && roles.iter().any(|role| whos.contains(role)));
    if !allowed {
        let text = Text::new(role_reason(act));
        return Err(if who.me.is_none() { Problem::NotLoggedIn(text) } else { Problem::NotAllowed(text) });
    }
    let proven = who.me.as_ref().is_some_and(|me| me.email_confirmed);
    if act == Act::Begin && !proven {
        return Err(Problem::NotAllowed(Text::new("debates-refused-unconfirmed")));
    }
    now(act, &whos, ground, debate).map_err(Problem::NotAllowed)
}

/// Whether they may do it now; for pages that offer it.
pub fn may(act: Act, who: &Standing, ground: Ground<'_>, debate: Option<&Debate>) -> bool {
    check(act, who, ground, debate).is_ok()
}

/// What was hidden is for its author and the staff.
fn knows_hidden(whos: &[Who]) -> bool {
    [Author, Collaborator, Evaluator, Moderator, Manager].iter().any(|who| whos.contains(who))
}

fn whos(who: &Standing, process: ProcessId, debate: Option<&Debate>) -> Vec<Who> {
    let mut whos = vec![Visitor];
    if let Some(me) = &who.me {
        whos.push(Person);
        if debate.is_some_and(|d| d.author == Some(me.id)) {
            whos.push(Author);
        }
    }
    let roles = [
        (Role::Collaborator, Collaborator),
        (Role::Evaluator, Evaluator),
        (Role::Moderator, Moderator),
        (Role::Manager, Manager),
    ];
    whos.extend(roles.into_iter().filter(|(role, _)| who.holds(&[*role], process.uuid())).map(|(_, w)| w));
    whos
}

fn role_reason(act: Act) -> &'static str {
    match act {
        Act::Read => "debates-refused-read",
        Act::Begin => "debates-refused-begin",
        Act::Revise | Act::Close | Act::Reopen => "debates-refused-author",
        Act::Host => "debates-refused-host",
        Act::Moderate => "debates-refused-moderate",
        Act::Configure => "debates-refused-configure",
        Act::Oversee => "debates-refused-oversee",
    }
}

/// What settings, space and state allow, whoever asks.
fn now(act: Act, whos: &[Who], ground: Ground<'_>, debate: Option<&Debate>) -> Result<(), Text> {
    let state = debate.map(|d| d.state(ground.now()));
    match (act, state) {
        (Act::Begin, _) if !ground.settings.participants => Err(Text::new("debates-refused-begin-off")),
        (Act::Begin, _) => ground.timeline.check(Ability::Comment),
        (Act::Revise | Act::Close, Some(State::Closed)) => Err(Text::new("debates-refused-closed")),
        (Act::Revise, _) if ground.answered && !whos.contains(&Manager) => {
            Err(Text::new("debates-refused-answered"))
        }
        (Act::Close, Some(State::Coming)) => Err(Text::new("debates-refused-close-early")),
        (Act::Close | Act::Reopen | Act::Revise, _) if debate.is_some_and(|d| d.hidden.is_some()) => {
            Err(Text::new("debates-refused-hidden"))
        }
        (Act::Reopen, Some(State::Coming | State::Open | State::Over)) => {
            Err(Text::new("debates-refused-not-closed"))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
