//! Checks of the usual method: was every project looked at in turn, and decided rightly?

use num_bigint::BigInt;
use num_rational::BigRational;

use super::votes::Votes;
use super::{VerifyError, named, whole};
use crate::{Caps, Decision, Election, Event, Greedy, GreedyOrder, Misfit, Pots, Utility};

/// Replays all steps and returns the winners.
pub(super) fn check(
    votes: &Votes,
    election: &Election,
    rule: &Greedy,
    steps: &[Event],
) -> Result<Vec<usize>, VerifyError> {
    check_ranked((votes, None), election, rule, (steps, 0))
}

/// Replays all steps from one on, projects being ranked by the given numbers where there are some.
pub(super) fn check_ranked(
    (votes, ranks): (&Votes, Option<&[BigRational]>),
    election: &Election,
    rule: &Greedy,
    (steps, step): (&[Event], usize),
) -> Result<Vec<usize>, VerifyError> {
    let mut replay = Replay { votes, election, rule, utility: votes.utility, ranks, step, won: Vec::new() };
    let all = || 0..election.projects().len();
    let district = |p: usize| election.projects()[p].district.as_deref();
    let pot = |p: usize| election.district_limits().iter().find(|limit| district(p) == Some(&limit.group));
    let mut caps: Vec<(String, u64)> = Vec::new();
    if rule.caps != Caps::Ignored {
        caps.extend(election.category_limits().iter().map(|limit| (limit.group.clone(), limit.amount)));
    }
    if rule.pots == Pots::Single {
        replay.pass(all().collect(), election.budget(), &mut caps, steps)?;
    } else {
        let mut rest = election.budget();
        for limit in election.district_limits() {
            let here = all().filter(|&p| district(p) == Some(&limit.group)).collect();
            replay.pass(here, limit.amount, &mut caps, steps)?;
            rest = rest.saturating_sub(limit.amount);
        }
        replay.pass(all().filter(|&p| pot(p).is_none()).collect(), rest, &mut caps, steps)?;
    }
    if rule.pots == Pots::ByDistrictThenTogether || rule.caps == Caps::ThenIgnored {
        let spent: u64 = replay.won.iter().map(|&p| election.projects()[p].cost).sum();
        let open = all().filter(|p| !replay.won.contains(p)).collect();
        replay.pass(open, election.budget().saturating_sub(spent), &mut Vec::new(), steps)?;
    }
    replay.finished(steps)?;
    Ok(replay.won)
}

/// A replay in progress.
pub(super) struct Replay<'a> {
    pub(super) votes: &'a Votes,
    pub(super) election: &'a Election,
    pub(super) rule: &'a Greedy,
    /// The utility to rank by.
    pub(super) utility: Utility,
    /// What projects are ranked by instead.
    pub(super) ranks: Option<&'a [BigRational]>,
    /// The next step to check.
    pub(super) step: usize,
    pub(super) won: Vec<usize>,
}

