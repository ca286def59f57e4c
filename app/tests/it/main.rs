//! What only the whole program can show.
#![allow(
    clippy::allow_attributes,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops; which of these a file needs changes with every test"
)]

mod activity;
mod counts;
mod crawl;
mod crowded;
mod demo;
mod doors;
mod exchange;
mod import;
mod isolation;
mod kept;
mod office;
mod porting;
mod program;
mod room;
mod running;
mod search;
mod search_many;
mod search_said;
mod templates;
mod tongues;
mod tricks;
mod tricks_talk;
