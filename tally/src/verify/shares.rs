//! Checks of equal shares: does every supporter pay what the log says, and could nothing have been cheaper?

use std::collections::HashMap;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::greedy::Replay;
use super::overspending;
use super::votes::Votes;
use super::{VerifyError, named, whole};
use crate::{Add1, Comparison, Completion, Decision, Election, EqualShares, Event, Greedy, Utility};

/// Replays all steps; returns the winners and a remark about what was not repeated.
pub(super) fn check(
    votes: &Votes,
    election: &Election,
    rule: &EqualShares,
    steps: &[Event],
) -> Result<(Vec<usize>, &'static str), VerifyError> {
    let mut eligible: Vec<bool> = (0..votes.places.len())
        .map(|p| {
            !election.projects()[p].withdrawn
                && votes.classes.iter().any(|c| c.gives.iter().any(|g| g.0 == p))
        })
        .collect();
    let mut step = 0;
    if let Some(part) = rule.eligibility {
        step += left_out(votes, election, part, steps, &mut eligible)?;
    }
    let Some(Event::Endowed { each, voters, .. }) = steps.get(step) else {
        return Err(VerifyError::step(step, "no endowment"));
    };
    if *voters != votes.voters || !endowment_fits(votes, election, rule, &each.0) {
        return Err(VerifyError::step(step, "another endowment is due"));
    }
    let mut remark = "";
    let won = if rule.completion == Completion::BoundedOverspending {
        let (won, next) = overspending::check(votes, election, &eligible, (steps, step + 1))?;
        step = next;
        won
    } else {
        let won;
        (won, remark) = bought(votes, election, rule, &eligible, (steps, &mut step))?;
        won
    };
    let utility = by_votes(votes.utility);
    let mut replay = Replay { votes, election, rule: &Greedy::default(), utility, ranks: None, step, won };
    if matches!(rule.completion, Completion::Utilitarian | Completion::Add1Utilitarian(_)) {
        let spent: u64 = replay.won.iter().map(|&p| election.projects()[p].cost).sum();
        let open = open(election, &replay.won, &eligible, votes);
        replay.pass(open, election.budget().saturating_sub(spent), &mut [], steps)?;
    }
    if let Some(mode) = rule.comparison {
        compared(&mut replay, mode, &eligible, steps)?;
    }
    replay.finished(steps)?;
    Ok((replay.won, remark))
}

/// Replays the purchases of the endowment that counts, and of the next one.
fn bought(
    votes: &Votes,
    election: &Election,
    rule: &EqualShares,
    eligible: &[bool],
    (steps, step): (&[Event], &mut usize),
) -> Result<(Vec<usize>, &'static str), VerifyError> {
    let Some(Event::Endowed { each, .. }) = steps.get(*step) else {
        return Err(VerifyError::step(*step, "no endowment"));
    };
    let mut purses = Purses::new(votes, election, &each.0, eligible, steps);
    *step += 1;
    while let Some(Event::Bought { project, price, paid_in_full, paid_the_rest, money, .. }) =
        steps.get(*step)
    {
        let paid = purses.buy(*step, named(election, *step, project)?, &price.0)?;
        if paid != (*paid_in_full, *paid_the_rest) || purses.left() != money.0 {
            return Err(VerifyError::step(*step, "who paid or what is left is wrong"));
        }
        *step += 1;
    }
    purses.finished(*step)?;
    let bought = purses.won.clone();
    let remark = last_endowment(votes, election, rule, &each.0, (steps, step), (&bought, eligible))?;
    Ok((bought, remark))
}

/// Projects that greedy may fund: everything that did not win and was not barred.
fn open(election: &Election, won: &[usize], eligible: &[bool], votes: &Votes) -> Vec<usize> {
    let fit = |p: usize| eligible[p] || election.projects()[p].withdrawn;
    let barred = |p: usize| !fit(p) && votes.classes.iter().any(|c| c.gives.iter().any(|g| g.0 == p));
    (0..eligible.len()).filter(|&p| !won.contains(&p) && !barred(p)).collect()
}

fn by_votes(utility: Utility) -> Utility {
    if matches!(utility, Utility::Cardinality | Utility::Effort) { Utility::Cost } else { utility }
}

fn left_out(
    votes: &Votes,
    election: &Election,
    part: u64,
    steps: &[Event],
    eligible: &mut [bool],
) -> Result<usize, VerifyError> {
    let mut out = Vec::new();
    for (p, terms) in election.projects().iter().enumerate() {
        let share = BigInt::from(votes.votes[p]) * part * election.budget();
        if share < BigInt::from(terms.cost) * votes.all_voters {
            eligible[p] = false;
            out.push(terms.id.clone());
        }
    }
    match steps.first() {
        _ if out.is_empty() => Ok(0),
        Some(Event::LeftOut { projects, decision: Decision::NotEligible }) if *projects == out => Ok(1),
        _ => Err(VerifyError::step(0, "other projects are not eligible")),
    }
}

