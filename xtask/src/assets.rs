use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::{npm, tree::root};

const FOLDER: &str = "platform/web/assets/build";

/// What to do with the built assets.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Write nothing; fail when what is committed is not what the sources give
    #[arg(long)]
    check: bool,
}

impl Options {
    /// Only compare.
    pub(crate) fn check() -> Self {
        Self { check: true }
    }
}

/// Builds styles, scripts, fonts and icons from their sources into `platform/web/assets/dist`, which is committed, so
/// that building the program needs no Node.
pub(crate) fn run(options: &Options) -> Result<bool> {
    let folder = root().join(FOLDER);
    npm::install(&folder)?;
    let mut node = Command::new("node");
    node.arg("build.mjs").current_dir(&folder).stdin(Stdio::null());
    if options.check {
        node.arg("--check");
    }
    Ok(node.status().context("node build.mjs")?.success())
}
