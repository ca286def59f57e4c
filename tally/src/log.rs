//! The count step by step, so that anybody can redo it.

use serde::{Deserialize, Serialize};

use crate::{Exact, Rule};

/// A replayable record of a count. Projects are named by id, money is in whole units of the currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Log {
    /// Name and version of this format.
    pub format: String,
    /// The rule that was applied.
    pub rule: Rule,
    /// Number of voters, the ones with empty ballots included.
    pub voters: u64,
    /// The budget.
    pub budget: Exact,
    /// What happened, in order.
    pub steps: Vec<Event>,
    /// Winners in the order in which they were chosen.
    pub order: Vec<String>,
    /// Their cost.
    pub cost: Exact,
}

/// The current value of [`Log::format`].
pub(crate) const FORMAT: &str = "tally-log/1";

impl Log {
    /// The log as one compact JSON object: the same bytes for the same count, so that its hash can be
    /// compared.
    pub fn to_json(&self) -> String {
        // Strings, numbers and lists always serialise.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// One step of a count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "step")]
#[non_exhaustive]
pub enum Event {
    /// Greedy looked at a project.
    Considered {
        /// Its id.
        project: String,
        /// What it was ranked by: total utility, per unit of cost where the rule says so. None for a
        /// supported project that costs nothing, which comes before all others.
        rank: Option<Exact>,
        /// On the first of several projects ranked exactly equal: all of them, preferred first.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        tied: Vec<String>,
        /// Money before the decision.
        money: Exact,
        /// What became of it.
        decision: Decision,
    },
    /// Projects that are out before the count begins.
    LeftOut {
        /// Their ids.
        projects: Vec<String>,
        /// Why.
        decision: Decision,
    },
    /// Equal shares gave every voter the same amount of money. Later endowments replace earlier ones.
    Endowed {
        /// Money of each voter.
        each: Exact,
        /// Number of voters.
        voters: u64,
        /// Number of endowments tried, the ones that were proven to change nothing included.
        tried: u64,
    },
    /// Equal shares bought a project.
    Bought {
        /// Its id.
        project: String,
        /// What a supporter pays per unit of weight on the ballot (on an approval ballot, per supporter).
        price: Exact,
        /// Voters who paid that.
        paid_in_full: u64,
        /// Voters who had less and paid all they had.
        paid_the_rest: u64,
        /// Money left with all voters together.
        money: Exact,
        /// Where several projects were exactly as good: all of them, preferred first.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        tied: Vec<String>,
    },
    /// The next endowment of equal shares buys more than the budget allows, so it does not count.
    Rejected {
        /// Money of each voter.
        each: Exact,
        /// Its purchases, up to the one that exceeds the budget.
        purchases: Vec<Rejected>,
        /// Their cost.
        cost: Exact,
    },
    /// Equal shares with bounded overspending bought a project.
    Overspent {
        /// Its id.
        project: String,
        /// The part of the cost that supporters would have paid, rounded down to twelve decimals.
        part: Exact,
        /// What a supporter is charged per unit of weight, rounded down to twelve decimals.
        price: Exact,
        /// Budget left.
        money: Exact,
        /// Where several projects were equally good: all of them, preferred first.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        tied: Vec<String>,
    },
    /// Phragmén bought a project.
    Earned {
        /// Its id.
        project: String,
        /// What every supporter had earned by then, the money of earlier purchases included. None for a
        /// project without supporters.
        load: Option<Exact>,
        /// Budget left.
        money: Exact,
        /// Where several projects could be bought at the same moment: all of them, preferred first.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        tied: Vec<String>,
    },
    /// The greatest total utility within the budget.
    Optimum {
        /// In the unit of the utility.
        welfare: Exact,
    },
    /// Majority judgment found the majority grade of a project.
    Judged {
        /// Its id.
        project: String,
        /// The lower median of its grades.
        median: Exact,
        /// Voters who gave more.
        above: u64,
        /// Voters who gave less.
        below: u64,
    },
    /// A candidate was elected.
    Elected {
        /// The id.
        candidate: String,
        /// Value of the papers, where papers are transferred.
        votes: Option<Exact>,
        /// Where several were equal: all of them, preferred first.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        tied: Vec<String>,
    },
    /// A candidate dropped out with the fewest votes.
    DroppedOut {
        /// The id.
        candidate: String,
        /// Value of the papers.
        votes: Exact,
        /// Where several were equal: all of them, preferred first; the last one dropped out.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        tied: Vec<String>,
    },
    /// Voters compared the winners so far with those of greedy.
    Compared {
        /// Voters who prefer the winners so far.
        so_far: u64,
        /// Voters who prefer the winners of greedy.
        greedy: u64,
        /// Whether greedy replaced them.
        replaced: bool,
    },
}

/// What greedy did with a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Decision {
    /// Funded.
    Funded,
    /// It costs more than what is left.
    TooDear,
    /// It does not fit and the rule stops there.
    Stopped,
    /// It does not fit, is funded all the same because enough of its cost is left, and the rule stops there.
    ToppedUp,
    /// It was withdrawn.
    Withdrawn,
    /// It has fewer votes than its cost calls for.
    NotEligible,
    /// As many projects won as may win, and the rule stops there.
    Complete,
    /// A project that excludes it won.
    Conflict {
        /// The id of that project.
        with: String,
    },
    /// A category of it would exceed its cap.
    CapReached {
        /// The category.
        category: String,
    },
    /// Its total is below the threshold.
    BelowThreshold,
}

/// A purchase of an endowment that does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// The id of the project.
    pub project: String,
    /// What a supporter pays per unit of weight on the ballot.
    pub price: Exact,
}
