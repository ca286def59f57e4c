use std::process::Command;

use anyhow::{Context, Result};

use crate::tree::root;

/// The story that fills a discussion, reads it by each of its orders, and says how long each took.
const STORY: &str = "how_long_a_discussion_takes";

/// What to build.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The build to measure
    #[arg(long, default_value = "release")]
    profile: String,
}

/// Times the page of a proposal with twenty comments and with ten thousand, in the orders that readers can choose. It is
/// a story of the tests that the suite leaves out, and fails when the long one is much slower; on PostgreSQL too where
/// `ARENGO_TEST_POSTGRES` names a server.
pub(crate) fn run(options: &Options) -> Result<bool> {
    story(STORY, options)
}

/// Runs a story that the suite leaves out, and shows what it prints.
pub(super) fn story(name: &str, options: &Options) -> Result<bool> {
    let mut cargo = Command::new("cargo");
    cargo.args(["test", "--workspace", "--profile", &options.profile, "--test", "it"]);
    cargo.args(["--", name, "--ignored", "--nocapture", "--test-threads", "1"]);
    Ok(cargo.current_dir(root()).status().context("cargo test")?.success())
}
