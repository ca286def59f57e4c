use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::Command,
    time::Duration,
};

use anyhow::Result;

use super::libtest::Outcome;
use crate::{
    postgres::Postgres,
    summary::{Counts, Row},
};

/// The variable by which tests find PostgreSQL; a front-door test runs on SQLite always, on PostgreSQL when it is set.
pub(crate) const POSTGRES: &str = "ARENGO_TEST_POSTGRES";

/// What came of the tests.
pub(crate) struct Report {
    outcome: Outcome,
    databases: (bool, bool),
}

/// Builds and runs the tests of the workspace once, on the wanted databases `(sqlite, postgres)`.
///
/// Plain `cargo test`: a fresh machine has it, and it is as fast here as any other runner.
pub(crate) fn run(root: &Path, databases: (bool, bool)) -> Result<Report> {
    let mut outcome = Outcome::default();
    let built = Command::new("cargo").args(["test", "--workspace", "--no-run"]).current_dir(root).status()?;
    if !built.success() {
        outcome.finish(false);
        return Ok(Report { outcome, databases });
    }
    let mut command = Command::new("cargo");
    command.args(["test", "--workspace", "--no-fail-fast", "--", "--show-output"]).current_dir(root);
    command.env_remove(POSTGRES);
    match databases {
        (true, false) => drop(command.args(["--skip", "::postgres"])),
        (false, true) => drop(command.arg("::postgres")),
        _ => {}
    }
    let postgres = if databases.1 { Some(Postgres::start()?) } else { None };
    if let Some(postgres) = &postgres {
        println!("PostgreSQL at {}", postgres.url());
        command.env(POSTGRES, postgres.url());
    }
    // both streams in one, or nobody could say which binary a line belongs to
    let (reader, writer) = std::io::pipe()?;
    command.stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn()?;
    drop(command);
    for line in BufReader::new(reader).split(b'\n') {
        if let Some(shown) = outcome.line(&String::from_utf8_lossy(&line?)) {
            println!("{shown}");
        }
    }
    let success = child.wait()?.success();
    outcome.finish(success);
    Ok(Report { outcome, databases })
}

impl Report {
    /// The rows of the summary: all, then the parts.
    pub(crate) fn rows(&self, took: Duration) -> Vec<Row> {
        let Outcome { all, sqlite, postgres, .. } = self.outcome;
        let part = |name: &str, counts| Row { name: format!("  {name}"), counts, took: None };
        let without = Counts {
            passed: all.passed.saturating_sub(sqlite.passed + postgres.passed),
            failed: all.failed.saturating_sub(sqlite.failed + postgres.failed),
            skipped: all.skipped.saturating_sub(sqlite.skipped + postgres.skipped),
        };
        let mut rows = vec![Row { name: "tests".to_owned(), counts: all, took: Some(took) }];
        rows.push(part("without a database", without));
        if self.databases.0 {
            rows.push(part("on SQLite", sqlite));
        }
        if self.databases.1 {
            rows.push(part("on PostgreSQL", postgres));
        }
        rows
    }

    /// Repeats at the end which tests failed.
    pub(crate) fn print_failures(&self) {
        for failure in &self.outcome.failures {
            println!("  FAILED {failure}");
        }
    }
}
