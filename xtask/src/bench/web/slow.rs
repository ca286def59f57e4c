//! A disk that takes its time: `slow_fsync.c`, loaded before a server.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use crate::tree::root;

/// A disk that can be made slow while it is written to.
pub(super) struct Disk {
    library: PathBuf,
    /// What the library reads: milliseconds.
    delay: PathBuf,
}

impl Disk {
    /// One as fast as it is.
    pub(super) fn new(scratch: &Path) -> Result<Self> {
        let folder = scratch.canonicalize()?;
        let disk = Self { library: folder.join("slow_fsync.so"), delay: folder.join("slow_fsync") };
        let status = Command::new("cc")
            .args(["-O2", "-shared", "-fPIC", "-o"])
            .arg(&disk.library)
            .arg(root().join("xtask/src/bench/web/slow_fsync.c"))
            .arg("-ldl")
            .status()
            .context("cc")?;
        ensure!(status.success(), "slow_fsync.c does not build");
        disk.delay(0)?;
        Ok(disk)
    }

    /// From now on every fsync takes so many milliseconds more.
    pub(super) fn delay(&self, milliseconds: u64) -> Result<()> {
        std::fs::write(&self.delay, milliseconds.to_string())
            .with_context(|| self.delay.display().to_string())
    }

    /// What whoever writes to it has in its environment.
    pub(super) fn environment(&self) -> Vec<(String, String)> {
        vec![
            ("LD_PRELOAD".to_owned(), self.library.display().to_string()),
            ("SLOW_FSYNC".to_owned(), self.delay.display().to_string()),
        ]
    }
}
