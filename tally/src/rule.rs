//! How to count: the method, what a voter gets from a project, and how ties are broken.

use serde::{Deserialize, Serialize};

use crate::{BallotKind, TieBreak};

/// Everything that decides a count, besides the election itself. Publish it with the result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The method and its settings.
    pub method: Method,
    /// What a voter is taken to get from a winning project.
    pub utility: Utility,
    /// The total order that settles ties.
    pub ties: TieBreak,
}

impl Rule {
    /// The usual count of approval votes: most votes first, skip what does not fit, ties in file order.
    pub fn greedy() -> Self {
        Self { method: Method::Greedy(Greedy::default()), utility: Utility::Cost, ties: TieBreak::FileOrder }
    }

    /// What most cities do with this kind of ballot: rank by votes, by points, or by 3-2-1 for rankings
    /// (Kraków: the first of `longest` places gets that many points), and fund from the top.
    pub fn standard(kind: BallotKind, longest: u64) -> Self {
        let utility = match kind {
            BallotKind::Approval | BallotKind::ChooseOne => Utility::Cardinality,
            BallotKind::Cumulative | BallotKind::Scoring => Utility::Points,
            BallotKind::Ordinal => Utility::Places { first: longest },
        };
        let greedy = Greedy { order: GreedyOrder::Total, ..Greedy::default() };
        Self { method: Method::Greedy(greedy), utility, ties: TieBreak::FileOrder }
    }

    /// The same rule with another utility.
    #[must_use]
    pub fn with_utility(mut self, utility: Utility) -> Self {
        self.utility = utility;
        self
    }

    /// The same rule with another order for ties.
    #[must_use]
    pub fn with_ties(mut self, ties: TieBreak) -> Self {
        self.ties = ties;
        self
    }
}

/// A way of counting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Method {
    /// From the best project down, fund what fits.
    Greedy(Greedy),
}

/// What a voter gets from a winning project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Utility {
    /// 1 for each winner on the ballot.
    Cardinality,
    /// The cost of each winner on the ballot.
    Cost,
    /// The cost of each winner on the ballot, shared among all who voted for it.
    Effort,
    /// The points given to each winner; 1 for ballots without points.
    Points,
    /// Length of the ballot minus place: the last one ranked gets 0 and is not supported. Rankings only.
    Borda,
    /// `first` points for the first place, one less for each place below, never under 0. Rankings only.
    /// Kraków counts 3, 2, 1.
    Places {
        /// Points of the first place.
        first: u64,
    },
}

/// From the best project down, fund what fits: the usual method of cities.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Greedy {
    /// What “best” means.
    #[serde(default)]
    pub order: GreedyOrder,
    /// What happens when a project does not fit.
    #[serde(default)]
    pub misfit: Misfit,
    /// Projects whose total is below this are out (“threshold”: Łódź, Katowice, parts of Warsaw). In votes,
    /// or in points where ballots carry points or places.
    #[serde(default)]
    pub threshold: Option<u64>,
}

/// The order in which greedy considers projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GreedyOrder {
    /// Total utility per unit of cost. With [`Utility::Cost`] that is the number of votes.
    #[default]
    PerCost,
    /// Total utility, whatever the cost: how cities rank points and places.
    Total,
}

/// What greedy does with a project that does not fit the money left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Misfit {
    /// Leave it out and go on with the next (most cities).
    #[default]
    Skip,
    /// Stop (“no skip”: Wrocław, Gdynia).
    Stop,
    /// Fund it if at least this share of its cost is left, the rest coming from elsewhere, and stop
    /// (Poznań: 80).
    StopAndTopUp {
        /// Percent of the cost that must be left.
        percent: u8,
    },
}
