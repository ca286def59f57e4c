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
        let Import::Pabulib(pabulib) = self;
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
