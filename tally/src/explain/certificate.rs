//! A price certificate: prices that prove an outcome fair, checked in one pass over the ballots.
//!
//! Priceability (Peters, Skowron, “Proportionality and the Limits of Welfarism”, 2020): every voter has the
//! same money and pays only for projects on the ballot, every winner is paid for exactly, and no other
//! project could be paid for with the money that its supporters have left.

use std::collections::HashMap;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use serde::{Deserialize, Serialize};

use crate::{CountError, Election, Event, Exact, Outcome, Utility};

/// Prices of winners, in whole units of currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// Money of each voter.
    pub each: Exact,
    /// How ballots are read.
    pub utility: Utility,
    /// Prices in the order in which they are paid.
    pub prices: Vec<Price>,
}

/// The price of one winner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// Id of the project.
    pub project: String,
    /// Each supporter pays this much per unit of weight on the ballot, or all they have left if that is less.
    pub price: Exact,
}

/// The certificate of a count by equal shares, before any greedy completion.
///
/// # Errors
/// When the outcome was not counted by equal shares.
pub fn certificate(outcome: &Outcome) -> Result<Certificate, CountError> {
    let mut each = None;
    let mut prices = Vec::new();
    for step in &outcome.log.steps {
        match step {
            Event::Endowed { each: money, .. } => each = Some(money.clone()),
            Event::Bought { project, price, .. } => {
                prices.push(Price { project: project.clone(), price: price.clone() });
            }
            _ => {}
        }
    }
    let each = each.filter(|_| !outcome.log.steps.iter().any(|step| matches!(step, Event::Overspent { .. })));
    Ok(Certificate { each: each.ok_or(CountError::NotEqualShares)?, utility: outcome.rule.utility, prices })
}

/// Checks a certificate in time linear in the ballots (and in the number of prices, for the length of
/// fractions). The answer is in words.
///
/// # Errors
/// Says which condition fails for which project.
pub fn check_certificate(election: &Election, certificate: &Certificate) -> Result<(), String> {
    let common = certificate
        .prices
        .iter()
        .fold(certificate.each.0.denom().clone(), |common, price| common.lcm(price.price.0.denom()));
    let parts = |amount: &BigRational| (amount * &common).to_integer();
    let mut paid_for: HashMap<usize, (usize, BigInt)> = HashMap::new();
    for (turn, Price { project, price }) in certificate.prices.iter().enumerate() {
        let position = election.index_of(project).ok_or_else(|| format!("“{project}” is not a project"))?;
        if price.0.is_negative() || paid_for.insert(position, (turn, parts(&price.0))).is_some() {
            return Err(format!("“{project}” has no proper price"));
        }
    }
    let (mut paid, mut left) =
        (vec![BigInt::zero(); election.projects().len()], vec![BigInt::zero(); election.projects().len()]);
    let each = parts(&certificate.each.0);
    for ballot in election.ballots().iter() {
        let worth = |place: usize| u64::try_from(certificate.utility.entry(ballot, place)).unwrap_or(0);
        let supported = (0..ballot.projects.len()).filter(|&place| worth(place) > 0);
        let mut dues: Vec<(usize, usize, BigInt)> = Vec::new();
        for place in supported.clone() {
            let project = ballot.projects[place] as usize;
            if let Some((turn, price)) = paid_for.get(&project) {
                dues.push((*turn, project, price * worth(place)));
            }
        }
        dues.sort_unstable();
        let mut purse = each.clone();
        for (_, project, due) in dues {
            let pays = due.min(purse.clone());
            purse -= &pays;
            paid[project] += pays * ballot.weight;
        }
        for place in supported {
            left[ballot.projects[place] as usize] += &purse * ballot.weight;
        }
    }
    for (position, project) in election.projects().iter().enumerate() {
        let cost = BigRational::new(project.cost.into(), election.scale().into());
        let whole = |amount: &BigInt| BigRational::new(amount.clone(), common.clone());
        if paid_for.contains_key(&position) {
            if whole(&paid[position]) != cost {
                return Err(format!("“{}” is not paid for exactly", project.id));
            }
        } else if whole(&left[position]) > cost && !project.withdrawn {
            return Err(format!("supporters of “{}” could pay for it with what they have left", project.id));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{certificate, check_certificate};
    use crate::{Ballot, BallotKind, Completion, Election, EqualShares, Exact, Method, Project, Rule, count};

    #[test]
    fn a_true_certificate_holds_and_a_false_one_does_not() {
        let mut building = Election::builder(BallotKind::Approval, 50);
        for id in ["a1", "a2", "a3", "b1", "b2"] {
            building.project(Project::new(id, "", 10)).unwrap();
        }
        building.ballot(Ballot::approving(["a1", "a2", "a3"]).times(3)).unwrap();
        building.ballot(Ballot::approving(["b1", "b2", "a1"]).times(2)).unwrap();
        let election = building.build().unwrap();
        let shares = EqualShares { completion: Completion::None, ..EqualShares::default() };
        let outcome =
            count(&election, &Rule { method: Method::EqualShares(shares), ..Rule::equal_shares() }).unwrap();
        let proof = certificate(&outcome).unwrap();
        assert_eq!(check_certificate(&election, &proof), Ok(()));
        let mut cheaper = proof.clone();
        cheaper.prices[0].price = Exact::new(1, 7);
        assert!(check_certificate(&election, &cheaper).is_err());
        let mut shorter = proof;
        shorter.prices.pop();
        assert!(check_certificate(&election, &shorter).unwrap_err().contains("could pay for it"));
    }
}
