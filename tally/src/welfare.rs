//! The winners with the greatest total utility: a knapsack problem, solved exactly.
//!
//! Dynamic programming over sets that no cheaper set equals (Nemhauser and Ullmann 1969), projects in order
//! of utility per cost. A set is dropped as soon as even filling it up with fractions of the remaining
//! projects could not beat the best set known.

use num_bigint::BigInt;

use crate::count::Found;
use crate::support::support;
use crate::{CountError, Election, Event, Exact, Outcome, Rule};

/// A project worth considering.
#[derive(Clone, Copy, Debug)]
struct Item {
    project: usize,
    cost: u64,
    worth: u128,
}

/// A set of projects: its cost, its worth and how it came about.
#[derive(Clone, Copy, Debug)]
struct State {
    cost: u64,
    worth: u128,
    /// Position in the history, where 0 is the empty set.
    made_by: u32,
}

pub(crate) fn count(election: &Election, rule: &Rule) -> Result<Outcome, CountError> {
    let support = support(election, rule.utility)?;
    let votes: Vec<u64> = support.iter().map(|s| s.votes).collect();
    let places = rule.ties.places(election, &votes)?;
    let mut items = Vec::new();
    for (project, support) in support.iter().enumerate() {
        let terms = &election.projects()[project];
        let (top, bottom) = rule.utility.factor(terms.cost, support.supporters);
        let worth = u128::try_from(support.total).unwrap_or(0) * u128::from(top) / u128::from(bottom);
        if worth > 0 && !terms.withdrawn && terms.cost <= election.budget() {
            items.push(Item { project, cost: terms.cost, worth });
        }
    }
    items.sort_by(|a, b| denser(b, a).then(places[a.project].cmp(&places[b.project])));
    let (worth, mut chosen) = best_set(&items, election.budget())?;
    chosen.sort_by_key(|&project| places[project]);
    let unit = rule.utility.unit(election);
    let scale = if rule.utility.factor(2, 2).0 == 2 { election.scale() } else { 1 };
    let welfare = Exact::new(worth, BigInt::from(unit) * scale);
    let steps = vec![Event::Optimum { welfare }];
    Ok(Found { order: chosen, steps, ties: Vec::new() }.outcome(election, rule, &support))
}

/// Compares worth per cost.
fn denser(a: &Item, b: &Item) -> std::cmp::Ordering {
    match (a.worth.checked_mul(u128::from(b.cost)), b.worth.checked_mul(u128::from(a.cost))) {
        (Some(left), Some(right)) => left.cmp(&right),
        _ => (BigInt::from(a.worth) * b.cost).cmp(&(BigInt::from(b.worth) * a.cost)),
    }
}

/// The greatest worth within the budget and a set that reaches it; of several, a cheapest one.
fn best_set(items: &[Item], budget: u64) -> Result<(u128, Vec<usize>), CountError> {
    let bound = Bound::new(items);
    let mut history: Vec<(u32, u32)> = vec![(0, 0)];
    let mut states = vec![State { cost: 0, worth: 0, made_by: 0 }];
    let mut known = greedy(items, budget, 0, 0);
    for (position, item) in items.iter().enumerate() {
        let added = states.iter().take_while(|s| s.cost <= budget - item.cost).map(|s| State {
            cost: s.cost + item.cost,
            worth: s.worth + item.worth,
            made_by: s.made_by,
        });
        let mut merged: Vec<State> = Vec::with_capacity(states.len() * 2);
        let mut without = states.iter().copied().peekable();
        let mut with = added.peekable();
        loop {
            // At equal cost the greater worth first, so that the other is dropped; at equal worth the set
            // without the project.
            let take_without = match (without.peek(), with.peek()) {
                (None, None) => break,
                (Some(_), None) => true,
                (None, Some(_)) => false,
                (Some(a), Some(b)) => {
                    (a.cost, std::cmp::Reverse(a.worth)) <= (b.cost, std::cmp::Reverse(b.worth))
                }
            };
            let Some(mut state) = (if take_without { without.next() } else { with.next() }) else { break };
            if merged.last().is_some_and(|last| last.worth >= state.worth) {
                continue;
            }
            if bound.of(position + 1, budget - state.cost).is_some_and(|more| state.worth + more < known) {
                continue;
            }
            if !take_without {
                let made_by = u32::try_from(history.len()).map_err(|_| CountError::TooMuch)?;
                history.push((state.made_by, u32::try_from(position).unwrap_or(u32::MAX)));
                state.made_by = made_by;
                known = known.max(greedy(items, budget - state.cost, position + 1, state.worth));
            }
            merged.push(state);
        }
        states = merged;
    }
    let Some(best) = states.iter().max_by_key(|s| (s.worth, std::cmp::Reverse(s.cost))) else {
        return Ok((0, Vec::new()));
    };
    let mut chosen = Vec::new();
    let mut at = best.made_by;
    while at != 0 {
        let (before, position) = history[at as usize];
        chosen.push(items[position as usize].project);
        at = before;
    }
    Ok((best.worth, chosen))
}

