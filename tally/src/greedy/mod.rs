//! From the best project down, fund what fits: the usual method of cities.

mod rank;

use std::cmp::Ordering;

use crate::count::Found;
use crate::log::Decision;
use crate::support::{Support, support};
use crate::{Caps, CountError, Election, Event, Exact, Greedy, Misfit, Outcome, Pots, Project, Rule};

pub(crate) use rank::Rank;

pub(crate) fn count(election: &Election, rule: &Rule, greedy: &Greedy) -> Result<Outcome, CountError> {
    let support = support(election, rule.utility)?;
    let ranks = Rank::all(election, rule.utility, greedy.order, &support);
    rank_and_fund(election, rule, greedy, (&support, ranks), Found::default())
}

/// Funds projects in the order of some rank. Steps found before stay at the beginning of the log.
pub(crate) fn rank_and_fund(
    election: &Election,
    rule: &Rule,
    greedy: &Greedy,
    (support, ranks): (&[Support], Vec<Rank>),
    mut found: Found,
) -> Result<Outcome, CountError> {
    let votes: Vec<u64> = support.iter().map(|s| s.votes).collect();
    let places = rule.ties.places(election, &votes)?;
    let unit = rule.utility.unit(election);
    let conflicts = conflicts(election, greedy)?;
    let count = Count { election, greedy, support, unit, ranks, places: &places, conflicts };
    count.pots(&mut found);
    Ok(found.outcome(election, rule, support))
}

/// Pairs of projects that exclude each other, by project.
fn conflicts(election: &Election, greedy: &Greedy) -> Result<Vec<Vec<usize>>, CountError> {
    let mut conflicts = vec![Vec::new(); election.projects().len()];
    for [a, b] in &greedy.exclusive {
        let find = |id: &String| election.index_of(id).ok_or_else(|| CountError::UnknownProject(id.clone()));
        let (a, b) = (find(a)?, find(b)?);
        conflicts[a].push(b);
        conflicts[b].push(a);
    }
    Ok(conflicts)
}

/// Everything the order of projects depends on.
pub(crate) struct Count<'a> {
    pub(crate) election: &'a Election,
    pub(crate) greedy: &'a Greedy,
    pub(crate) support: &'a [Support],
    /// Steps of points per point.
    pub(crate) unit: u64,
    pub(crate) ranks: Vec<Rank>,
    pub(crate) places: &'a [u32],
    /// Projects that exclude each other; empty when there are none.
    pub(crate) conflicts: Vec<Vec<usize>>,
}

/// Money left per category that has a cap.
type CapsLeft = Vec<(String, u64)>;

