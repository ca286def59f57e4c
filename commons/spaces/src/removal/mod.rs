//! Removing a process as if it had never been: what an import that failed half-way needs. Processes that people took
//! part in are archived instead.

mod actions;
mod store;

pub use actions::remove;
