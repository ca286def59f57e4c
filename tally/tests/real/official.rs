//! Official winners of real elections, counted by the rule that each file declares.

use tally::{Method, count, pb::Warning};

use crate::shared;

#[test]
fn every_file_reads_without_oddities_and_writes_back_the_same() {
    let names = shared::names();
    for name in &names {
        let file = shared::read(name);
        assert!(file.warnings.is_empty(), "{name}: {:?}", file.warnings);
        let again =
            tally::pb::read(name, file.to_text().as_bytes()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(
            (&again.meta, &again.projects, &again.votes),
            (&file.meta, &file.projects, &file.votes),
            "{name}"
        );
        let rewritten = tally::pb::write(&file.election, &file.meta);
        let rewritten = tally::pb::read(name, rewritten.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(rewritten.election.projects(), file.election.projects(), "{name}");
        assert!(rewritten.election.ballots().iter().eq(file.election.ballots().iter()), "{name}");
        assert!(!rewritten.warnings.iter().any(|warning| matches!(warning, Warning::Count { .. })), "{name}");
    }
    println!("{} files read and written", names.len());
}

#[test]
fn declared_rules_give_the_official_winners() {
    let (mut greedy, mut shares) = (0, 0);
    let mut wrong = Vec::new();
    for name in shared::names() {
        let file = shared::read(&name);
        let (Ok(rule), Some(official)) = (file.declared_rule(), file.official_winners()) else { continue };
        let outcome = count(&file.election, &rule).expect("the declared rule fits the ballots");
        match rule.method {
            Method::EqualShares(_) => shares += 1,
            _ => greedy += 1,
        }
        if outcome.winners != official {
            let ids = |winners: &[usize]| file.election.ids(winners).join(" ");
            wrong.push(format!("{name}: {} instead of {}", ids(&outcome.winners), ids(&official)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!("{} files with official winners: {greedy} greedy, {shares} equal shares", greedy + shares);
}
