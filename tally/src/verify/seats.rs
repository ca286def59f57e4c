//! Checks of elections of people: Schulze, by searching for a stronger chain, and the single transferable
//! vote, paper by paper.

use std::collections::{BTreeMap, HashMap};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::votes::Votes;
use super::{VerifyError, named};
use crate::{BallotKind, Election, Event, Seats};

/// Distinct rankings of those who stand, with the number of papers.
fn papers(election: &Election) -> Result<Vec<(Vec<usize>, u64)>, VerifyError> {
    if election.kind() != BallotKind::Ordinal {
        return Err(VerifyError::log("these ballots are no rankings"));
    }
    let mut papers: BTreeMap<Vec<usize>, u64> = BTreeMap::new();
    for ballot in election.ballots().iter() {
        let stands = |p: &usize| !election.projects()[*p].withdrawn;
        let ranking = ballot.projects.iter().map(|&p| p as usize).filter(stands).collect();
        *papers.entry(ranking).or_default() += ballot.weight;
    }
    Ok(papers.into_iter().collect())
}

fn standing(election: &Election) -> Vec<usize> {
    (0..election.projects().len()).filter(|&p| !election.projects()[p].withdrawn).collect()
}

/// Checks that the log names all who are equal, preferred first.
fn check_tied(election: &Election, step: usize, equal: &[usize], tied: &[String]) -> Result<(), VerifyError> {
    let ids = if equal.len() > 1 { election.ids(equal) } else { Vec::new() };
    if *tied == ids { Ok(()) } else { Err(VerifyError::step(step, "others are tied")) }
}

/// Replays a Schulze election and returns the elected.
pub(super) fn schulze(
    votes: &Votes,
    election: &Election,
    rule: &Seats,
    steps: &[Event],
) -> Result<Vec<usize>, VerifyError> {
    let duels = duels(election)?;
    let chains: Vec<Vec<u64>> = (0..duels.len()).map(|from| chains(&duels, from)).collect();
    let mut open = standing(election);
    let mut elected = Vec::new();
    for (step, event) in steps.iter().enumerate() {
        let wrong = |problem: &str| VerifyError::step(step, problem);
        let Event::Elected { candidate, votes: None, tied } = event else {
            return Err(wrong("somebody should be elected here"));
        };
        if elected.len() == rule.seats {
            return Err(wrong("all seats are taken"));
        }
        let unbeaten = |p: &usize| open.iter().all(|&q| chains[q][*p] <= chains[*p][q]);
        let mut equal: Vec<usize> = open.iter().copied().filter(unbeaten).collect();
        equal.sort_by_key(|&p| votes.places[p]);
        let candidate = named(election, step, candidate)?;
        if equal.first() != Some(&candidate) {
            return Err(wrong("somebody else is elected"));
        }
        check_tied(election, step, &equal, tied)?;
        open.retain(|&p| p != candidate);
        elected.push(candidate);
    }
    if elected.len() < rule.seats && !open.is_empty() {
        return Err(VerifyError::log("a seat stays empty"));
    }
    Ok(elected)
}

/// How many voters prefer one candidate to another, pair by pair.
fn duels(election: &Election) -> Result<Vec<Vec<u64>>, VerifyError> {
    let candidates = election.projects().len();
    let mut duels = vec![vec![0; candidates]; candidates];
    for (ranking, voters) in papers(election)? {
        for (place, &preferred) in ranking.iter().enumerate() {
            let before = &ranking[..=place];
            (0..candidates).filter(|other| !before.contains(other)).for_each(|other| {
                duels[preferred][other] += voters;
            });
        }
    }
    Ok(duels)
}

/// The strength of the strongest chain of victories from a candidate to each other, nearest first.
fn chains(duels: &[Vec<u64>], from: usize) -> Vec<u64> {
    let victory = |a: usize, b: usize| if duels[a][b] > duels[b][a] { duels[a][b] } else { 0 };
    let mut strength: Vec<u64> = (0..duels.len()).map(|to| victory(from, to)).collect();
    let mut unsettled: Vec<usize> = (0..duels.len()).filter(|&p| p != from).collect();
    while let Some(&next) = unsettled.iter().max_by_key(|&&p| strength[p]) {
        unsettled.retain(|&p| p != next);
        for &to in &unsettled {
            strength[to] = strength[to].max(strength[next].min(victory(next, to)));
        }
    }
    strength
}

