//! Variants of the usual method.

use tally::{
    Ballot, BallotKind, Caps, Decision, Election, Event, Greedy, Limit, Method, Misfit, Outcome, Pots,
    Project, Rule, TieBreak, Utility, count,
};

/// Projects with cost and votes.
fn election(budget: u64, projects: &[(&str, u64, u64)]) -> Election {
    let mut building = Election::builder(BallotKind::Approval, budget);
    for (id, cost, _) in projects {
        building.project(Project::new(*id, "", *cost)).unwrap();
    }
    for (id, _, votes) in projects.iter().filter(|(_, _, votes)| *votes > 0) {
        building.ballot(Ballot::approving([*id]).times(*votes)).unwrap();
    }
    building.build().unwrap()
}

fn with(greedy: Greedy) -> Rule {
    Rule { method: Method::Greedy(greedy), ..Rule::greedy() }
}

fn order(election: &Election, rule: &Rule) -> Vec<String> {
    let outcome = count(election, rule).unwrap();
    election.ids(&outcome.order).into_iter().map(str::to_string).collect()
}

fn decisions(outcome: &Outcome) -> Vec<(String, Decision)> {
    let decision = |step: &'_ Event| match step {
        Event::Considered { decision, .. } => decision.clone(),
        other => panic!("{other:?}"),
    };
    let id = |step: &'_ Event| match step {
        Event::Considered { project, .. } => project.clone(),
        other => panic!("{other:?}"),
    };
    outcome.log.steps.iter().map(|step| (id(step), decision(step))).collect()
}

#[test]
fn skips_stops_or_tops_up() {
    let election = election(100, &[("a", 60, 9), ("b", 50, 8), ("c", 40, 7), ("d", 0, 1)]);
    let misfit = |misfit| with(Greedy { misfit, ..Greedy::default() });
    assert_eq!(order(&election, &misfit(Misfit::Skip)), ["d", "a", "c"]);
    assert_eq!(order(&election, &misfit(Misfit::Stop)), ["d", "a"]);
    let topped_up = count(&election, &misfit(Misfit::StopAndTopUp { percent: 80 })).unwrap();
    assert_eq!(election.ids(&topped_up.order), ["d", "a", "b"]);
    assert_eq!((topped_up.cost, topped_up.left, topped_up.overspent), (110, 0, 10));
    assert_eq!(order(&election, &misfit(Misfit::StopAndTopUp { percent: 81 })), ["d", "a"]);
}

#[test]
fn cardinality_ranks_by_votes_per_cost() {
    let election = election(100, &[("dear", 90, 9), ("cheap", 10, 2), ("none", 5, 0)]);
    assert_eq!(order(&election, &Rule::greedy()), ["dear", "cheap"]);
    assert_eq!(order(&election, &Rule::greedy().with_utility(Utility::Cardinality)), ["cheap", "dear"]);
    // Every supporter shares the cost: all supported projects are equally good.
    assert_eq!(order(&election, &Rule::greedy().with_utility(Utility::Effort)), ["dear", "cheap"]);
}

#[test]
fn ties_follow_the_named_order_and_are_reported_when_they_decide() {
    let election = election(30, &[("9", 20, 5), ("10", 20, 5), ("8", 10, 5)]);
    let winners = |ties| order(&election, &Rule::greedy().with_ties(ties));
    assert_eq!(winners(TieBreak::FileOrder), ["9", "8"]);
    assert_eq!(winners(TieBreak::Id), ["10", "8"]);
    assert_eq!(winners(TieBreak::CostThenFile), ["8", "9"]);
    assert_eq!(winners(TieBreak::CostThenVotes), ["8", "10"]);
    let lot = |ids: &[&str]| TieBreak::Lot(ids.iter().map(ToString::to_string).collect());
    assert_eq!(winners(lot(&["8", "10", "9"])), ["8", "10"]);
    let outcome = count(&election, &Rule::greedy()).unwrap();
    assert_eq!(election.ids(&outcome.ties[0].tied), ["9", "10", "8"]);
    assert_eq!(election.ids(&outcome.ties[0].won), ["9", "8"]);
    for (lot, message) in [
        (lot(&["8", "10"]), "the lot misses project “9”"),
        (lot(&["8", "8", "9", "10"]), "the lot names project “8” twice"),
        (lot(&["7"]), "the lot names the unknown project “7”"),
    ] {
        assert_eq!(count(&election, &Rule::greedy().with_ties(lot)).unwrap_err().to_string(), message);
    }
}

