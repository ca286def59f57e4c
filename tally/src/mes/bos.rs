//! Equal shares with bounded overspending (Papasotiropoulos, Pishbin, Skibski, Skowron, Wąs, “Method of Equal
//! Shares with Bounded Overspending”, arXiv 2409.15005).
//!
//! A project may be bought although its supporters only hold a part α of its cost. Supporters would pay λ per
//! unit of weight for that part; the project with the least λ / α² per utility is bought, and its supporters
//! are charged λ / α, the price of the whole project, as far as they have it. Only projects that fit the rest
//! of the budget are considered, so the budget is never exceeded; what is overspent is the voters' own money.
//!
//! Each purchase multiplies fractions, so exact purses would double in length with every purchase. They are
//! kept as bounds of about 120 bits instead, and every comparison is of bounds. Should the bounds of two
//! prices overlap, the prices agree to some thirty digits: they count as tied, and the tie is reported.

use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint};
use num_traits::ToPrimitive;

use super::Shares;
use super::profile::Entry;
use crate::count::Found;
use crate::{CountError, Event, Exact};

/// Sums of all money stay below 2 to this power.
const BITS: u32 = 124;

/// A lower and an upper bound.
#[derive(Clone, Copy, Debug, Default)]
struct Bounds {
    low: u128,
    high: u128,
}

/// The best way to buy a project.
#[derive(Clone, Copy, Debug)]
struct Offer {
    project: usize,
    /// λ: price per unit of weight for the part.
    price: Bounds,
    /// Money collected that way, at most the cost.
    collected: Bounds,
    /// λ / α² per utility, as a double, for quick comparison.
    rough: f64,
}

/// Doubles that differ by more than this fraction differ for certain: they result from a handful of
/// operations, each exact to 2⁻⁵³.
const CLEAR: f64 = 1e-12;

pub(super) fn count(shares: &Shares<'_>, found: &mut Found) -> Result<(), CountError> {
    let mut buying = Buying::new(shares)?;
    let voters = shares.profile.voters;
    let each = Exact::new(shares.election.budget(), BigInt::from(voters.max(1)) * shares.election.scale());
    found.steps.push(Event::Endowed { each, voters, tried: 1 });
    let mut money = shares.election.budget();
    let mut open: Vec<usize> =
        (0..shares.places.len()).filter(|&p| shares.profile.projects[p].eligible).collect();
    loop {
        open.retain(|&p| shares.profile.projects[p].cost <= money);
        let offers: Vec<Offer> = open.iter().filter_map(|&p| buying.offer(p)).collect();
        let Some(best) = offers.iter().copied().reduce(|best, offer| buying.better(best, offer)) else {
            break;
        };
        let equal = |offer: &&Offer| buying.compare(offer, &best) == Ordering::Equal;
        let mut tied: Vec<Offer> = offers.iter().filter(equal).copied().collect();
        tied.sort_by_key(|offer| shares.places[offer.project]);
        let offer = tied.first().copied().unwrap_or(best);
        let projects: Vec<usize> = tied.iter().map(|offer| offer.project).collect();
        let mut ids = Vec::new();
        if projects.len() > 1 {
            ids = shares.election.ids(&projects).into_iter().map(str::to_string).collect();
            found.ties.push((found.steps.len(), projects));
        }
        money -= shares.profile.projects[offer.project].cost;
        let price = buying.buy(&offer);
        found.steps.push(Event::Overspent {
            project: shares.election.projects()[offer.project].id.clone(),
            part: buying.rounded(offer.collected.low, buying.cost(offer.project)),
            price: Exact(price.0 / BigInt::from(shares.election.scale())),
            money: Exact::new(money, shares.election.scale()),
            tied: ids,
        });
        found.order.push(offer.project);
        open.retain(|&p| p != offer.project);
    }
    Ok(())
}

/// Purses of all classes.
struct Buying<'a> {
    shares: &'a Shares<'a>,
    shift: u32,
    money: Vec<Bounds>,
}

impl<'a> Buying<'a> {
    fn new(shares: &'a Shares<'a>) -> Result<Self, CountError> {
        let budget = u128::from(shares.election.budget());
        let largest = shares.profile.projects.iter().map(|terms| u128::from(terms.cost)).max().unwrap_or(0);
        let used = 128 - budget.max(largest).leading_zeros();
        let shift = BITS.checked_sub(used).ok_or(CountError::TooMuch)?;
        let voters = u128::from(shares.profile.voters.max(1));
        let (low, high) = ((budget << shift) / voters, (budget << shift).div_ceil(voters));
        Ok(Self { shares, shift, money: vec![Bounds { low, high }; shares.profile.classes()] })
    }

    fn cost(&self, project: usize) -> u128 {
        u128::from(self.shares.profile.projects[project].cost) << self.shift
    }

