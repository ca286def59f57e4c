//! Majority judgment, plus and minus votes, rankings counted by places.

use tally::{
    Ballot, BallotKind, Election, Event, MajorityJudgment, Method, PlusMinus, Project, Rule, TieBreak,
    Utility, count,
};

fn election(kind: BallotKind, projects: &[&str], ballots: &[(u64, &[(&str, i64)])]) -> Election {
    let mut building = Election::builder(kind, 10);
    for id in projects {
        building.project(Project::new(*id, "", 10)).unwrap();
    }
    for (voters, points) in ballots {
        building.ballot(Ballot::points(points.iter().copied()).times(*voters)).unwrap();
    }
    building.build().unwrap()
}

fn rule(method: Method) -> Rule {
    Rule { method, utility: Utility::Points, ties: TieBreak::FileOrder }
}

#[test]
fn majority_judgment_ranks_by_median_then_by_what_surrounds_it() {
    // Grades 3 to 0. a: 3 3 2 2 0, b: 3 2 2 2 1, c: 1 1 1 3 3: a and b have median 2. Taking medians away
    // gives a: 2 2 3 0 3 and b: 2 2 2 1 3, so a is better at the third.
    let ballots: [(u64, &[(&str, i64)]); 5] = [
        (1, &[("c", 1), ("b", 3), ("a", 3)]),
        (1, &[("c", 1), ("b", 2), ("a", 3)]),
        (1, &[("c", 1), ("b", 2), ("a", 2)]),
        (1, &[("c", 3), ("b", 2), ("a", 2)]),
        (1, &[("c", 3), ("b", 1)]),
    ];
    let election = election(BallotKind::Scoring, &["c", "b", "a"], &ballots);
    let outcome = count(&election, &rule(Method::MajorityJudgment(MajorityJudgment::default()))).unwrap();
    assert_eq!(election.ids(&outcome.order), ["a"]);
    let Event::Judged { median, above, below, .. } = &outcome.log.steps[2] else { panic!("no grade") };
    assert_eq!((median.to_string().as_str(), *above, *below), ("2", 2, 1));
}

#[test]
fn minus_votes_count_only_beside_enough_plus_votes() {
    let ballots: [(u64, &[(&str, i64)]); 3] =
        [(2, &[("a", 1)]), (1, &[("b", 1), ("c", 1), ("a", -1)]), (1, &[("b", 1), ("a", -1)])];
    let election = election(BallotKind::Scoring, &["a", "b", "c"], &ballots);
    let winner = |plus_before_minus| {
        let method = Method::PlusMinus(PlusMinus { plus_before_minus, ..PlusMinus::default() });
        let outcome = count(&election, &rule(method)).unwrap();
        (election.ids(&outcome.order)[0].to_string(), outcome.standings[0].score.to_string())
    };
    assert_eq!(winner(0), ("b".to_string(), "0".to_string()));
    assert_eq!(winner(2), ("b".to_string(), "1".to_string()));
}

#[test]
fn krakow_counts_three_two_one() {
    let mut building = Election::builder(BallotKind::Ordinal, 10);
    for id in ["a", "b", "c"] {
        building.project(Project::new(id, "", 10)).unwrap();
    }
    building.ballot(Ballot::ranking(["a", "b", "c"]).times(2)).unwrap();
    building.ballot(Ballot::ranking(["b"])).unwrap();
    let election = building.build().unwrap();
    let outcome = count(&election, &Rule::standard(BallotKind::Ordinal, 3)).unwrap();
    let scores: Vec<String> = outcome.standings.iter().map(|standing| standing.score.to_string()).collect();
    assert_eq!(scores, ["6", "7", "2"]);
    assert_eq!(election.ids(&outcome.order), ["b"]);
}

#[test]
fn rules_refuse_ballots_they_cannot_read() {
    let points = election(BallotKind::Scoring, &["a"], &[]);
    let refused = |rule: &Rule| count(&points, rule).unwrap_err().to_string();
    assert_eq!(
        refused(&Rule::greedy().with_utility(Utility::Borda)),
        "this utility needs rankings, the ballots are scoring"
    );
    let approvals = Election::builder(BallotKind::Approval, 1).build().unwrap();
    let judged = rule(Method::MajorityJudgment(MajorityJudgment::default()));
    assert!(count(&approvals, &judged).is_err());
}
