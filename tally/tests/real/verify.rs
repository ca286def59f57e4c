//! The checker of logs believes every true log and no false one.

use tally::{
    Add1, BallotKind, Comparison, Completion, EqualShares, Event, Exact, Method, Phragmen, PhragmenEnd, Rule,
    Seats, TieBreak, Utility, count, verify::verify,
};

use crate::shared;

fn rules(kind: BallotKind) -> Vec<Rule> {
    let shares = |completion, comparison| {
        Method::EqualShares(EqualShares { completion, comparison, ..EqualShares::default() })
    };
    let utility = match kind {
        BallotKind::Cumulative | BallotKind::Scoring => Utility::Points,
        BallotKind::Ordinal => Utility::Borda,
        _ => Utility::Cost,
    };
    let mut methods = vec![
        Method::Greedy(Default::default()),
        shares(Completion::None, None),
        shares(Completion::Utilitarian, None),
        shares(Completion::Add1(Add1::Official), Some(Comparison::Winners)),
        shares(Completion::Add1Utilitarian(Add1::Exhaustive), None),
        Method::Phragmen(Phragmen::default()),
        Method::Phragmen(Phragmen { end: PhragmenEnd::Skip }),
        Method::MaxWelfare,
        shares(Completion::BoundedOverspending, None),
    ];
    if kind.has_points() {
        methods.push(Method::MajorityJudgment(Default::default()));
        methods.push(Method::PlusMinus(Default::default()));
    }
    if kind == BallotKind::Ordinal {
        methods.push(Method::Schulze(Seats { seats: 3 }));
        methods.push(Method::Stv(Seats { seats: 3 }));
    }
    methods.into_iter().map(|method| Rule { method, utility, ties: TieBreak::Id }).collect()
}

#[test]
fn true_logs_are_believed() {
    let all = std::env::var_os("TALLY_ALL").is_some();
    let mut left_out = 0;
    let (mut believed, mut wrong) = (0, Vec::new());
    for name in shared::names() {
        let file = shared::read(&name);
        // The checker takes its time: large elections only on demand.
        if file.election.ballots().mentions() > 3_000 && !all {
            left_out += 1;
            continue;
        }
        for rule in rules(file.election.kind()) {
            let outcome = count(&file.election, &rule).unwrap();
            match verify(&outcome.log.to_json(), &file.election) {
                Ok(_) => believed += 1,
                Err(error) => wrong.push(format!("{name} {:?}: {error}", rule.method)),
            }
        }
    }
    println!("{believed} logs believed; {left_out} large elections left out, TALLY_ALL=1 checks them too");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn false_logs_are_not() {
    let name = "Poland_Wieliczka_2023_Green_Budget.pb";
    if shared::folder().is_none() {
        return;
    }
    let file = shared::read(name);
    let outcome = count(&file.election, &Rule::equal_shares()).unwrap();
    assert_eq!(outcome.winners.len(), 30);
    let refused = |change: &dyn Fn(&mut tally::Log)| {
        let mut log = outcome.log.clone();
        change(&mut log);
        verify(&log.to_json(), &file.election).expect_err("a false log").to_string()
    };
    refused(&|log| log.order.swap(0, 1));
    refused(&|log| log.voters += 1);
    refused(&|log| {
        log.order.pop();
    });
    refused(&|log| log.steps.swap(1, 2));
    refused(&|log| {
        log.steps.pop();
    });
    refused(&|log| {
        let Event::Bought { price, .. } = &mut log.steps[3] else { panic!("not a purchase") };
        *price = Exact::new(price.numerator() + 1, price.denominator().clone());
    });
    refused(&|log| {
        let Event::Endowed { each, .. } = &mut log.steps[0] else { panic!("not an endowment") };
        *each = Exact::whole(314);
    });
    assert!(verify("{}", &file.election).is_err());
}
