//! `cargo xtask kill-test`: the server is killed (-9) again and again while people vote. Afterwards the vote is closed
//! and counted, and every ballot is looked for: none that was acknowledged may be lost, none may be there twice.

mod pages;
mod town;
mod urn;
mod voter;

use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use clap::ValueEnum;

use crate::{load::Program, postgres::Postgres, scratch::Scratch};
use town::Town;
use urn::Choice;
use voter::Voter;

/// How long and where.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// How often the server is killed
    #[arg(long, default_value_t = 20)]
    kills: usize,
    /// People who vote once, for each kill
    #[arg(long, default_value_t = 6)]
    once: usize,
    /// People who change their ballot all the time
    #[arg(long, default_value_t = 6)]
    fickle: usize,
    /// Only on this database
    #[arg(long, value_enum)]
    database: Option<Database>,
    /// The build to kill
    #[arg(long, default_value = "dev")]
    profile: String,
    /// A program that is built already, instead of building one
    #[arg(long)]
    program: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
enum Database {
    Sqlite,
    Postgres,
}

/// Kills and counts on each database; true when every ballot was found once.
pub(crate) fn run(options: &Options) -> Result<bool> {
    ensure!(options.kills > 0 && options.once + options.fickle > 0, "at least one kill and one voter");
    let databases = options.database.map_or(vec![Database::Sqlite, Database::Postgres], |one| vec![one]);
    let mut good = true;
    for database in databases {
        let scratch = Scratch::new("kill-test")?;
        let data = scratch.path().join("data");
        let mut program = match &options.program {
            Some(path) => Program::at(path, &data)?,
            None => Program::build(&options.profile, &data)?,
        };
        // every voter comes from an address of their own
        program.set("ARENGO_TRUST_PROXY", "true");
        let mut demo = vec!["demo"];
        let _postgres = match database {
            Database::Sqlite => None,
            Database::Postgres => {
                demo.push("--configured-database");
                let postgres = Postgres::start()?;
                let urls = postgres.roles()?;
                program.set("ARENGO_DATABASE_URL", &urls.application);
                program.set("ARENGO_DATABASE_OWNER_URL", &urls.owner);
                Some(postgres)
            }
        };
        println!("\n== {database:?}");
        good &= on(&program, &demo, scratch.path(), options).with_context(|| format!("on {database:?}"))?;
    }
    Ok(good)
}

fn on(program: &Program, demo: &[&str], folder: &Path, options: &Options) -> Result<bool> {
    let start = Instant::now();
    let mut server = program.serve(demo)?;
    let town = Town::voting(program.port)?;
    let before = town.ballots()?;
    println!("{} has {before} ballots in the urn", town.process);
    let count = options.once * options.kills + options.fickle;
    let mut voters = Vec::with_capacity(count);
    for number in 0..count {
        voters.push(Voter::register(&town, number, &program.data.join("mail"))?);
    }
    println!("{count} people registered after {:.0} s", start.elapsed().as_secs_f64());
    let (fickle, once) = voters.split_at_mut(options.fickle);
    let mut acknowledged = 0;
    for (round, arriving) in once.chunks_mut(options.once.max(1)).enumerate() {
        let over = AtomicBool::new(false);
        let moment = Duration::from_millis(60 + (round as u64 * 137) % 500);
        let (cast, killed) = thread::scope(|scope| {
            let mut threads = Vec::new();
            for voter in arriving.iter_mut() {
                threads.push(scope.spawn(|| voter.vote_once(&town, round)));
            }
            for voter in fickle.iter_mut() {
                threads.push(scope.spawn(|| voter.vote_until(&town, &over)));
            }
            thread::sleep(moment);
            let killed = server.kill();
            over.store(true, Ordering::Relaxed);
            let cast: usize = threads.into_iter().map(|thread| thread.join().unwrap_or(0)).sum();
            (cast, killed)
        });
        killed?;
        acknowledged += cast;
        server = program.serve(demo)?;
        // whoever got no answer does what a person would: votes again
        let unsure = arriving.iter_mut().chain(fickle.iter_mut()).filter(|voter| voter.is_unsure());
        let again = unsure.map(|voter| voter.insist(&town)).collect::<Result<Vec<()>>>()?.len();
        acknowledged += again;
        println!(
            "kill {:>2} after {:>3} ms: {cast} ballots acknowledged, {again} voted again",
            round + 1,
            moment.as_millis()
        );
    }
    let wanted: Vec<Choice> = voters.iter().filter_map(|voter| voter.cast().cloned()).collect();
    let found = town.close_and_count()?;
    drop(server);
    let verdict = urn::compare(before, &wanted, &found);
    println!(
        "{acknowledged} acknowledgements of {} voters; {} ballots in the urn at the end, {before} of them from before",
        wanted.len(),
        found.len()
    );
    for wrong in &verdict {
        println!("  WRONG: {wrong}");
    }
    println!(
        "none lost, none doubled: {} ({:.0} s)",
        if verdict.is_empty() { "yes" } else { "NO" },
        start.elapsed().as_secs_f64()
    );
    if !verdict.is_empty() {
        let kept = folder.with_file_name("kill-test-kept");
        std::fs::rename(folder, &kept).ok();
        println!("database and log are in {}", kept.display());
    }
    Ok(verdict.is_empty())
}
