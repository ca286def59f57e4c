//! A disk that takes its time: `slow_fsync.c`, loaded before a server.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, ensure};

use crate::tree::root;

/// The environment in which every fsync takes so many milliseconds more.
pub(super) fn environment(scratch: &Path, milliseconds: u64) -> Result<Vec<(String, String)>> {
    let library = scratch.canonicalize()?.join("slow_fsync.so");
    let status = Command::new("cc")
        .args(["-O2", "-shared", "-fPIC", "-o"])
        .arg(&library)
        .arg(root().join("xtask/src/bench/web/slow_fsync.c"))
        .arg("-ldl")
        .status()
        .context("cc")?;
    ensure!(status.success(), "slow_fsync.c does not build");
    Ok(vec![
        ("LD_PRELOAD".to_owned(), library.display().to_string()),
        ("SLOW_FSYNC_MS".to_owned(), milliseconds.to_string()),
    ])
}
