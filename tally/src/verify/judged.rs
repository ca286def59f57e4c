//! Checks of rankings from points: majority judgment, and plus and minus votes.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;

use super::greedy;
use super::votes::Votes;
use super::{VerifyError, named};
use crate::{Election, Event, Exact, Greedy, GreedyOrder, MajorityJudgment, PlusMinus};

/// Replays majority judgment and returns the winners.
pub(super) fn majority(
    votes: &Votes,
    election: &Election,
    rule: &MajorityJudgment,
    steps: &[Event],
) -> Result<Vec<usize>, VerifyError> {
    let grades = grades(election, rule)?;
    for (project, grades) in grades.iter().enumerate() {
        let wrong = |problem: &str| VerifyError::step(project, problem);
        let Some(Event::Judged { project: id, median, above, below }) = steps.get(project) else {
            return Err(wrong("a project should be judged here"));
        };
        if named(election, project, id)? != project {
            return Err(wrong("another project is next"));
        }
        let middle = Falling::new(grades).next().unwrap_or(0);
        let beyond = |keep: &dyn Fn(&i64) -> bool| -> u64 {
            grades.iter().filter(|(grade, _)| keep(grade)).map(|(_, voters)| voters).sum()
        };
        let (better, worse) = (beyond(&|grade| *grade > middle), beyond(&|grade| *grade < middle));
        if *median != Exact::new(middle, election.points_scale()) || (*above, *below) != (better, worse) {
            return Err(wrong("the majority grade is wrong"));
        }
    }
    let mut worst_first: Vec<usize> = (0..grades.len()).collect();
    worst_first.sort_by(|&a, &b| Falling::new(&grades[a]).cmp(Falling::new(&grades[b])));
    let mut ranks = vec![BigRational::from_integer(BigInt::ZERO); grades.len()];
    for pair in worst_first.windows(2) {
        let better = Falling::new(&grades[pair[0]]).lt(Falling::new(&grades[pair[1]]));
        ranks[pair[1]] = &ranks[pair[0]] + BigInt::from(u8::from(better));
    }
    greedy::check_ranked((votes, Some(&ranks)), election, &rule.funding, (steps, grades.len()))
}

/// How many voters gave each grade, by project.
fn grades(election: &Election, rule: &MajorityJudgment) -> Result<Vec<Vec<(i64, u64)>>, VerifyError> {
    needs_points(election)?;
    let mut grades = vec![BTreeMap::<i64, u64>::new(); election.projects().len()];
    for ballot in election.ballots().iter() {
        for (&project, &grade) in ballot.projects.iter().zip(ballot.points) {
            *grades[project as usize].entry(grade).or_default() += ballot.weight;
        }
    }
    let steps = i64::try_from(election.points_scale()).unwrap_or(i64::MAX);
    for grades in &mut grades {
        let missing = election.voters() - grades.values().sum::<u64>();
        if missing > 0 {
            *grades.entry(rule.absent.saturating_mul(steps)).or_default() += missing;
        }
    }
    Ok(grades.into_iter().map(|grades| grades.into_iter().collect()).collect())
}

fn needs_points(election: &Election) -> Result<(), VerifyError> {
    if election.kind().has_points() { Ok(()) } else { Err(VerifyError::log("these ballots have no points")) }
}

/// The grades of a project as they fall: always the lower median of those that are left. They leave a gap
/// that grows to both sides.
struct Falling<'a> {
    grades: &'a [(i64, u64)],
    /// Grades left below the gap, as position in the list, voters of that grade, and voters in all.
    low: (usize, u64, u64),
    /// The same above it.
    high: (usize, u64, u64),
}

impl<'a> Falling<'a> {
    fn new(grades: &'a [(i64, u64)]) -> Self {
        let all: u64 = grades.iter().map(|(_, voters)| voters).sum();
        let below = all.div_ceil(2);
        let (mut at, mut before) = (0, 0);
        while grades.get(at).is_some_and(|(_, voters)| before + voters < below) {
            before += grades[at].1;
            at += 1;
        }
        let here = grades.get(at).map_or(0, |(_, voters)| *voters);
        Self { grades, low: (at, below - before, below), high: (at, before + here - below, all - below) }
    }
}

impl Iterator for Falling<'_> {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        let left = self.low.2 + self.high.2;
        if (left.checked_sub(1)?) / 2 < self.low.2 {
            while self.low.1 == 0 {
                self.low.0 -= 1;
                self.low.1 = self.grades[self.low.0].1;
            }
            (self.low.1, self.low.2) = (self.low.1 - 1, self.low.2 - 1);
            return Some(self.grades[self.low.0].0);
        }
        while self.high.1 == 0 {
            self.high.0 += 1;
            self.high.1 = self.grades[self.high.0].1;
        }
        (self.high.1, self.high.2) = (self.high.1 - 1, self.high.2 - 1);
        Some(self.grades[self.high.0].0)
    }
}

/// Replays plus and minus votes and returns the winners.
pub(super) fn plus_minus(
    votes: &mut Votes,
    election: &Election,
    rule: &PlusMinus,
    steps: &[Event],
) -> Result<Vec<usize>, VerifyError> {
    needs_points(election)?;
    votes.totals.fill(0);
    for ballot in election.ballots().iter() {
        let enough = ballot.points.iter().filter(|given| **given > 0).count() >= rule.plus_before_minus;
        for (&project, &given) in ballot.projects.iter().zip(ballot.points) {
            let counts = if given > 0 || enough { given } else { 0 };
            votes.totals[project as usize] += i128::from(counts) * i128::from(ballot.weight);
        }
    }
    let funding = Greedy { order: GreedyOrder::Total, ..rule.funding.clone() };
    greedy::check(votes, election, &funding, steps)
}
