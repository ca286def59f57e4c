use kernel::{Locale, Money, ResourceRef, Translated};
use proptest::prelude::*;
use spaces::exchange::VoteItem;

use super::*;
use crate::{Mode, Ties};

fn list(budget: i64, costs: &[i64]) -> VoteList {
    let item = |(i, cost): (usize, &i64)| {
        let number = i64::try_from(i).unwrap() + 1;
        VoteItem {
            item: ResourceRef::new("project", uuid::Uuid::from_u128(u128::try_from(number).unwrap())),
            number,
            title: Translated::new(Locale::IT, format!("Progetto {number}")),
            cost: Money::eur(*cost),
            category: None,
            area: None,
            path: String::new(),
            external_id: number.to_string(),
        }
    };
    VoteList { budget: Money::eur(budget), items: costs.iter().enumerate().map(item).collect() }
}

/// Ballots that give each project exactly its votes.
fn ballots(votes: &[u64]) -> Vec<Choices> {
    let most = votes.iter().copied().max().unwrap_or(0);
    let ballot = |n: u64| (1_i64..).zip(votes).filter(|(_, v)| n < **v).map(|(number, _)| number).collect();
    (0..most).map(ballot).collect()
}

/// The town of the mock pages: six of twelve projects, and what the others lacked.
#[test]
fn the_result_of_the_mock_page_comes_out_as_printed() {
    let costs =
        [38_000, 12_500, 28_000, 9_800, 45_000, 18_500, 22_000, 13_000, 60_000, 34_000, 6_500, 15_000];
    let votes = [642, 588, 561, 497, 455, 431, 402, 377, 350, 298, 241, 229];
    let settings = Settings { mode: Mode::WithinBudget, ..Settings::default() };
    let result = result(&list(120_000, &costs), &settings, &ballots(&votes)).unwrap();
    let winners: Vec<i64> = result.winners().map(|w| w.number).collect();
    assert_eq!(winners, [1, 2, 3, 4, 6, 8]);
    assert_eq!((result.spent(), result.left()), (Money::eur(119_800), Money::eur(200)));
    let lacking: Vec<Option<u64>> = result.rows.iter().filter(|r| !r.won).map(|r| r.lacking).collect();
    assert_eq!(lacking, [Some(107), Some(30), Some(212), Some(200), Some(137), Some(203)]);
    assert_eq!(result.rows[4].before, Money::eur(31_700).minor);
}

#[test]
fn thresholds_and_ties_are_explained() {
    let settings = Settings { threshold: Some(3), ..Settings::default() };
    let result_of = |settings| result(&list(100, &[60, 50, 10]), &settings, &ballots(&[4, 4, 2])).unwrap();
    let listed = result_of(settings);
    assert!(listed.rows[0].won && listed.rows[0].tied == [2]);
    assert_eq!((listed.rows[1].verdict, listed.rows[1].lacking), (Verdict::TooDear, Some(1)));
    assert_eq!((listed.rows[2].verdict, listed.rows[2].lacking), (Verdict::BelowThreshold, Some(1)));
    let cheap = result_of(Settings { ties: Ties::LowerCost, ..settings });
    assert_eq!(cheap.winners().map(|w| w.number).collect::<Vec<_>>(), [2]);
}

#[test]
fn nobody_voted() {
    let none = result(&list(100, &[60, 50]), &Settings::default(), &[]).unwrap();
    assert_eq!((none.ballots, none.rows.len()), (0, 2));
    let blank = result(&list(100, &[60]), &Settings::default(), &[Choices::default()]).unwrap();
    assert_eq!((blank.ballots, blank.blank), (1, 1));
}

fn elections() -> impl Strategy<Value = (VoteList, Settings, Vec<Choices>)> {
    let costs = prop::collection::vec(0_i64..100, 1..8);
    let ballots = prop::collection::vec(prop::collection::btree_set(1_i64..8, 0..5), 0..30);
    (0_i64..300, costs, ballots, prop::option::of(0_u64..6), any::<bool>()).prop_map(
        |(budget, costs, ballots, threshold, cheap)| {
            let most = i64::try_from(costs.len()).unwrap();
            let ballots =
                ballots.into_iter().map(|b| b.into_iter().filter(|n| *n <= most).collect()).collect();
            let ties = if cheap { Ties::LowerCost } else { Ties::ListOrder };
            (list(budget, &costs), Settings { threshold, ties, ..Settings::default() }, ballots)
        },
    )
}

proptest! {
    /// What is stored and read back is what `tally` found.
    #[test]
    fn the_stored_result_is_the_counted_one((list, settings, ballots) in elections()) {
        let election = election(&list, &ballots).unwrap();
        let outcome = count(&election, &settings.rule()).unwrap();
        let stored = serde_json::to_string(&result(&list, &settings, &ballots).unwrap()).unwrap();
        let read: Snapshot = serde_json::from_str(&stored).unwrap();
        let order: Vec<String> = read.winners().map(|w| w.number.to_string()).collect();
        prop_assert_eq!(order, election.ids(&outcome.order));
        prop_assert_eq!(u64::try_from(read.spent().minor).unwrap(), outcome.cost);
        prop_assert_eq!(u64::try_from(read.left().minor).unwrap(), outcome.left);
        for row in &read.rows {
            let position = election.index_of(&row.number.to_string()).unwrap();
            prop_assert_eq!(row.votes, outcome.standings[position].votes);
        }
    }

    /// As many votes more make a loser win, one fewer does not.
    #[test]
    fn what_a_project_lacked_is_exact((list, settings, ballots) in elections()) {
        let before = result(&list, &settings, &ballots).unwrap();
        for loser in before.rows.iter().filter(|r| !r.won) {
            let won = |more: u64| {
                let mut again = ballots.clone();
                again.extend((0..more).map(|_| Choices::from_iter([loser.number])));
                result(&list, &settings, &again).unwrap().winners().any(|w| w.number == loser.number)
            };
            match loser.lacking {
                Some(lacking) => {
                    prop_assert!(won(lacking));
                    prop_assert!(lacking == 0 || !won(lacking - 1));
                }
                None => prop_assert!(!won(1_000)),
            }
        }
    }
}
