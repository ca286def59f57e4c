//! One run of equal shares, certified: every decision is proven, none is rounded.
//!
//! Money is held in integers with a lower and an upper bound per class of voters. A project is bought when
//! the upper bound of its price is below the lower bounds of all others. Where bounds overlap, prices that
//! are simple fractions are compared exactly; the rest is left to the [`Ledger`] of exact fractions.
//!
//! The two bounds may also stand for two different endowments. Give every voter more, and in every round of
//! the same purchases nobody has less left and no price is higher (by induction: prices fall as purses grow,
//! and what is left grows as prices fall). So if a run with the smaller endowment in the lower bounds and the
//! larger one in the upper bounds proves all its decisions, every endowment between them buys the same
//! projects in the same order. That is how counting with growing endowments skips ahead, see `ranges`.

use std::cmp::Ordering;

use num_bigint::BigUint;

use super::ledger::Ledger;
use super::profile::Profile;
use super::workspace::{Look, Saved, Seen, Workspace};

/// An endowment: this much for all voters together, in minor units; each gets an equal part.
pub(crate) type Total = u64;

/// What a round led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Round {
    /// This project was bought; all that were exactly as good, preferred first, it included.
    Bought { project: usize, tied: Vec<usize> },
    /// Nothing more can be bought.
    Finished,
    /// The bounds do not tell, and there is no ledger.
    Unclear,
}

/// A run in progress.
pub(crate) struct Run<'a> {
    profile: &'a Profile<'a>,
    /// Place of each project in the order that settles ties.
    places: &'a [u32],
    space: &'a mut Workspace,
    /// Amounts are multiplied by 2 to this power.
    shift: u32,
    round: u32,
    pub(crate) ledger: Option<Ledger>,
    /// What was bought, each with the lower bound of its price.
    paid: Vec<(usize, u64)>,
}

/// Bounds are kept below 2 to this power, so that sums over all voters fit 64 bits.
const BITS: u32 = 62;

impl<'a> Run<'a> {
    /// Starts a run for all endowments from `low` to `high`; with a ledger, which needs them equal, no round
    /// is ever unclear.
    pub(crate) fn new(
        profile: &'a Profile<'a>,
        places: &'a [u32],
        space: &'a mut Workspace,
        (low, high): (Total, Total),
        exact: bool,
    ) -> Self {
        let shift = Self::shift_for(high);
        space.begin((each_low(profile, low, shift), each_high(profile, high, shift)));
        for (project, terms) in profile.projects.iter().enumerate() {
            // A project dearer than everybody's money together is out of reach.
            if terms.eligible && terms.cost <= high {
                space.active.push(project);
                let each = (u128::from(terms.cost) << shift) / u128::from(terms.weight);
                space.price[project] = u64::try_from(each).unwrap_or(u64::MAX);
            }
        }
        let ledger = exact.then(|| Ledger::new(profile, low));
        Self { profile, places, space, shift, round: 0, ledger, paid: Vec::new() }
    }

    /// The shift that keeps bounds below the limit for endowments up to this one.
    pub(super) fn shift_for(high: Total) -> u32 {
        high.leading_zeros().saturating_sub(64 - BITS)
    }

    /// Goes on after the purchases of another run with the same shift: its upper purses hold for the largest
    /// endowment, the lower ones are those of the endowment `low`.
    pub(super) fn resume(
        profile: &'a Profile<'a>,
        places: &'a [u32],
        space: &'a mut Workspace,
        (low, shift): (Total, u32),
        (paid, saved): (Vec<(usize, u64)>, Saved),
    ) -> Self {
        let round = u32::try_from(paid.len()).unwrap_or(u32::MAX);
        space.restore(saved);
        space.fill_low(each_low(profile, low, shift));
        let run = Self { profile, places, space, shift, round, ledger: None, paid };
        for &(project, below) in &run.paid {
            let cost = run.profile.projects[project].cost << shift;
            run.space.hold(profile, project);
            let above = run.space.price_above(cost, below);
            run.space.pay_low(above);
        }
        run
    }

    /// Gives up the largest endowments: from now on the upper purses are those of `high`, after the same
    /// purchases. What was known about prices still holds, because they only rise.
    pub(super) fn lower_high(&mut self, high: Total) {
        self.space.fill_high(each_high(self.profile, high, self.shift));
        self.space.seen.fill(Seen::default());
        for (project, below) in &mut self.paid {
            let cost = self.profile.projects[*project].cost << self.shift;
            self.space.hold(self.profile, *project);
            // The old bound stays one where the new purses cannot pay, which only rounding could bring about.
            *below = self.space.price_below(cost, *below).unwrap_or(*below);
            self.space.pay_high(*below);
        }
    }

