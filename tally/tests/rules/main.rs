//! Rules on small elections: hand-made ones and published worked examples.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a failing test should stop and say where")]

mod command;
mod delegates;
mod greedy;
mod points;
mod shares;
mod trials;
