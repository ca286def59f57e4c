//! Reference outcomes computed elsewhere, for every shared election and rule.

use std::collections::BTreeMap;

use serde_json::Value;
use tally::{
    Add1, BallotKind, Completion, Election, EqualShares, Event, Exact, Method, Outcome, Rule, TieBreak,
    Utility, count,
};

use crate::shared;

/// The rule that a name in the reference file stands for.
fn rule(name: &str) -> Option<Rule> {
    let name = name.strip_suffix("_pabutools").unwrap_or(name);
    let ties = TieBreak::Id;
    let (method, rest) = name.split_once('_').unwrap_or((name, ""));
    let utility = match rest.split(['_', '+']).next() {
        Some("cost") => Utility::Cost,
        Some("card") => Utility::Cardinality,
        Some("points") => Utility::Points,
        Some("borda") => Utility::Borda,
        _ => Utility::Cardinality,
    };
    let shares = |completion| Method::EqualShares(EqualShares { completion, ..EqualShares::default() });
    let completion = rest.split_once(['_', '+']).map_or("", |(utility, _)| &rest[utility.len()..]);
    let method = match (method, completion) {
        ("phragmen", _) => Method::Phragmen(Default::default()),
        ("maxwelfare", _) => Method::MaxWelfare,
        ("greedy", "") => Method::Greedy(Default::default()),
        ("mes", "") => shares(Completion::None),
        ("mes", "+util") => shares(Completion::Utilitarian),
        ("mes", "_add1") => shares(Completion::Add1(Add1::Exhaustive)),
        ("mes", "_add1+util") => shares(Completion::Add1Utilitarian(Add1::Exhaustive)),
        ("mes", "_add1_official") => {
            let method = shares(Completion::Add1(Add1::Official));
            return Some(Rule { method, utility, ties: TieBreak::CostThenVotes });
        }
        _ => return None,
    };
    Some(Rule { method, utility, ties })
}

fn texts(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect()
}

/// A number as text, whether the file has it as text or as a number.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_string)
}

/// What is wrong with an outcome, if anything.
fn difference(election: &Election, outcome: &Outcome, expected: &Value) -> Option<String> {
    if let Some(welfare) = expected.get("welfare") {
        let welfare = plain(welfare);
        let Some(Event::Optimum { welfare: found }) = outcome.log.steps.first() else {
            return Some("no optimum".to_string());
        };
        let found = found.to_string();
        return (found != welfare).then(|| format!("welfare {found} instead of {welfare}"));
    }
    let cost = Exact::new(outcome.cost, election.scale()).to_string();
    if cost != plain(&expected["cost"]) {
        return Some(format!("cost {cost} instead of {}", expected["cost"]));
    }
    if let Some(Event::Endowed { each, tried, .. }) = outcome.log.steps.first() {
        let differs =
            |field: &str, found: String| expected.get(field).is_some_and(|value| plain(value) != found);
        if differs("runs", tried.to_string()) || differs("endowment_final", each.to_string()) {
            return Some(format!("{tried} runs, endowment {each}"));
        }
    }
    let mut winners = election.ids(&outcome.winners);
    winners.sort_unstable();
    let order = election.ids(&outcome.order);
    let mut expected_winners = texts(&expected["winners"]);
    expected_winners.sort_unstable();
    if winners != expected_winners {
        return Some(format!("winners {winners:?} instead of {expected_winners:?}"));
    }
    if order != texts(&expected["order"]) {
        return Some(format!("order {order:?} instead of {:?}", texts(&expected["order"])));
    }
    None
}

#[test]
fn outcomes_equal_the_reference() {
    let Some(folder) = shared::folder() else { return };
    let text = std::fs::read_to_string(folder.join("reference.json")).unwrap();
    let reference: Value = serde_json::from_str(&text).unwrap();
    let mut right: BTreeMap<&str, usize> = BTreeMap::new();
    let mut unknown: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for instance in reference["instances"].as_array().unwrap() {
        let name = instance["file"].as_str().unwrap();
        let file = shared::read(name);
        assert_eq!(
            Some(file.election.kind()),
            BallotKind::from_name(instance["vote_type"].as_str().unwrap())
        );
        for (rule_name, expected) in instance["rules"].as_object().unwrap() {
            let Some(rule) = rule(rule_name) else {
                *unknown.entry(rule_name).or_default() += 1;
                continue;
            };
            let outcome = count(&file.election, &rule).unwrap();
            match difference(&file.election, &outcome, expected) {
                None => *right.entry(rule_name).or_default() += 1,
                Some(problem) => wrong.push(format!("{name} {rule_name}: {problem}")),
            }
        }
    }
    println!("equal to the reference: {right:?}");
    assert!(unknown.is_empty(), "not compared: {unknown:?}");
    assert!(wrong.is_empty(), "{} differ\n{}", wrong.len(), wrong.join("\n"));
}
