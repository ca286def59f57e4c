//! The single transferable vote.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

use super::{rankings, standing};
use crate::count::Found;
use crate::support::support;
use crate::{CountError, Election, Event, Exact, Outcome, Rule, Seats, Utility};

/// Fills seats with the Droop quota; surpluses go to the next preferences of all papers of the elected, at a
/// fraction of their value (weighted inclusive Gregory method, as in Scottish local elections, but with exact
/// fractions where those cut after five decimals). The weakest drops out when nobody reaches the quota. Of
/// equals the one preferred by the tie-break is elected first and drops out last.
pub(crate) fn count(election: &Election, rule: &Rule, seats: &Seats) -> Result<Outcome, CountError> {
    let support = support(election, Utility::Cardinality)?;
    let votes: Vec<u64> = support.iter().map(|s| s.votes).collect();
    let places = rule.ties.places(election, &votes)?;
    let mut table = Table::new(election, seats.seats)?;
    let mut found = Found::default();
    let ids = |tied: &[usize]| election.ids(tied).into_iter().map(str::to_string).collect::<Vec<String>>();
    while found.order.len() < seats.seats && !table.open.is_empty() {
        let votes: Vec<BigRational> = table.open.iter().map(|&p| table.votes(p)).collect();
        let most = votes.iter().max().cloned().unwrap_or_else(BigRational::zero);
        let least = votes.iter().min().cloned().unwrap_or_else(BigRational::zero);
        let rest_elected = table.open.len() <= seats.seats - found.order.len();
        let elects = most >= table.quota || rest_elected;
        let wanted = if elects { &most } else { &least };
        let equal = table.open.iter().zip(&votes).filter(|(_, votes)| *votes == wanted).map(|(p, _)| *p);
        let mut tied: Vec<usize> = equal.collect();
        tied.sort_by_key(|&p| places[p]);
        let named = if tied.len() > 1 { ids(&tied) } else { Vec::new() };
        if tied.len() > 1 {
            found.ties.push((found.steps.len(), tied.clone()));
        }
        let chosen = if elects { tied.first() } else { tied.last() };
        let Some(&chosen) = chosen else { break };
        let candidate = election.projects()[chosen].id.clone();
        if elects {
            found.steps.push(Event::Elected { candidate, votes: Some(Exact(most.clone())), tied: named });
            found.order.push(chosen);
            table.elect(chosen, &most);
        } else {
            found.steps.push(Event::DroppedOut { candidate, votes: Exact(least), tied: named });
            table.drop_out(chosen);
        }
    }
    let rule = rule.clone().with_utility(Utility::Cardinality);
    Ok(found.outcome(election, &rule, &support))
}

/// Papers with the same ranking and the same value.
#[derive(Clone, Debug)]
struct Pile {
    ranking: usize,
    /// The place on the ranking that counts now.
    at: usize,
    papers: u64,
    /// Position in `values`.
    value: usize,
}

/// The papers as they lie with the candidates.
struct Table {
    rankings: Vec<Vec<u32>>,
    /// Values of papers; few, because whole piles change together.
    values: Vec<BigRational>,
    piles: Vec<Vec<Pile>>,
    open: Vec<usize>,
    quota: BigRational,
}

impl Table {
    fn new(election: &Election, seats: usize) -> Result<Self, CountError> {
        let all = rankings(election)?;
        let valid: u64 =
            all.iter().filter(|(ranking, _)| !ranking.is_empty()).map(|(_, papers)| papers).sum();
        let places = u64::try_from(seats).unwrap_or(u64::MAX).saturating_add(1);
        let quota = BigRational::from_integer(BigInt::from(valid / places + 1));
        let mut piles = vec![Vec::new(); election.projects().len()];
        for (ranking, (order, papers)) in all.iter().enumerate() {
            if let Some(&first) = order.first() {
                piles[first as usize].push(Pile { ranking, at: 0, papers: *papers, value: 0 });
            }
        }
        let rankings = all.into_iter().map(|(ranking, _)| ranking).collect();
        let values = vec![BigRational::from_integer(1.into())];
        Ok(Self { rankings, values, piles, open: standing(election), quota })
    }

    fn votes(&self, candidate: usize) -> BigRational {
        let mut papers = vec![0_u64; self.values.len()];
        for pile in &self.piles[candidate] {
            papers[pile.value] += pile.papers;
        }
        let counted = self.values.iter().zip(papers).filter(|(_, papers)| *papers > 0);
        counted.fold(BigRational::zero(), |sum, (value, papers)| sum + value * BigInt::from(papers))
    }

    /// Passes the surplus of an elected candidate on.
    fn elect(&mut self, candidate: usize, votes: &BigRational) {
        self.open.retain(|&p| p != candidate);
        let surplus = votes - &self.quota;
        if surplus <= BigRational::zero() {
            self.piles[candidate].clear();
            return;
        }
        let factor = surplus / votes;
        let mut piles = std::mem::take(&mut self.piles[candidate]);
        let mut reduced: Vec<Option<usize>> = vec![None; self.values.len()];
        for pile in &mut piles {
            let known = reduced[pile.value];
            let value = known.unwrap_or_else(|| {
                self.values.push(&self.values[pile.value] * &factor);
                self.values.len() - 1
            });
            reduced[pile.value] = Some(value);
            pile.value = value;
        }
        self.pass_on(piles);
    }

    fn drop_out(&mut self, candidate: usize) {
        self.open.retain(|&p| p != candidate);
        let piles = std::mem::take(&mut self.piles[candidate]);
        self.pass_on(piles);
    }

    /// Moves papers to their next candidate who is neither elected nor out; papers without one are exhausted.
    fn pass_on(&mut self, piles: Vec<Pile>) {
        for mut pile in piles {
            let ranking = &self.rankings[pile.ranking];
            while let Some(&next) = ranking.get(pile.at + 1) {
                pile.at += 1;
                if self.open.contains(&(next as usize)) {
                    self.piles[next as usize].push(pile);
                    break;
                }
            }
        }
    }
}