/// Replays a single transferable vote and returns the elected.
pub(super) fn stv(
    votes: &Votes,
    election: &Election,
    rule: &Seats,
    steps: &[Event],
) -> Result<Vec<usize>, VerifyError> {
    let mut count = Count::new(election, rule)?;
    let mut elected = Vec::new();
    for (step, event) in steps.iter().enumerate() {
        let wrong = |problem: &str| VerifyError::step(step, problem);
        let free = rule.seats.saturating_sub(elected.len());
        if free == 0 || count.open.is_empty() {
            return Err(wrong("this step does not belong here"));
        }
        let held = count.held();
        let of = |p: usize| held.get(&p).cloned().unwrap_or_else(BigRational::zero);
        let reached = count.open.iter().any(|&p| of(p) >= count.quota) || count.open.len() <= free;
        let (id, shown, tied) = match event {
            Event::Elected { candidate, votes: Some(shown), tied } if reached => (candidate, shown, tied),
            Event::DroppedOut { candidate, votes: shown, tied } if !reached => (candidate, shown, tied),
            _ => return Err(wrong("it should be the other way: elected or dropped out")),
        };
        let all = count.open.iter().map(|&p| of(p));
        let due = if reached { all.max() } else { all.min() }.unwrap_or_else(BigRational::zero);
        let mut equal: Vec<usize> = count.open.iter().copied().filter(|&p| of(p) == due).collect();
        equal.sort_by_key(|&p| votes.places[p]);
        let candidate = named(election, step, id)?;
        let chosen = if reached { equal.first() } else { equal.last() };
        if chosen != Some(&candidate) || shown.0 != due {
            return Err(wrong("the candidate or the votes are wrong"));
        }
        check_tied(election, step, &equal, tied)?;
        let keep = if reached { (&due - &count.quota) / &due.clone().max(one()) } else { one() };
        count.release(candidate, &keep);
        if reached {
            elected.push(candidate);
        }
    }
    if elected.len() < rule.seats && !count.open.is_empty() {
        return Err(VerifyError::log("a seat stays empty"));
    }
    Ok(elected)
}

fn one() -> BigRational {
    BigRational::from_integer(1.into())
}

/// All papers: where they are and what they are still worth.
struct Count {
    /// Ranking, number of papers, place that counts, value of each.
    papers: Vec<(Vec<usize>, u64, usize, BigRational)>,
    open: Vec<usize>,
    quota: BigRational,
}

impl Count {
    fn new(election: &Election, rule: &Seats) -> Result<Self, VerifyError> {
        let papers: Vec<_> =
            papers(election)?.into_iter().filter(|(ranking, _)| !ranking.is_empty()).collect();
        let valid: u64 = papers.iter().map(|(_, number)| number).sum();
        let seats = u64::try_from(rule.seats).unwrap_or(u64::MAX).saturating_add(1);
        let papers = papers.into_iter().map(|(ranking, number)| (ranking, number, 0, one())).collect();
        let quota = BigRational::from_integer(BigInt::from(valid / seats + 1));
        Ok(Self { papers, open: standing(election), quota })
    }

    /// What each candidate holds. Few papers differ in value, so those are added up as numbers first.
    fn held(&self) -> HashMap<usize, BigRational> {
        let mut piles: HashMap<(usize, &BigRational), u64> = HashMap::new();
        for (ranking, number, at, value) in &self.papers {
            if let Some(&holder) = ranking.get(*at) {
                *piles.entry((holder, value)).or_default() += number;
            }
        }
        let mut held: HashMap<usize, BigRational> = HashMap::new();
        for ((holder, value), number) in piles {
            *held.entry(holder).or_insert_with(BigRational::zero) += value * BigInt::from(number);
        }
        held
    }

    /// Passes the papers of a candidate on at a part of their value; at nothing they are put away.
    fn release(&mut self, candidate: usize, part: &BigRational) {
        self.open.retain(|&p| p != candidate);
        let open = &self.open;
        for (ranking, _, at, value) in &mut self.papers {
            if ranking.get(*at) != Some(&candidate) {
                continue;
            }
            let next = ranking.iter().skip(*at + 1).position(|p| open.contains(p));
            *at = match next {
                Some(further) if part.is_positive() => *at + 1 + further,
                _ => ranking.len(),
            };
            *value = &*value * part;
        }
    }
}
