//! The ballots, added up once more.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;

use super::VerifyError;
use crate::{Election, Method, Rule, TieBreak, Utility};

/// Voters with the same ballot.
pub(super) struct Class {
    /// Supported projects with what the ballot gives them.
    pub(super) gives: Vec<(usize, u64)>,
    pub(super) voters: u64,
}

/// What the ballots say, read with a utility.
pub(super) struct Votes {
    pub(super) utility: Utility,
    /// Distinct ballots, the ones too short for the rule left out.
    pub(super) classes: Vec<Class>,
    /// Voters of those ballots.
    pub(super) voters: u64,
    /// All voters.
    pub(super) all_voters: u64,
    /// Who names a project with more than 0 points, by project, on all ballots.
    pub(super) votes: Vec<u64>,
    /// Sum of what all ballots give, by project.
    pub(super) totals: Vec<i128>,
    /// Voters to whom a project is worth something, by project.
    pub(super) supporters: Vec<u64>,
    /// Place of each project when ties are broken.
    pub(super) places: Vec<usize>,
}

impl Votes {
    pub(super) fn new(election: &Election, rule: &Rule) -> Result<Self, VerifyError> {
        let projects = election.projects().len();
        let shortest = match &rule.method {
            Method::EqualShares(shares) => shares.min_ballot,
            _ => 0,
        };
        let mut votes = Self {
            utility: rule.utility,
            classes: Vec::new(),
            voters: 0,
            all_voters: 0,
            votes: vec![0; projects],
            totals: vec![0; projects],
            supporters: vec![0; projects],
            places: Vec::new(),
        };
        let mut distinct: BTreeMap<Vec<(usize, u64)>, u64> = BTreeMap::new();
        for ballot in election.ballots().iter() {
            votes.all_voters += ballot.weight;
            let mut gives = Vec::new();
            for (place, &project) in ballot.projects.iter().enumerate() {
                let project = project as usize;
                let points = ballot.points.get(place).copied();
                let given = given(rule.utility, points, place, ballot.projects.len());
                votes.totals[project] += i128::from(given) * i128::from(ballot.weight);
                if points.unwrap_or(1) > 0 {
                    votes.votes[project] += ballot.weight;
                }
                if let Ok(given @ 1..) = u64::try_from(given) {
                    votes.supporters[project] += ballot.weight;
                    gives.push((project, given));
                }
            }
            if ballot.projects.len() >= shortest {
                votes.voters += ballot.weight;
                gives.sort_unstable();
                *distinct.entry(gives).or_default() += ballot.weight;
            }
        }
        votes.classes = distinct.into_iter().map(|(gives, voters)| Class { gives, voters }).collect();
        votes.places = places(election, &rule.ties, &votes.votes)?;
        Ok(votes)
    }

    /// The utility of one unit on the ballot.
    pub(super) fn factor(&self, election: &Election, project: usize) -> BigRational {
        let cost = BigInt::from(election.projects()[project].cost);
        match self.utility {
            Utility::Cost => BigRational::from_integer(cost),
            Utility::Effort => BigRational::new(cost, BigInt::from(self.supporters[project].max(1))),
            _ => BigRational::from_integer(1.into()),
        }
    }
}

/// What a ballot gives to the project at a place.
fn given(utility: Utility, points: Option<i64>, place: usize, length: usize) -> i64 {
    let after = |place: usize, length: usize| i64::try_from(length.saturating_sub(place + 1)).unwrap_or(0);
    match (utility, points) {
        (Utility::Points, points) => points.unwrap_or(1),
        (Utility::Borda, _) => after(place, length),
        (Utility::Places { first }, _) => {
            i64::try_from(first.saturating_sub(u64::try_from(place).unwrap_or(u64::MAX))).unwrap_or(i64::MAX)
        }
        (_, Some(points)) if points <= 0 => 0,
        _ => 1,
    }
}

fn places(election: &Election, ties: &TieBreak, votes: &[u64]) -> Result<Vec<usize>, VerifyError> {
    let all = election.projects();
    let mut order: Vec<usize> = (0..all.len()).collect();
    match ties {
        TieBreak::FileOrder => {}
        TieBreak::Id => order.sort_by(|&a, &b| all[a].id.cmp(&all[b].id)),
        TieBreak::CostThenFile => order.sort_by_key(|&p| (all[p].cost, p)),
        TieBreak::CostThenVotes => {
            order.sort_by_key(|&p| (all[p].cost, Reverse(votes[p]), all[p].id.clone()))
        }
        TieBreak::Lot(lot) => {
            let drawn = |p: &usize| lot.iter().position(|id| *id == all[*p].id);
            if order.iter().any(|p| drawn(p).is_none()) || lot.len() != all.len() {
                return Err(VerifyError::log("the lot does not hold every project once"));
            }
            order.sort_by_key(|p| drawn(p));
        }
    }
    let mut places = vec![0; order.len()];
    order.iter().enumerate().for_each(|(place, &project)| places[project] = place);
    Ok(places)
}
