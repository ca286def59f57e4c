//! What `bench` and `kill-test` share: a running server and people who talk to it over real connections.

mod client;
mod server;

pub(crate) use client::{Answer, Client};
pub(crate) use server::Program;