/// Whether an endowment is one of those that the rule tries.
fn endowment_fits(votes: &Votes, election: &Election, rule: &EqualShares, each: &BigRational) -> bool {
    let start = whole(election, election.budget()) / BigInt::from(votes.voters.max(1));
    let more = match rule.completion {
        Completion::Add1(add1) | Completion::Add1Utilitarian(add1) => {
            each - if add1 == Add1::Exhaustive { start } else { start.floor() }
        }
        _ => return *each == start,
    };
    more.is_integer() && more >= BigRational::zero()
}

/// Proves from the log that no larger endowment is due.
fn last_endowment(
    votes: &Votes,
    election: &Election,
    rule: &EqualShares,
    each: &BigRational,
    (steps, step): (&[Event], &mut usize),
    (bought, eligible): (&[usize], &[bool]),
) -> Result<&'static str, VerifyError> {
    let (Completion::Add1(add1) | Completion::Add1Utilitarian(add1)) = rule.completion else { return Ok("") };
    let remark = "; smaller endowments were not repeated";
    let Some(Event::Rejected { each: next, purchases, cost }) = steps.get(*step) else {
        let spent: u64 = bought.iter().map(|&p| election.projects()[p].cost).sum();
        let left = election.budget() - spent;
        let due = |p: usize| {
            eligible[p]
                && !bought.contains(&p)
                && (add1 == Add1::Official || election.projects()[p].cost <= left)
        };
        let pointless = !(0..eligible.len()).any(due);
        return if pointless {
            Ok(remark)
        } else {
            Err(VerifyError::step(*step, "a larger endowment is due"))
        };
    };
    if next.0 != each + BigRational::one() {
        return Err(VerifyError::step(*step, "this is not the next endowment"));
    }
    let mut purses = Purses::new(votes, election, &next.0, eligible, &steps[*step..]);
    for purchase in purchases {
        purses.buy(*step, named(election, *step, &purchase.project)?, &purchase.price.0)?;
    }
    let spent: u64 = purses.won.iter().map(|&p| election.projects()[p].cost).sum();
    if spent <= election.budget() || cost.0 != whole(election, spent) {
        return Err(VerifyError::step(*step, "the next endowment is not too much"));
    }
    *step += 1;
    Ok(remark)
}

/// Repeats the comparison with greedy.
fn compared(
    replay: &mut Replay<'_>,
    mode: Comparison,
    eligible: &[bool],
    steps: &[Event],
) -> Result<(), VerifyError> {
    let step = replay.step;
    let Some(Event::Compared { so_far, greedy, replaced }) = steps.get(step) else {
        return Err(VerifyError::step(step, "the comparison is missing"));
    };
    let ours = std::mem::take(&mut replay.won);
    // The steps of greedy are only in the log if its winners replace the others: count them either way.
    let mut trial = Replay { won: Vec::new(), step: step + 1, ..*replay };
    if *replaced {
        trial.pass(
            open(replay.election, &[], eligible, replay.votes),
            replay.election.budget(),
            &mut [],
            steps,
        )?;
    } else {
        trial.won = greedily(replay, open(replay.election, &[], eligible, replay.votes));
    }
    let (mut first, mut second) = (0, 0);
    for class in &replay.votes.classes {
        let of = |won: &[usize]| {
            let number = class.gives.iter().filter(|(p, _)| won.contains(p)).count();
            if mode == Comparison::Exclusion { number.min(1) } else { number }
        };
        first += if of(&ours) > of(&trial.won) { class.voters } else { 0 };
        second += if of(&ours) < of(&trial.won) { class.voters } else { 0 };
    }
    if (first, second, second > first) != (*so_far, *greedy, *replaced) {
        return Err(VerifyError::step(step, "the comparison is wrong"));
    }
    (replay.step, replay.won) = if *replaced { (trial.step, trial.won) } else { (step + 1, ours) };
    Ok(())
}

/// The winners of greedy, by votes or by utility per cost.
fn greedily(replay: &Replay<'_>, mut projects: Vec<usize>) -> Vec<usize> {
    let (votes, all) = (replay.votes, replay.election.projects());
    let worth = |p: usize| {
        if by_votes(votes.utility) == Utility::Cost {
            return (
                all[p].cost == 0 && votes.totals[p] > 0,
                BigRational::from_integer(votes.totals[p].into()),
            );
        }
        let free = all[p].cost == 0 && votes.totals[p] > 0;
        (free, BigRational::new(votes.totals[p].into(), all[p].cost.max(1).into()))
    };
    projects.sort_by(|&a, &b| worth(b).cmp(&worth(a)).then(votes.places[a].cmp(&votes.places[b])));
    let mut money = replay.election.budget();
    projects.retain(|&p| {
        let fits = all[p].cost <= money && !all[p].withdrawn;
        money -= if fits { all[p].cost } else { 0 };
        fits
    });
    projects
}

/// What all voters have left, in parts so small that every price of the log is a whole number of them.
struct Purses<'a> {
    votes: &'a Votes,
    election: &'a Election,
    /// Parts of a whole unit of currency.
    parts: BigInt,
    money: Vec<BigInt>,
    supporters: Vec<Vec<(usize, u64)>>,
    /// Sum of what all ballots give, by project: supporters cannot pay more than this times the price.
    weights: Vec<u128>,
    open: Vec<bool>,
    won: Vec<usize>,
}

