//! Random trials of everything, for tests and for long runs in the background.
//!
//! A trial is a number: the same number makes the same election and asks the same questions. Counts are
//! compared with slow engines that are as close to the definitions as possible, promises of the rules are
//! checked by brute force, and the reader of files is given damaged ones.

mod dice;
mod elections;
mod files;
mod promises;
mod slow;

use dice::Dice;

/// Runs the trial with this number.
///
/// # Errors
/// Says in words what went wrong. A panic of the engine is a failure as well and left to the caller.
pub fn trial(number: u64) -> Result<(), String> {
    let mut dice = Dice::new(number);
    let failed = |problem: String| format!("trial {number}: {problem}");
    match dice.below(4) {
        0 => files::damaged(&mut dice),
        1 => promises::any_rule(&mut dice),
        2 => promises::equal_shares(&mut dice),
        _ => slow::same_winners(&mut dice),
    }
    .map_err(failed)
}
