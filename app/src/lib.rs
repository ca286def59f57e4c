//! The program as a library, so that tests and `xtask` see the same list of features as the binary.

pub mod commands;
mod config;
pub mod demo;
mod features;
pub mod import;
pub mod installation;
mod log;
mod server;

pub use config::Config;
pub use features::features;