#[test]
fn thresholds_exclusive_pairs_and_a_most() {
    let election = election(100, &[("a", 10, 9), ("b", 10, 8), ("c", 10, 7), ("d", 10, 2)]);
    let rule = with(Greedy {
        threshold: Some(3),
        exclusive: vec![["a".into(), "c".into()]],
        most: Some(2),
        ..Greedy::default()
    });
    let outcome = count(&election, &rule).unwrap();
    assert_eq!(
        decisions(&outcome),
        [("a".into(), Decision::Funded), ("b".into(), Decision::Funded), ("c".into(), Decision::Complete)]
    );
    let rule =
        with(Greedy { threshold: Some(3), exclusive: vec![["c".into(), "a".into()]], ..Greedy::default() });
    let outcome = count(&election, &rule).unwrap();
    assert_eq!(
        decisions(&outcome)[2..],
        [("c".into(), Decision::Conflict { with: "a".into() }), ("d".into(), Decision::BelowThreshold)]
    );
    let unknown = with(Greedy { exclusive: vec![["a".into(), "x".into()]], ..Greedy::default() });
    assert!(count(&election, &unknown).is_err());
}

fn town() -> Election {
    let mut building = Election::builder(BallotKind::Approval, 100);
    let limit = |group: &str, amount| Limit { group: group.into(), amount };
    for (id, cost, votes, district, category) in [
        ("n1", 30, 9, Some("north"), "green"),
        ("n2", 15, 8, Some("north"), "green"),
        ("s1", 20, 3, Some("south"), "school"),
        ("s2", 25, 2, Some("south"), "green"),
        ("all", 40, 5, None, "green"),
    ] {
        let mut project = Project::new(id, "", cost).in_category(category);
        project.district = district.map(str::to_string);
        building.project(project).unwrap();
        building.ballot(Ballot::approving([id]).times(votes)).unwrap_or_else(|error| panic!("{error}"));
    }
    building
        .district_limits(vec![limit("north", 40), limit("south", 20)])
        .category_limits(vec![limit("green", 50)])
        .build()
        .unwrap()
}

#[test]
fn districts_have_their_own_pots() {
    let pots = |pots| with(Greedy { pots, ..Greedy::default() });
    assert_eq!(order(&town(), &pots(Pots::Single)), ["n1", "n2", "all"]);
    assert_eq!(order(&town(), &pots(Pots::ByDistrict)), ["n1", "s1", "all"]);
    // 10 are left in the north, nothing elsewhere: too little for n2.
    assert_eq!(order(&town(), &pots(Pots::ByDistrictThenTogether)), ["n1", "s1", "all"]);
}

#[test]
fn categories_have_caps() {
    let caps = |caps| with(Greedy { caps, ..Greedy::default() });
    assert_eq!(order(&town(), &caps(Caps::Applied)), ["n1", "n2", "s1"]);
    assert_eq!(order(&town(), &caps(Caps::ThenIgnored)), ["n1", "n2", "s1", "s2"]);
}

#[test]
fn the_printed_result_has_a_fixed_shape() {
    let election = election(100, &[("b", 60, 9), ("a", 50, 8), ("c", 40, 8)]);
    let outcome = count(&election, &Rule::greedy()).unwrap();
    let expected = concat!(
        r#"{"rule":{"method":{"greedy":{"order":"per-cost","misfit":"skip","threshold":null,"exclusive":[],"#,
        r#""pots":"single","caps":"ignored","most":null}},"utility":"cost","ties":"file-order"},"#,
        r#""winners":["b","c"],"order":["b","c"],"cost":"100","#,
        r#""ties":[{"step":1,"tied":["a","c"],"won":["c"]}]}"#
    );
    assert_eq!(outcome.to_json(&election), expected);
    let rule: Rule = serde_json::from_str(&serde_json::to_string(&outcome.rule).unwrap()).unwrap();
    assert_eq!(rule, outcome.rule);
}
