//! Meetings through the front door, on both databases.
#![allow(
    clippy::allow_attributes,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops; which of these a file needs changes with every test"
)]

mod bad_input;
mod calendars;
mod door;
mod following;
mod languages;
mod privacy;
mod proposing;
mod seats_and_lines;
mod story;
mod world;
