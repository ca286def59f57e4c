//! Slow engines, as close to the definitions as possible, and comparisons with the fast ones.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

use super::dice::Dice;
use super::elections::Draft;
use crate::{
    Add1, BallotKind, Completion, Election, EqualShares, Event, Method, Rule, TieBreak, Utility, count,
};

/// What a voter gives to each supported project.
type Purse = (Vec<(usize, BigRational)>, BigRational);

/// Equal shares by definition: in every round look at every project with fractions.
fn by_definition(election: &Election, utility: Utility, each: &BigRational) -> Vec<usize> {
    let mut purses: Vec<Purse> = Vec::new();
    let support = crate::support::support(election, utility).unwrap_or_default();
    for ballot in election.ballots().iter() {
        let mut gives = Vec::new();
        for (place, &project) in ballot.projects.iter().enumerate() {
            let entry = utility.entry(ballot, place);
            let project = project as usize;
            let (top, bottom) =
                utility.factor(election.projects()[project].cost, support[project].supporters);
            if entry > 0 {
                // Free projects have no utility by cost; any other number gives the same order.
                gives.push((project, BigRational::new(BigInt::from(entry) * top.max(1), bottom.into())));
            }
        }
        (0..ballot.weight).for_each(|_| purses.push((gives.clone(), each.clone())));
    }
    let mut order: Vec<usize> = Vec::new();
    loop {
        let prices = (0..election.projects().len()).filter(|p| !order.contains(p)).filter_map(|p| {
            let price = price(&purses, p, election.projects()[p].cost)?;
            Some((price, &election.projects()[p].id, p))
        });
        let Some((price, _, project)) = prices.min() else { return order };
        for (gives, money) in &mut purses {
            if let Some((_, utility)) = gives.iter().find(|(p, _)| *p == project) {
                let due = &price * utility;
                *money = if *money > due { &*money - due } else { BigRational::zero() };
            }
        }
        order.push(project);
    }
}

/// The least price per utility at which the supporters pay the cost.
fn price(purses: &[Purse], project: usize, cost: u64) -> Option<BigRational> {
    let supporter = |(gives, money): &Purse| {
        let (_, utility) = gives.iter().find(|(p, _)| *p == project)?;
        Some((money / utility, utility.clone()))
    };
    let mut supporters: Vec<(BigRational, BigRational)> = purses.iter().filter_map(supporter).collect();
    if supporters.is_empty() {
        return None;
    }
    supporters.sort();
    let mut missing = BigRational::from_integer(cost.into());
    let mut rich: BigRational = supporters.iter().map(|(_, utility)| utility).sum();
    for (most, utility) in supporters {
        if &missing / &rich <= most {
            return Some(missing / rich);
        }
        missing -= &most * &utility;
        rich -= utility;
    }
    None
}

/// Growing endowments by definition: one step after the other.
fn step_by_step(election: &Election, utility: Utility, add1: Add1) -> (Vec<usize>, u64) {
    let voters = BigInt::from(election.voters().max(1));
    let unit = BigRational::from_integer(election.scale().into());
    let start = BigRational::new(election.budget().into(), voters);
    let mut each = if add1 == Add1::Exhaustive { start } else { (start / &unit).floor() * &unit };
    let supported: Vec<bool> = (0..election.projects().len())
        .map(|p| {
            let gives = |b: crate::BallotView<'_>| {
                (0..b.projects.len())
                    .any(|place| b.projects[place] as usize == p && utility.entry(b, place) > 0)
            };
            election.ballots().iter().any(gives)
        })
        .collect();
    let (mut last, mut tried) = (Vec::new(), 0);
    loop {
        let order = by_definition(election, utility, &each);
        tried += 1;
        let cost: u64 = order.iter().map(|&p| election.projects()[p].cost).sum();
        if cost > election.budget() {
            return (last, tried);
        }
        let left = election.budget() - cost;
        let due = |p: &usize| {
            supported[*p]
                && !order.contains(p)
                && (add1 == Add1::Official || election.projects()[*p].cost <= left)
        };
        let more = (0..supported.len()).any(|p| due(&p));
        last = order;
        if !more {
            return (last, tried);
        }
        each += &unit;
    }
}

/// Compares equal shares with the definition: winners, order and number of endowments.
pub(super) fn same_winners(dice: &mut Dice) -> Result<(), String> {
    let draft = Draft::new(dice);
    let election = draft.build()?;
    let utility = utility(dice, draft.kind);
    let add1 = [Add1::Exhaustive, Add1::IntegralExhaustive, Add1::Official][dice.position(3)];
    let completion = if dice.chance(2) { Completion::None } else { Completion::Add1(add1) };
    let shares = EqualShares { completion, ..EqualShares::default() };
    let rule = Rule { method: Method::EqualShares(shares), utility, ties: TieBreak::Id };
    let outcome = count(&election, &rule).map_err(|error| error.to_string())?;
    let (order, tried) = match completion {
        Completion::Add1(add1) => step_by_step(&election, utility, add1),
        _ => {
            let each = BigRational::new(election.budget().into(), election.voters().max(1).into());
            (by_definition(&election, utility, &each), 1)
        }
    };
    let claimed = match outcome.log.steps.first() {
        Some(Event::Endowed { tried, .. }) => *tried,
        _ => 0,
    };
    if outcome.order != order || claimed != tried {
        return Err(format!(
            "{completion:?} {utility:?}: {:?} after {claimed}, by definition {order:?} after {tried}; {draft:?}",
            outcome.order
        ));
    }
    Ok(())
}

/// A utility that these ballots allow.
pub(super) fn utility(dice: &mut Dice, kind: BallotKind) -> Utility {
    let any = [Utility::Cost, Utility::Cardinality, Utility::Effort];
    match dice.position(4) {
        3 if kind == BallotKind::Ordinal => Utility::Borda,
        3 => Utility::Points,
        choice => any[choice],
    }
}
