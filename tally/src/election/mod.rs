//! What is voted on and how people voted: projects, budget, ballots.

mod ballots;
mod builder;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

pub use ballots::{Ballot, BallotView, Ballots};
pub use builder::{ElectionBuilder, ElectionError};

/// What a ballot says. The names are those of the `.pb` format (Pabulib, arXiv 2012.06539).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BallotKind {
    /// Any number of projects, all alike. Knapsack ballots are approvals with a limit on their cost.
    Approval,
    /// One project.
    #[serde(rename = "choose-1")]
    ChooseOne,
    /// Points shared out among projects, within a total per ballot.
    Cumulative,
    /// Points given to each project on its own, without a total; may be negative where the rules allow it.
    Scoring,
    /// A ranking, best first.
    Ordinal,
}

impl BallotKind {
    /// The name in `.pb` files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Approval => "approval",
            Self::ChooseOne => "choose-1",
            Self::Cumulative => "cumulative",
            Self::Scoring => "scoring",
            Self::Ordinal => "ordinal",
        }
    }

    /// The kind with this name in `.pb` files, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Approval, Self::ChooseOne, Self::Cumulative, Self::Scoring, Self::Ordinal]
            .into_iter()
            .find(|kind| kind.name() == name)
    }

    /// Whether each entry of a ballot carries points.
    pub fn has_points(self) -> bool {
        matches!(self, Self::Cumulative | Self::Scoring)
    }
}

/// One thing that can be funded or elected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// Its name in files, logs and lots: opaque text, unique in the election, compared byte by byte.
    pub id: String,
    /// What people read. May be empty.
    pub name: String,
    /// Price in minor units, see [`Election::scale`].
    pub cost: u64,
    /// Subjects it belongs to, for caps and statistics.
    pub categories: Vec<String>,
    /// Part of the territory it belongs to; none for a project of the whole territory.
    pub district: Option<String>,
    /// Withdrawn after the vote began: its votes stay on the ballots, but it cannot win and stops nobody.
    #[serde(default)]
    pub withdrawn: bool,
}

impl Project {
    /// A project without category or district. `cost` is in minor units.
    pub fn new(id: impl Into<String>, name: impl Into<String>, cost: u64) -> Self {
        let (id, name) = (id.into(), name.into());
        Self { id, name, cost, categories: Vec::new(), district: None, withdrawn: false }
    }

    /// The same project in a district.
    #[must_use]
    pub fn in_district(mut self, district: impl Into<String>) -> Self {
        self.district = Some(district.into());
        self
    }

    /// The same project, withdrawn.
    #[must_use]
    pub fn withdrawn(mut self) -> Self {
        self.withdrawn = true;
        self
    }

    /// The same project with one more category.
    #[must_use]
    pub fn in_category(mut self, category: impl Into<String>) -> Self {
        self.categories.push(category.into());
        self
    }
}

/// The most that may be spent on one group of projects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// The category or district it applies to.
    pub group: String,
    /// Amount in minor units.
    pub amount: u64,
}

/// An election that is complete and consistent: made by [`Election::builder`] or read from a `.pb` file.
///
/// Projects are referred to by their position in the order in which they were added (the order of the
/// file), which also settles ties in many cities.
#[derive(Clone, Debug)]
pub struct Election {
    pub(crate) kind: BallotKind,
    pub(crate) budget: u64,
    pub(crate) scale: u64,
    pub(crate) points_scale: u64,
    pub(crate) projects: Vec<Project>,
    pub(crate) by_id: HashMap<String, usize>,
    pub(crate) ballots: Ballots,
    pub(crate) voters: u64,
    pub(crate) category_limits: Vec<Limit>,
    pub(crate) district_limits: Vec<Limit>,
}

impl Election {
    /// Starts an election with this kind of ballot and a budget in minor units.
    pub fn builder(kind: BallotKind, budget: u64) -> ElectionBuilder {
        ElectionBuilder::new(kind, budget)
    }

    /// What the ballots say.
    pub fn kind(&self) -> BallotKind {
        self.kind
    }

    /// Money to spend, in minor units.
    pub fn budget(&self) -> u64 {
        self.budget
    }

    /// How many minor units make one whole unit of the currency: 100 when costs are in cents, 1 when they
    /// are in whole units. Rules that step by "one unit of money" use it; winners depend on it there.
    pub fn scale(&self) -> u64 {
        self.scale
    }

    /// How many steps of a ballot's points make one point: 1 unless points have decimals.
    pub fn points_scale(&self) -> u64 {
        self.points_scale
    }

    /// The projects in file order.
    pub fn projects(&self) -> &[Project] {
        &self.projects
    }

    /// The ballots.
    pub fn ballots(&self) -> &Ballots {
        &self.ballots
    }

    /// Number of voters: the sum of the weights of all ballots, empty ones included.
    pub fn voters(&self) -> u64 {
        self.voters
    }

    /// Position of the project with this id.
    pub fn index_of(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The ids of projects given by position; positions that do not exist are left out.
    pub fn ids(&self, projects: &[usize]) -> Vec<&str> {
        projects.iter().filter_map(|&p| self.projects.get(p)).map(|p| p.id.as_str()).collect()
    }

    /// The most that may be spent per category, where the rules say so.
    pub fn category_limits(&self) -> &[Limit] {
        &self.category_limits
    }

    /// The pot of each district, where there are such pots.
    pub fn district_limits(&self) -> &[Limit] {
        &self.district_limits
    }

    /// An amount of minor units as text in whole units: `250`, `250.75`, or `1/3` where the scale is not a
    /// power of ten.
    pub fn money(&self, minor: u64) -> String {
        let digits = self.scale.checked_ilog10().unwrap_or(0);
        if 10_u64.checked_pow(digits) != Some(self.scale) {
            return crate::Exact::new(minor, self.scale).to_string();
        }
        let (whole, rest) = (minor / self.scale, minor % self.scale);
        if digits == 0 {
            return whole.to_string();
        }
        format!("{whole}.{rest:0width$}", width = digits as usize)
    }
}
