//! Small random elections, full of ties and edges.

use super::dice::Dice;
use crate::{Ballot, BallotKind, Election, Project};

/// What an election is built from, so that it can be built again in another order.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) kind: BallotKind,
    pub(super) budget: u64,
    pub(super) scale: u64,
    /// Id and cost.
    pub(super) projects: Vec<(String, u64)>,
    /// Projects by position, points, weight.
    pub(super) ballots: Vec<(Vec<usize>, Vec<i64>, u64)>,
}

impl Draft {
    pub(super) fn new(dice: &mut Dice) -> Self {
        let kinds = [
            BallotKind::Approval,
            BallotKind::Approval,
            BallotKind::ChooseOne,
            BallotKind::Cumulative,
            BallotKind::Scoring,
            BallotKind::Ordinal,
        ];
        let kind = kinds[dice.position(kinds.len())];
        let number = 1 + dice.position(6);
        // Few different costs make many ties, high ones many steps of endowments.
        let largest = if dice.chance(50) { 1_000 } else { [3, 10, 60][dice.position(3)] };
        let cost = |dice: &mut Dice| if dice.chance(15) { 0 } else { 1 + dice.below(largest) };
        let projects: Vec<(String, u64)> = (0..number).map(|p| (format!("p{p}"), cost(dice))).collect();
        let all: u64 = projects.iter().map(|(_, cost)| cost).sum();
        let budget = dice.below(all + 3);
        let mut draft = Self { kind, budget, scale: 1 + dice.below(3), projects, ballots: Vec::new() };
        for _ in 0..dice.below(12) {
            let ballot = draft.ballot(dice);
            draft.ballots.push(ballot);
        }
        draft
    }

    fn ballot(&self, dice: &mut Dice) -> (Vec<usize>, Vec<i64>, u64) {
        let mut named: Vec<usize> = (0..self.projects.len()).collect();
        dice.shuffle(&mut named);
        let most = if self.kind == BallotKind::ChooseOne { 1 } else { named.len() };
        named.truncate(dice.position(most + 1));
        let lowest = if self.kind == BallotKind::Scoring { -2 } else { 0 };
        let mut point = || i64::try_from(dice.below(6)).unwrap_or(0) + lowest;
        let points =
            if self.kind.has_points() { named.iter().map(|_| point()).collect() } else { Vec::new() };
        (named, points, 1 + dice.below(3))
    }

    pub(super) fn build(&self) -> Result<Election, String> {
        let mut building = Election::builder(self.kind, self.budget).scale(self.scale);
        for (id, cost) in &self.projects {
            building.project(Project::new(id.clone(), "", *cost)).map_err(|error| error.to_string())?;
        }
        for (named, points, weight) in &self.ballots {
            let projects = named.iter().map(|&p| self.projects[p].0.as_str()).collect();
            let ballot = Ballot { projects, points: points.clone(), weight: *weight };
            building.ballot(ballot).map_err(|error| error.to_string())?;
        }
        building.build().map_err(|error| error.to_string())
    }

    /// The same election with projects and ballots in another order.
    pub(super) fn shuffled(&self, dice: &mut Dice) -> Self {
        let mut order: Vec<usize> = (0..self.projects.len()).collect();
        dice.shuffle(&mut order);
        let mut places = vec![0; order.len()];
        order.iter().enumerate().for_each(|(place, &project)| places[project] = place);
        let mut ballots = self.ballots.clone();
        dice.shuffle(&mut ballots);
        for (named, _, _) in &mut ballots {
            named.iter_mut().for_each(|project| *project = places[*project]);
        }
        let projects = order.iter().map(|&p| self.projects[p].clone()).collect();
        Self { projects, ballots, ..self.clone() }
    }
}
