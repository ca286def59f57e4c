//! The one entry point.

use crate::log::FORMAT;
use crate::support::Support;
use crate::{
    Election, Event, Exact, Log, Method, Outcome, Rule, Standing, Tie, delegates, greedy, judgment, mes,
    phragmen, welfare,
};

/// Why a rule cannot be applied to an election.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CountError {
    /// The lot does not contain every project.
    #[error("the lot misses project “{0}”")]
    LotMisses(String),
    /// The lot contains something that is not a project.
    #[error("the lot names the unknown project “{0}”")]
    LotUnknown(String),
    /// The lot contains a project twice.
    #[error("the lot names project “{0}” twice")]
    LotRepeats(String),
    /// Only counts by equal shares with endowments can be explained that way.
    #[error("this is not a count by equal shares")]
    NotEqualShares,
    /// The rule names a project that is not in the election.
    #[error("the rule names the unknown project “{0}”")]
    UnknownProject(String),
    /// The utility reads places on a ranking.
    #[error("this utility needs rankings, the ballots are {0}")]
    NeedsRanking(&'static str),
    /// The utility reads points.
    #[error("this utility needs points or approvals, the ballots are {0}")]
    NeedsPoints(&'static str),
    /// A project has more weight on a ballot than the engine holds, or money is beyond 2⁶².
    #[error("an amount of points or money is larger than can be counted")]
    TooMuch,
    /// Sums are beyond what can be counted.
    #[error("utilities add up to more than can be counted")]
    TooLarge,
}

/// Counts an election.
///
/// # Errors
/// When the rule does not fit the ballots, see [`CountError`]. Never because of a tie.
pub fn count(election: &Election, rule: &Rule) -> Result<Outcome, CountError> {
    match &rule.method {
        Method::Greedy(greedy) => greedy::count(election, rule, greedy),
        Method::EqualShares(shares) => mes::count(election, rule, shares),
        Method::Phragmen(settings) => phragmen::count(election, rule, settings),
        Method::MaxWelfare => welfare::count(election, rule),
        Method::MajorityJudgment(settings) => judgment::majority(election, rule, settings),
        Method::PlusMinus(settings) => judgment::plus_minus(election, rule, settings),
        Method::Schulze(seats) => delegates::schulze(election, rule, seats),
        Method::Stv(seats) => delegates::stv(election, rule, seats),
    }
}

/// What every method finds out; [`Found::outcome`] adds what follows from it.
#[derive(Default)]
pub(crate) struct Found {
    /// Winners in order of selection.
    pub(crate) order: Vec<usize>,
    pub(crate) steps: Vec<Event>,
    /// Ties as met, by step and members; those without effect are dropped.
    pub(crate) ties: Vec<(usize, Vec<usize>)>,
}

impl Found {
    pub(crate) fn outcome(self, election: &Election, rule: &Rule, support: &[Support]) -> Outcome {
        let mut winners = self.order.clone();
        winners.sort_unstable();
        let cost = winners.iter().map(|&p| election.projects()[p].cost).sum::<u64>();
        let won = |p: &usize| winners.binary_search(p).is_ok();
        let decided = |(step, tied): (usize, Vec<usize>)| {
            let winning: Vec<usize> = tied.iter().copied().filter(|p| won(p)).collect();
            (winning.len() < tied.len() && !winning.is_empty()).then_some(Tie { step, tied, won: winning })
        };
        let standing = |(project, support): (usize, &Support)| {
            let (top, bottom) = rule.utility.factor(election.projects()[project].cost, support.supporters);
            let scale = i128::from(bottom) * i128::from(rule.utility.unit(election));
            let score = Exact::new(i128::from(support.total) * i128::from(top), scale);
            Standing { votes: support.votes, score, won: won(&project) }
        };
        let log = Log {
            format: FORMAT.to_string(),
            rule: rule.clone(),
            voters: election.voters(),
            budget: Exact::new(election.budget(), election.scale()),
            steps: self.steps,
            order: election.ids(&self.order).into_iter().map(str::to_string).collect(),
            cost: Exact::new(cost, election.scale()),
        };
        Outcome {
            rule: rule.clone(),
            cost,
            left: election.budget().saturating_sub(cost),
            overspent: cost.saturating_sub(election.budget()),
            standings: support.iter().enumerate().map(standing).collect(),
            ties: self.ties.into_iter().filter_map(decided).collect(),
            log,
            winners,
            order: self.order,
        }
    }
}
