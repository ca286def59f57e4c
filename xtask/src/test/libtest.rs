//! Reads what `cargo test` prints: which binary runs, each test's fate, and what failing tests had to say.

use crate::summary::Counts;

/// What came of a run of test binaries.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// All tests.
    pub(crate) all: Counts,
    /// Those whose name ends in `::sqlite`.
    pub(crate) sqlite: Counts,
    /// Those whose name ends in `::postgres`.
    pub(crate) postgres: Counts,
    /// Binary and name of each test that failed.
    pub(crate) failures: Vec<String>,
    binary: String,
    counted: Counts,
    ended: bool,
    section: Section,
    data: Vec<String>,
}

#[derive(Debug, Default, PartialEq)]
enum Section {
    #[default]
    Progress,
    Successes,
    Failures,
}

impl Outcome {
    /// Takes one line; returns what a person should see of it.
    pub(crate) fn line(&mut self, line: &str) -> Option<String> {
        let text = line.trim();
        if let Some(binary) = started(text) {
            self.end_binary();
            (self.binary, self.ended) = (binary, false);
            return None;
        }
        if text.starts_with("test result: ") {
            return self.result(text);
        }
        match text {
            "successes:" => self.section = Section::Successes,
            "failures:" => self.section = Section::Failures,
            _ => {}
        }
        match self.section {
            Section::Progress => self.progress(text, line),
            Section::Successes => {
                // the one thing a passing test is asked to say: which shared data it used
                if speaks_of_data(text) && !self.data.iter().any(|known| known == text) {
                    self.data.push(text.to_owned());
                    return Some(format!("  {:<28} {text}", self.binary));
                }
                None
            }
            Section::Failures => Some(line.to_owned()),
        }
    }

    /// To be called after the last line, with whether cargo itself was content.
    pub(crate) fn finish(&mut self, success: bool) {
        self.end_binary();
        if !success && self.all.failed == 0 {
            self.all.failed += 1;
            self.failures.push("cargo test did not end well; see above".to_owned());
        }
    }

    fn progress(&mut self, text: &str, line: &str) -> Option<String> {
        let Some((name, fate)) = text.strip_prefix("test ").and_then(|rest| rest.rsplit_once(" ... ")) else {
            let noise = text.is_empty() || (text.starts_with("running ") && text.contains(" test"));
            return if noise { None } else { Some(line.to_owned()) };
        };
        let name = name.strip_suffix(" - should panic").unwrap_or(name);
        let one = match fate {
            "ok" => Counts::one(true),
            "FAILED" => Counts::one(false),
            fate if fate.starts_with("ignored") => Counts { skipped: 1, ..Counts::default() },
            _ => return Some(line.to_owned()),
        };
        self.all += one;
        self.counted += one;
        if name.ends_with("::sqlite") {
            self.sqlite += one;
        } else if name.ends_with("::postgres") {
            self.postgres += one;
        }
        if one.failed > 0 {
            self.failures.push(format!("{} {name}", self.binary));
        }
        None
    }

    fn result(&mut self, text: &str) -> Option<String> {
        self.section = Section::Progress;
        self.ended = true;
        let number = |word: &str| -> usize {
            let before = text.split(word).next().unwrap_or_default().trim_end();
            before.rsplit(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0)
        };
        let said =
            Counts { passed: number(" passed"), failed: number(" failed"), skipped: number(" ignored") };
        // a line of a test's own may have hidden a fate: the binary's count is the true one
        self.all.passed += said.passed.saturating_sub(self.counted.passed);
        self.all.failed += said.failed.saturating_sub(self.counted.failed);
        self.all.skipped += said.skipped.saturating_sub(self.counted.skipped);
        self.counted = Counts::default();
        if said == Counts::default() {
            return None;
        }
        let time = text.rsplit("finished in ").next().unwrap_or_default();
        let Counts { passed, failed, skipped } = said;
        let skipped = if skipped > 0 { format!(", {skipped} skipped") } else { String::new() };
        Some(format!("  {:<28} {passed} passed, {failed} failed{skipped} ({time})", self.binary))
    }

