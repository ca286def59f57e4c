//! Many endowments at once: ranges of them that have the same outcome are passed in one step.
//!
//! A range is taken on as a whole. As soon as its bounds do not tell who is next, it is cut in half. The
//! purchases so far hold for both halves and need not be searched again, only paid again: the lower half keeps
//! the lower purses, the upper half the upper ones, and what is known about prices holds for both.

use super::run::{Round, Run, Total};
use super::workspace::{Saved, Workspace};
use super::{Bought, Shares};
use crate::CountError;

/// Most endowments that are taken on together.
const WIDEST: u64 = 1 << 40;

/// The upper half of a range, for later.
struct Rest {
    steps: (u64, u64),
    order: Vec<usize>,
    ties: Vec<Vec<usize>>,
    cost: u64,
    paid: Vec<(usize, u64)>,
    saved: Saved,
}

/// The outcomes of growing endowments, in order.
pub(super) struct Ranges<'a> {
    shares: &'a Shares<'a>,
    /// Runs stop once they cost more than this.
    limit: u64,
    /// The endowment of a step; none where it is too large.
    total: &'a dyn Fn(u64) -> Option<Total>,
    space: Workspace,
    /// For exact runs, which must not move the lists of the others. Made when needed.
    exact: Option<Workspace>,
    shift: u32,
    waiting: Vec<Rest>,
    /// The first step that nobody has looked at, and how many to take on next.
    next: u64,
    width: u64,
}

impl<'a> Ranges<'a> {
    pub(super) fn new(shares: &'a Shares<'a>, limit: u64, total: &'a dyn Fn(u64) -> Option<Total>) -> Self {
        let space = Workspace::new(&shares.profile);
        Self { shares, limit, total, space, exact: None, shift: 0, waiting: Vec::new(), next: 0, width: 1 }
    }

    /// The next steps with the same outcome, first and last, and that outcome.
    pub(super) fn next(&mut self) -> Result<((u64, u64), Bought), CountError> {
        let total = |step: u64| (self.total)(step).ok_or(CountError::TooMuch);
        let (profile, places) = (&self.shares.profile, &self.shares.places[..]);
        let (mut first, mut bought) = (self.next, Bought::default());
        let mut last;
        let mut run = match self.waiting.pop() {
            Some(Rest { steps, order, ties, cost, paid, saved }) => {
                (first, last) = steps;
                bought = Bought { order, cost, ties, ledger: None };
                let low = (total(first)?, self.shift);
                Run::resume(profile, places, &mut self.space, low, (paid, saved))
            }
            None => {
                while self.width > 1 && (self.total)(first + self.width - 1).is_none() {
                    self.width /= 2;
                }
                last = first + self.width - 1;
                self.next = last + 1;
                self.width = (self.width * 2).min(WIDEST);
                let totals = (total(first)?, total(last)?);
                self.shift = Run::shift_for(totals.1);
                Run::new(profile, places, &mut self.space, totals, false)
            }
        };
        loop {
            match run.next() {
                Round::Bought { project, tied } => {
                    bought.add(project, tied, profile.projects[project].cost);
                    if bought.cost > self.limit {
                        return Ok(((first, last), bought));
                    }
                }
                Round::Finished => return Ok(((first, last), bought)),
                Round::Unclear if first == last => {
                    let space = self.exact.get_or_insert_with(|| Workspace::new(profile));
                    return Ok(((first, last), self.shares.exact(total(first)?, self.limit, space)));
                }
                Round::Unclear => {
                    let middle = first + (last - first) / 2;
                    let (order, ties, cost) = (bought.order.clone(), bought.ties.clone(), bought.cost);
                    let (paid, saved) = run.save();
                    self.waiting.push(Rest { steps: (middle + 1, last), order, ties, cost, paid, saved });
                    last = middle;
                    run.lower_high(total(last)?);
                }
            }
        }
    }
}
