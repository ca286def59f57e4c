//! Exact money, for the decisions that bounds cannot make and for the log.
//!
//! All amounts share one denominator. Who paid for what is known, so a purse is the endowment minus the
//! prices of the projects on the ballot that were bought; only the prices are stored.

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::profile::Profile;
use super::purse::{Held, Purse};
use super::run::Total;
use crate::Exact;

/// A price per unit of weight, as a fraction of minor units, not reduced.
#[derive(Clone, Debug)]
pub(super) struct Price {
    pub(super) top: BigUint,
    pub(super) bottom: BigUint,
}

/// One purchase, exactly.
#[derive(Clone, Debug)]
pub(crate) struct Purchase {
    pub(crate) project: usize,
    /// Voters who paid price times weight.
    pub(crate) paid_in_full: u64,
    /// Voters who had less than that and gave all they had.
    pub(crate) paid_the_rest: u64,
}

/// Exact prices of everything bought so far in one run.
pub(crate) struct Ledger {
    denominator: BigInt,
    /// Endowment of each voter, over the denominator.
    endowment: BigInt,
    /// Prices per unit of weight, over the denominator, in order of purchase.
    prices: Vec<BigInt>,
    pub(crate) purchases: Vec<Purchase>,
    /// Position in `prices` of each project that was bought.
    bought: Vec<Option<u32>>,
}

/// What the supporters of a project can give.
struct Purses {
    /// Money of those who certainly give all they have, over the denominator.
    poor: BigInt,
    poor_voters: u64,
    /// Weight of those who certainly pay in full.
    rich: u64,
    rich_voters: u64,
    /// Those for whom the bounds do not tell: money, weight, voters.
    unsure: Vec<(BigInt, u64, u64)>,
}

impl Ledger {
    pub(super) fn new(profile: &Profile<'_>, total: Total) -> Self {
        Self {
            denominator: BigInt::from(profile.voters.max(1)),
            endowment: BigInt::from(total),
            prices: Vec::new(),
            purchases: Vec::new(),
            bought: vec![None; profile.projects.len()],
        }
    }

    /// The exact price of a project, or none when its supporters cannot pay. `bounds` are bounds of that
    /// price; like those of the purses they only save work.
    pub(super) fn price(
        &self,
        profile: &Profile<'_>,
        project: usize,
        supporters: &[Held],
        bounds: (u64, Option<u64>),
    ) -> Option<Price> {
        let purses = self.purses(profile, supporters, bounds);
        let (top, weight) = self.solve(profile.projects[project].cost, purses)?;
        let bottom = &self.denominator * weight;
        Some(Price { top: positive(top), bottom: positive(bottom) })
    }

    /// Solves for the price: numerator over the denominator, to be divided by the weight.
    fn solve(&self, cost: u64, purses: Purses) -> Option<(BigInt, u64)> {
        let cost = BigInt::from(cost) * &self.denominator;
        let mut missing = cost - purses.poor;
        let mut rich = purses.rich;
        rich += purses.unsure.iter().map(|(_, weight, voters)| weight * voters).sum::<u64>();
        // Poorest first; whoever cannot pay the price at hand gives all and the others pay more.
        let mut unsure = purses.unsure;
        unsure.sort_by(|(a, v, _), (b, w, _)| (a * *w).cmp(&(b * *v)));
        for (money, weight, voters) in unsure {
            if (&missing * weight) <= &money * rich {
                break;
            }
            missing -= money * voters;
            rich -= weight * voters;
        }
        if rich == 0 {
            // With nobody left to pay the rest, only what costs nothing can be bought.
            return (!missing.is_positive()).then(|| (BigInt::zero(), 1));
        }
        Some((missing, rich))
    }

