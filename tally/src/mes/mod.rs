//! The Method of Equal Shares.

mod add1;
mod bos;
mod classes;
mod comparison;
mod ledger;
pub(crate) mod profile;
mod purse;
mod ranges;
mod run;
mod workspace;

use crate::count::Found;
use crate::greedy::{self, Rank};
use crate::log::{Decision, Rejected};
use crate::support::{Support, support};
use crate::{Completion, CountError, Election, EqualShares, Event, Exact, Greedy, Outcome, Rule, Utility};

use ledger::Ledger;
use profile::Profile;
pub(crate) use run::{Round, Run};
pub(crate) use workspace::Workspace;

use run::Total;

/// What does not change while an election is counted by equal shares.
pub(crate) struct Shares<'a> {
    election: &'a Election,
    rule: &'a Rule,
    support: Vec<Support>,
    pub(crate) places: Vec<u32>,
    pub(crate) profile: Profile<'a>,
}

/// The purchases of one run.
#[derive(Default)]
pub(crate) struct Bought {
    /// Projects in order of purchase.
    order: Vec<usize>,
    cost: u64,
    /// Ties by round.
    ties: Vec<Vec<usize>>,
    ledger: Option<Ledger>,
}

impl Bought {
    fn add(&mut self, project: usize, tied: Vec<usize>, cost: u64) {
        self.order.push(project);
        self.ties.push(tied);
        self.cost += cost;
    }
}

pub(crate) fn count(election: &Election, rule: &Rule, shares: &EqualShares) -> Result<Outcome, CountError> {
    let mut found = Found::default();
    let mut counting = Shares::new(election, rule, shares.min_ballot)?;
    if let Some(part) = shares.eligibility {
        counting.leave_out(part, &mut found);
    }
    if shares.completion == Completion::BoundedOverspending {
        bos::count(&counting, &mut found)?;
    } else {
        counting.count(shares.completion, &mut found)?;
    }
    if let Some(mode) = shares.comparison {
        comparison::compare(&counting, mode, &mut found);
    }
    Ok(found.outcome(election, rule, &counting.support))
}

impl<'a> Shares<'a> {
    /// Counts with one endowment or with growing ones.
    fn count(&self, completion: Completion, found: &mut Found) -> Result<(), CountError> {
        let grown = match completion {
            Completion::Add1(add1) | Completion::Add1Utilitarian(add1) => self.grow(add1)?,
            _ => add1::Grown { total: self.election.budget(), tried: 1, rejected: None },
        };
        let mut space = Workspace::new(&self.profile);
        self.record(&grown, &mut space, found);
        self.record_rejected(&grown, &mut space, found);
        if matches!(completion, Completion::Utilitarian | Completion::Add1Utilitarian(_)) {
            self.complete(found);
        }
        Ok(())
    }

    pub(crate) fn new(election: &'a Election, rule: &'a Rule, min_ballot: usize) -> Result<Self, CountError> {
        let support = support(election, rule.utility)?;
        let votes: Vec<u64> = support.iter().map(|s| s.votes).collect();
        let places = rule.ties.places(election, &votes)?;
        let profile = Profile::new(election, rule.utility, &support, min_ballot)?;
        Ok(Self { election, rule, support, places, profile })
    }

    /// Whether the utility of a project changes with its cost.
    pub(crate) fn contains_cost(&self) -> bool {
        self.rule.utility.contains_cost()
    }

    /// Bars projects with too few votes for their cost.
    pub(crate) fn leave_out(&mut self, part: u64, found: &mut Found) {
        let mut out = Vec::new();
        for (project, terms) in self.profile.projects.iter_mut().enumerate() {
            let votes = u128::from(self.support[project].votes) * u128::from(part);
            // votes / voters < cost / (part × budget), without division; the product may need 256 bits.
            let left = num_bigint::BigUint::from(votes) * self.election.budget();
            if left < num_bigint::BigUint::from(terms.cost) * self.election.voters() {
                terms.eligible = false;
                out.push(project);
            }
        }
        if !out.is_empty() {
            let projects = self.election.ids(&out).into_iter().map(str::to_string).collect();
            found.steps.push(Event::LeftOut { projects, decision: Decision::NotEligible });
        }
    }

