//! What the system knows of a process.

use anyhow::{Context, Result};

/// Ticks of the clock that the kernel counts in, on every Linux that Debian runs on.
const TICKS: f64 = 100.0;

/// Seconds of the processor that a process used so far, all its threads together.
pub(crate) fn cpu_seconds(process: u32) -> Result<f64> {
    let path = format!("/proc/{process}/stat");
    let text = std::fs::read_to_string(&path).with_context(|| path.clone())?;
    // The name of the program may hold spaces and brackets; what follows the last bracket does not.
    let rest = text.rsplit_once(')').context("not a process")?.1;
    let field =
        |number: usize| rest.split_whitespace().nth(number).and_then(|ticks| ticks.parse::<f64>().ok());
    let (user, system) = field(11).zip(field(12)).context("not a process")?;
    Ok((user + system) / TICKS)
}

/// Memory of a process that is neither shared with a file nor written out, in megabytes.
pub(crate) fn resident_megabytes(process: u32) -> Result<f64> {
    let path = format!("/proc/{process}/status");
    let text = std::fs::read_to_string(&path).with_context(|| path.clone())?;
    let line = text.lines().find_map(|line| line.strip_prefix("RssAnon:")).context("no RssAnon")?;
    let kilobytes: f64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kilobytes / 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_is_known() {
        let own = std::process::id();
        assert!(cpu_seconds(own).unwrap() >= 0.0);
        assert!(resident_megabytes(own).unwrap() > 0.1);
        assert!(cpu_seconds(u32::MAX).is_err());
    }
}
