use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, Subcommand};
use kernel::{Env, HostName, Slug};
use serde::Serialize;

use crate::{config::Config, import, installation};

use super::tenant::tenant;

/// `arengo import`
#[derive(Subcommand)]
pub enum Import {
    /// Loads an election in Pabulib's format: a process, its projects, every ballot and the result.
    Pabulib(Pabulib),
    /// Loads a programme of exchange between administrations from a JSON file.
    Exchange(Exchange),
    /// Makes a draft of the file of an exported process.
    Process(Process),
}

/// `arengo import pabulib`
#[derive(Args)]
pub struct Pabulib {
    /// The `.pb` file.
    file: PathBuf,
    /// The host name of the organisation.
    #[arg(long)]
    tenant: HostName,
    /// The process's part of the address; the file's name when not given.
    #[arg(long)]
    slug: Option<Slug>,
    /// By which rule the votes are counted.
    #[arg(long, value_enum, default_value_t)]
    rule: import::CountBy,
    /// Prints one JSON object instead of sentences.
    #[arg(long)]
    json: bool,
}

/// `arengo import exchange`
#[derive(Args)]
pub struct Exchange {
    /// The `.json` file.
    file: PathBuf,
    /// The host name of the organisation.
    #[arg(long)]
    tenant: HostName,
    /// The process's part of the address; made of the programme's title when not given.
    #[arg(long)]
    slug: Option<Slug>,
}

/// `arengo import process`
#[derive(Args)]
pub struct Process {
    /// The `.json` file.
    file: PathBuf,
    /// The host name of the organisation.
    #[arg(long)]
    tenant: HostName,
    /// The process's part of the address; the file's own when not given.
    #[arg(long)]
    slug: Option<Slug>,
}

/// `arengo export`
#[derive(Subcommand)]
pub enum Export {
    /// Writes a programme of exchange as a JSON file, contacts included.
    Exchange(ExchangeFile),
    /// Writes what the office wrote in a process as a JSON file, with its documents and pictures.
    Process(ProcessFile),
}

/// `arengo export exchange`
#[derive(Args)]
pub struct ExchangeFile {
    /// The host name of the organisation.
    #[arg(long)]
    tenant: HostName,
    /// The process, where there are several programmes.
    #[arg(long)]
    process: Option<Slug>,
    /// The file; the terminal when not given.
    #[arg(long)]
    file: Option<PathBuf>,
}

/// `arengo export process`
#[derive(Args)]
pub struct ProcessFile {
    /// The host name of the organisation.
    #[arg(long)]
    tenant: HostName,
    /// The process.
    #[arg(long)]
    process: Slug,
    /// The file; the terminal when not given.
    #[arg(long)]
    file: Option<PathBuf>,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Printed<'a> {
    process: &'a str,
    projects: usize,
    ballots: u64,
    winners: &'a [String],
    cost: &'a str,
}

impl Import {
    /// Loads it.
    ///
    /// # Errors
    /// File, line and what was expected; nothing is half imported.
    pub async fn run(self, config: &Config, env: Env) -> anyhow::Result<()> {
        match self {
            Import::Pabulib(pabulib) => pabulib.run(config, env).await,
            Import::Exchange(exchange) => exchange.run(config, env).await,
            Import::Process(process) => process.run(config, env).await,
        }
    }
}

impl Exchange {
    async fn run(self, config: &Config, env: Env) -> anyhow::Result<()> {
        let bytes =
            std::fs::read(&self.file).with_context(|| format!("{} cannot be read", self.file.display()))?;
        let state = installation::open(config, config.settings(&env)?, env).await?;
        let tenant = tenant(&state, &self.tenant).await?;
        let imported = import::exchange::load(&state, &tenant, &bytes, self.slug).await;
        state.db.close().await;
        let import::exchange::Imported { path, cards } = imported?;
        println!("{path}: {cards} cards");
        Ok(())
    }
}

impl Process {
    async fn run(self, config: &Config, env: Env) -> anyhow::Result<()> {
        let bytes =
            std::fs::read(&self.file).with_context(|| format!("{} cannot be read", self.file.display()))?;
        let state = installation::open(config, config.settings(&env)?, env).await?;
        let tenant = tenant(&state, &self.tenant).await?;
        let path = import::porting::load(&state, &tenant, &bytes, self.slug).await;
        state.db.close().await;
        println!("{}", path?);
        Ok(())
    }
}

impl Export {
    /// Writes it.
    ///
    /// # Errors
    /// When there is no such programme or process.
    pub async fn run(self, config: &Config, env: Env) -> anyhow::Result<()> {
        let state = installation::open(config, config.settings(&env)?, env).await?;
        let (text, file) = match self {
            Export::Exchange(wanted) => {
                let tenant = tenant(&state, &wanted.tenant).await?;
                (import::exchange::save(&state, &tenant, wanted.process.as_ref()).await, wanted.file)
            }
            Export::Process(wanted) => {
                let tenant = tenant(&state, &wanted.tenant).await?;
                (import::porting::save(&state, &tenant, &wanted.process).await, wanted.file)
            }
        };
        state.db.close().await;
        match file {
            Some(file) => {
                std::fs::write(&file, text?).with_context(|| format!("{} cannot be written", file.display()))
            }
            None => {
                println!("{}", text?);
                Ok(())
            }
        }
    }
}

impl Pabulib {
    async fn run(self, config: &Config, env: Env) -> anyhow::Result<()> {
        let pabulib = self;
        let name =
            pabulib.file.file_name().unwrap_or(pabulib.file.as_os_str()).to_string_lossy().into_owned();
        let bytes = std::fs::read(&pabulib.file)
            .with_context(|| format!("{} cannot be read", pabulib.file.display()))?;
        let state = installation::open(config, config.settings(&env)?, env).await?;
        let tenant = tenant(&state, &pabulib.tenant).await?;
        let imported = import::pabulib(&state, &tenant, &name, &bytes, pabulib.slug, pabulib.rule).await;
        state.db.close().await;
        let imported = imported?;
        for warning in &imported.warnings {
            eprintln!("{warning}");
        }
        if pabulib.json {
            let import::Imported { process, projects, ballots, winners, cost, rule, .. } = &imported;
            // What is printed is for programs; this is for whoever started them.
            eprintln!("counted by {rule}");
            let printed = Printed { process, projects: *projects, ballots: *ballots, winners, cost };
            println!("{}", serde_json::to_string(&printed)?);
        } else {
            let import::Imported { process, projects, ballots, winners, cost, rule, .. } = imported;
            println!("{process}: {projects} projects, {ballots} ballots, counted by {rule}");
            println!("{} winners for {cost}: {}", winners.len(), winners.join(", "));
        }
        Ok(())
    }
}
