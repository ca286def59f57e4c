//! The world that is measured: made by the program `world` through the product's own actions.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::{load::Program, tree::root};

/// Where things are in it.
#[derive(Deserialize)]
pub(super) struct World {
    pub(super) host: String,
    /// The list of proposals.
    pub(super) proposals: String,
    /// A proposal that much is said about.
    pub(super) proposal: String,
    /// A vote that is open.
    pub(super) vote: String,
    /// The numbers of the projects on its ballot.
    pub(super) choices: Vec<i64>,
    /// The published result of another one.
    pub(super) result: String,
    /// Values of the cookie of the session, each of another person.
    pub(super) sessions: Vec<String>,
}

/// The two programs that are measured, built together.
pub(super) struct Programs {
    pub(super) server: PathBuf,
    world: PathBuf,
    /// How long building took, of what was not built before.
    pub(super) building: Option<Duration>,
}

impl Programs {
    /// Builds them; `profile` as cargo knows it.
    pub(super) fn build(profile: &str) -> Result<Self> {
        let start = Instant::now();
        let status = Command::new("cargo")
            .args(["build", "--profile", profile, "--features", "arengo/bench"])
            .args(["--bin", "arengo", "--bin", "world"])
            .current_dir(root())
            .status()
            .context("cargo build")?;
        if !status.success() {
            bail!("the programs do not build");
        }
        let mut programs = Self::at(&root().join("target").join(profile));
        programs.building = Some(start.elapsed());
        Ok(programs)
    }

    /// Those that lie in a folder of cargo's already.
    pub(super) fn at(folder: &Path) -> Self {
        Self { server: folder.join("arengo"), world: folder.join("world"), building: None }
    }

    /// Fills the empty installation of a server.
    pub(super) fn fill(&self, program: &Program, size: &str) -> Result<World> {
        let start = Instant::now();
        let mut command = Command::new(&self.world);
        command.arg(size).env("ARENGO_DATA", &program.data).envs(program.environment());
        let output = command.output().with_context(|| self.world.display().to_string())?;
        if !output.status.success() {
            bail!("the world was not made: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        println!("the {size} world was made in {:.0} s", start.elapsed().as_secs_f64());
        std::fs::write(made(program), &output.stdout)?;
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    /// Fills the installation of a server, or finds it filled by an earlier run.
    pub(super) fn fill_once(&self, program: &Program, size: &str) -> Result<World> {
        match std::fs::read(made(program)) {
            Ok(world) => Ok(serde_json::from_slice(&world)?),
            Err(_) => self.fill(program, size),
        }
    }
}

/// Says where things are, once all of them are there.
fn made(program: &Program) -> PathBuf {
    program.data.join("world.json")
}
