use std::time::Duration;

/// How many went well.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Counts {
    /// Good.
    pub(crate) passed: usize,
    /// Bad.
    pub(crate) failed: usize,
    /// Not tried.
    pub(crate) skipped: usize,
}

impl Counts {
    /// Counts one more.
    pub(crate) fn add(&mut self, good: bool) {
        if good {
            self.passed += 1;
        } else {
            self.failed += 1;
        }
    }

    /// Just one.
    pub(crate) fn one(good: bool) -> Self {
        let mut counts = Self::default();
        counts.add(good);
        counts
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// A row of the table at the end of a run.
pub(crate) struct Row {
    /// What was done. Rows that begin with a space are a part of the row above and not added up.
    pub(crate) name: String,
    /// With what result.
    pub(crate) counts: Counts,
    /// How long it took; a part has no time of its own.
    pub(crate) took: Option<Duration>,
}

/// The table, and the line by which programs know how it went.
pub(crate) fn table(rows: &[Row]) -> (String, Counts) {
    let mut total = Counts::default();
    let mut text = format!("\n{:<28}{:>8}{:>8}{:>9}{:>10}\n", "", "passed", "failed", "skipped", "time");
    for Row { name, counts, took } in rows {
        let took = took.map_or(String::new(), |took| format!("{:.1} s", took.as_secs_f64()));
        let Counts { passed, failed, skipped } = counts;
        text.push_str(&format!("{name:<28}{passed:>8}{failed:>8}{skipped:>9}{took:>10}\n"));
        if !name.starts_with(' ') {
            total += *counts;
        }
    }
    text.push_str(&format!("\n{} passed, {} failed", total.passed, total.failed));
    if total.skipped > 0 {
        text.push_str(&format!(", {} skipped", total.skipped));
    }
    (text, total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, passed: usize, failed: usize, skipped: usize) -> Row {
        Row { name: name.to_owned(), counts: Counts { passed, failed, skipped }, took: None }
    }

    #[test]
    fn the_last_line_adds_up_the_steps_but_not_their_parts() {
        let (text, total) =
            table(&[row("format", 1, 0, 0), row("tests", 5, 2, 0), row("  on SQLite", 3, 1, 0)]);
        assert_eq!(text.lines().last(), Some("6 passed, 2 failed"));
        assert_eq!(total, Counts { passed: 6, failed: 2, skipped: 0 });
    }

    #[test]
    fn skipped_tests_are_named_only_when_there_are_some() {
        assert!(table(&[row("tests", 1, 0, 3)]).0.ends_with("\n1 passed, 0 failed, 3 skipped"));
    }
}
