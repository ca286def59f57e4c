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
//! projects in the same order. That is how counting with growing endowments skips ahead.

use std::cmp::Ordering;

use num_bigint::BigUint;

use super::ledger::Ledger;
use super::profile::{Entry, Profile};

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

/// Memory for runs, used again and again.
pub(crate) struct Workspace {
    /// Supporters of all projects, one list after the other. The order within a list has no meaning: voters
    /// without money are moved to its end.
    entries: Vec<Entry>,
    starts: Vec<usize>,
    lengths: Vec<usize>,
    /// Bounds of the money of each voter of a class.
    low: Vec<u64>,
    high: Vec<u64>,
    /// Upper bound and number of voters side by side, for the inner loop.
    purse: Vec<(u64, u64)>,
    /// Lower bound of each project's price per unit of weight. Prices never fall during a run, so an old
    /// bound stays a bound.
    price: Vec<u64>,
    /// The round in which that bound was computed, plus one.
    fresh: Vec<u32>,
    /// Projects that may still be bought.
    active: Vec<usize>,
}

impl Workspace {
    pub(crate) fn new(profile: &Profile) -> Self {
        let mut starts = Vec::with_capacity(profile.supporters.len() + 1);
        let mut entries = Vec::new();
        starts.push(0);
        for list in &profile.supporters {
            entries.extend_from_slice(list);
            starts.push(entries.len());
        }
        let projects = profile.projects.len();
        Self {
            entries,
            starts,
            lengths: vec![0; projects],
            low: vec![0; profile.classes()],
            high: vec![0; profile.classes()],
            purse: profile.size.iter().map(|&voters| (0, voters)).collect(),
            price: vec![0; projects],
            fresh: vec![0; projects],
            active: Vec::with_capacity(projects),
        }
    }
}

/// A run in progress.
pub(crate) struct Run<'a> {
    profile: &'a Profile,
    /// Place of each project in the order that settles ties.
    places: &'a [u32],
    space: &'a mut Workspace,
    /// Amounts are multiplied by 2 to this power.
    shift: u32,
    round: u32,
    pub(crate) ledger: Option<Ledger>,
}

/// Bounds are kept below 2 to this power, so that sums over all voters fit 64 bits.
const BITS: u32 = 62;

