//! Who may do what with comments: first the roles, then what the resource, the phase and the comment's state allow.

use accounts::Standing;
use kernel::{Problem, Text, Timestamp};

use super::model::Comment;
use crate::Subject;

/// Something that can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Begin a thread, or answer.
    Write,
    /// Change one's own.
    Revise,
    /// Delete one's own.
    Delete,
    /// Say whether it is useful.
    Vote,
    /// Tell the moderators of it.
    Report,
    /// Hide and show.
    Moderate,
}

/// What somebody is to a comment. One person can be several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Person,
    Author,
    Moderator,
}

/// Role by act. Everybody who may see the resource reads its comments.
const ROLES: [(Act, &[Who]); 6] = [
    (Act::Write, &[Who::Person]),
    (Act::Revise, &[Who::Author]),
    (Act::Delete, &[Who::Author]),
    (Act::Vote, &[Who::Person]),
    (Act::Report, &[Who::Person]),
    (Act::Moderate, &[Who::Moderator]),
];

/// Passes whoever may do it now to a comment, or to the discussion as a whole.
///
/// # Errors
/// [`Problem::NotLoggedIn`] where logging in may help, otherwise [`Problem::NotAllowed`]; both say why and what to do.
pub fn check(
    act: Act,
    who: &Standing,
    subject: &Subject,
    comment: Option<&Comment>,
    now: Timestamp,
) -> Result<(), Problem> {
    let whos = whos(who, subject, comment);
    let allowed = ROLES.iter().any(|(a, roles)| *a == act && roles.iter().any(|role| whos.contains(role)));
    if !allowed {
        let text = Text::new(role_reason(act));
        return Err(if who.me.is_none() { Problem::NotLoggedIn(text) } else { Problem::NotAllowed(text) });
    }
    let proven = who.me.as_ref().is_some_and(|me| me.email_confirmed);
    if act == Act::Write && !proven {
        return Err(Problem::NotAllowed(Text::new("engagement-refused-unconfirmed")));
    }
    timely(act, subject, comment, whos.contains(&Who::Author), now).map_err(Problem::NotAllowed)
}

/// Whether they may do it now; for pages that offer it.
pub fn may(act: Act, who: &Standing, subject: &Subject, comment: Option<&Comment>, now: Timestamp) -> bool {
    check(act, who, subject, comment, now).is_ok()
}

fn whos(who: &Standing, subject: &Subject, comment: Option<&Comment>) -> Vec<Who> {
    let mut whos = Vec::new();
    if let Some(me) = &who.me {
        whos.push(Who::Person);
        if comment.is_some_and(|c| c.author == me.id) {
            whos.push(Who::Author);
        }
    }
    if subject.moderated_by(who) {
        whos.push(Who::Moderator);
    }
    whos
}

fn role_reason(act: Act) -> &'static str {
    match act {
        Act::Write => "engagement-refused-write",
        Act::Revise | Act::Delete => "engagement-refused-author",
        Act::Vote => "engagement-refused-vote",
        Act::Report => "engagement-refused-report",
        Act::Moderate => "engagement-refused-moderate",
    }
}

fn timely(
    act: Act,
    subject: &Subject,
    comment: Option<&Comment>,
    own: bool,
    now: Timestamp,
) -> Result<(), Text> {
    let gone = comment.is_some_and(|c| !c.is_shown());
    match act {
        Act::Moderate => return Ok(()),
        // What is hidden can still be deleted by whoever wrote it.
        Act::Delete if comment.is_some_and(|c| c.deleted_at.is_none()) => return Ok(()),
        _ if gone => return Err(Text::new("engagement-refused-gone")),
        Act::Vote if own => return Err(Text::new("engagement-refused-own-vote")),
        Act::Report if own => return Err(Text::new("engagement-refused-own-report")),
        Act::Report | Act::Delete => return Ok(()),
        _ => {}
    }
    match &subject.talk {
        None => return Err(Text::new("engagement-refused-no-comments")),
        Some(talk) => talk.closed.clone().map_or(Ok(()), Err)?,
    }
    match comment {
        Some(c) if act == Act::Revise && now >= c.editable_until() => {
            Err(Text::new("engagement-refused-revise-late").with("when", c.editable_until()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
