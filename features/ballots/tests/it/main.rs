//! Ballots through the front door, on both databases.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

mod bad_input;
mod concurrency;
mod course;
mod result;
mod secrecy;
mod voting;
mod world;
