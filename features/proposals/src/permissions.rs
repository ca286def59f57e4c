//! Who may do what with proposals: first the roles, then what the phase and the proposal's state allow.

use accounts::{Role, Standing};
use kernel::{Problem, Text, Timestamp};
use spaces::{Ability, ProcessId, Timeline};

use crate::model::{Proposal, Settings, Stage, Verdict};

/// Something that can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Read one proposal.
    Read,
    /// Begin, keep and publish a draft.
    Propose,
    /// Change one's own after publication.
    Revise,
    /// Take one's own back.
    Withdraw,
    /// Support one, or take the support back.
    Support,
    /// Answer for the administration.
    Answer,
    /// Hide and show.
    Moderate,
    /// Enter one for an assembly or from paper.
    Enter,
    /// Change how proposals work.
    Configure,
    /// Download all of them.
    Export,
    /// See the administration's list, with what is hidden.
    Oversee,
}

/// What somebody is to a proposal and its process. One person can be several.
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
const ROLES: [(Act, &[Who]); 11] = [
    (Act::Read, &[Visitor, Person, Author, Collaborator, Evaluator, Moderator, Manager]),
    (Act::Propose, &[Person]),
    (Act::Revise, &[Author]),
    (Act::Withdraw, &[Author]),
    (Act::Support, &[Person]),
    (Act::Answer, &[Evaluator, Manager]),
    (Act::Moderate, &[Moderator, Manager]),
    (Act::Enter, &[Manager]),
    (Act::Configure, &[Manager]),
    (Act::Export, &[Evaluator, Manager]),
    (Act::Oversee, &[Collaborator, Evaluator, Moderator, Manager]),
];

/// The ground on which something is done.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The process.
    pub process: ProcessId,
    /// Its phases at this moment.
    pub timeline: &'a Timeline,
    /// How proposals work here.
    pub settings: &'a Settings,
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
pub fn check(
    act: Act,
    who: &Standing,
    ground: Ground<'_>,
    proposal: Option<&Proposal>,
) -> Result<(), Problem> {
    let whos = whos(who, ground.process, proposal);
    if let Some(proposal) = proposal {
        known(&whos, proposal)?;
    }
    let allowed = ROLES
        .iter()
        .find(|(a, _)| *a == act)
        .is_some_and(|(_, roles)| roles.iter().any(|r| whos.contains(r)));
    if !allowed {
        let text = Text::new(role_reason(act));
        return Err(if who.me.is_none() { Problem::NotLoggedIn(text) } else { Problem::NotAllowed(text) });
    }
    now(act, ground, proposal).map_err(Problem::NotAllowed)
}

/// Whether they may do it now; for pages that offer it.
pub fn may(act: Act, who: &Standing, ground: Ground<'_>, proposal: Option<&Proposal>) -> bool {
    check(act, who, ground, proposal).is_ok()
}

fn whos(who: &Standing, process: ProcessId, proposal: Option<&Proposal>) -> Vec<Who> {
    let mut whos = vec![Visitor];
    if let Some(me) = &who.me {
        whos.push(Person);
        if proposal.is_some_and(|p| p.author == Some(me.id)) {
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

/// Drafts are for their author alone; what was hidden is for its author and the staff.
fn known(whos: &[Who], proposal: &Proposal) -> Result<(), Problem> {
    let staff = [Collaborator, Evaluator, Moderator, Manager];
    let author = whos.contains(&Author);
    let visible = match proposal.stage {
        Stage::Draft => author,
        _ if proposal.hidden.is_some() => author || staff.iter().any(|s| whos.contains(s)),
        _ => true,
    };
    if visible { Ok(()) } else { Err(Problem::NotFound) }
}

fn role_reason(act: Act) -> &'static str {
    match act {
        Act::Read => "proposals-refused-read",
        Act::Propose => "proposals-refused-propose",
        Act::Revise | Act::Withdraw => "proposals-refused-author",
        Act::Support => "proposals-refused-support",
        Act::Answer => "proposals-refused-answer",
        Act::Moderate => "proposals-refused-moderate",
        Act::Enter => "proposals-refused-enter",
        Act::Configure => "proposals-refused-configure",
        Act::Export => "proposals-refused-export",
        Act::Oversee => "proposals-refused-oversee",
    }
}

/// What phase and state allow, whoever asks.
fn now(act: Act, ground: Ground<'_>, proposal: Option<&Proposal>) -> Result<(), Text> {
    match (act, proposal) {
        (Act::Propose, _) => ground.timeline.check(Ability::Propose),
        (Act::Revise, Some(p)) => revisable(ground, p),
        (Act::Withdraw, Some(p)) => withdrawable(p),
        (Act::Support, Some(p)) => {
            supportable(p)?;
            ground.timeline.check(Ability::Support)
        }
        (Act::Answer, Some(p)) if p.stage != Stage::Published => {
            Err(Text::new("proposals-refused-withdrawn"))
        }
        _ => Ok(()),
    }
}

fn revisable(ground: Ground<'_>, p: &Proposal) -> Result<(), Text> {
    if p.stage == Stage::Draft {
        return Ok(());
    }
    if p.stage == Stage::Withdrawn {
        return Err(Text::new("proposals-refused-withdrawn"));
    }
    if p.hidden.is_some() {
        return Err(Text::new("proposals-refused-hidden"));
    }
    if p.answer.is_some() {
        return Err(Text::new("proposals-refused-answered"));
    }
    let until = p.editable_until(ground.settings);
    let over = until.is_none_or(|until| ground.now() >= until);
    if !crate::model::counts_shown(ground.settings, ground.timeline) && (over || p.supports > 0) {
        // Saying which of the two it is would tell that somebody supports it.
        return Err(Text::new("proposals-refused-revise-hidden"));
    }
    match until {
        Some(until) if over => Err(Text::new("proposals-refused-revise-late").with("when", until)),
        _ if p.supports > 0 => Err(Text::new("proposals-refused-revise-supported")),
        _ => Ok(()),
    }
}

fn withdrawable(p: &Proposal) -> Result<(), Text> {
    match (p.stage, p.verdict()) {
        (Stage::Published, Some(Verdict::Accepted)) => Err(Text::new("proposals-refused-withdraw-accepted")),
        (Stage::Published, _) => Ok(()),
        (Stage::Draft | Stage::Withdrawn, _) => Err(Text::new("proposals-refused-withdrawn")),
    }
}

fn supportable(p: &Proposal) -> Result<(), Text> {
    match (p.is_listed(), p.stage, p.verdict()) {
        (true, _, Some(Verdict::Rejected)) => Err(Text::new("proposals-refused-support-rejected")),
        (true, ..) => Ok(()),
        (false, Stage::Withdrawn, _) => Err(Text::new("proposals-refused-withdrawn")),
        (false, ..) => Err(Text::new("proposals-refused-hidden")),
    }
}

#[cfg(test)]
mod tests;