impl Count<'_> {
    /// Spends the budget pot by pot.
    fn pots(&self, found: &mut Found) {
        let election = self.election;
        let mut caps: CapsLeft = Vec::new();
        if self.greedy.caps != Caps::Ignored {
            caps.extend(election.category_limits().iter().map(|limit| (limit.group.clone(), limit.amount)));
        }
        let all = || 0..self.support.len();
        if self.greedy.pots == Pots::Single {
            self.fund(all().collect(), election.budget(), &mut caps, found);
        } else {
            let district = |p: &usize| election.projects()[*p].district.as_deref();
            let limits = election.district_limits();
            for limit in limits {
                let here = all().filter(|p| district(p) == Some(&limit.group)).collect();
                self.fund(here, limit.amount, &mut caps, found);
            }
            let own_pot = |p: &usize| limits.iter().any(|limit| district(p) == Some(&limit.group));
            let districts: u64 = limits.iter().map(|limit| limit.amount).sum();
            let rest = election.budget().saturating_sub(districts);
            self.fund(all().filter(|p| !own_pot(p)).collect(), rest, &mut caps, found);
        }
        if self.greedy.pots == Pots::ByDistrictThenTogether || self.greedy.caps == Caps::ThenIgnored {
            let spent: u64 = found.order.iter().map(|&p| election.projects()[p].cost).sum();
            let open = all().filter(|p| !found.order.contains(p)).collect();
            self.fund(open, election.budget().saturating_sub(spent), &mut Vec::new(), found);
        }
    }

    /// Spends money on some projects; appends to what was found so far.
    pub(crate) fn fund(&self, projects: Vec<usize>, mut money: u64, caps: &mut CapsLeft, found: &mut Found) {
        let ranks = &self.ranks;
        let mut order = projects;
        order.sort_by(|&a, &b| ranks[b].compare(&ranks[a]).then(self.places[a].cmp(&self.places[b])));
        for (position, &project) in order.iter().enumerate() {
            let tied = tie_starting_at(&order, ranks, position);
            let tied_ids = self.election.ids(&tied).into_iter().map(str::to_string).collect();
            if !tied.is_empty() {
                found.ties.push((found.steps.len(), tied));
            }
            let chosen = &self.election.projects()[project];
            let decision = self.decide(project, money, caps, &found.order);
            found.steps.push(Event::Considered {
                project: chosen.id.clone(),
                rank: ranks[project].published(self.unit),
                tied: tied_ids,
                money: Exact::new(money, self.election.scale()),
                decision: decision.clone(),
            });
            if matches!(decision, Decision::Funded | Decision::ToppedUp) {
                found.order.push(project);
                money = money.saturating_sub(chosen.cost);
                caps.iter_mut().filter(|(group, _)| chosen.categories.contains(group)).for_each(
                    |(_, left)| {
                        *left = left.saturating_sub(chosen.cost);
                    },
                );
            }
            if matches!(decision, Decision::Stopped | Decision::ToppedUp | Decision::Complete) {
                break;
            }
        }
    }

    fn decide(&self, project: usize, money: u64, caps: &CapsLeft, won: &[usize]) -> Decision {
        let (support, project, conflicts) =
            (&self.support[project], &self.election.projects()[project], self.conflicts.get(project));
        if self.greedy.most.is_some_and(|most| won.len() >= most) {
            return Decision::Complete;
        }
        if project.withdrawn {
            return Decision::Withdrawn;
        }
        let needed = i128::from(self.greedy.threshold.unwrap_or(0)) * i128::from(self.unit);
        if self.greedy.threshold.is_some() && i128::from(support.total) < needed {
            return Decision::BelowThreshold;
        }
        if let Some(winner) = won.iter().find(|p| conflicts.is_some_and(|others| others.contains(p))) {
            return Decision::Conflict { with: self.election.projects()[*winner].id.clone() };
        }
        let full =
            |(group, left): &&(String, u64)| project.categories.contains(group) && project.cost > *left;
        if let Some((group, _)) = caps.iter().find(full) {
            return Decision::CapReached { category: group.clone() };
        }
        fits(self.greedy.misfit, project, money)
    }
}

fn fits(misfit: Misfit, project: &Project, money: u64) -> Decision {
    if project.cost <= money {
        return Decision::Funded;
    }
    match misfit {
        Misfit::Skip => Decision::TooDear,
        Misfit::Stop => Decision::Stopped,
        Misfit::StopAndTopUp { percent } => {
            let enough = u128::from(money) * 100 >= u128::from(project.cost) * u128::from(percent);
            if enough { Decision::ToppedUp } else { Decision::Stopped }
        }
    }
}

/// The projects ranked equal to the one at this position, if it is the first of several.
fn tie_starting_at(order: &[usize], ranks: &[Rank], position: usize) -> Vec<usize> {
    let project = order[position];
    let equals = |other: usize| ranks[other].compare(&ranks[project]) == Ordering::Equal;
    if position > 0 && equals(order[position - 1]) {
        return Vec::new();
    }
    let tied: Vec<usize> = order[position..].iter().take_while(|&&other| equals(other)).copied().collect();
    if tied.len() > 1 { tied } else { Vec::new() }
}
