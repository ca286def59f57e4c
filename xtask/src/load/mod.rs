//! What `bench` and `kill-test` share: a running server and people who talk to it over real connections.

mod client;
mod process;
mod server;

pub(crate) use client::{Answer, Client};
pub(crate) use process::{cpu_seconds, resident_megabytes};
pub(crate) use server::{Program, Server};
