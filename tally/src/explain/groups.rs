//! Money and votes by category and by district.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

use crate::{Election, Exact, Project};

/// How projects are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// By category; a project with several counts for each in equal parts.
    Category,
    /// By district.
    District,
}

/// Share of one group in votes and in money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupShare {
    /// Name of the category or district; none for projects without.
    pub name: Option<String>,
    /// Part of the votes, if every voter with a ballot that is not empty has one point and splits it evenly
    /// over the projects on the ballot.
    pub votes: Exact,
    /// Part of the money spent on winners.
    pub money: Exact,
}

fn groups(project: &Project, by: Group) -> Vec<Option<String>> {
    match by {
        Group::District => vec![project.district.clone()],
        Group::Category if project.categories.is_empty() => vec![None],
        Group::Category => project.categories.iter().cloned().map(Some).collect(),
    }
}

/// The shares of all groups, those without a name first, then by name.
pub fn group_shares(election: &Election, winners: &[usize], by: Group) -> Vec<GroupShare> {
    // Points of ballots of the same length have the same size, so only numbers of mentions are added up.
    let mut mentions: BTreeMap<usize, Vec<u64>> = BTreeMap::new();
    for ballot in election.ballots().iter().filter(|ballot| !ballot.projects.is_empty()) {
        let counts =
            mentions.entry(ballot.projects.len()).or_insert_with(|| vec![0; election.projects().len()]);
        ballot.projects.iter().for_each(|&project| counts[project as usize] += ballot.weight);
    }
    let mut votes: BTreeMap<Option<String>, BigRational> = BTreeMap::new();
    let mut money: BTreeMap<Option<String>, BigRational> = BTreeMap::new();
    for (position, project) in election.projects().iter().enumerate() {
        let names = groups(project, by);
        let parts = BigInt::from(names.len());
        let points = mentions.iter().map(|(length, counts)| {
            BigRational::new(BigInt::from(counts[position]), BigInt::from(*length) * &parts)
        });
        let points: BigRational = points.sum();
        let cost = if winners.contains(&position) { project.cost } else { 0 };
        for name in names {
            *votes.entry(name.clone()).or_insert_with(BigRational::zero) += &points;
            *money.entry(name).or_insert_with(BigRational::zero) +=
                BigRational::new(cost.into(), parts.clone());
        }
    }
    let (all_votes, all_money): (BigRational, BigRational) = (votes.values().sum(), money.values().sum());
    let part =
        |of: &BigRational, all: &BigRational| Exact(if all.is_zero() { all.clone() } else { of / all });
    let share = |(name, points): (&Option<String>, &BigRational)| GroupShare {
        name: name.clone(),
        votes: part(points, &all_votes),
        money: part(&money[name], &all_money),
    };
    votes.iter().map(share).collect()
}

/// How far money is from votes: the sum of the differences over all groups, from 0 (the same) to 2.
pub fn distance(shares: &[GroupShare]) -> Exact {
    Exact(shares.iter().map(|share| (&share.money.0 - &share.votes.0).abs()).sum())
}

#[cfg(test)]
mod tests {
    use super::{Group, distance, group_shares};
    use crate::{Ballot, BallotKind, Election, Exact, Project};

    #[test]
    fn one_point_per_voter_is_split_over_ballot_and_categories() {
        let mut building = Election::builder(BallotKind::Approval, 30);
        building.project(Project::new("a", "", 10).in_category("green").in_category("school")).unwrap();
        building.project(Project::new("b", "", 20).in_category("green")).unwrap();
        building.ballot(Ballot::approving(["a", "b"])).unwrap();
        building.ballot(Ballot::approving(["a"])).unwrap();
        building.ballot(Ballot::approving([])).unwrap();
        let election = building.build().unwrap();
        let shares = group_shares(&election, &[0, 1], Group::Category);
        assert_eq!(shares[0].name.as_deref(), Some("green"));
        assert_eq!((shares[0].votes.clone(), shares[1].votes.clone()), (Exact::new(5, 8), Exact::new(3, 8)));
        assert_eq!((shares[0].money.clone(), shares[1].money.clone()), (Exact::new(5, 6), Exact::new(1, 6)));
        assert_eq!(distance(&shares), Exact::new(5, 12));
        assert_eq!(group_shares(&election, &[], Group::District)[0].money, Exact::whole(0));
    }
}
