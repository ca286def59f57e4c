//! The program as a library, so that tests and `xtask` see the same list of features as the binary.

pub mod commands;
mod config;
pub mod demo;
mod features;
pub mod import;
mod installation;
mod log;
mod server;

pub use features::features;
