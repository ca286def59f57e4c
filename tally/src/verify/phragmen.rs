//! Checks of sequential Phragmén: was every project bought at the first moment possible?

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::Zero;

use super::votes::Votes;
use super::{VerifyError, named, whole};
use crate::{Decision, Election, Event, Phragmen, PhragmenEnd};

/// Replays all steps and returns the winners.
pub(super) fn check(
    votes: &Votes,
    election: &Election,
    rule: &Phragmen,
    steps: &[Event],
) -> Result<Vec<usize>, VerifyError> {
    let all = election.projects();
    let mut open: Vec<usize> =
        (0..all.len()).filter(|&p| !all[p].withdrawn && all[p].cost <= election.budget()).collect();
    let mut earned = Earned::new(votes, election, steps);
    let mut money = election.budget();
    let mut won = Vec::new();
    for (step, event) in steps.iter().enumerate() {
        let wrong = |problem: &str| VerifyError::step(step, problem);
        if rule.end == PhragmenEnd::Skip {
            skip_misfits(election, (&mut open, money), &earned);
        }
        let tied = earned.first(&open);
        if tied.is_empty() {
            return Err(wrong("nothing is left to buy"));
        }
        match event {
            Event::LeftOut { decision: Decision::Stopped, .. } if rule.end == PhragmenEnd::Stop => {
                let stops = tied.iter().any(|&p| all[p].cost > money);
                return if stops && step + 1 == steps.len() {
                    Ok(won)
                } else {
                    Err(wrong("it should go on"))
                };
            }
            Event::Earned { project, load, money: left, .. } => {
                let project = named(election, step, project)?;
                let fits = tied.iter().all(|&p| all[p].cost <= money);
                let preferred = tied.iter().all(|&p| votes.places[project] <= votes.places[p]);
                if !tied.contains(&project) || !fits || !preferred {
                    return Err(wrong("another project is next"));
                }
                money -= all[project].cost;
                let due = earned.buy(project);
                if load.as_ref().map(|load| &load.0) != due.as_ref() || left.0 != whole(election, money) {
                    return Err(wrong("what they earned or the money left is wrong"));
                }
                won.push(project);
                open.retain(|&p| p != project);
            }
            _ => return Err(wrong("this step does not belong here")),
        }
    }
    let unfinished = open.iter().any(|&p| all[p].cost <= money);
    if unfinished { Err(VerifyError::log("more could be bought")) } else { Ok(won) }
}

/// What everybody has earned, in parts so small that every load of the log is a whole number of them.
struct Earned<'a> {
    votes: &'a Votes,
    parts: BigInt,
    costs: Vec<BigInt>,
    supporters: Vec<Vec<usize>>,
    /// For each class the last purchase it paid for; purchase 0 is the beginning.
    last: Vec<usize>,
    loads: Vec<BigInt>,
}

impl<'a> Earned<'a> {
    fn new(votes: &'a Votes, election: &Election, steps: &[Event]) -> Self {
        let denominator = |step: &Event| match step {
            Event::Earned { load: Some(load), .. } => load.0.denom().clone(),
            _ => BigInt::from(1),
        };
        let scale = BigInt::from(election.scale());
        let parts = steps.iter().fold(scale, |parts, step| parts.lcm(&denominator(step)));
        let cost = |project: &crate::Project| (whole(election, project.cost) * &parts).to_integer();
        let costs = election.projects().iter().map(cost).collect();
        let mut supporters = vec![Vec::new(); election.projects().len()];
        for (class, voters) in votes.classes.iter().enumerate() {
            voters.gives.iter().for_each(|&(project, _)| supporters[project].push(class));
        }
        Self {
            votes,
            parts,
            costs,
            supporters,
            last: vec![0; votes.classes.len()],
            loads: vec![BigInt::zero()],
        }
    }

    /// The load at which a project can be bought, as a fraction of parts: sum and number of supporters.
    fn moment(&self, project: usize) -> (BigInt, u64) {
        let mut paid = vec![0_u64; self.loads.len()];
        for &class in &self.supporters[project] {
            paid[self.last[class]] += self.votes.classes[class].voters;
        }
        let owed = self.loads.iter().zip(&paid).filter(|(_, voters)| **voters > 0);
        let sum = owed.fold(self.costs[project].clone(), |sum, (load, voters)| sum + load * *voters);
        (sum, paid.iter().sum())
    }

    /// The projects that can be bought first; those without supporters come after all others, all at once.
    fn first(&self, open: &[usize]) -> Vec<usize> {
        let moments: Vec<(usize, (BigInt, u64))> = open.iter().map(|&p| (p, self.moment(p))).collect();
        let earlier = |(a, n): &(BigInt, u64), (b, m): &(BigInt, u64)| match (n, m) {
            (0, 0) => Ordering::Equal,
            (0, _) => Ordering::Greater,
            (_, 0) => Ordering::Less,
            _ => (a * *m).cmp(&(b * *n)),
        };
        let Some((_, least)) = moments.iter().min_by(|(_, a), (_, b)| earlier(a, b)) else {
            return Vec::new();
        };
        moments.iter().filter(|(_, moment)| earlier(moment, least).is_eq()).map(|(p, _)| *p).collect()
    }

    /// Lets the supporters buy a project; returns what each had earned, in whole units.
    fn buy(&mut self, project: usize) -> Option<BigRational> {
        let (sum, supporters) = self.moment(project);
        if supporters == 0 {
            return None;
        }
        let load = BigRational::new(sum, BigInt::from(supporters));
        self.loads.push(load.floor().to_integer());
        for &class in &self.supporters[project] {
            self.last[class] = self.loads.len() - 1;
        }
        Some(load / &self.parts)
    }
}

/// Leaves out projects that are next and do not fit, as often as that happens.
fn skip_misfits(election: &Election, (open, money): (&mut Vec<usize>, u64), earned: &Earned<'_>) {
    loop {
        let first = earned.first(open);
        let misfit = |p: &usize| first.contains(p) && election.projects()[*p].cost > money;
        if !open.iter().any(misfit) {
            return;
        }
        open.retain(|p| !misfit(p));
    }
}
