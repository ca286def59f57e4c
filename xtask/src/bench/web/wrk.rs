//! Reading with `wrk`, in turn from our server and from nginx.

use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use regex_lite::Regex;

/// What a browser sends.
pub(super) const ENCODINGS: &str = "gzip, deflate, br, zstd";

/// Where to read from, how long.
pub(super) struct Reading<'a> {
    pub(super) port: u16,
    pub(super) path: &'a str,
    /// As in `bench.localhost`.
    pub(super) host: &'a str,
    /// The session of who is logged in.
    pub(super) session: Option<&'a str>,
    pub(super) seconds: u64,
}

/// What came of it.
#[derive(Clone, Copy)]
pub(super) struct Rate {
    pub(super) per_second: f64,
    /// Milliseconds.
    pub(super) p50: f64,
    pub(super) p99: f64,
}

impl Reading<'_> {
    /// Sixteen readers on one thread.
    pub(super) fn run(&self) -> Result<Rate> {
        let mut command = Command::new("wrk");
        command.args(["-t1", "-c16", "--latency", "--timeout", "10s"]);
        command.arg(format!("-d{}s", self.seconds));
        command.arg("-H").arg(format!("Host: {}:{}", self.host, self.port));
        command.arg("-H").arg(format!("Accept-Encoding: {ENCODINGS}"));
        if let Some(session) = self.session {
            command.arg("-H").arg(format!("Cookie: arengo_session={session}"));
        }
        command.arg(format!("http://127.0.0.1:{}{}", self.port, self.path));
        let output = command.output().context("wrk")?;
        let said = String::from_utf8_lossy(&output.stdout);
        ensure!(output.status.success(), "wrk: {}", String::from_utf8_lossy(&output.stderr));
        if said.contains("Non-2xx") || said.contains("Socket errors") {
            bail!("{} was not answered well:\n{said}", self.path);
        }
        Ok(Rate {
            per_second: number(&said, r"Requests/sec:\s+([\d.]+)")?,
            p50: time(&said, "50%")?,
            p99: time(&said, "99%")?,
        })
    }
}

fn number(said: &str, pattern: &str) -> Result<f64> {
    let found = Regex::new(pattern)?.captures(said).with_context(|| format!("wrk said: {said}"))?;
    Ok(found[1].parse()?)
}

/// Milliseconds: `wrk` writes 812.00us, 1.20ms or 1.02s.
fn time(said: &str, percent: &str) -> Result<f64> {
    let line = Regex::new(&format!(r"{percent}\s+([\d.]+)(us|ms|s)"))?;
    let found = line.captures(said).with_context(|| format!("wrk said: {said}"))?;
    let unit = match &found[2] {
        "us" => 0.001,
        "ms" => 1.0,
        _ => 1000.0,
    };
    Ok(found[1].parse::<f64>()? * unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_wrk_says_is_understood() {
        let said =
            "  Latency Distribution\n     50%  812.00us\n     99%    1.20ms\nRequests/sec:  97000.12\n";
        assert_eq!(number(said, r"Requests/sec:\s+([\d.]+)").unwrap(), 97000.12);
        assert!((time(said, "50%").unwrap() - 0.812).abs() < 1e-9);
        assert!((time(said, "99%").unwrap() - 1.2).abs() < 1e-9);
        assert!(time(said, "75%").is_err());
    }
}
