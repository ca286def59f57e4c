//! Equal shares and Phragmén on small elections.

use tally::{
    Add1, Ballot, BallotKind, Comparison, Completion, Election, EqualShares, Event, Method, Phragmen,
    Project, Rule, TieBreak, Utility, count,
};

fn election(budget: u64, projects: &[(&str, u64)], ballots: &[(u64, &str)]) -> Election {
    let mut building = Election::builder(BallotKind::Approval, budget);
    for (id, cost) in projects {
        building.project(Project::new(*id, "", *cost)).unwrap();
    }
    for (voters, approved) in ballots {
        building.ballot(Ballot::approving(approved.split_whitespace()).times(*voters)).unwrap();
    }
    building.build().unwrap()
}

fn shares(shares: EqualShares) -> Rule {
    Rule { method: Method::EqualShares(shares), utility: Utility::Cost, ties: TieBreak::Id }
}

fn once() -> EqualShares {
    EqualShares { completion: Completion::None, ..EqualShares::default() }
}

#[test]
fn a_minority_gets_its_share() {
    // 6 of 10 voters like a1 to a5, 4 like b1 to b5; all cost 10, budget 50. Greedy gives everything to the
    // majority, equal shares three to them and two to the others.
    let projects = ["a1", "a2", "a3", "a4", "a5", "b1", "b2", "b3", "b4", "b5"].map(|id| (id, 10));
    let ballots = [(6, "a1 a2 a3 a4 a5"), (4, "b1 b2 b3 b4 b5")];
    let election = election(50, &projects, &ballots);
    assert_eq!(
        election.ids(&count(&election, &Rule::greedy()).unwrap().winners),
        ["a1", "a2", "a3", "a4", "a5"]
    );
    let outcome = count(&election, &shares(once())).unwrap();
    assert_eq!(election.ids(&outcome.winners), ["a1", "a2", "a3", "b1", "b2"]);
    let Event::Bought { price, paid_in_full, paid_the_rest, money, .. } = &outcome.log.steps[1] else {
        panic!("nothing bought")
    };
    assert_eq!((price.to_string().as_str(), *paid_in_full, *paid_the_rest), ("5/3", 6, 0));
    assert_eq!(money.to_string(), "40");
    let phragmen = Rule { method: Method::Phragmen(Phragmen::default()), ..shares(once()) };
    assert_eq!(election.ids(&count(&election, &phragmen).unwrap().winners), ["a1", "a2", "a3", "b1", "b2"]);
}

#[test]
fn the_poor_give_what_they_have() {
    // Each voter has 10. After `x` (20 from two voters) these have nothing; `y` is paid by the third alone,
    // who gives all 10; the price is then 10 although two more support it.
    let election = election(30, &[("x", 20), ("y", 10)], &[(2, "x y"), (1, "y")]);
    let rule = shares(once()).with_utility(Utility::Cost);
    let outcome = count(&election, &rule).unwrap();
    // y: 3 supporters, 10/3 each, per cost 1/3; x: 10 each, per cost 1/2. y comes first, x is then too dear.
    assert_eq!(election.ids(&outcome.order), ["y"]);
    let grown =
        shares(EqualShares { completion: Completion::Add1(Add1::Official), ..EqualShares::default() });
    let outcome = count(&election, &grown).unwrap();
    assert_eq!(election.ids(&outcome.order), ["y", "x"]);
}

#[test]
fn voters_may_prefer_the_usual_count() {
    let projects = [("big", 90), ("s1", 20), ("s2", 20)];
    let ballots = [(6, "big"), (2, "s1"), (2, "s2")];
    let election = election(100, &projects, &ballots);
    let compare = |comparison| count(&election, &shares(EqualShares { comparison, ..once() })).unwrap();
    assert_eq!(election.ids(&compare(None).order), ["s1", "s2"]);
    for mode in [Comparison::Winners, Comparison::Exclusion] {
        let outcome = compare(Some(mode));
        assert_eq!(election.ids(&outcome.order), ["big"]);
        assert!(outcome.log.steps.contains(&Event::Compared { so_far: 4, greedy: 6, replaced: true }));
    }
}

#[test]
fn filters_leave_out_projects_and_ballots() {
    let projects = [("a", 60), ("b", 30)];
    let election = election(90, &projects, &[(1, "a b"), (8, "b")]);
    // a: 1 vote of 9 voters, its cost calls for 60 / (3 × 90) = 2/9.
    let outcome =
        count(&election, &shares(EqualShares { eligibility: Some(3), ..EqualShares::default() })).unwrap();
    assert_eq!(election.ids(&outcome.order), ["b"]);
    assert!(matches!(&outcome.log.steps[0], Event::LeftOut { projects, .. } if projects == &["a"]));
    let outcome = count(&election, &shares(EqualShares { min_ballot: 2, ..once() })).unwrap();
    // One voter is left, to whom both are worth exactly what they cost.
    assert_eq!(election.ids(&outcome.order), ["a", "b"]);
    assert!(matches!(&outcome.log.steps[0], Event::Endowed { voters: 1, .. }));
}

#[test]
fn nobody_votes_and_nothing_breaks() {
    let empty = election(100, &[("a", 10)], &[]);
    for completion in [
        Completion::None,
        Completion::Utilitarian,
        Completion::Add1(Add1::Official),
        Completion::Add1(Add1::Exhaustive),
    ] {
        let outcome = count(&empty, &shares(EqualShares { completion, ..EqualShares::default() })).unwrap();
        assert_eq!(outcome.order.len(), usize::from(completion == Completion::Utilitarian));
    }
    assert_eq!(count(&empty, &Rule { method: Method::MaxWelfare, ..shares(once()) }).unwrap().cost, 0);
}
