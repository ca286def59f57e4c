//! An installation on one of the databases, and its server.

use std::{
    path::{Path, PathBuf},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use clap::ValueEnum;
use regex_lite::Regex;

use super::{ENCODINGS, floor, world::World};
use crate::{
    load::{Client, Program, Server, cpu_seconds, resident_megabytes},
    postgres::Postgres,
};

/// Where the data is.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Database {
    /// The embedded one
    Sqlite,
    /// A server with fsync
    Postgres,
}

impl Database {
    /// As people call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Database::Sqlite => "SQLite",
            Database::Postgres => "PostgreSQL",
        }
    }
}

/// One page to read.
pub(super) struct Page {
    pub(super) name: &'static str,
    pub(super) path: String,
    /// As it is sent to a browser, compressed.
    pub(super) bytes: usize,
    /// Whether it must not be much slower than the first page of the list.
    pub(super) like_first: bool,
}

/// How long somebody waits after a start.
pub(super) struct Started {
    /// Until the server answers.
    pub(super) healthy: Duration,
    /// For the first page of an organisation that nobody visited yet.
    pub(super) first_page: Duration,
}

/// Data, program and, while it runs, the server.
pub(super) struct Installation {
    pub(super) program: Program,
    server: Option<Server>,
    folder: PathBuf,
    postgres: Option<Postgres>,
    environment: Vec<(String, String)>,
}

/// A server that still does what it was asked for earlier would be measured with it; a large world gives it much to do.
const REST: Duration = Duration::from_secs(3 * 3_600);
/// Of the list.
const PAGE: usize = 50;

impl Installation {
    /// An empty one; the environment is for everything that writes to a disk.
    pub(super) fn new(
        database: Database,
        server: &Path,
        scratch: &Path,
        name: &str,
        environment: &[(String, String)],
    ) -> Result<Self> {
        let folder = scratch.join(format!("{}-{name}", database.name()));
        let data = folder.join("data");
        std::fs::create_dir_all(&data)?;
        let mut program = Program::at(server, &data)?;
        program.set("ARENGO_TRUST_PROXY", "true");
        let postgres = match database {
            Database::Sqlite => None,
            Database::Postgres => {
                let postgres = Postgres::durable(environment)?;
                let roles = postgres.roles()?;
                program.set("ARENGO_DATABASE_URL", &roles.application);
                program.set("ARENGO_DATABASE_OWNER_URL", &roles.owner);
                Some(postgres)
            }
        };
        if postgres.is_none() {
            environment.iter().for_each(|(name, value)| program.set(name, value));
        }
        Ok(Self { program, server: None, folder, postgres, environment: environment.to_vec() })
    }

    /// Starts the server, reads one page, and waits until it rests.
    pub(super) fn start(&mut self, world: &World) -> Result<Started> {
        let start = Instant::now();
        self.server = Some(self.program.serve(&["serve"])?);
        let healthy = start.elapsed();
        let start = Instant::now();
        let answer = Client::new(&world.host, self.program.port).get("/it/")?;
        let first_page = start.elapsed();
        ensure!(answer.status == 200, "the home page answered {}", answer.status);
        self.rest()?;
        Ok(Started { healthy, first_page })
    }

    /// Waits until the server has nothing more to do.
    pub(super) fn rest(&self) -> Result<()> {
        let server = self.server.as_ref().context("the server does not run")?.id();
        let start = Instant::now();
        while start.elapsed() < REST {
            let before = cpu_seconds(server)?;
            sleep(Duration::from_secs(1));
            if cpu_seconds(server)? - before < 0.05 {
                return Ok(());
            }
        }
        bail!("the server does not come to rest")
    }

    /// Stops the server in peace.
    pub(super) fn stop(&mut self) -> Result<()> {
        self.server.take().map_or(Ok(()), Server::stop)
    }

    pub(super) fn resident_megabytes(&self) -> Result<f64> {
        resident_megabytes(self.server.as_ref().context("the server does not run")?.id())
    }

    /// The same rows as a vote, written without us; the server must have stopped.
    pub(super) fn floor(&self, clients: usize, seconds: u64) -> Result<f64> {
        match &self.postgres {
            None => floor::sqlite(&self.program.data.join("arengo.db"), seconds, &self.environment),
            Some(postgres) => {
                let url = postgres.url();
                let url = url.trim_end_matches("/postgres");
                floor::postgres(&format!("{url}/arengo"), &self.folder, clients, seconds)
            }
        }
    }

    /// The pages that are read, each with its size.
    pub(super) fn pages(&self, world: &World) -> Result<Vec<Page>> {
        let mut client = Client::new(&world.host, self.program.port);
        let list = &world.proposals;
        let fiftieth = nth_page(&mut client, list, PAGE)?;
        let proposal = client.get(&world.proposal)?.location.unwrap_or_else(|| world.proposal.clone());
        let paths = [
            ("home", "/it/".to_owned(), false),
            ("list, page 1", list.clone(), true),
            ("list, page 50", fiftieth, true),
            ("list, filtered", format!("{list}?origin=participant&sort=recent"), true),
            ("list, searched", format!("{list}?q=fontana+numero+44"), true),
            ("list, a word of every text", format!("{list}?q=panchine"), false),
            ("proposal with comments", proposal, false),
            ("result", world.result.clone(), false),
        ];
        client.encodings = Some(ENCODINGS);
        let mut pages = Vec::with_capacity(paths.len());
        for (name, path, like_first) in paths {
            let answer = client.get(&path)?;
            ensure!(answer.status == 200, "{path} answered {}", answer.status);
            pages.push(Page { name, path, bytes: answer.body.len(), like_first });
        }
        Ok(pages)
    }
}

/// Goes on from page to page, as a reader would.
fn nth_page(client: &mut Client, first: &str, number: usize) -> Result<String> {
    let next = Regex::new(r#"<a[^>]*rel="next"[^>]*href="([^"]+)"|<a[^>]*href="([^"]+)"[^>]*rel="next""#)?;
    let mut path = first.to_owned();
    for page in 1..number {
        let text = client.get(&path)?.text();
        let found = next.captures(&text).with_context(|| format!("page {page} of {first} is the last"))?;
        let link = found.get(1).or_else(|| found.get(2)).map_or("", |link| link.as_str());
        path = link.replace("&amp;", "&");
        if path.starts_with('?') {
            path = format!("{first}{path}");
        }
    }
    Ok(path)
}
