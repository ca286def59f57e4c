//! What a count says.

use serde::Serialize;

use crate::{Election, Exact, Log, Rule};

/// The result of a count. Projects are given by position, see [`Election::ids`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The rule that was applied.
    pub rule: Rule,
    /// Winners in file order.
    pub winners: Vec<usize>,
    /// Winners in the order in which the rule chose them.
    pub order: Vec<usize>,
    /// Cost of all winners, in minor units.
    pub cost: u64,
    /// Budget that remains, in minor units.
    pub left: u64,
    /// Money that must come from elsewhere, in minor units: only rules that top up a last project spend more
    /// than the budget.
    pub overspent: u64,
    /// Votes and score of every project, in file order.
    pub standings: Vec<Standing>,
    /// Every tie that decided who won.
    pub ties: Vec<Tie>,
    /// The count step by step.
    pub log: Log,
}

/// How one project did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Voters who name the project (with points: who give it more than 0).
    pub votes: u64,
    /// Total utility of the project if it wins, in the utility's own unit (votes, money, points).
    pub score: Exact,
    /// Whether it won.
    pub won: bool,
}

/// Projects that were exactly equal when one had to be preferred, and not all of them won.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// Step of the log, from 0.
    pub step: usize,
    /// All that were equal, preferred first.
    pub tied: Vec<usize>,
    /// The ones among them that won.
    pub won: Vec<usize>,
}

/// The fixed shape of the printed result. Field order is part of the format.
#[derive(Serialize)]
struct Printed<'a> {
    rule: &'a Rule,
    winners: Vec<&'a str>,
    order: Vec<&'a str>,
    cost: String,
    ties: Vec<PrintedTie<'a>>,
}

#[derive(Serialize)]
struct PrintedTie<'a> {
    step: usize,
    tied: Vec<&'a str>,
    won: Vec<&'a str>,
}

impl Outcome {
    /// The result as JSON, the same bytes for the same result: rule, winners in file order, order of
    /// selection, money in whole units of currency (`p/q` where it is not whole), ties.
    pub fn to_json(&self, election: &Election) -> String {
        let money = |minor: u64| Exact::new(minor, election.scale()).to_string();
        let tie = |tie: &'_ Tie| PrintedTie {
            step: tie.step,
            tied: election.ids(&tie.tied),
            won: election.ids(&tie.won),
        };
        let printed = Printed {
            rule: &self.rule,
            winners: election.ids(&self.winners),
            order: election.ids(&self.order),
            cost: money(self.cost),
            ties: self.ties.iter().map(tie).collect(),
        };
        // Strings, numbers and lists always serialise.
        serde_json::to_string(&printed).unwrap_or_default()
    }

    /// Whether the project at this position won.
    pub fn won(&self, project: usize) -> bool {
        self.standings.get(project).is_some_and(|standing| standing.won)
    }
}
