//! The commands. Every one understands `--data` and `--config`.

mod import;
mod search;
mod serve;
mod tally;
mod tenant;

use std::path::PathBuf;

use anyhow::{Context, ensure};
use clap::{Parser, Subcommand};
use kernel::Env;

use crate::{config::Config, installation, log};

/// Participation for every organisation, on one program.
#[derive(Parser)]
#[command(name = "arengo", version, about)]
pub struct Arguments {
    /// The configuration file.
    #[arg(long, global = true, env = "ARENGO_CONFIG")]
    config: Option<PathBuf>,
    /// The folder with the embedded database, files and mail.
    #[arg(long, global = true)]
    data: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the organisations of this installation.
    Serve(serve::Serve),
    /// Creates demonstration organisations if there are none, and serves them on this machine only.
    Demo(serve::Demo),
    /// Works on organisations.
    #[command(subcommand)]
    Tenant(tenant::Tenant),
    /// Grants a person the right to open organisations in the browser.
    Operator(tenant::Operator),
    /// Loads data from files.
    #[command(subcommand)]
    Import(import::Import),
    /// Writes data into files.
    #[command(subcommand)]
    Export(import::Export),
    /// Works on what can be found.
    #[command(subcommand)]
    Search(search::Search),
    /// Counts an election file under any rule, or checks the log of a count.
    Tally(tally::Tally),
    /// Copies the embedded database into a new file while the server runs.
    Backup {
        /// The new file.
        file: PathBuf,
    },
}

/// Runs the command.
///
/// # Errors
/// What went wrong, for the person at the terminal.
pub async fn run(arguments: Arguments) -> anyhow::Result<()> {
    let mut config = Config::read(arguments.config.as_deref())?;
    config.data = arguments.data.or(config.data);
    let env = Env::system();
    let serving = matches!(arguments.command, Command::Serve(_));
    log::start(config.log.as_deref(), !serving)?;
    match arguments.command {
        Command::Serve(serve) => serve.run(config, env).await,
        Command::Demo(demo) => demo.run(config, env).await,
        Command::Tenant(tenant) => tenant.run(&config, env).await,
        Command::Operator(operator) => operator.run(&config, env).await,
        Command::Import(import) => import.run(&config, env).await,
        Command::Export(export) => export.run(&config, env).await,
        Command::Search(search) => search.run(&config, env).await,
        Command::Tally(tally) => tally.run(),
        Command::Backup { file } => {
            ensure!(!file.exists(), "{} exists already: name a file that does not", file.display());
            let settings = config.settings(&env)?;
            let state = installation::open(&config, settings, env).await?;
            ensure!(
                state.db.backend() == db::Backend::Sqlite,
                "a PostgreSQL database is copied with pg_dump: see docs/install.md"
            );
            let copied = state.db.backup_to(&file).await;
            copied.with_context(|| format!("{} cannot be written", file.display()))?;
            println!("{}", file.display());
            Ok(())
        }
    }
}
