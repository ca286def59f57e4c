//! `cargo xtask bench web`: how fast pages are read and votes are written, each beside something that does nothing else:
//! nginx with a file of the same size, `pgbench` and a bare loop on SQLite that write the same rows.

mod floor;
mod installation;
mod nginx;
mod report;
mod slow;
mod world;
mod writes;
mod wrk;

use std::path::PathBuf;

use anyhow::Result;

use crate::{debian, scratch::Scratch};
use installation::{Database, Installation};
use nginx::Nginx;
use report::Report;
use world::{Programs, World};
use writes::Deed;
use wrk::{ENCODINGS, Rate, Reading};

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Seconds of each measurement
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// Also a world with 100,000 proposals, a million comments and a million ballots, which takes long to make
    #[arg(long)]
    large: bool,
    /// A folder where the large world of SQLite is kept, and used again the next time
    #[arg(long)]
    keep: Option<PathBuf>,
    /// Only one of the databases
    #[arg(long, value_enum)]
    database: Option<Database>,
    /// The build to measure
    #[arg(long, default_value = "release")]
    profile: String,
    /// The folder of a build that is there already
    #[arg(long)]
    built: Option<PathBuf>,
}

/// People who write at the same time.
const CLIENTS: [usize; 3] = [1, 8, 64];
/// Milliseconds that a slow disk takes to write down what it was given.
const SLOW: u64 = 5;

/// Measures everything; true when every promise was kept.
pub(crate) fn run(options: &Options) -> Result<bool> {
    let missing: Vec<&str> =
        ["nginx", "wrk"].into_iter().filter(|program| !debian::is_installed(program)).collect();
    debian::install(&missing)?;
    let programs = match &options.built {
        Some(folder) => Programs::at(folder),
        None => Programs::build(&options.profile)?,
    };
    let scratch = Scratch::new("bench-web")?;
    let nginx = Nginx::start(&scratch.path().canonicalize()?)?;
    let mut report = Report::default();
    report.built(&programs)?;
    let bench = Bench { options, programs, nginx, scratch };
    for database in [Database::Sqlite, Database::Postgres] {
        if options.database.is_none_or(|only| only == database) {
            bench.measure(database, &mut report)?;
        }
    }
    print!("{report}");
    Ok(report.kept())
}

struct Bench<'a> {
    options: &'a Options,
    programs: Programs,
    nginx: Nginx,
    scratch: Scratch,
}

impl Bench<'_> {
    fn measure(&self, database: Database, report: &mut Report) -> Result<()> {
        println!("\n{}", database.name());
        let mut place =
            Installation::new(database, &self.programs.server, self.scratch.path(), "small", &[])?;
        let world = self.programs.fill(&place.program, "small")?;
        let started = place.start(&world)?;
        report.started(database, &started);
        let first = self.pages(database, "small", &place, &world, report, None)?;
        self.writes(database, &place, &world, report)?;
        place.stop()?;
        let floor = place.floor(64, self.options.seconds)?;
        report.floor(database, floor);
        self.slow_disk(database, report)?;
        if self.options.large {
            let kept = self.options.keep.as_deref().filter(|_| database == Database::Sqlite);
            let folder = kept.unwrap_or(self.scratch.path());
            let mut place = Installation::new(database, &self.programs.server, folder, "large", &[])?;
            let world = self.programs.fill_once(&place.program, "large")?;
            place.start(&world)?;
            self.pages(database, "large", &place, &world, report, Some(first))?;
            place.stop()?;
        }
        Ok(())
    }

    /// Reads every kind of page, first as a visitor and then logged in; answers how many first pages of the list a
    /// second were given to somebody logged in.
    fn pages(
        &self,
        database: Database,
        size: &str,
        place: &Installation,
        world: &World,
        report: &mut Report,
        first: Option<f64>,
    ) -> Result<f64> {
        let pages = place.pages(world)?;
        for page in &pages {
            let ours = self.read(place.program.port, &page.path, world, None)?;
            let file = self.nginx.file(page.bytes)?;
            let theirs = self.read(self.nginx.port, &file, world, None)?;
            report.kept_page(database, size, page, ours, theirs);
        }
        report.memory(database, size, place.resident_megabytes()?);
        let mut base = first;
        for page in &pages {
            let ours = self.read(place.program.port, &page.path, world, world.sessions.first())?;
            if page.like_first {
                base.get_or_insert(ours.per_second);
            }
            let base = base.unwrap_or(ours.per_second);
            report.fresh_page(database, size, page, ours, base);
        }
        Ok(base.unwrap_or(0.0))
    }

    fn read(&self, port: u16, path: &str, world: &World, session: Option<&String>) -> Result<Rate> {
        let session = session.map(String::as_str);
        Reading { port, path, host: &world.host, session, seconds: self.options.seconds }.run()
    }

    fn writes(
        &self,
        database: Database,
        place: &Installation,
        world: &World,
        report: &mut Report,
    ) -> Result<()> {
        for deed in [Deed::Support, Deed::Vote] {
            for clients in CLIENTS {
                let done = writes::measure(world, place.program.port, deed, clients, self.options.seconds)?;
                report.writes(database, deed, &done);
                place.rest()?;
            }
        }
        Ok(())
    }

    /// Votes once more, on a disk that takes its time.
    fn slow_disk(&self, database: Database, report: &mut Report) -> Result<()> {
        let disk = slow::Disk::new(self.scratch.path())?;
        let environment = disk.environment();
        let mut place =
            Installation::new(database, &self.programs.server, self.scratch.path(), "slow", &environment)?;
        let world = self.programs.fill(&place.program, "small")?;
        place.start(&world)?;
        disk.delay(SLOW)?;
        let done = writes::measure(&world, place.program.port, Deed::Vote, 64, self.options.seconds)?;
        // Stopping is not measured.
        disk.delay(0)?;
        place.stop()?;
        disk.delay(SLOW)?;
        let alone = place.floor(1, self.options.seconds)?;
        report.slow_disk(database, SLOW, &done, alone);
        Ok(())
    }
}
