//! Checks of equal shares with bounded overspending: was every part the best buy, and everybody charged for it?
//!
//! Fractions double in length with every purchase, so this checker too works with bounds, but with bounds of
//! its own and of more than three hundred bits. Prices that agree to nineteen digits count as equal, as they
//! do in the engine where its bounds overlap.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::votes::Votes;
use super::{VerifyError, named, whole};
use crate::{Election, Event, Exact};

/// Bits after the point of amounts in minor units.
const SHIFT: u32 = 384;
/// Amounts that agree in this many bits count as equal.
const SAME: u32 = 64;

/// A lower and an upper bound.
#[derive(Clone)]
struct Bounds(BigInt, BigInt);

/// One way to buy a project.
#[derive(Clone)]
struct Offer {
    /// What supporters pay per unit of weight for the part.
    price: Bounds,
    collected: Bounds,
    /// Price per utility, divided by the square of the part.
    worth: Bounds,
}

/// Replays purchases from a step on; returns the winners and the step after them.
pub(super) fn check(
    votes: &Votes,
    election: &Election,
    eligible: &[bool],
    (steps, mut step): (&[Event], usize),
) -> Result<(Vec<usize>, usize), VerifyError> {
    let mut purses = Purses::new(votes, election);
    let mut open: Vec<usize> = (0..eligible.len()).filter(|&p| eligible[p]).collect();
    let (mut money, mut won) = (election.budget(), Vec::new());
    loop {
        open.retain(|&p| election.projects()[p].cost <= money);
        let offers: Vec<(usize, Offer)> = open.iter().filter_map(|&p| Some((p, purses.offer(p)?))).collect();
        let best = offers.iter().map(|(_, offer)| &offer.worth.1).min().cloned();
        let Some(Event::Overspent { project, part, price, money: left, tied }) = steps.get(step) else {
            return match best {
                Some(_) => Err(VerifyError::step(step, "another project could still be bought")),
                None => Ok((won, step)),
            };
        };
        let wrong = |problem: &str| VerifyError::step(step, problem);
        let project = named(election, step, project)?;
        let best = best.ok_or_else(|| wrong("nothing can be bought any more"))?;
        let equal = offers.iter().filter(|(_, offer)| !more(&offer.worth.0, &best));
        let mut equal: Vec<usize> = equal.map(|(p, _)| *p).collect();
        equal.sort_by_key(|&p| votes.places[p]);
        if equal.first() != Some(&project) {
            return Err(wrong("another project was the better buy"));
        }
        let ids = if equal.len() > 1 { election.ids(&equal) } else { Vec::new() };
        if *tied != ids {
            return Err(wrong("other projects are tied"));
        }
        let offer = offers.into_iter().find(|(p, _)| *p == project).map(|(_, offer)| offer);
        let offer = offer.ok_or_else(|| wrong("the project cannot be bought"))?;
        money -= election.projects()[project].cost;
        let share = BigRational::new(offer.collected.0.clone(), purses.cost(project).max(1.into()));
        let charged = purses.buy(project, &offer);
        let charged = BigRational::new(charged, BigInt::from(election.scale()) << SHIFT);
        let free = election.projects()[project].cost == 0;
        if left.0 != whole(election, money) || !(free || shows(part, &share)) || !shows(price, &charged) {
            return Err(wrong("the part, the price or what is left is wrong"));
        }
        open.retain(|&p| p != project);
        won.push(project);
        step += 1;
    }
}

/// Whether an amount of the log, rounded down to twelve decimals, is the one found here.
fn shows(shown: &Exact, found: &BigRational) -> bool {
    (&shown.0 - found).abs() <= BigRational::new(2.into(), 1_000_000_000_000_u64.into())
}

/// Whether an amount is more than another by what can be told.
fn more(amount: &BigInt, other: &BigInt) -> bool {
    *amount > other + (other >> SAME)
}

/// What every class of voters has left.
struct Purses<'a> {
    votes: &'a Votes,
    election: &'a Election,
    money: Vec<Bounds>,
    supporters: Vec<Vec<(usize, u64)>>,
}

