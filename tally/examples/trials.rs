//! Random trials from a number on, for some minutes: `cargo xtask fuzz` runs this. One line a minute.

use std::collections::BTreeMap;
use std::panic::catch_unwind;
use std::time::{Duration, Instant};

fn main() {
    let mut arguments = std::env::args().skip(1).filter_map(|argument| argument.parse::<u64>().ok());
    let (from, minutes) = (arguments.next().unwrap_or(0), arguments.next().unwrap_or(1));
    let (start, mut told) = (Instant::now(), 0);
    let mut held: BTreeMap<&str, u64> = BTreeMap::new();
    let mut failed = 0_u64;
    let mut number = from;
    println!("trials from {from} on, for {minutes} minutes");
    while start.elapsed() < Duration::from_secs(minutes * 60) {
        // The clock is read now and then only.
        for _ in 0..1_000 {
            match catch_unwind(|| tally::trials::trial(number)) {
                Ok(Ok(about)) => *held.entry(about).or_default() += 1,
                Ok(Err(problem)) => {
                    println!("FAILED {problem}");
                    failed += 1;
                }
                Err(_) => {
                    println!("FAILED trial {number}: the engine panicked");
                    failed += 1;
                }
            }
            number += 1;
        }
        let minute = start.elapsed().as_secs() / 60;
        if minute > told {
            told = minute;
            println!("{minute} min: {} trials, {failed} failed", number - from);
        }
    }
    for (about, trials) in &held {
        println!("{about}: {trials} held");
    }
    println!("{} trials in {minutes} minutes, {failed} failed", number - from);
    std::process::exit(i32::from(failed > 0));
}
