//! Endowments that grow by one unit of money until the budget would be exceeded.

use super::Shares;
use super::ranges::Ranges;
use super::run::Total;
use crate::{Add1, CountError};

/// No endowment beyond this is tried: bounds of money need two bits above it.
const MOST: u64 = 1 << 62;

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
        let total = |step: u64| step.checked_mul(unit)?.checked_add(start).filter(|&total| total < MOST);
        let mut ranges = Ranges::new(self, budget, &total);
        let (mut last, mut rejected) = (None, None);
        loop {
            let ((step, end), bought) = ranges.next()?;
            if bought.cost > budget {
                rejected = total(step);
                break;
            }
            if self.nothing_more(&bought.order, bought.cost, add1) {
                last = Some(step);
                break;
            }
            last = Some(end);
        }
        let step = last.unwrap_or(0);
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