impl Replay<'_> {
    /// What a project is ranked by; none for a supported one that costs nothing.
    fn rank(&self, project: usize) -> Option<BigRational> {
        if let Some(ranks) = self.ranks {
            return ranks.get(project).cloned();
        }
        let terms = &self.election.projects()[project];
        let units = if self.utility == Utility::Points { self.election.points_scale() } else { 1 };
        let total = BigRational::new(BigInt::from(self.votes.totals[project]), BigInt::from(units));
        let cost = BigRational::from_integer(BigInt::from(terms.cost));
        let effort = BigRational::from_integer(BigInt::from(self.votes.supporters[project].max(1)));
        match (self.rule.order, self.utility) {
            (GreedyOrder::PerCost, _) if terms.cost == 0 && self.votes.totals[project] > 0 => None,
            (GreedyOrder::PerCost, Utility::Cost) => Some(total),
            (GreedyOrder::PerCost, Utility::Effort) => Some(total / effort),
            // Nobody supports it; the engine takes one minor unit for its cost.
            (GreedyOrder::PerCost, _) if terms.cost == 0 => Some(total * BigInt::from(self.election.scale())),
            (GreedyOrder::PerCost, _) => Some(total / whole(self.election, terms.cost)),
            (GreedyOrder::Total, Utility::Cost) => Some(total * cost),
            (GreedyOrder::Total, Utility::Effort) => Some(total * cost / effort),
            (GreedyOrder::Total, _) => Some(total),
        }
    }

    /// Replays the spending of one pot.
    pub(super) fn pass(
        &mut self,
        projects: Vec<usize>,
        mut money: u64,
        caps: &mut [(String, u64)],
        steps: &[Event],
    ) -> Result<(), VerifyError> {
        let mut turn: Vec<(Option<BigRational>, usize)> =
            projects.into_iter().map(|p| (self.rank(p), p)).collect();
        // No rank is the best rank.
        turn.sort_by(|(a, p), (b, q)| {
            let first = (a.is_some(), b.clone(), self.votes.places[*p]);
            first.cmp(&(b.is_some(), a.clone(), self.votes.places[*q]))
        });
        for (rank, project) in turn {
            let step = self.step;
            let wrong = |problem: &str| VerifyError::step(step, problem);
            let Some(Event::Considered { project: id, rank: shown, money: left, decision, .. }) =
                steps.get(step)
            else {
                return Err(wrong("a project should be considered here"));
            };
            if named(self.election, step, id)? != project {
                return Err(wrong("another project is next"));
            }
            if shown.as_ref().map(|shown| &shown.0) != rank.as_ref() || left.0 != whole(self.election, money)
            {
                return Err(wrong("rank or money are wrong"));
            }
            if *decision != self.decision(project, money, caps) {
                return Err(wrong("the decision is wrong"));
            }
            self.step += 1;
            let terms = &self.election.projects()[project];
            match decision {
                Decision::Funded | Decision::ToppedUp => {
                    self.won.push(project);
                    money = money.saturating_sub(terms.cost);
                    for (group, left) in caps.iter_mut().filter(|(group, _)| terms.categories.contains(group))
                    {
                        *left =
                            left.checked_sub(terms.cost).ok_or_else(|| wrong(&format!("cap of {group}")))?;
                    }
                }
                _ => {}
            }
            if matches!(decision, Decision::Stopped | Decision::ToppedUp | Decision::Complete) {
                break;
            }
        }
        Ok(())
    }

    fn decision(&self, project: usize, money: u64, caps: &[(String, u64)]) -> Decision {
        let terms = &self.election.projects()[project];
        let id = |p: usize| &self.election.projects()[p].id;
        let units = if self.utility == Utility::Points { self.election.points_scale() } else { 1 };
        let excluded_by = |winner: &&usize| {
            let pair = |[a, b]: &[String; 2]| {
                (a == id(**winner) && *b == terms.id) || (*a == terms.id && b == id(**winner))
            };
            self.rule.exclusive.iter().any(pair)
        };
        let needed = self.rule.threshold.map(|least| i128::from(least) * i128::from(units));
        let full = caps.iter().find(|(group, left)| terms.categories.contains(group) && terms.cost > *left);
        if self.rule.most.is_some_and(|most| self.won.len() >= most) {
            Decision::Complete
        } else if terms.withdrawn {
            Decision::Withdrawn
        } else if needed.is_some_and(|least| self.votes.totals[project] < least) {
            Decision::BelowThreshold
        } else if let Some(&winner) = self.won.iter().find(excluded_by) {
            Decision::Conflict { with: id(winner).clone() }
        } else if let Some((category, _)) = full {
            Decision::CapReached { category: category.clone() }
        } else if terms.cost <= money {
            Decision::Funded
        } else {
            match self.rule.misfit {
                Misfit::Skip => Decision::TooDear,
                Misfit::StopAndTopUp { percent }
                    if BigInt::from(money) * 100 >= BigInt::from(terms.cost) * percent =>
                {
                    Decision::ToppedUp
                }
                Misfit::Stop | Misfit::StopAndTopUp { .. } => Decision::Stopped,
            }
        }
    }

    /// Makes sure that no step is left over.
    pub(super) fn finished(&self, steps: &[Event]) -> Result<(), VerifyError> {
        if self.step == steps.len() {
            return Ok(());
        }
        Err(VerifyError::step(self.step, "this step does not belong here"))
    }
}
