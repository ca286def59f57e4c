//! Memory of a run: purses between bounds, and what supporters can pay from them.
//!
//! Lower and upper bounds live apart from each other: lower purses follow from upper prices and these from
//! lower purses, upper purses from lower prices. So either side can be replaced by that of another endowment.

use super::profile::{Entry, Profile};

/// Used again and again, from one run to the next.
pub(crate) struct Workspace {
    /// Supporters of all projects, one list after the other. The order within a list has no meaning: voters
    /// without money are moved behind `lengths`.
    entries: Vec<Entry>,
    starts: Vec<usize>,
    lengths: Vec<usize>,
    /// Bounds of the money of each voter of a class.
    pub(super) low: Vec<u64>,
    pub(super) high: Vec<u64>,
    /// Upper bound and number of voters side by side, for the inner loop.
    purse: Vec<(u64, u64)>,
    /// Lower bound of each project's price per unit of weight. Prices never fall during a run, so an old
    /// bound stays a bound.
    pub(super) price: Vec<u64>,
    /// The round in which that bound was computed, plus one.
    pub(super) fresh: Vec<u32>,
    /// Projects that may still be bought.
    pub(super) active: Vec<usize>,
}

/// The side of upper purses at some round, to return to.
pub(super) struct Saved {
    high: Vec<u64>,
    lengths: Vec<usize>,
    price: Vec<u64>,
    fresh: Vec<u32>,
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

    /// Forgets all purchases and gives every voter money between two bounds.
    pub(super) fn begin(&mut self, (low, high): (u64, u64)) {
        self.fill_low(low);
        self.fill_high(high);
        for (length, ends) in self.lengths.iter_mut().zip(self.starts.windows(2)) {
            *length = ends[1] - ends[0];
        }
        self.fresh.fill(0);
        self.active.clear();
    }

    pub(super) fn fill_low(&mut self, money: u64) {
        self.low.fill(money);
    }

    pub(super) fn fill_high(&mut self, money: u64) {
        self.high.fill(money);
        self.purse.iter_mut().for_each(|(purse, _)| *purse = money);
    }

    pub(super) fn save(&self) -> Saved {
        Saved {
            high: self.high.clone(),
            lengths: self.lengths.clone(),
            price: self.price.clone(),
            fresh: self.fresh.clone(),
            active: self.active.clone(),
        }
    }

    /// Returns to a saved side of upper purses. Since then lists must only have become shorter, which keeps
    /// every voter in the part of the list where they were.
    pub(super) fn restore(&mut self, saved: Saved) {
        self.purse.iter_mut().zip(&saved.high).for_each(|((purse, _), money)| *purse = *money);
        (self.high, self.lengths, self.price, self.fresh, self.active) =
            (saved.high, saved.lengths, saved.price, saved.fresh, saved.active);
    }

    /// Supporters who may still have money.
    pub(super) fn supporters(&self, project: usize) -> &[Entry] {
        let start = self.starts[project];
        &self.entries[start..start + self.lengths[project]]
    }

    /// Moves supporters who certainly have nothing left out of the way.
    pub(super) fn forget_penniless(&mut self, project: usize) {
        let start = self.starts[project];
        let (mut at, mut end) = (start, start + self.lengths[project]);
        while at < end {
            if self.purse[self.entries[at].of as usize].0 == 0 {
                end -= 1;
                self.entries.swap(at, end);
            } else {
                at += 1;
            }
        }
        self.lengths[project] = end - start;
    }

    /// Raises a lower bound of a price to what the upper purses allow; none when they certainly cannot pay.
    ///
    /// What supporters pay together is a concave function of the price, so Newton's steps from below stay
    /// below the true price; rounding them down keeps them there.
    pub(super) fn price_below(&self, project: usize, cost: u64, from: u64) -> Option<u64> {
        let mut bound = from;
        loop {
            let (mut poor, mut rich) = (0_u64, 0_u64);
            for &Entry { of, weight } in self.supporters(project) {
                let (money, voters) = self.purse[of as usize];
                let due = bound.saturating_mul(u64::from(weight));
                // Without a branch: who is poor is as good as random, and a wrong guess costs more.
                let all = u64::from(money < due).wrapping_neg();
                poor += (money * voters) & all;
                rich += (voters * u64::from(weight)) & !all;
            }
            if poor >= cost {
                return Some(bound);
            }
            let next = (cost - poor).checked_div(rich)?;
            if next <= bound {
                return Some(bound);
            }
            bound = next;
        }
    }

    /// An upper bound of a price, from the lower purses and a lower bound of it; none when it is not certain
    /// that the supporters can pay.
    pub(super) fn price_above(&self, profile: &Profile, project: usize, cost: u64, from: u64) -> Option<u64> {
        let mut bound = from;
        loop {
            let (mut poor, mut rich) = (0_u64, 0_u64);
            for &Entry { of, weight } in self.supporters(project) {
                let (money, voters) = (self.low[of as usize], profile.size[of as usize]);
                let due = bound.saturating_mul(u64::from(weight));
                let all = u64::from(money < due).wrapping_neg();
                poor += (money * voters) & all;
                rich += (voters * u64::from(weight)) & !all;
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

    /// Takes at most a price from the lower purses of the supporters; all they have without a price.
    pub(super) fn pay_low(&mut self, project: usize, price: Option<u64>) {
        let start = self.starts[project];
        for &Entry { of, weight } in &self.entries[start..start + self.lengths[project]] {
            let low = &mut self.low[of as usize];
            *low = match price.and_then(|price| price.checked_mul(u64::from(weight))) {
                Some(paid) => low.saturating_sub(paid),
                None => 0,
            };
        }
    }

    /// Takes at least a price from the upper purses of the supporters.
    pub(super) fn pay_high(&mut self, project: usize, price: u64) {
        let start = self.starts[project];
        for &Entry { of, weight } in &self.entries[start..start + self.lengths[project]] {
            let high = &mut self.high[of as usize];
            *high = high.saturating_sub(price.saturating_mul(u64::from(weight)));
            self.purse[of as usize].0 = *high;
        }
    }
}
