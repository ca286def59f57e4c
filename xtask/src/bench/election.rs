use std::{
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::{
    largest_election,
    latency::{Latency, milliseconds},
    pages,
};
use crate::{
    load::{Client, Program},
    scratch::Scratch,
};

const HOST: &str = "bench.localhost";

/// What to load and how hard to ask.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// An election as a .pb file; Łódź 2022 when none is named
    file: Option<PathBuf>,
    /// Requests to each page
    #[arg(long, default_value_t = 400)]
    requests: usize,
    /// Readers at the same time
    #[arg(long, default_value_t = 4)]
    readers: usize,
    /// The slowest p95 that is good enough, in milliseconds
    #[arg(long, default_value_t = 50)]
    limit: u64,
    /// The build to measure
    #[arg(long, default_value = "release")]
    profile: String,
    /// A program that is built already, instead of building one
    #[arg(long)]
    program: Option<PathBuf>,
}

/// What the import says of itself.
#[derive(Deserialize)]
struct Imported {
    process: String,
    projects: u64,
    ballots: u64,
}

/// Imports an election into an empty installation, serves it, and times one page of each kind, first with one reader,
/// then with several.
pub(crate) fn run(options: &Options) -> Result<bool> {
    ensure!(options.requests > 0 && options.readers > 0, "at least one request and one reader");
    let file = options.file.clone().map_or_else(largest_election, Ok)?;
    let scratch = Scratch::new("bench")?;
    let data = scratch.path().join("data");
    let program = match &options.program {
        Some(path) => Program::at(path, &data)?,
        None => Program::build(&options.profile, &data)?,
    };
    let imported = import(&program, &file)?;
    let _server = program.serve(&["serve"])?;
    let mut client = Client::new(HOST, program.port);
    let pages = pages::kinds(&mut client, &imported.process, &imported.process)?;
    ensure!(!pages.is_empty(), "{} does not answer", imported.process);
    println!(
        "\n{:<58}{:>8}{:>9}{:>9}{:>9}{:>9}{:>10}",
        "page", "kB", "p50 ms", "p95 ms", "max ms", "p95 ms", "req/s"
    );
    println!(
        "{:<58}{:>8}{:>9}{:>9}{:>9}{:>9}",
        "",
        "sent",
        "1 reader",
        "",
        "",
        format!("{} r.", options.readers)
    );
    let mut kept = true;
    for path in &pages {
        let alone = measure(program.port, path, options.requests, 1)?;
        let together = measure(program.port, path, options.requests, options.readers)?;
        let p95 = alone.latency.percentile(95);
        let slow = p95 > Duration::from_millis(options.limit);
        kept &= !slow;
        println!(
            "{path:<58}{:>8.1}{:>9}{:>9}{:>9}{:>9}{:>10.0}{}",
            alone.bytes as f64 / 1024.0,
            milliseconds(alone.latency.percentile(50)),
            milliseconds(p95),
            milliseconds(alone.latency.max()),
            milliseconds(together.latency.percentile(95)),
            together.per_second,
            if slow { "  TOO SLOW" } else { "" },
        );
    }
    println!(
        "\n{} kinds of pages, p95 within {} ms: {}",
        pages.len(),
        options.limit,
        if kept { "yes" } else { "NO" }
    );
    Ok(kept)
}

fn import(program: &Program, file: &Path) -> Result<Imported> {
    let administrator = format!("admin@{HOST}.example");
    program.run(&["tenant", "create", "--host", HOST, "--name", "Bench", "--admin-email", &administrator])?;
    let path = file.to_str().context("the file's name is not UTF-8")?;
    let start = Instant::now();
    let said = program.run(&["import", "pabulib", path, "--tenant", HOST, "--json"])?;
    let took = start.elapsed();
    let imported: Imported = serde_json::from_str(said.trim()).with_context(|| said.clone())?;
    let Imported { projects, ballots, .. } = &imported;
    println!("imported {projects} projects and {ballots} ballots in {:.1} s", took.as_secs_f64());
    Ok(imported)
}

struct Measured {
    latency: Latency,
    bytes: usize,
    per_second: f64,
}

/// Asks for one page so many times, by so many readers at once, after a few times that do not count.
fn measure(port: u16, path: &str, requests: usize, readers: usize) -> Result<Measured> {
    let share = requests.div_ceil(readers);
    let start = Instant::now();
    let results: Vec<Result<(Vec<Duration>, usize)>> = thread::scope(|scope| {
        let readers: Vec<_> = (0..readers).map(|_| scope.spawn(|| read(port, path, share))).collect();
        let joined = readers.into_iter().map(|reader| reader.join());
        joined.map(|result| result.unwrap_or_else(|_| Err(anyhow::anyhow!("a reader panicked")))).collect()
    });
    let took = start.elapsed();
    let mut times = Vec::with_capacity(requests);
    let mut bytes = 0;
    for result in results {
        let (some, size) = result?;
        times.extend(some);
        bytes = size;
    }
    let per_second = (readers * (share + WARM_UP)) as f64 / took.as_secs_f64();
    Ok(Measured { latency: Latency::new(times), bytes, per_second })
}

const WARM_UP: usize = 5;

fn read(port: u16, path: &str, requests: usize) -> Result<(Vec<Duration>, usize)> {
    let mut client = Client::new(HOST, port);
    client.encodings = Some("br, gzip");
    let mut times = Vec::with_capacity(requests);
    let mut bytes = 0;
    for number in 0..WARM_UP + requests {
        let start = Instant::now();
        let answer = client.get(path)?;
        let took = start.elapsed();
        ensure!(answer.status == 200, "{path} answered {}", answer.status);
        bytes = answer.body.len();
        if number >= WARM_UP {
            times.push(took);
        }
    }
    Ok((times, bytes))
}
