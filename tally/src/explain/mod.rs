//! Why a result is what it is, in numbers that a results page can turn into sentences.
//!
//! [`equal_shares`] looks at a count by equal shares round by round, once for all projects. The other
//! functions need no particular rule.

mod certificate;
mod groups;
mod rounds;
mod satisfaction;

pub use certificate::{Certificate, Price, certificate, check_certificate};
pub use groups::{Group, GroupShare, distance, group_shares};
pub use rounds::{Loss, ProjectStory, Reason, SharesStory, equal_shares};
pub use satisfaction::{Satisfaction, satisfaction};

use crate::{CountError, Election, Outcome, Rule, count};

/// How a result differs from that of the standard method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What the standard method would have chosen.
    pub standard: Outcome,
    /// Winners here that the standard method would not have chosen, in file order.
    pub only_here: Vec<usize>,
    /// What the standard method would have chosen instead, in file order.
    pub only_there: Vec<usize>,
}

/// Compares winners with those of the standard method for this kind of ballot, see [`Rule::standard`].
///
/// # Errors
/// As [`count`].
pub fn difference(election: &Election, outcome: &Outcome) -> Result<Difference, CountError> {
    let longest = election.ballots().iter().map(|ballot| ballot.projects.len()).max().unwrap_or(0);
    let rule = Rule::standard(election.kind(), u64::try_from(longest).unwrap_or(u64::MAX));
    let standard = count(election, &rule.with_ties(outcome.rule.ties.clone()))?;
    let without = |all: &[usize], others: &[usize]| -> Vec<usize> {
        all.iter().copied().filter(|project| !others.contains(project)).collect()
    };
    let only_here = without(&outcome.winners, &standard.winners);
    let only_there = without(&standard.winners, &outcome.winners);
    Ok(Difference { standard, only_here, only_there })
}
