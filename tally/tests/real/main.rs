//! Tests on real elections and on whole files, in one program so that it links once.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failing test should stop and say where"
)]

mod format;
mod official;
mod reference;
mod shared;
mod verify;
