//! Who may do what with meetings: first the roles, then what the meeting's state and the clock allow.

use accounts::{Role, Standing};
use kernel::{Problem, Text, Timestamp};
use spaces::{Ability, ProcessId, Timeline};

use crate::model::{Access, Enrolment, Meeting, Participants, Settings, Stage};

/// Something that can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Read one meeting.
    Read,
    /// Propose one.
    Propose,
    /// Enrol, or stand in line.
    Enrol,
    /// Write, publish, change and call off; read what guests answered.
    Manage,
    /// Check guests in.
    CheckIn,
    /// Write the minutes, and enter what was proposed in the room.
    Report,
    /// Change how meetings work here.
    Configure,
    /// See the administration's list, with drafts.
    Oversee,
}

/// What somebody is to a meeting and its process. One person can be several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Visitor,
    Person,
    Invited,
    Author,
    Collaborator,
    Evaluator,
    Moderator,
    Manager,
}

use Who::{Author, Collaborator, Evaluator, Invited, Manager, Moderator, Person, Visitor};

/// Role by act. Administrators are managers everywhere.
const ROLES: [(Act, &[Who]); 8] = [
    (Act::Read, &[Visitor, Person, Invited, Author, Collaborator, Evaluator, Moderator, Manager]),
    (Act::Propose, &[Person]),
    (Act::Enrol, &[Person]),
    (Act::Manage, &[Manager]),
    (Act::CheckIn, &[Collaborator, Moderator, Manager]),
    (Act::Report, &[Manager]),
    (Act::Configure, &[Manager]),
    (Act::Oversee, &[Collaborator, Evaluator, Moderator, Manager]),
];

/// The ground on which something is done.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The process.
    pub process: ProcessId,
    /// Its phases at this moment.
    pub timeline: &'a Timeline,
    /// How meetings work here.
    pub settings: &'a Settings,
    /// Whether whoever acts is on the meeting's list of invitations.
    pub invited: bool,
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
pub fn check(act: Act, who: &Standing, ground: Ground<'_>, meeting: Option<&Meeting>) -> Result<(), Problem> {
    let whos = whos(who, ground, meeting);
    if let Some(meeting) = meeting {
        known(&whos, meeting)?;
    }
    let allowed = ROLES
        .iter()
        .find(|(a, _)| *a == act)
        .is_some_and(|(_, roles)| roles.iter().any(|r| whos.contains(r)));
    if !allowed {
        let text = Text::new(role_reason(act));
        return Err(if who.me.is_none() { Problem::NotLoggedIn(text) } else { Problem::NotAllowed(text) });
    }
    now(act, &whos, ground, meeting).map_err(Problem::NotAllowed)
}

/// Whether they may do it now; for pages that offer it.
pub fn may(act: Act, who: &Standing, ground: Ground<'_>, meeting: Option<&Meeting>) -> bool {
    check(act, who, ground, meeting).is_ok()
}

fn whos(who: &Standing, ground: Ground<'_>, meeting: Option<&Meeting>) -> Vec<Who> {
    let mut whos = vec![Visitor];
    if let Some(me) = &who.me {
        whos.push(Person);
        if ground.invited {
            whos.push(Invited);
        }
        if meeting.is_some_and(|m| m.author == Some(me.id)) {
            whos.push(Author);
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

/// Drafts are the staff's, proposed ones their author's too; private ones are known to those invited.
fn known(whos: &[Who], meeting: &Meeting) -> Result<(), Problem> {
    let staff = [Collaborator, Evaluator, Moderator, Manager].iter().any(|s| whos.contains(s));
    let visible = match meeting.stage {
        Stage::Draft => staff,
        Stage::Proposed | Stage::Refused => staff || whos.contains(&Author),
        Stage::Published | Stage::Cancelled => {
            meeting.content.access != Access::Private || staff || whos.contains(&Invited)
        }
    };
    if visible { Ok(()) } else { Err(Problem::NotFound) }
}

fn role_reason(act: Act) -> &'static str {
    match act {
        Act::Read => "meetings-refused-read",
        Act::Propose => "meetings-refused-propose",
        Act::Enrol => "meetings-refused-enrol",
        Act::Manage => "meetings-refused-manage",
        Act::CheckIn => "meetings-refused-check-in",
        Act::Report => "meetings-refused-report",
        Act::Configure => "meetings-refused-configure",
        Act::Oversee => "meetings-refused-oversee",
    }
}

/// What settings, state and clock allow, whoever asks.
fn now(act: Act, whos: &[Who], ground: Ground<'_>, meeting: Option<&Meeting>) -> Result<(), Text> {
    match (act, meeting) {
        (Act::Propose, _) => match ground.settings.participants {
            Participants::No => Err(Text::new("meetings-refused-propose-off")),
            // The phase's own reason speaks of proposals, which are something else here.
            Participants::Phase => {
                let closed = |_| Text::new("meetings-refused-propose-phase");
                ground.timeline.check(Ability::Propose).map_err(closed)
            }
            Participants::Always => Ok(()),
        },
        (Act::Enrol, Some(meeting)) => enrollable(whos, ground, meeting),
        (Act::CheckIn, Some(meeting)) if meeting.stage != Stage::Published => {
            Err(Text::new("meetings-refused-not-published"))
        }
        (Act::Report, Some(meeting)) if meeting.stage != Stage::Published => {
            Err(Text::new("meetings-refused-not-published"))
        }
        (Act::Report, Some(meeting)) if ground.now() < meeting.content.starts_at => {
            Err(Text::new("meetings-refused-report-early").with("when", meeting.content.starts_at))
        }
        _ => Ok(()),
    }
}

fn enrollable(whos: &[Who], ground: Ground<'_>, meeting: &Meeting) -> Result<(), Text> {
    match meeting.stage {
        Stage::Published => {}
        Stage::Cancelled => return Err(Text::new("meetings-refused-cancelled")),
        Stage::Draft | Stage::Proposed | Stage::Refused => {
            return Err(Text::new("meetings-refused-not-published"));
        }
    }
    if meeting.content.details.enrolment != Enrolment::Here {
        return Err(Text::new("meetings-refused-enrol-not-here"));
    }
    if meeting.content.access != Access::Open && !whos.contains(&Invited) {
        return Err(Text::new("meetings-refused-enrol-invited"));
    }
    let until = meeting.enrolment_ends();
    if ground.now() >= until {
        return Err(Text::new("meetings-refused-enrol-over").with("when", until));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
