//! Checks of the greatest total utility, by another way of searching than the engine's.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

use super::VerifyError;
use super::votes::Votes;
use crate::{Election, Event, Utility};

/// Branches looked at before the search is given up.
const PATIENCE: u64 = 1_000_000;

/// Checks the claimed optimum; returns a remark.
pub(super) fn check(
    votes: &Votes,
    election: &Election,
    order: &[usize],
    steps: &[Event],
) -> Result<&'static str, VerifyError> {
    let [Event::Optimum { welfare }] = steps else { return Err(VerifyError::log("the optimum is missing")) };
    let worth = |p: usize| votes.factor(election, p) * BigInt::from(votes.totals[p].max(0));
    let total: BigRational = order.iter().map(|&p| worth(p)).sum();
    let unit = match votes.utility {
        Utility::Points => election.points_scale(),
        Utility::Cost | Utility::Effort => election.scale(),
        _ => 1,
    };
    if welfare.0 != &total / BigInt::from(unit) {
        return Err(VerifyError::step(0, "the winners are worth something else"));
    }
    let mut items: Vec<(f64, f64)> = Vec::new();
    let mut exact = Vec::new();
    for p in 0..election.projects().len() {
        let terms = &election.projects()[p];
        if !terms.withdrawn && terms.cost <= election.budget() && worth(p) > BigRational::zero() {
            exact.push((terms.cost, worth(p)));
        }
    }
    exact.sort_by(|(a, v), (b, w)| (w * BigInt::from(*a)).cmp(&(v * BigInt::from(*b))));
    let double = |number: &BigRational| crate::Exact(number.clone()).approximate();
    items.extend(
        exact
            .iter()
            .map(|(cost, worth)| (BigInt::from(*cost).to_string().parse().unwrap_or(0.0), double(worth))),
    );
    let mut search = Search { items: &items, exact: &exact, best: total, rough: 0.0, left: PATIENCE };
    search.rough = double(&search.best);
    match search.improves(0, election.budget(), BigRational::zero(), 0.0) {
        Some(true) => Err(VerifyError::step(0, "a better set exists")),
        Some(false) => Ok("; no better set exists"),
        None => Ok("; the search for a better set was given up"),
    }
}

/// Depth-first search for a better set, most useful projects per cost first.
struct Search<'a> {
    items: &'a [(f64, f64)],
    exact: &'a [(u64, BigRational)],
    best: BigRational,
    rough: f64,
    left: u64,
}

impl Search<'_> {
    /// Whether some set continues this one and is worth more than the best; none when patience runs out.
    fn improves(&mut self, at: usize, money: u64, worth: BigRational, rough: f64) -> Option<bool> {
        self.left = self.left.checked_sub(1)?;
        if rough > self.rough * (1.0 - 1e-9) && worth > self.best {
            return Some(true);
        }
        // Bounds are doubles, so branches within their error of the best are followed and decided exactly.
        if at == self.items.len() || self.bound(at, money, rough) < self.rough * (1.0 - 1e-9) {
            return Some(false);
        }
        if self.bound(at, money, rough) <= self.rough * (1.0 + 1e-12)
            && self.exact_bound(at, money, &worth) <= self.best
        {
            return Some(false);
        }
        let (cost, value) = &self.exact[at];
        if *cost <= money && self.improves(at + 1, money - cost, &worth + value, rough + self.items[at].1)? {
            return Some(true);
        }
        self.improves(at + 1, money, worth, rough)
    }

    /// What is possible if projects could be bought in part.
    fn bound(&self, at: usize, money: u64, rough: f64) -> f64 {
        let mut left: f64 = money.to_string().parse().unwrap_or(0.0);
        let mut sum = rough;
        for (cost, worth) in &self.items[at..] {
            if *cost > left {
                return sum + worth * left / cost;
            }
            left -= cost;
            sum += worth;
        }
        sum
    }

    fn exact_bound(&self, at: usize, mut money: u64, worth: &BigRational) -> BigRational {
        let mut sum = worth.clone();
        for (cost, worth) in &self.exact[at..] {
            if *cost > money {
                return sum + worth * BigRational::new(money.into(), (*cost).into());
            }
            money -= cost;
            sum += worth;
        }
        sum
    }
}