    fn purses(
        &self,
        profile: &Profile<'_>,
        supporters: &[Held],
        (below, above): (u64, Option<u64>),
    ) -> Purses {
        let mut purses =
            Purses { poor: BigInt::zero(), poor_voters: 0, rich: 0, rich_voters: 0, unsure: Vec::new() };
        let mut poor = Vec::new();
        for &Held { class, weight, purse: Purse { low: least, high: most }, voters } in supporters {
            let weight = u64::from(weight);
            if most == 0 {
                continue;
            }
            if u128::from(most) < u128::from(below) * u128::from(weight) {
                if least == 0 {
                    // Possibly nothing at all, and who has nothing pays nothing.
                    let money = self.money(profile, class);
                    if money.is_positive() {
                        purses.poor += money * voters;
                        purses.poor_voters += voters;
                    }
                    continue;
                }
                purses.poor_voters += voters;
                poor.push((class, voters));
            } else if least > 0
                && above.is_some_and(|price| u128::from(least) >= u128::from(price) * u128::from(weight))
            {
                purses.rich += weight * voters;
                purses.rich_voters += voters;
            } else {
                let money = self.money(profile, class);
                if money.is_positive() {
                    purses.unsure.push((money, weight, voters));
                }
            }
        }
        purses.poor += self.money_of_all(profile, &poor);
        purses
    }

    /// What voters of these classes, so many of each, have left together, all of them something.
    fn money_of_all(&self, profile: &Profile<'_>, classes: &[(u32, u64)]) -> BigInt {
        let mut paid = vec![0_u128; self.prices.len()];
        profile.ballots(classes, |voters, entry| {
            if let Some(purchase) = self.bought[entry.of as usize] {
                paid[purchase as usize] += u128::from(voters) * u128::from(entry.weight);
            }
        });
        let mut money = &self.endowment * classes.iter().map(|(_, voters)| voters).sum::<u64>();
        for (price, times) in self.prices.iter().zip(paid) {
            if times > 0 {
                money -= price * times;
            }
        }
        money
    }

    /// What a voter of a class has left, over the denominator.
    fn money(&self, profile: &Profile<'_>, class: u32) -> BigInt {
        let mut purchases: Vec<(u32, u32)> = Vec::new();
        profile.ballot(class, |entry| {
            purchases.extend(self.bought[entry.of as usize].map(|purchase| (purchase, entry.weight)));
        });
        purchases.sort_unstable();
        let mut money = self.endowment.clone();
        for (purchase, weight) in purchases {
            money -= &self.prices[purchase as usize] * weight;
            // Who could not pay in full gave everything, and stays without money.
            if !money.is_positive() {
                return BigInt::zero();
            }
        }
        money
    }

    /// Records a purchase.
    pub(super) fn buy(
        &mut self,
        profile: &Profile<'_>,
        project: usize,
        supporters: &[Held],
        bounds: (u64, Option<u64>),
    ) {
        let purses = self.purses(profile, supporters, bounds);
        let counts = (purses.rich_voters, purses.poor_voters, purses.unsure.clone());
        let Some((top, weight)) = self.solve(profile.projects[project].cost, purses) else { return };
        let (mut paid_in_full, mut paid_the_rest, unsure) = counts;
        for (money, own_weight, voters) in unsure {
            if money * weight >= &top * own_weight {
                paid_in_full += voters;
            } else {
                paid_the_rest += voters;
            }
        }
        let common = top.gcd(&BigInt::from(weight));
        let factor = BigInt::from(weight) / &common;
        self.denominator *= &factor;
        self.endowment *= &factor;
        for price in &mut self.prices {
            *price *= &factor;
        }
        self.bought[project] = u32::try_from(self.prices.len()).ok();
        self.prices.push(top / common);
        self.purchases.push(Purchase { project, paid_in_full, paid_the_rest });
    }

    /// Price per unit of weight of a purchase, in minor units.
    pub(crate) fn price_of(&self, purchase: usize) -> Exact {
        let top = self.prices.get(purchase).cloned().unwrap_or_default();
        Exact(BigRational::new(top, self.denominator.clone()))
    }

    /// What each voter started with, in minor units.
    pub(crate) fn endowment(&self) -> Exact {
        Exact(BigRational::new(self.endowment.clone(), self.denominator.clone()))
    }
}

fn positive(number: BigInt) -> BigUint {
    match number.into_parts() {
        (Sign::Minus, _) => BigUint::zero(),
        (_, size) => size,
    }
}
