//! The promises of `db`, on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at what it did not expect")]

mod events;
mod kept;
mod protection;
mod scope;
mod search;
mod world;
mod writes;
