//! Sequential Phragmén: voters earn money at the same speed and buy projects as soon as they can.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;

use crate::count::Found;
use crate::mes::profile::Profile;
use crate::support::{Support, support};
use crate::{CountError, Election, Event, Exact, Outcome, Phragmen, PhragmenEnd, Rule};

pub(crate) fn count(election: &Election, rule: &Rule, phragmen: &Phragmen) -> Result<Outcome, CountError> {
    let support = support(election, rule.utility)?;
    let votes: Vec<u64> = support.iter().map(|s| s.votes).collect();
    let places = rule.ties.places(election, &votes)?;
    let profile = Profile::new(election, rule.utility, &support, 0)?;
    let mut found = Found::default();
    let mut earning = Earning::new(election, &profile, &support);
    let mut money = election.budget();
    while let Some(mut tied) = earning.next() {
        tied.sort_by_key(|&p| places[p]);
        let cost = |p: usize| election.projects()[p].cost;
        let misfit = |p: &usize| cost(*p) > money;
        if phragmen.end == PhragmenEnd::Stop && tied.iter().any(misfit) {
            let projects = election.ids(&tied).into_iter().map(str::to_string).collect();
            found.steps.push(Event::LeftOut { projects, decision: crate::Decision::Stopped });
            break;
        }
        if tied.iter().any(misfit) {
            earning.open.retain(|p| !(tied.contains(p) && misfit(p)));
            continue;
        }
        let project = tied[0];
        let mut ids = Vec::new();
        if tied.len() > 1 {
            found.ties.push((found.steps.len(), tied.clone()));
            ids = election.ids(&tied).into_iter().map(str::to_string).collect();
        }
        money -= cost(project);
        earning.buy(project);
        let load = earning.last_load().map(|load| Exact(load / BigInt::from(election.scale())));
        let id = election.projects()[project].id.clone();
        found.steps.push(Event::Earned {
            project: id,
            load,
            money: Exact::new(money, election.scale()),
            tied: ids,
        });
        found.order.push(project);
    }
    Ok(found.outcome(election, rule, &support))
}

/// Bits after the point of loads; sums of loads stay below the budget, so they fit 128 bits.
const SHIFT: u32 = 60;

/// Loads of voters. The load of a voter is what each supporter of the last bought project on the ballot
/// had earned by then. Loads are kept twice: as bounds, which decide nearly everything, and exactly.
struct Earning<'a> {
    profile: &'a Profile<'a>,
    /// Number of supporters, by project.
    supporters: Vec<u64>,
    /// Projects that can still be bought.
    open: Vec<usize>,
    /// Bounds of the load of each purchase; the first entry is the zero load of the beginning.
    loads: Vec<(u128, u128)>,
    /// The purchase that set the load of each class.
    last: Vec<u32>,
    /// Bounds of the sum of the supporters' loads, by project.
    sums: Vec<(u128, u128)>,
    /// Exact loads over a common denominator.
    exact: Vec<BigInt>,
    denominator: BigInt,
    /// Whether the last purchase had supporters.
    supported: bool,
}

impl<'a> Earning<'a> {
    fn new(election: &Election, profile: &'a Profile<'a>, support: &[Support]) -> Self {
        let open = |p: &usize| {
            !election.projects()[*p].withdrawn && election.projects()[*p].cost <= election.budget()
        };
        Self {
            profile,
            supporters: support.iter().map(|support| support.supporters).collect(),
            open: (0..election.projects().len()).filter(open).collect(),
            loads: vec![(0, 0)],
            last: vec![0; profile.classes()],
            sums: vec![(0, 0); profile.projects.len()],
            exact: vec![BigInt::ZERO],
            denominator: BigInt::from(1),
            supported: true,
        }
    }

