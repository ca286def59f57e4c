//! From the best project down, fund what fits: the usual method of cities.

use std::cmp::Ordering;

use num_bigint::BigInt;

use crate::count::Found;
use crate::log::Decision;
use crate::support::{Support, support};
use crate::{CountError, Election, Event, Exact, Greedy, GreedyOrder, Misfit, Outcome, Project, Rule};

/// What a project is ranked by: a fraction, or “infinitely good” for a supported project that costs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rank {
    Fraction { top: i128, bottom: u64 },
    Free,
}

impl Rank {
    fn of(election: &Election, rule: &Rule, greedy: &Greedy, project: usize, support: &Support) -> Self {
        let cost = election.projects()[project].cost;
        let (top, bottom) = rule.utility.factor(cost, support.supporters);
        let total = i128::from(support.total);
        match greedy.order {
            GreedyOrder::PerCost if cost == 0 && total > 0 => Self::Free,
            // A factor that contains the cost cancels it.
            GreedyOrder::PerCost if top == cost => Self::Fraction { top: total, bottom },
            GreedyOrder::PerCost => {
                Self::Fraction { top: total * i128::from(election.scale()), bottom: cost.max(1) }
            }
            GreedyOrder::Total => Self::Fraction { top: total * i128::from(top), bottom },
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Free, Self::Free) => Ordering::Equal,
            (Self::Free, _) => Ordering::Greater,
            (_, Self::Free) => Ordering::Less,
            (Self::Fraction { top: a, bottom: b }, Self::Fraction { top: c, bottom: d }) => {
                match (a.checked_mul(i128::from(*d)), c.checked_mul(i128::from(*b))) {
                    (Some(left), Some(right)) => left.cmp(&right),
                    _ => (BigInt::from(*a) * *d).cmp(&(BigInt::from(*c) * *b)),
                }
            }
        }
    }

    fn published(&self, unit: u64) -> Option<Exact> {
        match self {
            Self::Fraction { top, bottom } => Some(Exact::new(*top, BigInt::from(*bottom) * unit)),
            Self::Free => None,
        }
    }
}

pub(crate) fn count(election: &Election, rule: &Rule, greedy: &Greedy) -> Result<Outcome, CountError> {
    let support = support(election, rule.utility)?;
    let votes: Vec<u64> = support.iter().map(|s| s.votes).collect();
    let places = rule.ties.places(election, &votes)?;
    let mut found = Found::default();
    let count = Count { election, rule, greedy, support: &support, places: &places };
    count.fund((0..support.len()).collect(), election.budget(), &mut found);
    Ok(found.outcome(election, rule, &support))
}

/// Everything the order of projects depends on.
pub(crate) struct Count<'a> {
    pub(crate) election: &'a Election,
    pub(crate) rule: &'a Rule,
    pub(crate) greedy: &'a Greedy,
    pub(crate) support: &'a [Support],
    pub(crate) places: &'a [u32],
}

impl Count<'_> {
    /// Spends money on some projects; appends to what was found so far.
    pub(crate) fn fund(&self, projects: Vec<usize>, mut money: u64, found: &mut Found) {
        let rank =
            |(p, support): (usize, &Support)| Rank::of(self.election, self.rule, self.greedy, p, support);
        let ranks: Vec<Rank> = self.support.iter().enumerate().map(rank).collect();
        let mut order = projects;
        order.sort_by(|&a, &b| ranks[b].compare(&ranks[a]).then(self.places[a].cmp(&self.places[b])));
        let unit = self.rule.utility.unit(self.election);
        for (position, &project) in order.iter().enumerate() {
            let tied = tie_starting_at(&order, &ranks, position);
            let tied_ids = self.election.ids(&tied).into_iter().map(str::to_string).collect();
            if !tied.is_empty() {
                found.ties.push((found.steps.len(), tied));
            }
            let chosen = &self.election.projects()[project];
            let decision = decide(self.greedy, &self.support[project], unit, chosen, money);
            found.steps.push(Event::Considered {
                project: chosen.id.clone(),
                rank: ranks[project].published(unit),
                tied: tied_ids,
                money: Exact::new(money, self.election.scale()),
                decision: decision.clone(),
            });
            if matches!(decision, Decision::Funded | Decision::ToppedUp) {
                found.order.push(project);
                money = money.saturating_sub(chosen.cost);
            }
            if matches!(decision, Decision::Stopped | Decision::ToppedUp) {
                break;
            }
        }
    }
}

/// The projects ranked equal to the one at this position, if it is the first of several.
fn tie_starting_at(order: &[usize], ranks: &[Rank], position: usize) -> Vec<usize> {
    let project = order[position];
    if position > 0 && equals(ranks, order[position - 1], project) {
        return Vec::new();
    }
    let equal = |&&other: &&usize| equals(ranks, other, project);
    let tied: Vec<usize> = order[position..].iter().take_while(equal).copied().collect();
    if tied.len() > 1 { tied } else { Vec::new() }
}

fn equals(ranks: &[Rank], a: usize, b: usize) -> bool {
    ranks[a].compare(&ranks[b]) == Ordering::Equal
}

fn decide(greedy: &Greedy, support: &Support, unit: u64, project: &Project, money: u64) -> Decision {
    if project.withdrawn {
        return Decision::Withdrawn;
    }
    let needed = i128::from(greedy.threshold.unwrap_or(0)) * i128::from(unit);
    if greedy.threshold.is_some() && i128::from(support.total) < needed {
        return Decision::BelowThreshold;
    }
    let cost = project.cost;
    if cost <= money {
        return Decision::Funded;
    }
    match greedy.misfit {
        Misfit::Skip => Decision::TooDear,
        Misfit::Stop => Decision::Stopped,
        Misfit::StopAndTopUp { percent } => {
            let enough = u128::from(money) * 100 >= u128::from(cost) * u128::from(percent);
            if enough { Decision::ToppedUp } else { Decision::Stopped }
        }
    }
}
