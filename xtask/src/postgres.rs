use std::{
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::{debian::is_root, ports::free_port};

/// A private PostgreSQL on a free port in a temporary folder.
///
/// A keeper (a small shell script in a process group of its own) runs the server until its standard input ends. That
/// happens when this value is dropped and equally when this process is interrupted or killed, so no server and no
/// folder stays behind.
pub(crate) struct Postgres {
    keeper: Child,
    port: u16,
}

const KEEPER: &str = r#"
set -eu
bin=$1 port=$2
dir=$(mktemp -d "${TMPDIR:-/tmp}/arengo-postgres.XXXXXX")
cd "$dir"
server=
clean() {
    if [ -n "$server" ]; then kill -QUIT "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; fi
    cd / && rm -rf "$dir"
}
trap clean EXIT
"$bin/initdb" -D data -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >log 2>&1 || { cat log; exit 1; }
shift 2
"$bin/postgres" -D data -h 127.0.0.1 -p "$port" -k "$dir" -c max_connections=300 "$@" </dev/null >log 2>&1 &
server=$!
until "$bin/pg_isready" -q -h 127.0.0.1 -p "$port"; do
    kill -0 "$server" 2>/dev/null || { cat log; exit 1; }
    sleep 0.05
done
kill -0 "$server" 2>/dev/null || { cat log; exit 1; }
echo ready
cat >/dev/null
"#;

impl Postgres {
    /// Starts a server for tests.
    pub(crate) fn start() -> Result<Self> {
        Self::with(&["fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off"], &[])
    }

    /// Starts a server that loses nothing, as a real one, with an environment of its own.
    pub(crate) fn durable(environment: &[(String, String)]) -> Result<Self> {
        Self::with(&["shared_buffers=512MB"], environment)
    }

    fn with(settings: &[&str], environment: &[(String, String)]) -> Result<Self> {
        let bin = programs().context("PostgreSQL is not installed")?;
        let mut last = String::new();
        for _ in 0..3 {
            // another process may take the port between looking and starting: then once more
            match Self::start_on(&bin, free_port()?, settings, environment)? {
                Ok(postgres) => return Ok(postgres),
                Err(output) => last = output,
            }
        }
        bail!("PostgreSQL does not start:\n{last}")
    }

    fn start_on(
        bin: &Path,
        port: u16,
        settings: &[&str],
        environment: &[(String, String)],
    ) -> Result<Result<Self, String>> {
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg("sh");
            command
        } else {
            Command::new("sh")
        };
        command.args(["-c", KEEPER, "keeper"]).arg(bin).arg(port.to_string());
        command.args(settings.iter().flat_map(|setting| ["-c", setting]));
        command.envs(environment.iter().map(|(name, value)| (name, value)));
        command.current_dir("/").process_group(0).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut keeper = command.spawn().context("starting PostgreSQL")?;
        let mut said = String::new();
        for line in keeper.stdout.take().map(BufReader::new).into_iter().flat_map(BufRead::lines) {
            let line = line?;
            if line == "ready" {
                return Ok(Ok(Self { keeper, port }));
            }
            said.push_str(&line);
            said.push('\n');
        }
        keeper.wait()?;
        Ok(Err(said))
    }

    /// The address of the database to connect to first, as its owner.
    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }
}

/// The addresses of a database for real use: the server's role owns nothing, migrations have another.
pub(crate) struct Roles {
    /// For the server.
    pub(crate) application: String,
    /// For migrations.
    pub(crate) owner: String,
}

impl Postgres {
    /// Makes a database with the two roles that an installation has.
    pub(crate) fn roles(&self) -> Result<Roles> {
        let psql = programs().context("PostgreSQL is not installed")?.join("psql");
        for sql in [
            "CREATE ROLE arengo_owner LOGIN",
            "CREATE ROLE arengo LOGIN NOSUPERUSER NOBYPASSRLS",
            "CREATE DATABASE arengo OWNER arengo_owner",
        ] {
            let output = Command::new(&psql).args(["-X", "-q", "-d", &self.url(), "-c", sql]).output()?;
            if !output.status.success() {
                bail!("{sql}: {}", String::from_utf8_lossy(&output.stderr).trim());
            }
        }
        let url = |role: &str| format!("postgres://{role}@127.0.0.1:{}/arengo", self.port);
        Ok(Roles { application: url("arengo"), owner: url("arengo_owner") })
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        // nothing to be done about a keeper that cannot be waited for
        let _ = self.keeper.wait();
    }
}

/// The folder of PostgreSQL's programs: Debian keeps them out of the search path; the newest version wins.
pub(crate) fn programs() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            Some((entry.as_ref().ok()?.file_name().to_str()?.parse().ok()?, entry.ok()?.path()))
        })
        .collect();
    versions.sort();
    let debian = versions.into_iter().rev().map(|(_, path)| path.join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    debian
        .chain(std::env::split_paths(&path))
        .find(|bin| bin.join("initdb").exists() && bin.join("postgres").exists())
}

#[cfg(test)]
mod tests {
    use std::net::TcpStream;

    use super::*;

    #[test]
    fn a_server_answers_while_it_is_held_and_is_gone_afterwards() {
        if programs().is_none() {
            return;
        }
        let postgres = Postgres::start().unwrap();
        let address = format!("127.0.0.1:{}", postgres.port);
        assert!(TcpStream::connect(&address).is_ok());
        assert!(postgres.url().ends_with(&format!("{}/postgres", address)));
        drop(postgres);
        assert!(TcpStream::connect(&address).is_err());
    }
}