    /// The projects that can be bought first, all of them if several can at the same moment. Those without
    /// supporters come last, all at once.
    fn next(&self) -> Option<Vec<usize>> {
        let supported = |p: &usize| self.supporters[*p] > 0;
        let bounds = |p: usize| {
            let terms = &self.profile.projects[p];
            let cost = u128::from(terms.cost) << SHIFT;
            let supporters = u128::from(self.supporters[p]);
            let (low, high) = self.sums[p];
            ((cost + low) / supporters, (cost + high).div_ceil(supporters))
        };
        let open: Vec<(usize, (u128, u128))> =
            self.open.iter().copied().filter(supported).map(|p| (p, bounds(p))).collect();
        let Some(earliest) = open.iter().map(|(_, (_, high))| *high).min() else {
            return if self.open.is_empty() { None } else { Some(self.open.clone()) };
        };
        let close = open.iter().filter(|(_, (low, _))| *low <= earliest).map(|(p, _)| *p);
        let close: Vec<usize> = close.collect();
        if close.len() == 1 { Some(close) } else { Some(self.exactly_first(&close)) }
    }

    fn exactly_first(&self, close: &[usize]) -> Vec<usize> {
        let mut first: Vec<usize> = Vec::new();
        let mut least: Option<(BigInt, u64)> = None;
        for &project in close {
            let top = self.exact_sum(project);
            let bottom = self.supporters[project];
            let order = least.as_ref().map_or(Ordering::Less, |(t, b)| (&top * *b).cmp(&(t * bottom)));
            if order == Ordering::Less {
                first.clear();
                least = Some((top, bottom));
            }
            if order != Ordering::Greater {
                first.push(project);
            }
        }
        first
    }

    /// Cost of a project plus the loads of its supporters, over the denominator.
    fn exact_sum(&self, project: usize) -> BigInt {
        let mut voters = vec![0_u64; self.exact.len()];
        for entry in self.profile.supporters(project).iter() {
            voters[self.last[entry.of as usize] as usize] += self.profile.size(entry.of);
        }
        let cost = BigInt::from(self.profile.projects[project].cost) * &self.denominator;
        let loads = self.exact.iter().zip(voters).filter(|(_, voters)| *voters > 0);
        loads.fold(cost, |sum, (load, voters)| sum + load * voters)
    }

    fn buy(&mut self, project: usize) {
        self.open.retain(|&p| p != project);
        let supporters = self.supporters[project];
        self.supported = supporters > 0;
        if !self.supported {
            return;
        }
        let top = self.exact_sum(project);
        let common = top.gcd(&BigInt::from(supporters));
        let factor = BigInt::from(supporters) / &common;
        self.denominator *= &factor;
        for load in &mut self.exact {
            *load *= &factor;
        }
        self.exact.push(top / common);
        let exact =
            BigRational::new_raw(self.exact[self.exact.len() - 1].clone() << SHIFT, self.denominator.clone());
        let low = exact.numer() / exact.denom();
        let low = u128::try_from(&low).unwrap_or(u128::MAX >> 1);
        self.set_loads(project, (low, low + 1));
    }

    /// Gives the supporters of a project the load of its purchase.
    fn set_loads(&mut self, project: usize, (low, high): (u128, u128)) {
        let purchase = u32::try_from(self.loads.len()).unwrap_or(u32::MAX);
        self.loads.push((low, high));
        for entry in self.profile.supporters(project).iter() {
            let class = entry.of as usize;
            let before = self.loads[self.last[class] as usize];
            let voters = u128::from(self.profile.size(entry.of));
            self.last[class] = purchase;
            self.profile.ballot(entry.of, |supported| {
                let sum = &mut self.sums[supported.of as usize];
                sum.0 = sum.0 + low * voters - before.0 * voters;
                sum.1 = sum.1 + high * voters - before.1 * voters;
            });
        }
    }

    /// The exact load of the last purchase in minor units; none if nobody supported it.
    fn last_load(&self) -> Option<BigRational> {
        let load = self.exact.last().filter(|_| self.supported)?;
        Some(BigRational::new(load.clone(), self.denominator.clone()))
    }
}