    /// The side of upper purses, and what was bought for at least which price, to resume from.
    pub(super) fn save(&self) -> (Vec<(usize, u64)>, Saved) {
        (self.paid.clone(), self.space.save())
    }

    /// Takes a project out of the run.
    pub(crate) fn exclude(&mut self, project: usize) {
        self.space.active.retain(|&p| p != project);
    }

    /// Buys the next project.
    pub(crate) fn next(&mut self) -> Round {
        self.round += 1;
        loop {
            let Some(best) = self.best() else { return Round::Finished };
            let dearest = self.price_above(best);
            let rivals = self.rivals(best, dearest);
            let tied = match dearest {
                Some(_) if rivals.is_empty() => vec![best],
                _ => match self.resolve(best, dearest, &rivals) {
                    Some(tied) => tied,
                    None if self.ledger.is_none() => {
                        self.round -= 1;
                        return Round::Unclear;
                    }
                    // The exact look showed that some of them cannot be paid for.
                    None => continue,
                },
            };
            let project = tied[0];
            self.buy(project);
            return Round::Bought { project, tied };
        }
    }

    /// The active project with the least lower bound of its price per utility, that bound being as sharp as
    /// it can be.
    fn best(&mut self) -> Option<usize> {
        loop {
            let active = &self.space.active;
            let mut best = *active.first()?;
            for &project in &active[1..] {
                if self.compare_bounds(project, best) == Ordering::Less {
                    best = project;
                }
            }
            if self.is_sharp(best) {
                return Some(best);
            }
            if !self.sharpen(best) {
                self.exclude(best);
            }
        }
    }

    fn compare_bounds(&self, a: usize, b: usize) -> Ordering {
        self.compare(a, self.space.price[a], b, self.space.price[b])
    }

    /// Compares prices per utility; those of projects that cost nothing come first.
    fn compare(&self, a: usize, price_a: u64, b: usize, price_b: u64) -> Ordering {
        let ((top_a, bottom_a), (top_b, bottom_b)) = (self.factor(a), self.factor(b));
        if bottom_a == 1 && bottom_b == 1 {
            let left = u128::from(price_a) * u128::from(top_b);
            return left.cmp(&(u128::from(price_b) * u128::from(top_a)));
        }
        let left = BigUint::from(price_a) * bottom_a * top_b;
        left.cmp(&(BigUint::from(price_b) * bottom_b * top_a))
    }

    /// The factor of the utility; where that is the cost and the cost is nothing, any other number serves.
    fn factor(&self, project: usize) -> (u64, u64) {
        let (top, bottom) = self.profile.projects[project].factor;
        (top.max(1), bottom)
    }

    fn cost(&self, project: usize) -> u64 {
        self.profile.projects[project].cost << self.shift
    }

    /// Whether the lower bound of a price is what the upper bounds of the money allow.
    fn is_sharp(&self, project: usize) -> bool {
        self.space.seen[project].whole == self.round
    }

    /// Raises the lower bound of a price, as long as rough purses do by them, then by whole ones; false when
    /// the supporters certainly cannot pay.
    fn sharpen(&mut self, project: usize) -> bool {
        let cost = self.cost(project);
        if self.space.seen[project].rough != self.round {
            let look = self.space.look(self.profile, project, cost);
            if look == Look::Settled {
                self.space.seen[project].rough = self.round;
            }
            return look != Look::OutOfReach;
        }
        self.space.hold(self.profile, project);
        let price = self.space.price_below(cost, self.space.price[project]);
        if let Some(price) = price {
            self.space.price[project] = price;
            self.space.seen[project].whole = self.round;
        }
        price.is_some()
    }

    /// An upper bound of a price, from the lower bounds of the money; none when it is not certain that the
    /// supporters can pay. Afterwards the supporters are held.
    fn price_above(&mut self, project: usize) -> Option<u64> {
        self.space.hold(self.profile, project);
        self.space.price_above(self.cost(project), self.space.price[project])
    }

    /// All other projects whose price per utility may be as low as that of `best`.
    fn rivals(&mut self, best: usize, dearest: Option<u64>) -> Vec<usize> {
        let mut rivals = Vec::new();
        let mut position = 0;
        while position < self.space.active.len() {
            let project = self.space.active[position];
            let may_win = |run: &Self| {
                dearest.is_none_or(|most| run.compare(project, run.space.price[project], best, most).is_le())
            };
            let mut in_reach = true;
            while in_reach && project != best && may_win(self) && !self.is_sharp(project) {
                in_reach = self.sharpen(project);
            }
            if !in_reach {
                self.space.active.remove(position);
                continue;
            }
            if project != best && may_win(self) {
                rivals.push(project);
            }
            position += 1;
        }
        rivals
    }