    /// A binary that started but printed no result has crashed.
    fn end_binary(&mut self) {
        if !self.binary.is_empty() && !self.ended {
            self.all.failed += 1;
            self.failures.push(format!("{} ended without a result", self.binary));
        }
        self.counted = Counts::default();
        self.section = Section::Progress;
        self.ended = true;
    }
}

/// `12 files read and written`, `data: 12 files`, `skipped: … does not exist`.
fn speaks_of_data(text: &str) -> bool {
    let count = text.split_once(" files").is_some_and(|(number, _)| number.parse::<usize>().is_ok());
    count || text.starts_with("data: ") || text.starts_with("skipped: ")
}

/// The name of the binary that a line announces: `Running tests/it/main.rs (target/debug/deps/it-0123)`.
fn started(text: &str) -> Option<String> {
    if let Some(name) = text.strip_prefix("Doc-tests ") {
        return Some(format!("{name} (documentation)"));
    }
    let (source, rest) = text.strip_prefix("Running ")?.rsplit_once(" (")?;
    let file = rest.trim_end_matches(')').rsplit('/').next()?;
    let name = file.rsplit_once('-').map_or(file, |(name, _)| name);
    Some(if source.starts_with("unittests") { name.to_owned() } else { format!("{name} ({source})") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, success: bool) -> (Outcome, String) {
        let mut outcome = Outcome::default();
        let shown: Vec<String> = text.lines().filter_map(|line| outcome.line(line)).collect();
        outcome.finish(success);
        (outcome, shown.join("\n"))
    }

    const RUN: &str = "\
     Running unittests src/lib.rs (target/debug/deps/kernel-0123abc)

running 2 tests
test id::tests::order ... ok
test a::b - should panic ... ok

successes:

---- id::tests::order stdout ----
3 files of shared/data/pb
something else

successes:
    id::tests::order

test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s

     Running tests/it/main.rs (target/debug/deps/it-99)

running 4 tests
test votes::one_ballot::sqlite ... ok
test votes::one_ballot::postgres ... FAILED
test votes::slow::sqlite ... ignored, by hand

failures:

---- votes::one_ballot::postgres stdout ----
two ballots

failures:
    votes::one_ballot::postgres

test result: FAILED. 1 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out; finished in 1.50s
";

    #[test]
    fn fates_are_counted_by_database() {
        let (outcome, shown) = read(RUN, false);
        assert_eq!(outcome.all, Counts { passed: 3, failed: 1, skipped: 1 });
        assert_eq!(outcome.sqlite, Counts { passed: 1, failed: 0, skipped: 1 });
        assert_eq!(outcome.postgres, Counts { passed: 0, failed: 1, skipped: 0 });
        assert_eq!(outcome.failures, ["it (tests/it/main.rs) votes::one_ballot::postgres"]);
        assert!(shown.contains("two ballots") && shown.contains("3 files of shared/data/pb"));
        assert!(!shown.contains("something else"));
    }

    #[test]
    fn a_crash_is_a_failure() {
        let (outcome, _) =
            read("     Running unittests src/lib.rs (target/debug/deps/db-1)\nrunning 1 test\n", false);
        assert_eq!(outcome.all.failed, 1);
        assert_eq!(outcome.failures, ["db ended without a result"]);
        let (outcome, _) = read("error: could not compile `db`\n", false);
        assert_eq!(outcome.all.failed, 1);
    }

    #[test]
    fn the_binary_counts_better_than_its_garbled_lines() {
        let text = "Running unittests src/lib.rs (target/debug/deps/db-1)\nnoise test a ... ok\n\
                    test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(read(text, true).0.all, Counts { passed: 1, failed: 0, skipped: 0 });
    }
}
