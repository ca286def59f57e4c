use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::Result;

use crate::{npm, summary::Counts};

const FOLDER: &str = "tests/browser";
/// A browser that waits for ever must not hold up a run for ever.
const PATIENCE: &str = "--test-timeout=900000";

/// The browser: the variable CHROMIUM, or Debian's.
pub(crate) fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    named.into_iter().chain([PathBuf::from("/usr/bin/chromium")]).find(|path| path.exists())
}

/// Brings what the tests need.
pub(crate) fn install(root: &Path) -> Result<()> {
    npm::install(&root.join(FOLDER))
}

/// Builds the program and walks through it in a browser.
pub(crate) fn run(root: &Path) -> Result<Counts> {
    let built = Command::new("cargo").args(["build", "--workspace"]).current_dir(root).status()?;
    if !built.success() {
        return Ok(Counts::one(false));
    }
    let folder = root.join(FOLDER);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(&folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    let results = root.join("target/browser");
    std::fs::create_dir_all(&results)?;
    let tap = results.join("results.tap");
    let status = Command::new("node")
        .args(["--test", "--test-concurrency=1", PATIENCE])
        .args(["--test-reporter=spec", "--test-reporter-destination=stdout"])
        .args(["--test-reporter=tap", "--test-reporter-destination"])
        .arg(&tap)
        .args(&files)
        .current_dir(&folder)
        .env("CHROMIUM", chromium().unwrap_or_default())
        .env("ARENGO_PROGRAM", root.join("target/debug/arengo"))
        .env("ARENGO_SCREENSHOTS", results.join("screenshots"))
        .stdin(Stdio::null())
        .status()?;
    let mut counts = count(&std::fs::read_to_string(&tap).unwrap_or_default());
    if !status.success() && counts.failed == 0 {
        counts.failed = 1;
    }
    Ok(counts)
}

/// Reads the numbers at the end of node's report.
fn count(tap: &str) -> Counts {
    let number = |word: &str| -> usize {
        let line = tap.lines().rev().find_map(|line| line.strip_prefix(&format!("# {word} ")));
        line.and_then(|n| n.trim().parse().ok()).unwrap_or(0)
    };
    Counts {
        passed: number("pass"),
        failed: number("fail") + number("cancelled"),
        skipped: number("skipped") + number("todo"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_a_report_are_read() {
        let tap = "TAP version 13\n# Subtest: a\nok 1 - a\n1..5\n# tests 5\n# suites 0\n# pass 3\n# fail 1\n\
                   # cancelled 0\n# skipped 1\n# todo 0\n# duration_ms 12.5\n";
        assert_eq!(count(tap), Counts { passed: 3, failed: 1, skipped: 1 });
        assert_eq!(count(""), Counts::default());
    }
}