    /// Decides exactly between projects whose bounds overlap: the ones that are equally best, preferred
    /// first. None when that is impossible, or when a project turned out to be out of reach.
    fn resolve(&mut self, best: usize, dearest: Option<u64>, rivals: &[usize]) -> Option<Vec<usize>> {
        let all = || std::iter::once(best).chain(rivals.iter().copied());
        let plain: Option<Vec<(usize, BigUint, BigUint)>> = all()
            .map(|project| self.plain_price(project).map(|(top, bottom)| (project, top, bottom)))
            .collect();
        if let (Some(prices), Some(_)) = (plain, dearest) {
            return Some(self.least(prices));
        }
        let mut exact = Vec::new();
        let mut out_of_reach = Vec::new();
        for project in all() {
            let bounds = (self.space.price[project], self.price_above(project));
            match self.ledger.as_ref()?.price(self.profile, project, self.space.held(), bounds) {
                Some(price) => {
                    let (top, bottom) = self.factor(project);
                    exact.push((project, price.top * bottom, price.bottom * top));
                }
                None => out_of_reach.push(project),
            }
        }
        for project in &out_of_reach {
            self.exclude(*project);
        }
        if exact.is_empty() { None } else { Some(self.least(exact)) }
    }

    /// The price per utility as a fraction, if every supporter certainly either has nothing or pays in full:
    /// then it is the cost divided by the weight of those who pay, whatever the endowment.
    fn plain_price(&mut self, project: usize) -> Option<(BigUint, BigUint)> {
        let bound = self.price_above(project)?;
        let mut payers = 0_u64;
        for held in self.space.held().iter().filter(|held| held.purse.high > 0) {
            if u128::from(held.purse.low) < u128::from(bound) * u128::from(held.weight) {
                return None;
            }
            payers += held.voters * u64::from(held.weight);
        }
        let (top, bottom) = self.factor(project);
        let cost = BigUint::from(self.profile.projects[project].cost);
        Some((cost * bottom, BigUint::from(payers) * top))
    }

    /// The projects with the least fraction, in the order that settles ties.
    fn least(&self, prices: Vec<(usize, BigUint, BigUint)>) -> Vec<usize> {
        let mut least: Vec<(usize, BigUint, BigUint)> = Vec::new();
        for (project, top, bottom) in prices {
            let order = least.first().map_or(Ordering::Equal, |(_, t, b)| (&top * b).cmp(&(t * &bottom)));
            if order == Ordering::Less {
                least.clear();
            }
            if order != Ordering::Greater {
                least.push((project, top, bottom));
            }
        }
        let mut tied: Vec<usize> = least.into_iter().map(|(project, ..)| project).collect();
        tied.sort_by_key(|&project| self.places[project]);
        tied
    }

    /// Takes the money of a project from its supporters.
    fn buy(&mut self, project: usize) {
        let above = self.price_above(project);
        let below = self.space.price[project];
        if let Some(ledger) = &mut self.ledger {
            ledger.buy(self.profile, project, self.space.held(), (below, above));
        }
        self.space.pay(below, above);
        self.paid.push((project, below));
        self.exclude(project);
    }

    /// Upper bounds of the money of each voter of every class.
    pub(crate) fn purses(&self) -> Vec<u64> {
        self.space.high().collect()
    }

    /// The last known lower bound of a project's price per unit of weight.
    pub(crate) fn price(&self, project: usize) -> u64 {
        self.space.price[project]
    }

    /// Amounts are multiplied by 2 to this power.
    pub(crate) fn shift(&self) -> u32 {
        self.shift
    }
}

/// Lower bound of an equal part of a total.
fn each_low(profile: &Profile<'_>, total: Total, shift: u32) -> u64 {
    let each = (u128::from(total) << shift) / u128::from(profile.voters.max(1));
    u64::try_from(each).unwrap_or(u64::MAX)
}

/// Upper bound of an equal part of a total.
fn each_high(profile: &Profile<'_>, total: Total, shift: u32) -> u64 {
    let each = (u128::from(total) << shift).div_ceil(u128::from(profile.voters.max(1)));
    u64::try_from(each).unwrap_or(u64::MAX)
}
