//! `cargo xtask test`: all that must be green before a change lands, in the order of what fails fastest.

mod browser;
mod libtest;
mod tests;

use std::{
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::Result;
use clap::ValueEnum;

use crate::{
    assets, check, debian, new_feature, postgres,
    summary::{Counts, Row, table},
    tree::root,
};

/// What to run.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Only these steps
    #[arg(long, value_delimiter = ',', value_enum)]
    only: Vec<Step>,
}

/// A step of the run.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Step {
    Fmt,
    Clippy,
    Check,
    Assets,
    Slice,
    Sqlite,
    Postgres,
    Browser,
}

impl Options {
    fn wants(&self, step: Step) -> bool {
        self.only.is_empty() || self.only.contains(&step)
    }
}

/// Runs the steps and prints the table; true when nothing failed. A step that cannot even run has failed, and the
/// others are run all the same.
pub(crate) fn run(options: &Options) -> Result<bool> {
    let root = root();
    let started = Instant::now();
    install(options)?;
    let mut rows = Vec::new();
    let mut step = |step: Step, name: &str, run: &dyn Fn(&Path) -> Result<Counts>| {
        if options.wants(step) {
            let (done, took) = timed(name, || run(&root));
            let counts = done.unwrap_or(Counts::one(false));
            rows.push(Row { name: name.to_owned(), counts, took: Some(took) });
        }
    };
    step(Step::Fmt, "format", &|root| cargo(root, &["fmt", "--all", "--check"]));
    step(Step::Clippy, "clippy", &|root| {
        cargo(root, &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
    });
    step(Step::Check, "repository checks", &|_| check::run());
    step(Step::Assets, "assets as built", &|_| Ok(Counts::one(assets::run(&assets::Options::check())?)));
    step(Step::Slice, "a new feature fits", &|root| Ok(Counts::one(new_feature::prove(root)?)));
    let databases = (options.wants(Step::Sqlite), options.wants(Step::Postgres));
    let mut report = None;
    if databases != (false, false) {
        let (done, took) = timed("tests", || tests::run(&root, databases));
        match done {
            Some(done) => {
                rows.extend(done.rows(took));
                report = Some(done);
            }
            None => rows.push(Row { name: "tests".to_owned(), counts: Counts::one(false), took: Some(took) }),
        }
    }
    if options.wants(Step::Browser) {
        let (done, took) = timed("browser tests", || browser::run(&root));
        let counts = done.unwrap_or(Counts::one(false));
        rows.push(Row { name: "browser tests".to_owned(), counts, took: Some(took) });
    }
    let (text, total) = table(&rows);
    println!("\nafter {:.0} s:", started.elapsed().as_secs_f64());
    report.iter().for_each(tests::Report::print_failures);
    println!("{text}");
    Ok(total.failed == 0)
}

/// Brings what the chosen steps need, before anything slow starts.
fn install(options: &Options) -> Result<()> {
    let mut packages = Vec::new();
    if options.wants(Step::Postgres) && postgres::programs().is_none() {
        packages.push("postgresql");
    }
    if options.wants(Step::Browser) && browser::chromium().is_none() {
        packages.push("chromium");
    }
    debian::install(&packages)?;
    if options.wants(Step::Browser) {
        browser::install(&root())?;
    }
    Ok(())
}

/// Runs a step and says how long it took, and why it could not run.
fn timed<T>(name: &str, run: impl FnOnce() -> Result<T>) -> (Option<T>, Duration) {
    println!("\n== {name}");
    let start = Instant::now();
    let done = run().inspect_err(|error| println!("{name} could not run: {error:#}")).ok();
    let took = start.elapsed();
    println!("== {name}: {:.1} s", took.as_secs_f64());
    (done, took)
}

/// A cargo command that is good or bad as a whole.
fn cargo(root: &Path, arguments: &[&str]) -> Result<Counts> {
    let status = Command::new("cargo").args(arguments).current_dir(root).status()?;
    Ok(Counts::one(status.success()))
}
