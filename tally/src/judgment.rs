//! Majority judgment and plus/minus votes: rankings from points that may be good or bad.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::count::Found;
use crate::greedy::{self, Rank};
use crate::support::{Support, support};
use crate::{CountError, Election, Event, Exact, MajorityJudgment, Outcome, PlusMinus, Rule, Utility};

/// How many voters gave each grade to a project, worst grade first.
type Grades = BTreeMap<i64, u64>;

/// Ranks by majority grade (Balinski and Laraki, “Majority Judgment”, 2011; Paris since 2021): the median
/// grade, the lower one of an even number. Equal projects lose one median grade each until they differ.
pub(crate) fn majority(
    election: &Election,
    rule: &Rule,
    settings: &MajorityJudgment,
) -> Result<Outcome, CountError> {
    needs_points(election)?;
    let support = support(election, Utility::Points)?;
    let grades = all_grades(election, settings);
    let mut order: Vec<usize> = (0..grades.len()).collect();
    order.sort_by(|&a, &b| compare(&grades[a], &grades[b]));
    let mut ranks = vec![Rank::Fraction { top: 0, bottom: 1 }; grades.len()];
    let mut level = 0;
    for (position, &project) in order.iter().enumerate() {
        if position > 0 && compare(&grades[order[position - 1]], &grades[project]).is_ne() {
            level += 1;
        }
        // Published ranks are divided by the steps of a point; whole levels stay whole that way.
        ranks[project] = Rank::Fraction { top: level * i128::from(election.points_scale()), bottom: 1 };
    }
    let mut found = Found::default();
    for (project, grades) in grades.iter().enumerate() {
        found.steps.push(judged(election, project, grades));
    }
    let rule = rule.clone().with_utility(Utility::Points);
    greedy::rank_and_fund(election, &rule, &settings.funding, (&support, ranks), found)
}

fn needs_points(election: &Election) -> Result<(), CountError> {
    if election.kind().has_points() { Ok(()) } else { Err(CountError::NeedsPoints(election.kind().name())) }
}

fn all_grades(election: &Election, settings: &MajorityJudgment) -> Vec<Grades> {
    let mut grades = vec![Grades::new(); election.projects().len()];
    let mut named = vec![0_u64; grades.len()];
    for ballot in election.ballots().iter() {
        for (&project, &grade) in ballot.projects.iter().zip(ballot.points) {
            *grades[project as usize].entry(grade).or_default() += ballot.weight;
            named[project as usize] += ballot.weight;
        }
    }
    let unit = i64::try_from(election.points_scale()).unwrap_or(i64::MAX);
    for (grades, named) in grades.iter_mut().zip(named) {
        let absent = election.voters() - named;
        if absent > 0 {
            *grades.entry(settings.absent.saturating_mul(unit)).or_default() += absent;
        }
    }
    grades
}

/// Compares two projects by their majority grades, the better one being greater. Rather than removing votes
/// one by one, whole runs of equal medians are removed together.
fn compare(a: &Grades, b: &Grades) -> Ordering {
    let (mut a, mut b) = (Medians::new(a), Medians::new(b));
    loop {
        let (Some((grade_a, run_a)), Some((grade_b, run_b))) = (a.next(), b.next()) else {
            return Ordering::Equal;
        };
        let order = grade_a.cmp(&grade_b);
        if order.is_ne() {
            return order;
        }
        let run = run_a.min(run_b);
        a.remove(run);
        b.remove(run);
    }
}

/// The grades of one project as their medians are taken away.
struct Medians {
    grades: Vec<(i64, u64)>,
    /// Votes removed below and above the middle.
    total: u64,
    removed: u64,
}

impl Medians {
    fn new(grades: &Grades) -> Self {
        let grades: Vec<(i64, u64)> = grades.iter().map(|(grade, votes)| (*grade, *votes)).collect();
        let total = grades.iter().map(|(_, votes)| votes).sum();
        Self { grades, total, removed: 0 }
    }

    /// The vote that is the median after `removed` removals, counted from the worst. Removals alternate
    /// around the middle: with an even number of votes the lower median goes first, then the one above.
    fn position(&self, removed: u64) -> u64 {
        let middle = (self.total - 1) / 2;
        let away = removed.div_ceil(2);
        let up_first = self.total.is_multiple_of(2);
        if removed % 2 == 1 && up_first {
            middle + away
        } else if removed % 2 == 1 {
            middle - away
        } else if up_first {
            middle - removed / 2
        } else {
            middle + removed / 2
        }
    }

