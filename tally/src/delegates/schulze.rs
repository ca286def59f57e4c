//! The Schulze method.

use super::{rankings, standing};
use crate::count::Found;
use crate::support::support;
use crate::{CountError, Election, Event, Outcome, Rule, Seats, Utility};

/// Fills seats from the top of the Schulze ranking (Schulze, “A new monotonic, clone-independent, reversal
/// symmetric, and Condorcet-consistent single-winner election method”, 2011; winning votes). Who is not on a
/// ballot is ranked below all who are.
pub(crate) fn count(election: &Election, rule: &Rule, seats: &Seats) -> Result<Outcome, CountError> {
    let support = support(election, Utility::Cardinality)?;
    let votes: Vec<u64> = support.iter().map(|s| s.votes).collect();
    let places = rule.ties.places(election, &votes)?;
    let paths = strongest_paths(&duels(election)?);
    let mut open = standing(election);
    let mut found = Found::default();
    while found.order.len() < seats.seats && !open.is_empty() {
        let unbeaten = |p: &usize| open.iter().all(|&q| paths[q][*p] <= paths[*p][q]);
        let mut tied: Vec<usize> = open.iter().copied().filter(unbeaten).collect();
        tied.sort_by_key(|&p| places[p]);
        // The relation is transitive, so somebody is always unbeaten.
        let Some(&elected) = tied.first() else { break };
        let mut ids = Vec::new();
        if tied.len() > 1 {
            found.ties.push((found.steps.len(), tied.clone()));
            ids = election.ids(&tied).into_iter().map(str::to_string).collect();
        }
        let candidate = election.projects()[elected].id.clone();
        found.steps.push(Event::Elected { candidate, votes: None, tied: ids });
        found.order.push(elected);
        open.retain(|&p| p != elected);
    }
    let rule = rule.clone().with_utility(Utility::Cardinality);
    Ok(found.outcome(election, &rule, &support))
}

/// Voters who prefer one candidate to another.
fn duels(election: &Election) -> Result<Vec<Vec<u64>>, CountError> {
    let candidates = election.projects().len();
    let mut duels = vec![vec![0; candidates]; candidates];
    let mut below = vec![true; candidates];
    for (ranking, voters) in rankings(election)? {
        below.fill(true);
        for &preferred in &ranking {
            below[preferred as usize] = false;
            for (other, duel) in duels[preferred as usize].iter_mut().enumerate() {
                if below[other] {
                    *duel += voters;
                }
            }
        }
    }
    Ok(duels)
}

/// The strength of the strongest chain of victories between any two candidates.
fn strongest_paths(duels: &[Vec<u64>]) -> Vec<Vec<u64>> {
    let candidates = duels.len();
    let victory = |a: usize, b: usize| if duels[a][b] > duels[b][a] { duels[a][b] } else { 0 };
    let mut paths: Vec<Vec<u64>> =
        (0..candidates).map(|a| (0..candidates).map(|b| victory(a, b)).collect()).collect();
    for through in 0..candidates {
        let onwards = paths[through].clone();
        for row in &mut paths {
            let reach = row[through];
            for (path, &next) in row.iter_mut().zip(&onwards) {
                *path = (*path).max(reach.min(next));
            }
        }
    }
    paths
}
