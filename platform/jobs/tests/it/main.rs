//! The promises of `jobs`, on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at what it did not expect")]

mod mail;
mod queue;
mod world;