impl<'a> Purses<'a> {
    fn new(votes: &'a Votes, election: &'a Election) -> Self {
        let voters = BigInt::from(votes.voters.max(1));
        let all = BigInt::from(election.budget()) << SHIFT;
        let each = Bounds(all.div_floor(&voters), all.div_ceil(&voters));
        let mut supporters = vec![Vec::new(); election.projects().len()];
        for (class, voters) in votes.classes.iter().enumerate() {
            voters.gives.iter().for_each(|&(project, given)| supporters[project].push((class, given)));
        }
        Self { votes, election, money: vec![each; votes.classes.len()], supporters }
    }

    fn cost(&self, project: usize) -> BigInt {
        BigInt::from(self.election.projects()[project].cost) << SHIFT
    }

    /// The best part of a project to buy; none when its supporters have nothing left.
    fn offer(&self, project: usize) -> Option<Offer> {
        let cost = self.cost(project);
        if cost.is_zero() {
            let nothing = || Bounds(BigInt::zero(), BigInt::zero());
            return Some(Offer { price: nothing(), collected: nothing(), worth: nothing() });
        }
        let mut paying: Vec<&(usize, u64)> = self.supporters[project].iter().collect();
        paying.retain(|(class, _)| self.money[*class].0.is_positive());
        paying.sort_by(|(a, v), (b, w)| (&self.money[*a].0 * *w).cmp(&(&self.money[*b].0 * *v)));
        let voters = |class: usize| BigInt::from(self.votes.classes[class].voters);
        let mut rich: BigInt = paying.iter().map(|(class, given)| voters(*class) * *given).sum();
        let mut poor = Bounds(BigInt::zero(), BigInt::zero());
        let mut best: Option<Offer> = None;
        for (class, given) in paying {
            let (money, weight) = (&self.money[*class], BigInt::from(*given));
            // Everybody from this one on pays the same per weight, either for the whole …
            let all = Bounds((&cost - &poor.1).div_floor(&rich), (&cost - &poor.0).div_ceil(&rich));
            let most = Bounds(money.0.div_floor(&weight), money.1.div_ceil(&weight));
            if all.1 <= most.0 {
                self.consider(&mut best, project, all, Bounds(cost.clone(), cost.clone()));
                return best;
            }
            // … or as much as this one has.
            poor = Bounds(poor.0 + &money.0 * voters(*class), poor.1 + &money.1 * voters(*class));
            rich -= voters(*class) * *given;
            let collected = Bounds(&poor.0 + &most.0 * &rich, (&poor.1 + &most.1 * &rich).min(cost.clone()));
            self.consider(&mut best, project, most, collected);
        }
        best
    }

    /// Keeps an offer if it is better than the best so far, which has a smaller price.
    fn consider(&self, best: &mut Option<Offer>, project: usize, price: Bounds, collected: Bounds) {
        let cost = self.cost(project);
        let factor = self.votes.factor(self.election, project);
        let (top, bottom) = (factor.numer().max(&BigInt::from(1)).clone(), factor.denom());
        let square = &cost * &cost * bottom;
        let low = (&price.0 * &square).div_floor(&(&collected.1 * &collected.1 * &top));
        let least = collected.0.clone().max(1.into());
        let high = (&price.1 * &square).div_ceil(&(&least * &least * &top));
        if best.as_ref().is_none_or(|best| more(&best.worth.0, &high)) {
            *best = Some(Offer { price, collected, worth: Bounds(low, high) });
        }
    }

    /// Charges the supporters the price of the whole project; returns that price per unit of weight.
    fn buy(&mut self, project: usize, offer: &Offer) -> BigInt {
        let cost = self.cost(project);
        let price = Bounds(
            (&offer.price.0 * &cost).div_floor(&offer.collected.1.clone().max(1.into())),
            (&offer.price.1 * &cost).div_ceil(&offer.collected.0.clone().max(1.into())),
        );
        for (class, given) in &self.supporters[project] {
            let money = &mut self.money[*class];
            let left = &money.0 - &price.1 * *given;
            // What is left is nothing, or too little to tell.
            let nothing = left <= (&money.1 >> (SAME + SAME));
            let most = &money.1 - &price.0 * *given;
            *money = if nothing { Bounds(BigInt::zero(), BigInt::zero()) } else { Bounds(left, most) };
        }
        price.0
    }
}
