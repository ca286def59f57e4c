use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::tree::root;

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Leave pabutools out
    #[arg(long)]
    alone: bool,
    /// Also ten million voters and 2,000 projects, which takes some gigabytes of memory
    #[arg(long)]
    large: bool,
}

/// The elections, by the name of their file.
const ELECTIONS: [&str; 4] = [
    "Poland_Lodz_2022",
    "Poland_Warszawa_2020_Praga-Poludnie",
    "Poland_Wroclaw_2015_150_-_500",
    "Hungary_Budapest_2024",
];
const PEER: &str = "pabutools==1.2.3";
const PEER_RULES: [&str; 3] = ["mes", "mes-add1-exhaustive", "phragmen"];

/// What was promised, in seconds: what, of which election, how long.
const WANTED: [(&str, &str, f64); 7] = [
    ("mes", "Poland_Lodz_2022", 0.02),
    ("mes-add1-official", "Poland_Lodz_2022", 0.5),
    ("phragmen", "Poland_Lodz_2022", 0.3),
    ("explain", "Poland_Lodz_2022", 2.0),
    ("mes-add1-official", "Poland_Warszawa_2020_Praga-Poludnie", 1.0),
    ("mes-add1-official", "Hungary_Budapest_2024", 10.0),
    ("mes", "10000000", 5.0),
];
/// Megabytes a second that reading should reach.
const READING: f64 = 300.0;

/// Runs the engine's benchmarks and, beside them, the same counts by pabutools; true when every promise was kept.
pub(crate) fn run(options: &Options) -> Result<bool> {
    let root = root();
    let mut bench = Command::new("cargo");
    bench.args(["bench", "--package", "tally", "--features", "bench"]).current_dir(&root);
    if options.large {
        bench.env("TALLY_LARGE", "1");
    }
    if !bench.status().context("cargo bench")?.success() {
        return Ok(false);
    }
    let ours = measured(&root)?;
    let mut theirs = BTreeMap::new();
    if !options.alone {
        let library = install(&root)?;
        for election in ELECTIONS {
            peer(&root, &library, election, &mut theirs)?;
        }
    }
    println!("\n{:<38}{:<22}{:>11}{:>14}{:>10}", "election", "what", "tally", "pabutools", "wanted");
    let mut kept = true;
    for ((election, what), seconds) in &ours {
        let peer = theirs.get(&(election.clone(), what.clone())).map_or("", String::as_str);
        let wanted = WANTED.iter().find(|(w, e, _)| w == what && e == election).map(|(_, _, most)| *most);
        let wanted = wanted.or_else(|| (what == "read").then(|| size(&root, election) / READING / 1e6));
        let most = wanted.map_or(String::new(), shown);
        let late = wanted.is_some_and(|most| *seconds > most);
        kept &= !late;
        let mark = if late { "  MISSED" } else { "" };
        println!("{election:<38}{what:<22}{:>11}{peer:>14}{most:>10}{mark}", shown(*seconds));
    }
    Ok(kept)
}

fn shown(seconds: f64) -> String {
    if seconds < 1.0 { format!("{:.1} ms", seconds * 1e3) } else { format!("{seconds:.2} s") }
}

fn election_file(root: &Path, election: &str) -> PathBuf {
    root.join("../shared/data/pb/instances").join(format!("{election}.pb"))
}

/// Bytes of an election's file.
fn size(root: &Path, election: &str) -> f64 {
    election_file(root, election).metadata().map_or(0.0, |file| file.len() as f64)
}

/// The part of criterion's result that we read: nanoseconds.
#[derive(Deserialize)]
struct Estimates {
    mean: Estimate,
}

#[derive(Deserialize)]
struct Estimate {
    point_estimate: f64,
}

/// Seconds on average by election and what was done, as criterion wrote them down.
fn measured(root: &Path) -> Result<BTreeMap<(String, String), f64>> {
    let mut found = BTreeMap::new();
    for group in ["real", "synthetic"] {
        for (what, path) in folders(&root.join("target/criterion").join(group))? {
            for (election, path) in folders(&path)? {
                let Ok(text) = std::fs::read_to_string(path.join("new/estimates.json")) else { continue };
                let estimates: Estimates = serde_json::from_str(&text)?;
                found.insert((election, what.clone()), estimates.mean.point_estimate / 1e9);
            }
        }
    }
    Ok(found)
}

fn folders(path: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(path).with_context(|| path.display().to_string())? {
        let entry = entry?;
        if entry.path().is_dir() && entry.file_name() != "report" {
            folders.push((entry.file_name().to_string_lossy().into_owned(), entry.path()));
        }
    }
    folders.sort();
    Ok(folders)
}

/// Brings pabutools into a folder of its own below `target`.
fn install(root: &Path) -> Result<PathBuf> {
    let library = root.join("target/pabutools");
    if !library.join("pabutools").is_dir() {
        println!("installing {PEER}");
        let status = Command::new("python3")
            .args(["-m", "pip", "install", "--quiet", "--target"])
            .arg(&library)
            .arg(PEER)
            .status()
            .context("python3")?;
        if !status.success() {
            bail!("{PEER} could not be installed; --alone leaves it out");
        }
    }
    Ok(library)
}

/// A line that the script prints.
#[derive(Deserialize)]
struct Answer {
    rule: String,
    seconds: Option<f64>,
    stopped: Option<u64>,
}

/// Lets pabutools count an election.
fn peer(
    root: &Path,
    library: &Path,
    election: &str,
    times: &mut BTreeMap<(String, String), String>,
) -> Result<()> {
    println!("pabutools: {election}");
    let output = Command::new("python3")
        .arg(root.join("xtask/src/bench/peer.py"))
        .arg(election_file(root, election))
        .args(PEER_RULES)
        .env("PYTHONPATH", library)
        .stderr(Stdio::inherit())
        .output()
        .context("python3")?;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let answer: Answer = serde_json::from_str(line).with_context(|| line.to_owned())?;
        let time = match (answer.seconds, answer.stopped) {
            (Some(seconds), _) => shown(seconds),
            (_, limit) => format!("> {} s", limit.unwrap_or(0)),
        };
        times.insert((election.to_owned(), answer.rule), time);
    }
    Ok(())
}
