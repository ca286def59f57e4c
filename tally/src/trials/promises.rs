//! What rules promise, checked by brute force.

use num_rational::BigRational;
use num_traits::Zero;

use super::dice::Dice;
use super::elections::Draft;
use super::slow::utility;
use crate::explain::{certificate, check_certificate, equal_shares as explained, satisfaction};
use crate::{
    Add1, BallotKind, Comparison, Completion, Election, EqualShares, Greedy, GreedyOrder, MajorityJudgment,
    Method, Misfit, Outcome, Phragmen, PhragmenEnd, PlusMinus, Rule, Seats, TieBreak, Utility, count, verify,
};

/// Any rule: within the budget, independent of the order of ballots and projects, believed by the checker.
pub(super) fn any_rule(dice: &mut Dice) -> Result<(), String> {
    let draft = Draft::new(dice);
    let rule = Rule {
        method: method(dice, draft.projects.len()),
        utility: utility(dice, draft.kind),
        ties: TieBreak::Id,
    };
    keeps_promises(dice, &draft, &rule).map_err(|problem| format!("{problem}; {rule:?} {draft:?}"))
}

fn keeps_promises(dice: &mut Dice, draft: &Draft, rule: &Rule) -> Result<(), String> {
    let election = draft.build()?;
    let Ok(outcome) = count(&election, rule) else {
        // Some rules need points, some rankings.
        let fits = !matches!(&rule.method, Method::Greedy(_) | Method::EqualShares(_) | Method::MaxWelfare);
        return if fits { Ok(()) } else { Err("refused".to_string()) };
    };
    let may_spend_more = match &rule.method {
        Method::Stv(_) | Method::Schulze(_) => true,
        Method::Greedy(funding)
        | Method::MajorityJudgment(MajorityJudgment { funding, .. })
        | Method::PlusMinus(PlusMinus { funding, .. }) => {
            matches!(funding.misfit, Misfit::StopAndTopUp { .. })
        }
        _ => false,
    };
    if outcome.cost > election.budget() && !may_spend_more {
        return Err(format!("spends {} of {}", outcome.cost, election.budget()));
    }
    let other = draft.shuffled(dice).build()?;
    let again = count(&other, rule).map_err(|error| error.to_string())?;
    // The best set need not be unique, and its order is that of the ties.
    let free = rule.method == Method::MaxWelfare;
    if !free && other.ids(&again.order) != election.ids(&outcome.order) {
        let (one, two) = (election.ids(&outcome.order), other.ids(&again.order));
        return Err(format!("{one:?}, in another order {two:?}"));
    }
    if outcome.cost != again.cost {
        return Err(format!("costs {}, in another order {}", outcome.cost, again.cost));
    }
    if free {
        best_of_all_sets(&election, &outcome)?;
    }
    let log = outcome.log.to_json();
    verify::verify(&log, &election).map(|_| ()).map_err(|error| format!("{error}; {log}"))
}

/// Greatest welfare: no set within the budget is worth more, and none worth as much is cheaper.
fn best_of_all_sets(election: &Election, outcome: &Outcome) -> Result<(), String> {
    let worth = |set: &dyn Fn(usize) -> bool| {
        let members = (0..election.projects().len()).filter(|&p| set(p));
        members.fold((BigRational::zero(), 0), |(worth, cost), p| {
            (worth + &outcome.standings[p].score.0, cost + election.projects()[p].cost)
        })
    };
    let (claimed, spent) = worth(&|p| outcome.won(p));
    for set in 0_u32..1 << election.projects().len() {
        let (worth, cost) = worth(&|p| set >> p & 1 == 1);
        let better = worth > claimed || (worth == claimed && cost < spent);
        if better && cost <= election.budget() {
            return Err(format!("the set {set:b} is worth {worth} and costs {cost}"));
        }
    }
    Ok(())
}

fn method(dice: &mut Dice, projects: usize) -> Method {
    let add1 = [Add1::Exhaustive, Add1::IntegralExhaustive, Add1::Official][dice.position(3)];
    let completions = [
        Completion::None,
        Completion::Utilitarian,
        Completion::Add1(add1),
        Completion::Add1Utilitarian(add1),
        Completion::BoundedOverspending,
    ];
    let comparisons = [None, None, Some(Comparison::Winners), Some(Comparison::Exclusion)];
    let seats = Seats { seats: 1 + dice.position(3) };
    match dice.below(9) {
        0 => Method::Greedy(greedy(dice, projects)),
        1..=3 => Method::EqualShares(EqualShares {
            completion: completions[dice.position(completions.len())],
            comparison: comparisons[dice.position(comparisons.len())],
            eligibility: dice.chance(4).then_some(3),
            min_ballot: dice.position(2),
        }),
        4 => Method::Phragmen(Phragmen { end: [PhragmenEnd::Stop, PhragmenEnd::Skip][dice.position(2)] }),
        5 => Method::MaxWelfare,
        6 => {
            let absent = i64::try_from(dice.below(3)).unwrap_or(0) - 1;
            Method::MajorityJudgment(MajorityJudgment { absent, funding: greedy(dice, projects) })
        }
        7 => Method::PlusMinus(PlusMinus {
            plus_before_minus: dice.position(3),
            funding: greedy(dice, projects),
        }),
        _ if dice.chance(2) => Method::Schulze(seats),
        _ => Method::Stv(seats),
    }
}

