//! Repository tasks, run as `cargo xtask TASK`: everything a contributor or a build server does to the repository
//! that is more than one cargo command.

mod assets;
mod bench;
mod check;
mod debian;
mod fuzz;
mod kill_test;
mod load;
mod new_feature;
mod npm;
mod ports;
mod postgres;
mod rust_source;
mod scratch;
mod summary;
mod test;
mod tree;
mod wasm;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Tasks of the repository")]
enum Task {
    /// Prove the rules of the repository: layers, messages, links, names and more
    Check,
    /// Everything that must be green: format, clippy, checks, tests on SQLite and PostgreSQL, browser tests
    Test(test::Options),
    /// Build styles, scripts, fonts and icons from their sources
    Assets(assets::Options),
    /// Build the counting engine for browsers, or compare the committed one
    Wasm(wasm::Options),
    /// Begin a feature: a slice that compiles and is tested, with nothing in it yet
    NewFeature(new_feature::Options),
    /// Measure how fast pages and counting are
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Try the counting engine with random elections and damaged files, for as long as told
    Fuzz(fuzz::Options),
    /// Kill the server while people vote, and look for every ballot afterwards
    KillTest(kill_test::Options),
}

fn main() -> ExitCode {
    let done = match Task::parse() {
        Task::Check => check::run().map(|counts| {
            println!("{} checks passed, {} failed", counts.passed, counts.failed);
            counts.failed == 0
        }),
        Task::Test(options) => test::run(&options),
        Task::Assets(options) => assets::run(&options),
        Task::Wasm(options) => wasm::run(&options),
        Task::NewFeature(options) => new_feature::run(&options),
        Task::Bench(bench) => bench::run(&bench),
        Task::Fuzz(options) => fuzz::run(&options),
        Task::KillTest(options) => kill_test::run(&options),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
