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

/// Runs the trial with this number; returns what it was about.
///
/// # Errors
/// Says in words what went wrong, with the election. A panic of the engine is a failure as well and left to
/// the caller.
pub fn trial(number: u64) -> Result<&'static str, String> {
    let mut dice = Dice::new(number);
    let (about, done) = match dice.below(4) {
        0 => ("damaged files", files::damaged(&mut dice)),
        1 => ("promises of every rule", promises::any_rule(&mut dice)),
        2 => ("promises of equal shares", promises::equal_shares(&mut dice)),
        _ => ("slow engines", slow::same_winners(&mut dice)),
    };
    done.map(|()| about).map_err(|problem| format!("trial {number}, {about}: {problem}"))
}
