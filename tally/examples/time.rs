//! How long the rules take on a file: `cargo run --release -p tally --example time FILE.pb`.

use std::time::Instant;
use tally::{Add1, Completion, EqualShares, Method, Rule, Utility, count, pb};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for name in std::env::args().skip(1) {
        let bytes = std::fs::read(&name)?;
        let start = Instant::now();
        let file = pb::read(&name, &bytes)?;
        let took = start.elapsed();
        println!("{name}: read {took:.1?}, {:.0} MB/s", bytes.len() as f64 / took.as_secs_f64() / 1e6);
        for utility in [Utility::Cost, Utility::Cardinality] {
            for completion in
                [Completion::None, Completion::Add1(Add1::Exhaustive), Completion::Add1(Add1::Official)]
            {
                let shares = EqualShares { completion, ..EqualShares::default() };
                let rule = Rule { method: Method::EqualShares(shares), ..Rule::equal_shares() };
                let start = Instant::now();
                let outcome = count(&file.election, &rule.with_utility(utility))?;
                println!(
                    "  {utility:?} {completion:?}: {:.1?}, {} winners {:?}",
                    start.elapsed(),
                    outcome.winners.len(),
                    outcome.log.steps.first()
                );
            }
        }
    }
    Ok(())
}
