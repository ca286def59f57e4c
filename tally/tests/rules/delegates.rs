//! Schulze and the single transferable vote.

use tally::{Ballot, BallotKind, Election, Event, Method, Project, Rule, Seats, TieBreak, Utility, count};

fn election(candidates: &[&str], ballots: &[(u64, &str)]) -> Election {
    let mut building = Election::builder(BallotKind::Ordinal, 0);
    for id in candidates {
        building.project(Project::new(*id, "", 0)).unwrap();
    }
    for (voters, ranking) in ballots {
        building.ballot(Ballot::ranking(ranking.split_whitespace()).times(*voters)).unwrap();
    }
    building.build().unwrap()
}

fn rule(method: Method) -> Rule {
    Rule { method, utility: Utility::Cardinality, ties: TieBreak::FileOrder }
}

#[test]
fn schulze_ranks_the_example_of_his_paper() {
    // Schulze 2011, section 3.1: 45 voters, ranking E A C B D.
    let ballots = [
        (5, "A C B E D"),
        (5, "A D E C B"),
        (8, "B E D A C"),
        (3, "C A B E D"),
        (7, "C A E B D"),
        (2, "C B A D E"),
        (7, "D C E B A"),
        (8, "E B A D C"),
    ];
    let election = election(&["A", "B", "C", "D", "E"], &ballots);
    let outcome = count(&election, &rule(Method::Schulze(Seats { seats: 5 }))).unwrap();
    assert_eq!(election.ids(&outcome.order), ["E", "A", "C", "B", "D"]);
    assert!(outcome.ties.is_empty());
}

#[test]
fn schulze_reports_the_tie_of_a_full_circle() {
    let election = election(&["A", "B", "C"], &[(1, "A B C"), (1, "B C A"), (1, "C A B")]);
    let outcome = count(&election, &rule(Method::Schulze(Seats { seats: 1 }))).unwrap();
    assert_eq!(election.ids(&outcome.winners), ["A"]);
    assert_eq!(election.ids(&outcome.ties[0].tied), ["A", "B", "C"]);
}

#[test]
fn stv_serves_the_party_example() {
    // A well-known example: 20 guests choose 3 of 5 foods; quota 6.
    let ballots = [
        (4, "orange"),
        (2, "pear orange"),
        (8, "chocolate strawberry"),
        (4, "chocolate hamburger"),
        (1, "strawberry"),
        (1, "hamburger"),
    ];
    let foods = ["orange", "pear", "chocolate", "strawberry", "hamburger"];
    let election = election(&foods, &ballots);
    let outcome = count(&election, &rule(Method::Stv(Seats { seats: 3 }))).unwrap();
    assert_eq!(election.ids(&outcome.order), ["chocolate", "orange", "strawberry"]);
    let dropped: Vec<&str> = outcome
        .log
        .steps
        .iter()
        .filter_map(|step| match step {
            Event::DroppedOut { candidate, .. } => Some(candidate.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(dropped, ["pear", "hamburger"]);
}

#[test]
fn stv_passes_surpluses_on_as_exact_fractions() {
    // 9 papers, 2 seats, quota 4. A has 6, surplus 2: each of the 6 papers goes on at 1/3.
    let election = election(&["A", "B", "C"], &[(4, "A B"), (2, "A C"), (1, "B"), (2, "C")]);
    let outcome = count(&election, &rule(Method::Stv(Seats { seats: 2 }))).unwrap();
    // B: 1 + 4/3 = 7/3, C: 2 + 2/3 = 8/3.
    assert_eq!(election.ids(&outcome.order), ["A", "C"]);
    let Event::DroppedOut { candidate, votes, .. } = &outcome.log.steps[1] else {
        panic!("nobody dropped out")
    };
    assert_eq!((candidate.as_str(), votes.to_string().as_str()), ("B", "7/3"));
}

#[test]
fn empty_papers_and_withdrawn_candidates_do_no_harm() {
    let mut building = Election::builder(BallotKind::Ordinal, 0);
    building.project(Project::new("A", "", 0).withdrawn()).unwrap();
    building.project(Project::new("B", "", 0)).unwrap();
    building.ballot(Ballot::ranking(["A", "B"])).unwrap();
    building.ballot(Ballot::ranking([])).unwrap();
    let election = building.build().unwrap();
    for method in [Method::Stv(Seats { seats: 3 }), Method::Schulze(Seats { seats: 3 })] {
        assert_eq!(count(&election, &rule(method)).unwrap().order, [1]);
    }
}