impl<'a> Run<'a> {
    /// Starts a run for all endowments from `low` to `high`; with a ledger, which needs them equal, no round
    /// is ever unclear.
    pub(crate) fn new(
        profile: &'a Profile,
        places: &'a [u32],
        space: &'a mut Workspace,
        (low, high): (Total, Total),
        exact: bool,
    ) -> Self {
        let shift = high.leading_zeros().saturating_sub(64 - BITS);
        let voters = u128::from(profile.voters.max(1));
        let each_low = (u128::from(low) << shift) / voters;
        let each_high = (u128::from(high) << shift).div_ceil(voters);
        space.low.fill(u64::try_from(each_low).unwrap_or(u64::MAX));
        let each_high = u64::try_from(each_high).unwrap_or(u64::MAX);
        space.high.fill(each_high);
        space.purse.iter_mut().for_each(|(money, _)| *money = each_high);
        space.fresh.fill(0);
        space.active.clear();
        for (project, terms) in profile.projects.iter().enumerate() {
            space.lengths[project] = space.starts[project + 1] - space.starts[project];
            // A project dearer than everybody's money together is out of reach.
            if terms.eligible && terms.cost <= high {
                space.active.push(project);
                let each = (u128::from(terms.cost) << shift) / u128::from(terms.weight);
                space.price[project] = u64::try_from(each).unwrap_or(u64::MAX);
            }
        }
        let ledger = exact.then(|| Ledger::new(profile, low));
        Self { profile, places, space, shift, round: 0, ledger }
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
                    None if self.ledger.is_none() => return Round::Unclear,
                    // The exact look showed that some of them cannot be paid for.
                    None => continue,
                },
            };
            let project = tied[0];
            self.buy(project);
            return Round::Bought { project, tied };
        }
    }

    /// The active project with the least lower bound of its price per utility, that bound being fresh.
    fn best(&mut self) -> Option<usize> {
        loop {
            let active = &self.space.active;
            let mut best = *active.first()?;
            for &project in &active[1..] {
                if self.compare_bounds(project, best) == Ordering::Less {
                    best = project;
                }
            }
            if self.space.fresh[best] == self.round {
                return Some(best);
            }
            if !self.refresh(best) {
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

    /// Raises the lower bound of a price to what the upper bounds of the money allow; false when the
    /// supporters certainly cannot pay.
    ///
    /// What supporters pay together is a concave function of the price, so Newton's steps from below stay
    /// below the true price; rounding them down keeps them there.
    fn refresh(&mut self, project: usize) -> bool {
        let cost = self.cost(project);
        let Workspace { entries, starts, lengths, purse, price, fresh, .. } = &mut *self.space;
        let start = starts[project];
        let mut end = start + lengths[project];
        let mut bound = price[project];
        let mut at = start;
        while at < end {
            if purse[entries[at].of as usize].0 == 0 {
                end -= 1;
                entries.swap(at, end);
            } else {
                at += 1;
            }
        }
        loop {
            let (mut poor, mut rich) = (0_u64, 0_u64);
            for &Entry { of, weight } in &entries[start..end] {
                let (money, voters) = purse[of as usize];
                // Without a branch: who is poor is as good as random, and a wrong guess costs more.
                let all =
                    u64::from(u128::from(money) < u128::from(bound) * u128::from(weight)).wrapping_neg();
                poor += (money * voters) & all;
                rich += (voters * u64::from(weight)) & !all;
            }
            if poor >= cost {
                break;
            }
            if rich == 0 {
                lengths[project] = end - start;
                return false;
            }
            let next = (cost - poor) / rich;
            if next <= bound {
                break;
            }
            bound = next;
        }
        lengths[project] = end - start;
        price[project] = bound;
        fresh[project] = self.round;
        true
    }

    /// An upper bound of a price, from the lower bounds of the money; none when it is not certain that the
    /// supporters can pay.
    fn price_above(&self, project: usize) -> Option<u64> {
        let cost = self.cost(project);
        let mut bound = self.space.price[project];
        loop {
            let (mut poor, mut rich) = (0_u64, 0_u64);
            for &Entry { of, weight } in self.supporters(project) {
                let money = self.space.low[of as usize];
                let voters = self.profile.size[of as usize];
                if u128::from(money) < u128::from(bound) * u128::from(weight) {
                    poor += money * voters;
                } else {
                    rich += voters * u64::from(weight);
                }
            }
            if u128::from(poor) + u128::from(bound) * u128::from(rich) >= u128::from(cost) {
                return Some(bound);
            }
            if rich == 0 {
                return None;
            }
            bound = (cost - poor).div_ceil(rich);
        }
    }

    /// Supporters who may still have money.
    fn supporters(&self, project: usize) -> &[Entry] {
        let start = self.space.starts[project];
        &self.space.entries[start..start + self.space.lengths[project]]
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
            if project != best && may_win(self) {
                if self.space.fresh[project] != self.round && !self.refresh(project) {
                    self.space.active.remove(position);
                    continue;
                }
                if may_win(self) {
                    rivals.push(project);
                }
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
            let ledger = self.ledger.as_ref()?;
            let (low, high) = (&self.space.low, &self.space.high);
            match ledger.price(self.profile, project, self.supporters(project), bounds, (low, high)) {
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
    fn plain_price(&self, project: usize) -> Option<(BigUint, BigUint)> {
        let bound = self.price_above(project)?;
        let mut payers = 0_u64;
        for &Entry { of, weight } in self.supporters(project) {
            if self.space.high[of as usize] == 0 {
                continue;
            }
            if u128::from(self.space.low[of as usize]) < u128::from(bound) * u128::from(weight) {
                return None;
            }
            payers += self.profile.size[of as usize] * u64::from(weight);
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
            let start = self.space.starts[project];
            let supporters = &self.space.entries[start..start + self.space.lengths[project]];
            let money = (&self.space.low[..], &self.space.high[..]);
            ledger.buy(self.profile, project, supporters, (below, above), money);
        }
        let start = self.space.starts[project];
        for &Entry { of, weight } in &self.space.entries[start..start + self.space.lengths[project]] {
            let low = &mut self.space.low[of as usize];
            // Without an upper bound all supporters may have to give everything.
            *low = match above.and_then(|price| price.checked_mul(u64::from(weight))) {
                Some(paid) => low.saturating_sub(paid),
                None => 0,
            };
            let high = &mut self.space.high[of as usize];
            *high = high.saturating_sub(below.saturating_mul(u64::from(weight)));
            self.space.purse[of as usize].0 = *high;
        }
        self.exclude(project);
    }

    /// Upper bounds of the money of each voter of every class.
    pub(crate) fn purses(&self) -> &[u64] {
        &self.space.high
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
