//! A small checker of logs. It shares the format of logs and elections with the engine and nothing else: it
//! adds up ballots, breaks ties and handles fractions itself, so that a mistake would have to be made twice.
//!
//! It does not search for winners, it proves that each step of the log follows from the ballots: at every
//! purchase nobody else could have been cheaper, at the end nothing else could have been bought. That needs
//! one pass over the ballots per step.
//!
//! With growing endowments it proves the purchases of the endowment that counts and, from the log, that the
//! next one is too much; it does not repeat the earlier, smaller ones.

mod greedy;
mod judged;
mod overspending;
mod phragmen;
mod seats;
mod shares;
mod votes;
mod welfare;

use std::collections::BTreeSet;

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::{Election, Event, Log, Method, Utility};
use votes::Votes;

/// Why a log is not believed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// The text is not a log.
    #[error("this is not a log: {0}")]
    Unreadable(String),
    /// A step does not follow from the ballots and the steps before it.
    #[error("step {step}: {problem}")]
    Step {
        /// Position in [`Log::steps`], from 0.
        step: usize,
        /// What is wrong.
        problem: String,
    },
    /// Something about the log as a whole is wrong.
    #[error("{0}")]
    Log(String),
}

impl VerifyError {
    fn step(step: usize, problem: impl Into<String>) -> Self {
        Self::Step { step, problem: problem.into() }
    }

    fn log(problem: impl Into<String>) -> Self {
        Self::Log(problem.into())
    }
}

/// Checks a log against an election. The answer says in a sentence what was proven.
///
/// # Errors
/// When something in the log is not as it should be, with the step where it is.
pub fn verify(log: &str, election: &Election) -> Result<String, VerifyError> {
    let log: Log = serde_json::from_str(log).map_err(|error| VerifyError::Unreadable(error.to_string()))?;
    if log.format != "tally-log/1" {
        return Err(VerifyError::Unreadable(format!("unknown format “{}”", log.format)));
    }
    let utility = match &log.rule.method {
        Method::MajorityJudgment(_) | Method::PlusMinus(_) => Utility::Points,
        Method::Schulze(_) | Method::Stv(_) => Utility::Cardinality,
        _ => log.rule.utility,
    };
    let mut votes = Votes::new(election, &log.rule.clone().with_utility(utility))?;
    let order = checked_order(&log, election, &votes)?;
    let (found, remark) = match &log.rule.method {
        Method::Greedy(settings) => (greedy::check(&votes, election, settings, &log.steps)?, ""),
        Method::EqualShares(settings) => shares::check(&votes, election, settings, &log.steps)?,
        Method::Phragmen(settings) => (phragmen::check(&votes, election, settings, &log.steps)?, ""),
        Method::MaxWelfare => (order.clone(), welfare::check(&votes, election, &order, &log.steps)?),
        Method::MajorityJudgment(settings) => (judged::majority(&votes, election, settings, &log.steps)?, ""),
        Method::PlusMinus(settings) => (judged::plus_minus(&mut votes, election, settings, &log.steps)?, ""),
        Method::Schulze(seats) => (seats::schulze(&votes, election, seats, &log.steps)?, ""),
        Method::Stv(seats) => (seats::stv(&votes, election, seats, &log.steps)?, ""),
    };
    if found != order {
        return Err(VerifyError::log("the winners are not those of the steps"));
    }
    Ok(format!(
        "the log holds: {} steps, {} winners, cost {}{remark}",
        log.steps.len(),
        order.len(),
        log.cost
    ))
}

/// The winners by position, after checking everything about them that needs no rule.
fn checked_order(log: &Log, election: &Election, votes: &Votes) -> Result<Vec<usize>, VerifyError> {
    if log.voters != votes.all_voters {
        return Err(VerifyError::log(format!("{} voters instead of {}", log.voters, votes.all_voters)));
    }
    if log.budget.0 != whole(election, election.budget()) {
        return Err(VerifyError::log("the budget is another one"));
    }
    let mut order = Vec::new();
    let mut cost = 0;
    for id in &log.order {
        let winner = election.projects().iter().position(|project| project.id == *id);
        let winner = winner.ok_or_else(|| VerifyError::log(format!("winner “{id}” is not a project")))?;
        if election.projects()[winner].withdrawn {
            return Err(VerifyError::log(format!("winner “{id}” was withdrawn")));
        }
        cost += election.projects()[winner].cost;
        order.push(winner);
    }
    if order.iter().collect::<BTreeSet<_>>().len() != order.len() {
        return Err(VerifyError::log("a project wins twice"));
    }
    if log.cost.0 != whole(election, cost) {
        return Err(VerifyError::log("the cost is not that of the winners"));
    }
    let topped_up = log.steps.iter().any(
        |step| matches!(step, Event::Considered { decision, .. } if *decision == crate::Decision::ToppedUp),
    );
    // Seats cost nothing.
    let seats = matches!(log.rule.method, Method::Schulze(_) | Method::Stv(_));
    if cost > election.budget() && !topped_up && !seats {
        return Err(VerifyError::log("the winners cost more than the budget"));
    }
    Ok(order)
}

/// Minor units as a number of whole units.
fn whole(election: &Election, minor: u64) -> BigRational {
    BigRational::new(BigInt::from(minor), BigInt::from(election.scale()))
}

/// The project that a step names.
fn named(election: &Election, step: usize, id: &str) -> Result<usize, VerifyError> {
    let found = election.projects().iter().position(|project| project.id == id);
    found.ok_or_else(|| VerifyError::step(step, format!("“{id}” is not a project")))
}
