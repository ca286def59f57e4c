use std::{path::PathBuf, process::Command};

use anyhow::{Context, Result};

use super::largest_election;
use crate::tree::root;

/// What to count.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Elections as .pb files; Łódź 2022 when none is named
    files: Vec<PathBuf>,
}

/// Runs the engine's own timing program, optimised.
pub(crate) fn run(options: &Options) -> Result<bool> {
    let files = if options.files.is_empty() { vec![largest_election()?] } else { options.files.clone() };
    let status = Command::new("cargo")
        .args(["run", "--release", "--package", "tally", "--example", "time", "--"])
        .args(files)
        .current_dir(root())
        .status()
        .context("cargo run")?;
    Ok(status.success())
}