    fn grade_at(&self, position: u64) -> i64 {
        let mut before = 0;
        for (grade, votes) in &self.grades {
            before += votes;
            if position < before {
                return *grade;
            }
        }
        i64::MIN
    }

    /// The median, and how many removals in a row find the same grade (a lower bound of it, at least 1).
    fn next(&self) -> Option<(i64, u64)> {
        if self.removed >= self.total {
            return None;
        }
        let grade = self.grade_at(self.position(self.removed));
        let (mut low, mut high) = (1, self.total - self.removed);
        // The removed votes spread outwards, so “all the same so far” is monotone.
        let same = |run: u64| {
            let last = self.removed + run - 1;
            let ends = [last, last.saturating_sub(1).max(self.removed)];
            ends.iter().all(|removed| self.grade_at(self.position(*removed)) == grade)
        };
        while low < high {
            let middle = (low + high).div_ceil(2);
            if same(middle) { low = middle } else { high = middle - 1 }
        }
        Some((grade, low))
    }

    fn remove(&mut self, run: u64) {
        self.removed += run;
    }
}

fn judged(election: &Election, project: usize, grades: &Grades) -> Event {
    let medians = Medians::new(grades);
    let median = medians.next().map_or(0, |(grade, _)| grade);
    let sum =
        |keep: &dyn Fn(i64) -> bool| grades.iter().filter(|(grade, _)| keep(**grade)).map(|(_, v)| v).sum();
    Event::Judged {
        project: election.projects()[project].id.clone(),
        median: Exact::new(median, election.points_scale()),
        above: sum(&|grade| grade > median),
        below: sum(&|grade| grade < median),
    }
}

/// Ranks by the sum of plus and minus votes (D21, Prague and other Czech cities).
pub(crate) fn plus_minus(
    election: &Election,
    rule: &Rule,
    settings: &PlusMinus,
) -> Result<Outcome, CountError> {
    needs_points(election)?;
    let mut net = vec![Support::default(); election.projects().len()];
    for ballot in election.ballots().iter() {
        let plus = ballot.points.iter().filter(|&&given| given > 0).count();
        let weight = i64::try_from(ballot.weight).map_err(|_| CountError::TooLarge)?;
        for (&project, &given) in ballot.projects.iter().zip(ballot.points) {
            // Minus votes need enough plus votes beside them, else they do not count.
            if given < 0 && plus < settings.plus_before_minus {
                continue;
            }
            let sum = &mut net[project as usize];
            sum.votes += if given > 0 { ballot.weight } else { 0 };
            let added = given.checked_mul(weight).and_then(|given| sum.total.checked_add(given));
            sum.total = added.ok_or(CountError::TooLarge)?;
        }
    }
    for sum in &mut net {
        sum.supporters = sum.votes;
    }
    let rule = rule.clone().with_utility(Utility::Points);
    let ranks = Rank::all(election, Utility::Points, crate::GreedyOrder::Total, &net);
    greedy::rank_and_fund(election, &rule, &settings.funding, (&net, ranks), Found::default())
}

#[cfg(test)]
mod tests {
    use super::{Grades, Medians, compare};

    /// Majority values as defined: take the lower median away, one vote at a time.
    fn by_definition(grades: &Grades) -> Vec<i64> {
        let mut votes: Vec<i64> =
            grades.iter().flat_map(|(g, n)| vec![*g; usize::try_from(*n).unwrap()]).collect();
        let mut value = Vec::new();
        while !votes.is_empty() {
            value.push(votes.remove((votes.len() - 1) / 2));
        }
        value
    }

    #[test]
    fn equals_the_definition() {
        let mut state = 7_u64;
        let mut next = || {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            state >> 33
        };
        for _ in 0..400 {
            let total = 1 + next() % 12;
            let mut random = || {
                let mut grades = Grades::new();
                for _ in 0..total {
                    *grades.entry(i64::try_from(next() % 4).unwrap()).or_default() += 1;
                }
                grades
            };
            let (a, b) = (random(), random());
            let medians = Medians::new(&a);
            let walked: Vec<i64> =
                (0..total).map(|removed| medians.grade_at(medians.position(removed))).collect();
            assert_eq!(walked, by_definition(&a));
            assert_eq!(compare(&a, &b), by_definition(&a).cmp(&by_definition(&b)), "{a:?} {b:?}");
        }
    }
}
