//! `cargo xtask bench`: figures for the promises about speed, measured the same way each time.

mod comments;
mod election;
mod latency;
mod pages;
mod search;
mod tally;
mod web;

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::tree::root;

/// What to measure.
#[derive(clap::Subcommand)]
pub(crate) enum Bench {
    /// How fast pages and votes are, beside nginx, `pgbench` and a bare loop on SQLite
    Web(web::Options),
    /// How fast the pages of a large election are: p95 of each kind of page, over real connections
    Election(election::Options),
    /// How fast a long discussion opens, compared with a short one
    Comments(comments::Options),
    /// How fast something is found among 10,860 texts, and the same on both databases
    Search(comments::Options),
    /// How fast the rules count elections, beside pabutools
    Tally(tally::Options),
}

/// Measures; true when every limit was kept.
pub(crate) fn run(bench: &Bench) -> Result<bool> {
    match bench {
        Bench::Web(options) => web::run(options),
        Bench::Election(options) => election::run(options),
        Bench::Comments(options) => comments::run(options),
        Bench::Search(options) => search::run(options),
        Bench::Tally(options) => tally::run(options),
    }
}

/// The largest election of the shared data: Łódź 2022, 160 projects and 90,494 ballots.
fn largest_election() -> Result<PathBuf> {
    let path = root().join("../shared/data/pb/instances/Poland_Lodz_2022.pb");
    path.canonicalize().context("the shared data is not there: name a .pb file")
}
