use std::{
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

const OLDEST_NODE: u32 = 20;

/// Brings the packages that a folder's lockfile names, unless they are there.
pub(crate) fn install(folder: &Path) -> Result<()> {
    let output = Command::new("node").arg("--version").output();
    let output =
        output.context("missing: Node 20 or newer. Install with: sudo apt-get install nodejs npm")?;
    let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST_NODE) {
        bail!("Node {OLDEST_NODE} or newer is needed, found {version}");
    }
    let time = |path: &str| folder.join(path).metadata().and_then(|file| file.modified()).ok();
    if time("node_modules/.package-lock.json").is_some_and(|done| Some(done) >= time("package-lock.json")) {
        return Ok(());
    }
    println!("npm ci in {}", folder.display());
    let status = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(folder)
        .stdin(Stdio::null())
        .status()
        .context("missing: npm. Install with: sudo apt-get install npm")?;
    if !status.success() {
        bail!("npm ci failed in {}", folder.display());
    }
    Ok(())
}
