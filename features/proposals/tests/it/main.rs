//! Proposals through the front door, on both databases.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

mod bad_input;
mod files;
mod lists;
mod pages;
mod staff;
mod story;
mod supports;
mod world;
