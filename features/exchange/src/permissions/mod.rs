//! Who may do what with a programme: first the roles, then what the card's stage allows.

use accounts::{Role, Standing};
use kernel::{Problem, Text};
use spaces::ProcessId;

use crate::model::{BodyId, Card, Stage};

/// Something that can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Read a card.
    Read,
    /// Begin a card of one's body.
    Draft,
    /// Change what a card says.
    Revise,
    /// Hand a card to the programme's managers.
    Submit,
    /// Publish a card, send it back, take it back.
    Review,
    /// Ask for seats for one's colleagues.
    Apply,
    /// Confirm days, say how many seats, call a session off, note who was there.
    Host,
    /// Say who belongs to which body, and how the programme works.
    Configure,
    /// See the programme's administration.
    Oversee,
}

/// What somebody is to a programme and a card. One person can be several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Visitor,
    Person,
    /// Of some body of the programme.
    Member,
    /// Of the body of the card.
    Host,
    Collaborator,
    Evaluator,
    Moderator,
    Manager,
}

use Who::{Collaborator, Evaluator, Host, Manager, Member, Moderator, Person, Visitor};

/// Role by act. Administrators are managers everywhere.
const ROLES: [(Act, &[Who]); 9] = [
    (Act::Read, &[Visitor, Person, Member, Host, Collaborator, Evaluator, Moderator, Manager]),
    (Act::Draft, &[Member, Manager]),
    (Act::Revise, &[Host, Manager]),
    (Act::Submit, &[Host, Manager]),
    (Act::Review, &[Manager]),
    (Act::Apply, &[Member]),
    (Act::Host, &[Host, Manager]),
    (Act::Configure, &[Manager]),
    (Act::Oversee, &[Collaborator, Evaluator, Moderator, Manager]),
];

/// The ground on which something is done.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The process.
    pub process: ProcessId,
    /// The bodies to which whoever acts belongs.
    pub bodies: &'a [BodyId],
}

/// Passes whoever may do it now.
///
/// # Errors
/// [`Problem::NotFound`] for what they may not know of, [`Problem::NotLoggedIn`] where logging in may help, otherwise
/// [`Problem::NotAllowed`]; both say why and what to do.
pub fn check(act: Act, who: &Standing, ground: Ground<'_>, card: Option<&Card>) -> Result<(), Problem> {
    let whos = whos(who, ground, card);
    if let Some(card) = card {
        known(&whos, card)?;
    }
    let allowed = ROLES
        .iter()
        .find(|(a, _)| *a == act)
        .is_some_and(|(_, roles)| roles.iter().any(|r| whos.contains(r)));
    if !allowed {
        let text = Text::new(role_reason(act));
        return Err(if who.me.is_none() { Problem::NotLoggedIn(text) } else { Problem::NotAllowed(text) });
    }
    card.map_or(Ok(()), |card| stage(act, &whos, card)).map_err(Problem::NotAllowed)
}

/// Whether they may do it now; for pages that offer it.
pub fn may(act: Act, who: &Standing, ground: Ground<'_>, card: Option<&Card>) -> bool {
    check(act, who, ground, card).is_ok()
}

fn whos(who: &Standing, ground: Ground<'_>, card: Option<&Card>) -> Vec<Who> {
    let mut whos = vec![Visitor];
    if who.me.is_some() {
        whos.push(Person);
        if !ground.bodies.is_empty() {
            whos.push(Member);
        }
        if card.is_some_and(|card| ground.bodies.contains(&card.body)) {
            whos.push(Host);
        }
    }
    let roles = [
        (Role::Collaborator, Collaborator),
        (Role::Evaluator, Evaluator),
        (Role::Moderator, Moderator),
        (Role::Manager, Manager),
    ];
    let process = ground.process.uuid();
    whos.extend(roles.into_iter().filter(|(role, _)| who.holds(&[*role], process)).map(|(_, w)| w));
    whos
}

/// A card that is not public is its host's and the staff's.
fn known(whos: &[Who], card: &Card) -> Result<(), Problem> {
    let staff = [Host, Collaborator, Evaluator, Moderator, Manager].iter().any(|s| whos.contains(s));
    if card.stage == Stage::Published || staff { Ok(()) } else { Err(Problem::NotFound) }
}

fn role_reason(act: Act) -> &'static str {
    match act {
        Act::Read => "exchange-refused-read",
        Act::Draft => "exchange-refused-draft",
        Act::Revise | Act::Submit => "exchange-refused-revise",
        Act::Review => "exchange-refused-review",
        Act::Apply => "exchange-refused-apply",
        Act::Host => "exchange-refused-host",
        Act::Configure => "exchange-refused-configure",
        Act::Oversee => "exchange-refused-oversee",
    }
}

/// What the stage of the card allows, whoever asks.
fn stage(act: Act, whos: &[Who], card: &Card) -> Result<(), Text> {
    match (act, card.stage) {
        // What is public is agreed with the managers: they change it.
        (Act::Revise, Stage::Submitted | Stage::Published) if !whos.contains(&Manager) => {
            Err(Text::new("exchange-refused-revise-submitted"))
        }
        (Act::Revise, Stage::Withdrawn) => Err(Text::new("exchange-refused-withdrawn")),
        (Act::Submit, Stage::Submitted | Stage::Published | Stage::Withdrawn) => {
            Err(Text::new("exchange-refused-submit-again"))
        }
        (Act::Apply | Act::Host, Stage::Draft | Stage::Submitted | Stage::Withdrawn) => {
            Err(Text::new("exchange-refused-not-public"))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
