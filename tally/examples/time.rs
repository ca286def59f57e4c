//! How long the rules take on a file: `cargo run --release -p tally --example time FILE.pb`.

use std::time::{Duration, Instant};
use tally::{Add1, Completion, EqualShares, Method, Rule, Utility, count, pb};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for name in std::env::args().skip(1) {
        let bytes = std::fs::read(&name)?;
        // The quickest of several: the first one also asks the system for memory.
        let (mut file, mut quickest) = (pb::read(&name, &bytes)?, Duration::MAX);
        for _ in 0..20 {
            let start = Instant::now();
            file = pb::read(&name, &bytes)?;
            quickest = quickest.min(start.elapsed());
        }
        let speed = bytes.len() as f64 / quickest.as_secs_f64() / 1e6;
        println!("{name}: read {quickest:.1?}, {speed:.0} MB/s");
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