/// The worth reached by filling up greedily from a position on.
fn greedy(items: &[Item], mut money: u64, from: usize, worth: u128) -> u128 {
    items[from..].iter().fold(worth, |worth, item| {
        if item.cost > money {
            return worth;
        }
        money -= item.cost;
        worth + item.worth
    })
}

/// Upper bounds of what the remaining projects can add.
struct Bound<'a> {
    items: &'a [Item],
    /// Sums of cost and worth of the first projects.
    sums: Vec<(u128, u128)>,
}

impl<'a> Bound<'a> {
    fn new(items: &'a [Item]) -> Self {
        let mut sums = vec![(0, 0)];
        for item in items {
            let (cost, worth) = sums[sums.len() - 1];
            sums.push((cost + u128::from(item.cost), worth + item.worth));
        }
        Self { items, sums }
    }

    /// What money can add from a position on if projects could be bought in part; none when it does not fit
    /// 128 bits, which only means that nothing is dropped.
    fn of(&self, from: usize, money: u64) -> Option<u128> {
        let (cost_before, worth_before) = self.sums[from];
        let reach = cost_before + u128::from(money);
        let split = from + self.sums[from + 1..].partition_point(|(cost, _)| *cost <= reach);
        let (cost, worth) = self.sums[split];
        let whole = worth - worth_before;
        match self.items.get(split) {
            Some(next) if next.cost > 0 => {
                Some(whole + (reach - cost).checked_mul(next.worth)?.div_ceil(u128::from(next.cost)))
            }
            _ => Some(whole),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Item, best_set, denser};

    /// A small generator of numbers without pattern (xorshift).
    fn next(state: &mut u64) -> u64 {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        *state
    }

    #[test]
    fn equals_trying_all_sets() {
        let mut state = 42;
        for _ in 0..300 {
            let count = 1 + next(&mut state) % 10;
            let mut items: Vec<Item> = (0..count)
                .map(|p| Item {
                    project: usize::try_from(p).unwrap(),
                    cost: next(&mut state) % 30,
                    worth: 1 + u128::from(next(&mut state) % 20),
                })
                .collect();
            let budget = next(&mut state) % 120;
            items.retain(|item| item.cost <= budget);
            items.sort_by(|a, b| denser(b, a));
            let set = |mask: u32| items.iter().enumerate().filter(move |(p, _)| mask >> p & 1 == 1);
            let fits = |mask: &u32| set(*mask).map(|(_, item)| item.cost).sum::<u64>() <= budget;
            let worth = |mask: u32| set(mask).map(|(_, item)| item.worth).sum::<u128>();
            let best = (0..1 << items.len()).filter(fits).map(worth).max().unwrap();
            let (found, chosen) = best_set(&items, budget).unwrap();
            assert_eq!(found, best);
            let chosen: Vec<&Item> = items.iter().filter(|item| chosen.contains(&item.project)).collect();
            assert_eq!(chosen.iter().map(|item| item.worth).sum::<u128>(), best);
            assert!(chosen.iter().map(|item| item.cost).sum::<u64>() <= budget);
        }
    }
}
