use std::{
    fs::File,
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context, Result};

use crate::tree::root;

/// How long to try, and from where.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// How long
    #[arg(long, default_value_t = 60)]
    minutes: u64,
    /// The first trial: the same number makes the same trials
    #[arg(long, default_value_t = 0)]
    from: u64,
    /// Where to write what is said
    #[arg(long, default_value = "target/fuzz.log")]
    log: PathBuf,
}

/// Runs random trials of the counting engine on one thread, with overflow checks; true when none failed.
pub(crate) fn run(options: &Options) -> Result<bool> {
    let root = root();
    let path = root.join(&options.log);
    let mut log = File::create(&path).with_context(|| path.display().to_string())?;
    let mut child = Command::new("cargo")
        .args(["run", "--profile", "fuzz", "--package", "tally", "--example", "trials", "--"])
        .args([options.from.to_string(), options.minutes.to_string()])
        .current_dir(&root)
        .stdout(Stdio::piped())
        .spawn()
        .context("cargo run")?;
    let output = child.stdout.take().context("the trials say nothing")?;
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{line}");
        writeln!(log, "{line}")?;
    }
    println!("log: {}", path.display());
    Ok(child.wait()?.success())
}
