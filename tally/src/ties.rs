//! Total orders that settle ties.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::{CountError, Election};

/// The order in which tied projects win. Always total: no tie is ever left to chance or to the machine.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TieBreak {
    /// Order of the projects in the election, as cities list them.
    #[default]
    FileOrder,
    /// Smallest id first, compared as text: `10` before `9` (pabutools).
    Id,
    /// Cheapest first, then file order.
    CostThenFile,
    /// Cheapest first, then most votes, then smallest id (checker of Pabulib for Equal Shares cities).
    CostThenVotes,
    /// A lot drawn and published before the count: all ids, first one wins.
    Lot(Vec<String>),
}

impl TieBreak {
    /// The place of each project in this order, from 0. `votes` are weighted numbers of supporters.
    ///
    /// # Errors
    /// When a lot misses a project, repeats one or names an unknown one.
    pub(crate) fn places(&self, election: &Election, votes: &[u64]) -> Result<Vec<u32>, CountError> {
        let projects = election.projects();
        let mut order: Vec<usize> = (0..projects.len()).collect();
        match self {
            Self::FileOrder => {}
            Self::Id => order.sort_by_key(|&p| &projects[p].id),
            Self::CostThenFile => order.sort_by_key(|&p| projects[p].cost),
            Self::CostThenVotes => {
                order.sort_by_key(|&p| (projects[p].cost, Reverse(votes[p]), &projects[p].id));
            }
            Self::Lot(lot) => order = drawn(election, lot)?,
        }
        let mut places = vec![0; order.len()];
        for (place, project) in (0..).zip(order) {
            places[project] = place;
        }
        Ok(places)
    }
}

fn drawn(election: &Election, lot: &[String]) -> Result<Vec<usize>, CountError> {
    let mut seen = vec![false; election.projects().len()];
    let mut order = Vec::with_capacity(lot.len());
    for id in lot {
        let project = election.index_of(id).ok_or_else(|| CountError::LotUnknown(id.clone()))?;
        if std::mem::replace(&mut seen[project], true) {
            return Err(CountError::LotRepeats(id.clone()));
        }
        order.push(project);
    }
    match seen.iter().position(|seen| !seen) {
        Some(missing) => Err(CountError::LotMisses(election.projects()[missing].id.clone())),
        None => Ok(order),
    }
}
