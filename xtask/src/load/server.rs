use std::{
    fs::File,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use super::Client;
use crate::{ports::free_port, tree::root};

/// The demo fills itself before it answers.
const PATIENCE: Duration = Duration::from_secs(180);

/// A built program with a folder of its own and one port, which it keeps when it is started again.
pub(crate) struct Program {
    path: PathBuf,
    /// The data folder; its parent also holds the log.
    pub(crate) data: PathBuf,
    /// Where the server listens.
    pub(crate) port: u16,
    environment: Vec<(String, String)>,
}

/// A running server. It ends with this value, without being asked twice.
pub(crate) struct Server(Child);

impl Program {
    /// A program that is built already.
    pub(crate) fn at(path: &Path, data: &Path) -> Result<Self> {
        let path = path.canonicalize().with_context(|| path.display().to_string())?;
        let mut program = Self { path, data: data.to_owned(), port: free_port()?, environment: Vec::new() };
        program.set("ARENGO_SCHEME", "http");
        program.set("ARENGO_PORT", &program.port.to_string());
        Ok(program)
    }

    /// Builds the program; `profile` as cargo knows it.
    pub(crate) fn build(profile: &str, data: &Path) -> Result<Self> {
        let root = root();
        // from the root, as the README does it: another choice of packages is another choice of features
        let status = Command::new("cargo")
            .args(["build", "--profile", profile, "--bin", "arengo"])
            .current_dir(&root)
            .status()
            .context("cargo build")?;
        if !status.success() {
            bail!("the program does not build");
        }
        let folder = if profile == "dev" { "debug" } else { profile };
        Self::at(&root.join("target").join(folder).join("arengo"), data)
    }

    /// Sets an environment variable for every start.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.environment.push((name.to_owned(), value.to_owned()));
    }

    /// What every start is told in its environment.
    pub(crate) fn environment(&self) -> impl Iterator<Item = (&str, &str)> {
        self.environment.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.path);
        command.args(arguments).arg("--data").arg(&self.data).stdin(Stdio::null());
        command.envs(self.environment());
        command
    }

    /// Runs a command to its end and returns what it printed.
    pub(crate) fn run(&self, arguments: &[&str]) -> Result<String> {
        let Output { status, stdout, stderr } =
            self.command(arguments).output().context("starting the program")?;
        if !status.success() {
            bail!("arengo {}: {}", arguments.join(" "), String::from_utf8_lossy(&stderr).trim());
        }
        Ok(String::from_utf8_lossy(&stdout).into_owned())
    }

    /// Starts a server (`serve` or `demo`) and waits until it is healthy. Its log is appended to `server.log`.
    pub(crate) fn serve(&self, arguments: &[&str]) -> Result<Server> {
        let log = self.data.with_file_name("server.log");
        let log = File::options()
            .create(true)
            .append(true)
            .open(&log)
            .with_context(|| log.display().to_string())?;
        let mut command = self.command(arguments);
        command.arg("--listen").arg(format!("127.0.0.1:{}", self.port));
        let mut server =
            Server(command.stdout(log.try_clone()?).stderr(log).spawn().context("starting the server")?);
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if Client::new("localhost", self.port).get("/healthz").is_ok_and(|answer| answer.status == 200) {
                return Ok(server);
            }
            if let Some(status) = server.0.try_wait()? {
                let log = std::fs::read_to_string(self.data.with_file_name("server.log")).unwrap_or_default();
                let last: Vec<&str> = log.lines().rev().take(20).collect();
                let last: Vec<&str> = last.into_iter().rev().collect();
                bail!("the server ended with {status}:\n{}", last.join("\n"));
            }
            sleep(Duration::from_millis(20));
        }
        bail!("the server was not healthy after {} s", PATIENCE.as_secs())
    }
}

impl Server {
    /// Its number for the system.
    pub(crate) fn id(&self) -> u32 {
        self.0.id()
    }

    /// Asks it to stop, and waits until it has put everything in its place.
    pub(crate) fn stop(mut self) -> Result<()> {
        Command::new("kill").arg(self.0.id().to_string()).status().context("kill")?;
        self.0.wait()?;
        Ok(())
    }

    /// Kills it as a power cut would: no signal it could handle.
    pub(crate) fn kill(mut self) -> Result<()> {
        self.0.kill()?;
        self.0.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // already gone, or nothing more can be done about it
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
