use std::path::Path;

use anyhow::{Context, anyhow};
use clap::Args;

/// `arengo tally`
#[derive(Args)]
#[command(disable_help_flag = true)]
pub struct Tally {
    /// `FILE.pb [options]` or `verify LOG FILE.pb`; `--help` lists the options.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

impl Tally {
    /// Counts, or checks a count.
    ///
    /// # Errors
    /// What is wrong with the arguments, the file or the log.
    pub fn run(self) -> anyhow::Result<()> {
        let read = |name: &str| std::fs::read(Path::new(name)).map_err(|error| format!("{name}: {error}"));
        let done = tally::command::run(&self.arguments, &read).map_err(|error| anyhow!(error))?;
        for (name, content) in done.files {
            std::fs::write(&name, content).with_context(|| format!("{name} cannot be written"))?;
        }
        print!("{}", done.text);
        Ok(())
    }
}
