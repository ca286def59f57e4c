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

    /// Equal shares as cities use it: cost utilities, endowments growing by one unit until the budget would
    /// be exceeded, ties to the cheapest, then to the one with most votes.
    pub fn equal_shares() -> Self {
        Self {
            method: Method::EqualShares(EqualShares::default()),
            utility: Utility::Cost,
            ties: TieBreak::CostThenVotes,
        }
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
    /// Every voter gets an equal share of the budget to spend on projects they support.
    EqualShares(EqualShares),
    /// Voters earn money at the same speed and buy projects as soon as they can.
    Phragmen(Phragmen),
    /// The set of projects within the budget with the greatest total utility, found exactly. If several
    /// sets are best, a cheapest one.
    MaxWelfare,
    /// Rank by median grade and fund from the top. Points are grades; the utility is not used.
    MajorityJudgment(MajorityJudgment),
    /// Rank by plus votes minus minus votes and fund from the top. The utility is not used.
    PlusMinus(PlusMinus),
    /// Elect people by the Schulze ranking. Costs and the utility are not used.
    Schulze(Seats),
    /// Elect people by the single transferable vote. Costs and the utility are not used.
    Stv(Seats),
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
    /// Pairs of ids of which at most one may win (“exclusive”): the lower one is left out.
    #[serde(default)]
    pub exclusive: Vec<[String; 2]>,
    /// Whether districts have money of their own.
    #[serde(default)]
    pub pots: Pots,
    /// Whether the caps per category apply.
    #[serde(default)]
    pub caps: Caps,
    /// The most projects that may win.
    #[serde(default)]
    pub most: Option<usize>,
}

/// Where the money of greedy comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pots {
    /// One budget for all.
    #[default]
    Single,
    /// Projects of a district with a limit (see [`crate::Election::district_limits`]) only get money from
    /// that pot; all others share what the pots leave of the budget.
    ByDistrict,
    /// The same; then what all pots left is put together and spent on the best projects that remain.
    ByDistrictThenTogether,
}

/// What greedy does with caps per category (see [`crate::Election::category_limits`]; Amsterdam).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Caps {
    /// Nothing.
    #[default]
    Ignored,
    /// A project is skipped when one of its categories would exceed its cap.
    Applied,
    /// The same; then what is left of the budget is spent on skipped projects without looking at caps.
    ThenIgnored,
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

/// The Method of Equal Shares (Peters, Pierczyński, Skowron, “Proportional Participatory Budgeting with
/// Additive Utilities”, NeurIPS 2021): every voter starts with an equal part of the budget; in each round the
/// project with the least price per utility is bought, supporters paying in proportion to their utility and
/// at most what they have left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EqualShares {
    /// What happens with the money that is left in the end.
    pub completion: Completion,
    /// Ask voters whether they would rather have the greedy winners (Wieliczka, Świecie).
    #[serde(default)]
    pub comparison: Option<Comparison>,
    /// Leave out projects with less than this part of the votes their cost would call for: out if
    /// votes / voters < cost / (part × budget). Świecie 2023: 3.
    #[serde(default)]
    pub eligibility: Option<u64>,
    /// Leave out ballots that name fewer projects (Świecie: 3).
    #[serde(default)]
    pub min_ballot: usize,
}

impl Default for EqualShares {
    fn default() -> Self {
        let completion = Completion::Add1(Add1::Official);
        Self { completion, comparison: None, eligibility: None, min_ballot: 0 }
    }
}

/// How equal shares spends what a single run leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Completion {
    /// Not at all.
    None,
    /// Greedily: by votes on ballots without points or places, else by utility per cost.
    Utilitarian,
    /// By running again with endowments that grow by one unit of money.
    Add1(Add1),
    /// By growing endowments, then greedily.
    Add1Utilitarian(Add1),
    /// By letting supporters buy projects for which they do not hold the whole cost (“bounded overspending”).
    BoundedOverspending,
}

/// Where growing endowments start and when they stop. The variants give different winners in real elections
/// (Wieliczka 2023: 31, 31 and 30 projects).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Add1 {
    /// Starts at exactly budget / voters; stops at the first outcome over budget, or as soon as no further
    /// supported project would fit (pabutools).
    Exhaustive,
    /// The same, starting at the whole part of budget / voters.
    IntegralExhaustive,
    /// Starts at the whole part of budget / voters; only stops at the first outcome over budget. Used by
    /// Wieliczka, Świecie and Assen.
    Official,
}

/// How voters compare the winners of equal shares with those of greedy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Comparison {
    /// Each voter prefers the outcome with more of the projects on their ballot.
    Winners,
    /// Each voter prefers the outcome with at least one project on their ballot (“exclusion ratio”).
    Exclusion,
}

/// Sequential Phragmén (Phragmén 1894; for budgets Los, Christoff, Grossi, “Proportional Budget Allocations”,
/// IJCAI 2022): the project whose supporters can buy it first is bought and they lose what they earned.
/// Reads ballots as approvals of everything that is worth more than nothing on them. Projects dearer than
/// the whole budget are left out from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Phragmen {
    /// What happens when the next project does not fit.
    #[serde(default)]
    pub end: PhragmenEnd,
}

/// What Phragmén does when the next project does not fit the money left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PhragmenEnd {
    /// Stop as soon as one of the projects that are next at the same moment does not fit (pabutools).
    #[default]
    Stop,
    /// Leave it out and go on.
    Skip,
}

/// Majority judgment (Balinski, Laraki 2011; Paris since 2021).
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MajorityJudgment {
    /// The grade, in whole points, of projects that a ballot does not name.
    #[serde(default)]
    pub absent: i64,
    /// How the ranking is turned into winners. Its `order` is not used.
    #[serde(default)]
    pub funding: Greedy,
}

/// Plus and minus votes (Janeček’s D21 method, Czech cities).
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PlusMinus {
    /// Minus votes on ballots with fewer plus votes do not count. D21: 2.
    #[serde(default)]
    pub plus_before_minus: usize,
    /// How the ranking is turned into winners. Its `order` is not used.
    #[serde(default)]
    pub funding: Greedy,
}

/// How many people are elected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seats {
    /// Number of seats.
    pub seats: usize,
}
