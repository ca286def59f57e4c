//! Proposals through the front door, on both databases.
#![allow(
    clippy::allow_attributes,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops; which of these a file needs changes with every test"
)]

mod bad_input;
mod files;
mod languages;
mod lists;
mod moderation;
mod notices;
mod pages;
mod reading;
mod staff;
mod story;
mod supports;
mod talk;
mod talk_many;
mod talk_misuse;
mod world;