impl<'a> Purses<'a> {
    fn new(
        votes: &'a Votes,
        election: &'a Election,
        each: &BigRational,
        open: &[bool],
        steps: &[Event],
    ) -> Self {
        let mut parts = each.denom().lcm(&BigInt::from(election.scale()));
        for step in steps {
            match step {
                Event::Bought { price, .. } => parts = parts.lcm(price.0.denom()),
                Event::Rejected { purchases, .. } => {
                    parts =
                        purchases.iter().fold(parts, |parts, purchase| parts.lcm(purchase.price.0.denom()));
                }
                _ => {}
            }
        }
        let purse = (each * &parts).to_integer();
        let mut supporters = vec![Vec::new(); open.len()];
        for (class, voters) in votes.classes.iter().enumerate() {
            voters.gives.iter().for_each(|&(project, given)| supporters[project].push((class, given)));
        }
        let money = vec![purse; votes.classes.len()];
        let weight =
            |(class, given): &(usize, u64)| u128::from(*given) * u128::from(votes.classes[*class].voters);
        let weights =
            supporters.iter().map(|list: &Vec<(usize, u64)>| list.iter().map(weight).sum()).collect();
        Self { weights, votes, election, parts, money, supporters, open: open.to_vec(), won: Vec::new() }
    }

    fn cost(&self, project: usize) -> BigInt {
        (whole(self.election, self.election.projects()[project].cost) * &self.parts).to_integer()
    }

    /// Checks a purchase and takes the money: how many voters paid in full, how many gave the rest they had.
    fn buy(&mut self, step: usize, project: usize, price: &BigRational) -> Result<(u64, u64), VerifyError> {
        let wrong = |problem: &str| VerifyError::step(step, problem);
        if !std::mem::replace(&mut self.open[project], false) {
            return Err(wrong("this project cannot be bought (again)"));
        }
        let price = price * &self.parts;
        let (paid, in_full) = self.pays(project, &price);
        if paid != BigRational::from_integer(self.cost(project)) || (!in_full && !price.is_zero()) {
            return Err(wrong("the price does not pay for the project"));
        }
        let factor = self.votes.factor(self.election, project);
        for rival in (0..self.open.len()).filter(|&p| self.open[p]) {
            if self.election.projects()[project].cost == 0 {
                let free = self.election.projects()[rival].cost == 0;
                if free && self.votes.places[rival] < self.votes.places[project] {
                    return Err(wrong("a tie is broken wrongly"));
                }
                continue;
            }
            // Would the rival be paid for, more than paid for, at the same price per utility?
            let offer = &price * self.votes.factor(self.election, rival) / &factor;
            let cost = BigRational::from_integer(self.cost(rival));
            if &offer * BigInt::from(self.weights[rival]) < cost {
                continue;
            }
            let (paid, in_full) = self.pays(rival, &offer);
            if paid > cost || (paid == cost && !in_full) {
                return Err(wrong("another project was cheaper"));
            }
            if paid == cost && self.votes.places[rival] < self.votes.places[project] {
                return Err(wrong("a tie is broken wrongly"));
            }
        }
        let (mut full, mut rest) = (0, 0);
        let price = price.to_integer();
        for &(class, given) in &self.supporters[project] {
            let (due, voters) = (&price * given, self.votes.classes[class].voters);
            let money = &mut self.money[class];
            match money.is_zero() {
                true => {}
                false if *money >= due => full += voters,
                false => rest += voters,
            }
            *money = if *money > due { &*money - due } else { BigInt::zero() };
        }
        self.won.push(project);
        Ok((full, rest))
    }

    /// What supporters pay at a price, and whether one of them pays in full.
    fn pays(&self, project: usize, price: &BigRational) -> (BigRational, bool) {
        let (mut poor, mut rich) = (BigInt::zero(), 0_u128);
        let mut known: HashMap<u64, BigInt> = HashMap::new();
        for &(class, given) in &self.supporters[project] {
            let due = known.entry(given).or_insert_with(|| (price * BigInt::from(given)).ceil().to_integer());
            let (money, voters) = (&self.money[class], self.votes.classes[class].voters);
            if money < due {
                poor += money * voters;
            } else {
                rich += u128::from(given) * u128::from(voters);
            }
        }
        (BigRational::from_integer(poor) + price * BigInt::from(rich), rich > 0)
    }

    /// Money left with everybody, in whole units.
    fn left(&self) -> BigRational {
        let supporters: BigInt = self.money.iter().zip(&self.votes.classes).map(|(m, c)| m * c.voters).sum();
        BigRational::new(supporters, self.parts.clone())
    }

    /// Makes sure that nothing else can be bought.
    fn finished(&self, step: usize) -> Result<(), VerifyError> {
        for project in (0..self.open.len()).filter(|&p| self.open[p]) {
            let all =
                self.supporters[project].iter().map(|(c, _)| &self.money[*c] * self.votes.classes[*c].voters);
            if all.sum::<BigInt>() >= self.cost(project) {
                return Err(VerifyError::step(step, "another project could still be bought"));
            }
        }
        Ok(())
    }
}
