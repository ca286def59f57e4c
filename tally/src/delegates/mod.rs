//! Elections of people by rankings: Schulze and the single transferable vote.

mod schulze;
mod stv;

pub(crate) use schulze::count as schulze;
pub(crate) use stv::count as stv;

use std::collections::HashMap;

use crate::{BallotKind, CountError, Election};

/// Distinct rankings without withdrawn candidates, with the number of voters, in order of appearance.
fn rankings(election: &Election) -> Result<Vec<(Vec<u32>, u64)>, CountError> {
    if election.kind() != BallotKind::Ordinal {
        return Err(CountError::NeedsRanking(election.kind().name()));
    }
    let mut known: HashMap<Vec<u32>, usize> = HashMap::new();
    let mut all: Vec<(Vec<u32>, u64)> = Vec::new();
    for ballot in election.ballots().iter() {
        let stands = |p: &u32| !election.projects()[*p as usize].withdrawn;
        let ranking: Vec<u32> = ballot.projects.iter().copied().filter(stands).collect();
        let position = *known.entry(ranking.clone()).or_insert(all.len());
        match all.get_mut(position) {
            Some((_, voters)) => *voters += ballot.weight,
            None => all.push((ranking, ballot.weight)),
        }
    }
    Ok(all)
}

/// Candidates who stand.
fn standing(election: &Election) -> Vec<usize> {
    (0..election.projects().len()).filter(|&p| !election.projects()[p].withdrawn).collect()
}
