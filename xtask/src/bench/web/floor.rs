//! How fast the same rows can be written without a product around them: by `pgbench`, and by a bare loop on SQLite.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use regex_lite::Regex;

use crate::{postgres, tree::root};

fn folder() -> std::path::PathBuf {
    root().join("xtask/src/bench/web")
}

/// Commits a second of one process that does nothing else, into the database file of a server that has stopped.
pub(super) fn sqlite(file: &Path, seconds: u64, environment: &[(String, String)]) -> Result<f64> {
    let output = Command::new("python3")
        .arg(folder().join("floor.py"))
        .arg(file)
        .arg(seconds.to_string())
        .envs(environment.iter().map(|(name, value)| (name, value)))
        .stderr(Stdio::inherit())
        .output()
        .context("python3")?;
    ensure!(output.status.success(), "the bare loop failed");
    Ok(String::from_utf8_lossy(&output.stdout).trim().parse()?)
}

/// Transactions a second of so many clients of `pgbench`; `owner` is who may write into all tables.
pub(super) fn postgres(owner: &str, scratch: &Path, clients: usize, seconds: u64) -> Result<f64> {
    let bin = postgres::programs().context("PostgreSQL is not installed")?;
    let ids = "SELECT tenant_id || ' ' || id FROM votes WHERE state = 'open'";
    let output =
        Command::new(bin.join("psql")).args(["-X", "-A", "-t", "-q", "-c", ids, "-d", owner]).output()?;
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let (tenant, vote) = said.split_once(' ').context("there is no open vote")?;
    let script = std::fs::read_to_string(folder().join("floor.sql"))?;
    let file = scratch.join("floor.sql");
    std::fs::write(&file, script.replace("TENANT", tenant).replace("VOTE", vote))?;
    let output = Command::new(bin.join("pgbench"))
        .args(["--no-vacuum", "--protocol=prepared", "--jobs=2"])
        .arg(format!("--client={clients}"))
        .arg(format!("--time={seconds}"))
        .arg("--file")
        .arg(&file)
        .arg(owner)
        .stderr(Stdio::inherit())
        .output()
        .context("pgbench")?;
    let said = String::from_utf8_lossy(&output.stdout);
    let tps = Regex::new(r"tps = ([\d.]+)")?;
    let found = tps.captures(&said).with_context(|| format!("pgbench said: {said}"))?;
    Ok(found[1].parse()?)
}