    /// The best part to buy: the least λ / α², of equals the smaller λ.
    fn offer(&self, project: usize) -> Option<Offer> {
        let cost = self.cost(project);
        if cost == 0 {
            // Nobody needs money for it.
            let nothing = Bounds::default();
            return Some(Offer { project, price: nothing, collected: nothing, rough: 0.0 });
        }
        let money = |entry: &Entry| self.money[entry.of as usize];
        let list = self.shares.profile.supporters(project).iter();
        let mut supporters: Vec<Entry> = list.filter(|entry| money(entry).low > 0).collect();
        // Money per weight, poorest first. Purses are below 2^124 / voters; the product may need more.
        supporters.sort_by(|a, b| {
            let (low_a, low_b) = (money(a).low, money(b).low);
            if a.weight == b.weight {
                return low_a.cmp(&low_b);
            }
            (BigUint::from(low_a) * b.weight).cmp(&(BigUint::from(low_b) * a.weight))
        });
        let size = |entry: &Entry| u128::from(self.shares.profile.size(entry.of));
        let weight = |entry: &Entry| u128::from(entry.weight) * size(entry);
        let mut rich: u128 = supporters.iter().map(weight).sum();
        let (mut poor, mut whole) = (Bounds::default(), Bounds::default());
        let mut best: Option<Offer> = None;
        for entry in &supporters {
            if rich > 0 && poor.low < cost {
                // The price at which these poor and these rich supporters pay the whole cost; the greatest
                // of these is the true one.
                whole.low = whole.low.max(cost.saturating_sub(poor.high) / rich);
                whole.high = whole.high.max((cost - poor.low).div_ceil(rich));
            }
            let own = money(entry);
            let price = Bounds {
                low: own.low / u128::from(entry.weight),
                high: own.high.div_ceil(u128::from(entry.weight)),
            };
            poor.low += own.low * size(entry);
            poor.high += own.high * size(entry);
            rich -= weight(entry);
            let collected = Bounds {
                low: poor.low.saturating_add(price.low.saturating_mul(rich)),
                high: poor.high.saturating_add(price.high.saturating_mul(rich)).min(cost),
            };
            if collected.low >= cost {
                // From here on the whole cost is there; no higher price can be better than the one for it.
                let collected = Bounds { low: cost, high: cost };
                return Some(self.best_of(best, self.made(project, whole, collected)));
            }
            best = Some(self.best_of(best, self.made(project, price, collected)));
        }
        best
    }

    fn made(&self, project: usize, price: Bounds, collected: Bounds) -> Offer {
        let (top, bottom) = self.shares.profile.projects[project].factor;
        let double = |number: u128| number.to_f64().unwrap_or(f64::MAX);
        let part = double(collected.low) / double(self.cost(project).max(1));
        let utility = double(u128::from(top.max(1))) / double(u128::from(bottom));
        Offer { project, price, collected, rough: double(price.low) / (part * part) / utility }
    }

    /// The earlier offer unless the later one is better: earlier ones have smaller λ.
    fn best_of(&self, earlier: Option<Offer>, later: Offer) -> Offer {
        match earlier {
            Some(earlier) if self.compare(&later, &earlier).is_ge() => earlier,
            _ => later,
        }
    }

    fn better(&self, a: Offer, b: Offer) -> Offer {
        if self.compare(&b, &a).is_lt() { b } else { a }
    }

    /// Compares λ / α² per utility; equal when the bounds overlap.
    fn compare(&self, a: &Offer, b: &Offer) -> Ordering {
        if a.rough < b.rough * (1.0 - CLEAR) {
            return Ordering::Less;
        }
        if b.rough < a.rough * (1.0 - CLEAR) {
            return Ordering::Greater;
        }
        let ((a_low, a_high), (b_low, b_high)) = (self.exactly(a), self.exactly(b));
        let less =
            |left: &(BigUint, BigUint), right: &(BigUint, BigUint)| &left.0 * &right.1 < &right.0 * &left.1;
        if less(&a_high, &b_low) {
            Ordering::Less
        } else if less(&b_high, &a_low) {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    }

    /// Bounds of λ · cost² / collected² per utility, as fractions.
    fn exactly(&self, offer: &Offer) -> ((BigUint, BigUint), (BigUint, BigUint)) {
        let (top, bottom) = self.shares.profile.projects[offer.project].factor;
        let cost = BigUint::from(self.cost(offer.project));
        let square = &cost * &cost * bottom;
        let fraction = |price: u128, collected: u128| {
            let collected = BigUint::from(collected.max(1));
            (BigUint::from(price) * &square, &collected * &collected * top.max(1))
        };
        (fraction(offer.price.low, offer.collected.high), fraction(offer.price.high, offer.collected.low))
    }

    /// Charges the supporters the price of the whole project; returns that price in minor units, rounded down
    /// to twelve decimals.
    fn buy(&mut self, offer: &Offer) -> Exact {
        let cost = BigUint::from(self.cost(offer.project));
        let low = BigUint::from(offer.price.low) * &cost / BigUint::from(offer.collected.high.max(1));
        let high: BigUint =
            BigUint::from(offer.price.high) * &cost / BigUint::from(offer.collected.low.max(1)) + 1_u32;
        let low = low.to_u128().unwrap_or(u128::MAX);
        let high = high.to_u128().unwrap_or(u128::MAX);
        for Entry { of, weight } in self.shares.profile.supporters(offer.project).iter() {
            let money = &mut self.money[of as usize];
            money.low = money.low.saturating_sub(high.saturating_mul(u128::from(weight)));
            money.high = money.high.saturating_sub(low.saturating_mul(u128::from(weight)));
            // A purse whose lower bound is nothing is empty, or holds less than thirty digits can show.
            if money.low == 0 {
                money.high = 0;
            }
        }
        self.rounded(low, 1 << self.shift)
    }

    /// A fraction rounded down to twelve decimals, for the log.
    fn rounded(&self, top: u128, bottom: u128) -> Exact {
        let digits = BigInt::from(1_000_000_000_000_u64);
        let whole: BigInt = BigInt::from(top) * &digits / BigInt::from(bottom.max(1));
        Exact::new(whole, digits)
    }
}
