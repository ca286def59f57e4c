//! Endowments that grow by one unit of money until the budget would be exceeded.

use super::Shares;
use super::run::{Total, Workspace};
use crate::{Add1, CountError};

/// No endowment beyond this is tried: bounds of money need two bits above it.
const MOST: u64 = 1 << 62;

/// Most endowments that one run tries to cover.
const WIDEST: u64 = 1 << 40;

/// Where growing endowments ended.
pub(super) struct Grown {
    /// The endowment whose outcome counts, for all voters together.
    pub(super) total: Total,
    /// Number of endowments tried, ranges passed in one step counted in full.
    pub(super) tried: u64,
    /// The next endowment, if its outcome exceeds the budget.
    pub(super) rejected: Option<Total>,
}

impl Shares<'_> {
    /// Finds the endowment whose outcome counts.
    ///
    /// Endowments are tried one after the other; where a run proves that a whole range of them has the same
    /// outcome, the range is passed in one step, which changes nothing in the result.
    pub(super) fn grow(&self, add1: Add1) -> Result<Grown, CountError> {
        let budget = self.election.budget();
        let unit =
            self.election.scale().checked_mul(self.profile.voters.max(1)).ok_or(CountError::TooMuch)?;
        let start = if add1 == Add1::Exhaustive { budget } else { budget / unit * unit };
        let mut space = Workspace::new(&self.profile);
        let mut last: Option<(Vec<usize>, u64)> = None;
        let mut rejected = None;
        let (mut step, mut width) = (0_u64, 1_u64);
        loop {
            let end = step + width - 1;
            let total = |step: u64| step.checked_mul(unit)?.checked_add(start).filter(|&total| total < MOST);
            let Some(totals) = total(step).zip(total(end)) else {
                if width == 1 {
                    return Err(CountError::TooMuch);
                }
                width = 1;
                continue;
            };
            let Some(bought) = self.run(totals, budget, &mut space) else {
                width = (width / 4).max(1);
                continue;
            };
            if bought.cost > budget {
                rejected = Some(totals.0);
                break;
            }
            let same = last.as_ref().is_some_and(|(order, _)| *order == bought.order);
            let finished = self.nothing_more(&bought.order, bought.cost, add1);
            last = Some((bought.order, end));
            if finished {
                last = last.map(|(order, _)| (order, step));
                break;
            }
            step = end + 1;
            if width > 1 || same {
                width = (width * 2).min(WIDEST);
            }
        }
        let step = last.map_or(0, |(_, step)| step);
        let tried = step + 1 + u64::from(rejected.is_some());
        Ok(Grown { total: start + step * unit, tried, rejected })
    }

    /// Whether larger endowments are pointless: for the exhaustive variants when no further supported project
    /// fits the budget, for the official one when there is none.
    fn nothing_more(&self, order: &[usize], cost: u64, add1: Add1) -> bool {
        let left = self.election.budget() - cost;
        let mut bought = vec![false; self.profile.projects.len()];
        for &project in order {
            bought[project] = true;
        }
        let open =
            self.profile.projects.iter().zip(bought).filter(|(terms, bought)| terms.eligible && !bought);
        match add1 {
            Add1::Official => open.count() == 0,
            Add1::Exhaustive | Add1::IntegralExhaustive => {
                open.into_iter().all(|(terms, _)| terms.cost > left)
            }
        }
    }
}