    /// One exact run; stops early once it costs more than `limit`.
    fn exact(&self, total: Total, limit: u64, space: &mut Workspace) -> Bought {
        let mut run = Run::new(&self.profile, &self.places, space, (total, total), true);
        let mut bought = Bought::default();
        while let Round::Bought { project, tied } = run.next() {
            bought.add(project, tied, self.profile.projects[project].cost);
            if bought.cost > limit {
                break;
            }
        }
        bought.ledger = run.ledger.take();
        bought
    }

    /// Runs with the final endowment, exactly, and records every purchase.
    fn record(&self, grown: &add1::Grown, space: &mut Workspace, found: &mut Found) {
        let (total, tried) = (grown.total, grown.tried);
        let bought = self.exact(total, u64::MAX, space);
        let Some(ledger) = &bought.ledger else { return };
        let scale = self.election.scale();
        let whole = |amount| self.whole(amount);
        let voters = self.profile.voters;
        found.steps.push(Event::Endowed { each: whole(ledger.endowment()), voters, tried });
        let mut money = total;
        for (purchase, (done, tied)) in ledger.purchases.iter().zip(&bought.ties).enumerate() {
            money -= self.profile.projects[done.project].cost;
            let mut ids = Vec::new();
            if tied.len() > 1 {
                found.ties.push((found.steps.len(), tied.clone()));
                ids = self.election.ids(tied).into_iter().map(str::to_string).collect();
            }
            found.steps.push(Event::Bought {
                project: self.election.projects()[done.project].id.clone(),
                price: whole(ledger.price_of(purchase)),
                paid_in_full: done.paid_in_full,
                paid_the_rest: done.paid_the_rest,
                money: Exact::new(money, scale),
                tied: ids,
            });
        }
        found.order = bought.order;
    }

    /// Records what the next endowment would have bought: the evidence that it is too much.
    fn record_rejected(&self, grown: &add1::Grown, space: &mut Workspace, found: &mut Found) {
        let Some(total) = grown.rejected else { return };
        let bought = self.exact(total, self.election.budget(), space);
        let Bought { cost, ledger: Some(ledger), .. } = bought else { return };
        let purchase = |(purchase, done): (usize, &ledger::Purchase)| Rejected {
            project: self.election.projects()[done.project].id.clone(),
            price: self.whole(ledger.price_of(purchase)),
        };
        found.steps.push(Event::Rejected {
            each: self.whole(ledger.endowment()),
            purchases: ledger.purchases.iter().enumerate().map(purchase).collect(),
            cost: Exact::new(cost, self.election.scale()),
        });
    }

    /// An amount of minor units in whole units.
    fn whole(&self, amount: Exact) -> Exact {
        Exact(amount.0 / num_bigint::BigInt::from(self.election.scale()))
    }

    /// Spends what is left greedily.
    fn complete(&self, found: &mut Found) {
        let spent: u64 = found.order.iter().map(|&p| self.profile.projects[p].cost).sum();
        let left = self.election.budget().saturating_sub(spent);
        self.greedy(left, found);
    }

    /// Funds projects that did not win yet as the usual method of cities does: by votes on ballots without
    /// points or places (which is cost utility per cost, whatever utility equal shares used; the reference
    /// outcomes do the same), else by utility per cost.
    fn greedy(&self, money: u64, found: &mut Found) {
        let barred = |p: usize| !self.profile.projects[p].eligible && self.profile.projects[p].weight > 0;
        let open = (0..self.places.len()).filter(|p| !found.order.contains(p) && !barred(*p)).collect();
        let (support, places, greedy) = (&self.support[..], &self.places[..], &Greedy::default());
        let utility = match self.rule.utility {
            Utility::Cardinality | Utility::Effort => Utility::Cost,
            other => other,
        };
        let ranks = Rank::all(self.election, utility, greedy.order, support);
        let (unit, conflicts) = (utility.unit(self.election), Vec::new());
        let count =
            greedy::Count { election: self.election, greedy, support, unit, ranks, places, conflicts };
        count.fund(open, money, &mut Vec::new(), found);
    }
}
