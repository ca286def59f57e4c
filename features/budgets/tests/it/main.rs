//! Budgets through the front door, on both databases.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

mod projects;
mod world;
