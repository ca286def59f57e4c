//! Programmes of exchange through the front door, on both databases.
#![allow(
    clippy::allow_attributes,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops; which of these a file needs changes with every test"
)]

mod afterwards;
mod applying;
mod forms;
mod hostile;
mod hosting;
mod index;
mod places;
mod rules;
mod world;