/// Half of the time the usual settings, else any.
fn greedy(dice: &mut Dice, projects: usize) -> Greedy {
    if dice.chance(2) {
        return Greedy::default();
    }
    let misfits = [Misfit::Skip, Misfit::Stop, Misfit::StopAndTopUp { percent: 50 }];
    let mut pair = || [0, 1].map(|_| format!("p{}", dice.position(projects)));
    let exclusive: Vec<[String; 2]> = [pair(), pair()].into_iter().filter(|[a, b]| a != b).collect();
    Greedy {
        order: [GreedyOrder::PerCost, GreedyOrder::Total][dice.position(2)],
        misfit: misfits[dice.position(3)],
        threshold: dice.chance(2).then(|| dice.below(6)),
        exclusive,
        most: dice.chance(3).then(|| dice.position(4)),
        ..Greedy::default()
    }
}

/// Equal shares: justified representation up to one project, a certificate that holds, explanations that fit.
pub(super) fn equal_shares(dice: &mut Dice) -> Result<(), String> {
    let mut draft = Draft::new(dice);
    draft.kind = BallotKind::Approval;
    draft.ballots.iter_mut().for_each(|(_, points, _)| points.clear());
    let utility = [Utility::Cost, Utility::Cardinality][dice.position(2)];
    represents(&draft, utility).map_err(|problem| format!("{problem}; {utility:?} {draft:?}"))
}

fn represents(draft: &Draft, utility: Utility) -> Result<(), String> {
    let election = draft.build()?;
    let shares = EqualShares { completion: Completion::None, ..EqualShares::default() };
    let rule = Rule { method: Method::EqualShares(shares), utility, ties: TieBreak::Id };
    let outcome = count(&election, &rule).map_err(|error| error.to_string())?;
    check_certificate(&election, &certificate(&outcome).map_err(|error| error.to_string())?)?;
    represented(&election, &outcome, utility)?;
    let story = explained(&election, &outcome).map_err(|error| error.to_string())?;
    for (project, told) in story.projects.iter().enumerate() {
        if outcome.won(project) != (told.votes_missing == 0) {
            return Err(format!("project {project} is told {told:?}"));
        }
    }
    let measured = satisfaction(&election, &outcome.winners, utility).map_err(|error| error.to_string())?;
    let all: u64 = measured.by_winners.iter().sum();
    if all == election.voters() { Ok(()) } else { Err("voters are lost".to_string()) }
}

/// Extended justified representation up to one project (Peters, Pierczyński, Skowron 2021): of any group that
/// agrees on a set of projects it can afford, somebody is as satisfied as with that set, or would be more
/// satisfied with one more project of the set.
fn represented(election: &Election, outcome: &Outcome, utility: Utility) -> Result<(), String> {
    let worth = |p: usize| if utility == Utility::Cost { election.projects()[p].cost } else { 1 };
    for set in 1_u32..1 << election.projects().len() {
        let members: Vec<usize> = (0..election.projects().len()).filter(|p| set >> p & 1 == 1).collect();
        let cost: u64 = members.iter().map(|&p| election.projects()[p].cost).sum();
        let due: u64 = members.iter().map(|&p| worth(p)).sum();
        let mut wronged = 0;
        for ballot in election.ballots().iter() {
            let approves = |p: &usize| ballot.projects.iter().any(|&named| named as usize == *p);
            if !members.iter().all(approves) {
                continue;
            }
            let got: u64 = outcome.winners.iter().filter(|p| approves(p)).map(|&p| worth(p)).sum();
            let more = members.iter().filter(|&&p| !outcome.won(p)).map(|&p| worth(p)).max().unwrap_or(0);
            if got < due && got + more <= due {
                wronged += ballot.weight;
            }
        }
        // The group can afford the set if its part of the budget covers the cost.
        if wronged > 0 && wronged * election.budget() >= cost * election.voters() {
            return Err(format!("{wronged} voters deserve something of {members:?}"));
        }
    }
    Ok(())
}
