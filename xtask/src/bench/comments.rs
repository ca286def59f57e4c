use std::process::Command;

use anyhow::{Context, Result};

use crate::tree::root;

/// The story that fills a discussion, reads it by each of its orders, and says how long each took.
const STORY: &str = "ten_thousand_open_as_fast_as_ten";

/// What to build.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The build to measure
    #[arg(long, default_value = "release")]
    profile: String,
}

/// Times the page of a proposal with twenty comments and with ten thousand, in the orders that readers can choose. It is
/// a story of the tests, which also fails when the long one is much slower; on PostgreSQL too where
/// `ARENGO_TEST_POSTGRES` names a server.
pub(crate) fn run(options: &Options) -> Result<bool> {
    let mut cargo = Command::new("cargo");
    cargo.args(["test", "--workspace", "--profile", &options.profile, "--test", "it"]);
    cargo.args(["--", STORY, "--nocapture", "--test-threads", "1"]);
    Ok(cargo.current_dir(root()).status().context("cargo test")?.success())
}
