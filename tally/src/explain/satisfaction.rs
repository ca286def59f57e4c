//! Who got what they voted for.

use std::collections::BTreeMap;

use num_bigint::BigInt;

use crate::{CountError, Election, Exact, Utility};

/// How satisfied voters are, all of them, those with empty ballots included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Satisfaction {
    /// Voters by the number of winners on their ballot: position 0 holds those without any.
    pub by_winners: Vec<u64>,
    /// Average over voters of what they get from the winners, in the unit of the utility.
    pub average: Exact,
    /// Gini coefficient of the same: 0 when everybody gets the same, near 1 when one voter gets everything.
    pub gini: Exact,
}

impl Satisfaction {
    /// Share of voters without any winner on their ballot (“exclusion ratio”).
    pub fn excluded(&self) -> Exact {
        let voters: u64 = self.by_winners.iter().sum();
        Exact::new(self.by_winners.first().copied().unwrap_or(0), voters)
    }
}

/// Measures the satisfaction of voters with some winners.
///
/// # Errors
/// When the utility does not fit the ballots.
pub fn satisfaction(
    election: &Election,
    winners: &[usize],
    utility: Utility,
) -> Result<Satisfaction, CountError> {
    let support = crate::support::support(election, utility)?;
    let mut won = vec![false; support.len()];
    winners.iter().for_each(|&project| won[project] = true);
    // Utilities over a common denominator of the factors would be exact for effort as well, but effort needs
    // another one per project; satisfaction with effort is measured in cost per supporter, rounded down.
    let worth = |project: usize, entry: i64| {
        let (top, bottom) = utility.factor(election.projects()[project].cost, support[project].supporters);
        i128::from(entry) * i128::from(top) / i128::from(bottom)
    };
    let mut by_winners = vec![0];
    let mut amounts: BTreeMap<i128, u64> = BTreeMap::new();
    for ballot in election.ballots().iter() {
        let (mut number, mut amount) = (0, 0);
        for (place, &project) in ballot.projects.iter().enumerate() {
            let entry = utility.entry(ballot, place);
            if won[project as usize] && entry > 0 {
                number += 1;
                amount += worth(project as usize, entry);
            }
        }
        if by_winners.len() <= number {
            by_winners.resize(number + 1, 0);
        }
        by_winners[number] += ballot.weight;
        *amounts.entry(amount).or_default() += ballot.weight;
    }
    let unit = match utility {
        Utility::Cost | Utility::Effort => election.scale(),
        _ => utility.unit(election),
    };
    let voters = BigInt::from(election.voters());
    let sum: BigInt = amounts.iter().map(|(amount, voters)| BigInt::from(*amount) * voters).sum();
    let average = Exact::new(sum.clone(), &voters * unit);
    Ok(Satisfaction { by_winners, average, gini: gini(&amounts, &sum, &voters) })
}

/// Sum of all differences between two voters, over what it would be if one voter had everything.
fn gini(amounts: &BTreeMap<i128, u64>, sum: &BigInt, voters: &BigInt) -> Exact {
    // With amounts in ascending order, the k-th voter is above k others and below the rest.
    let (mut before, mut weighted) = (BigInt::ZERO, BigInt::ZERO);
    for (amount, &count) in amounts {
        let ranks = &before * 2 + count - voters;
        weighted += ranks * BigInt::from(*amount) * count;
        before += count;
    }
    Exact::new(weighted, voters * sum)
}

#[cfg(test)]
mod tests {
    use super::satisfaction;
    use crate::{Ballot, BallotKind, Election, Exact, Project, Utility};

    #[test]
    fn counts_winners_and_inequality() {
        let mut building = Election::builder(BallotKind::Approval, 10);
        for id in ["a", "b", "c"] {
            building.project(Project::new(id, "", 5)).unwrap();
        }
        building.ballot(Ballot::approving(["a", "b"]).times(2)).unwrap();
        building.ballot(Ballot::approving(["a", "c"])).unwrap();
        building.ballot(Ballot::approving([])).unwrap();
        let election = building.build().unwrap();
        let measured = satisfaction(&election, &[0, 1], Utility::Cardinality).unwrap();
        assert_eq!(measured.by_winners, [1, 1, 2]);
        assert_eq!(measured.average, Exact::new(5, 4));
        assert_eq!(measured.excluded(), Exact::new(1, 4));
        // Differences over all ordered pairs of 0 1 2 2: 2·(1+2+2+1+1+0) = 14; divided by 2·4·5.
        assert_eq!(measured.gini, Exact::new(14, 40));
        assert_eq!(satisfaction(&election, &[], Utility::Cost).unwrap().gini, Exact::whole(0));
    }
}
