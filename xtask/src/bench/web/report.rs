//! What was measured, as tables, and whether it is what was promised.

use std::{fmt, time::Duration};

use super::{
    installation::{Database, Page, Started},
    world::Programs,
    writes::{Deed, Done},
    wrk::Rate,
};
use crate::bench::latency::milliseconds;

/// A kept page is read at least so many times as often as nginx's file.
const OF_NGINX: f64 = 0.5;
/// Lists a second for people who are logged in, on SQLite.
const LISTS: f64 = 1_500.0;
/// How many times slower than the first page of the list in the small world other lists may be.
const SLOWER: f64 = 1.5;
/// Ballots beside the same rows written without us, with the most clients.
const OF_FLOOR: f64 = 0.5;
/// Ballots on a slow disk beside the same rows with an fsync for each.
const OF_SLOW_DISK: f64 = 10.0;
const COLD_START: Duration = Duration::from_secs(1);
/// Megabytes, after visitors have read the small world.
const MEMORY: f64 = 150.0;

/// Everything that was measured.
#[derive(Default)]
pub(super) struct Report {
    kept_pages: Vec<String>,
    fresh_pages: Vec<String>,
    writes: Vec<String>,
    others: Vec<String>,
    /// Ballots a second with the most clients, until the floor is known.
    ballots: f64,
    missed: usize,
}

/// Where a row belongs.
enum Table {
    Kept,
    Fresh,
    Writes,
    Others,
}

impl Report {
    /// Whether every promise was kept.
    pub(super) fn kept(&self) -> bool {
        self.missed == 0
    }

    /// Keeps a row, and shows it at once: all of it takes long.
    fn add(&mut self, table: Table, row: String) {
        println!("{row}");
        match table {
            Table::Kept => self.kept_pages.push(row),
            Table::Fresh => self.fresh_pages.push(row),
            Table::Writes => self.writes.push(row),
            Table::Others => self.others.push(row),
        }
    }

    /// The mark of a promise in its row.
    fn mark(&mut self, kept: bool) -> &'static str {
        self.missed += usize::from(!kept);
        if kept { "" } else { " **missed**" }
    }

    /// The size of the server, and what it took to build it if that was done now.
    pub(super) fn built(&mut self, programs: &Programs) -> anyhow::Result<()> {
        if let Some(building) = programs.building {
            let row = format!("| | building what was not built before | {:.0} s |", building.as_secs_f64());
            self.add(Table::Others, row);
        }
        let bytes = std::fs::metadata(&programs.server)?.len();
        self.add(Table::Others, format!("| | size of the program | {:.0} MB |", bytes as f64 / 1e6));
        Ok(())
    }

    pub(super) fn kept_page(&mut self, on: Database, size: &str, page: &Page, ours: Rate, nginx: Rate) {
        let ratio = ours.per_second / nginx.per_second;
        let mark = self.mark(ratio >= OF_NGINX);
        self.add(
            Table::Kept,
            format!(
                "| {} | {size} | {} | {:.1} | {:.0} | {:.2} | {:.2} | {:.0} | {ratio:.2}{mark} |",
                on.name(),
                page.name,
                page.bytes as f64 / 1024.0,
                ours.per_second,
                ours.p50,
                ours.p99,
                nginx.per_second
            ),
        );
    }

    pub(super) fn fresh_page(&mut self, on: Database, size: &str, page: &Page, ours: Rate, first: f64) {
        let slower = first / ours.per_second;
        let fast = on != Database::Sqlite
            || size != "small"
            || page.name != "list, page 1"
            || ours.per_second >= LISTS;
        let mark = self.mark(fast && (!page.like_first || slower <= SLOWER));
        self.add(
            Table::Fresh,
            format!(
                "| {} | {size} | {} | {:.0} | {:.2} | {:.2} | {slower:.2}{mark} |",
                on.name(),
                page.name,
                ours.per_second,
                ours.p50,
                ours.p99
            ),
        );
    }

    pub(super) fn writes(&mut self, on: Database, deed: Deed, done: &Done) {
        let name = if deed == Deed::Vote { "ballots" } else { "supports" };
        if deed == Deed::Vote {
            self.ballots = done.per_second;
        }
        self.add(Table::Writes, format!("| {} | {name} | {}", on.name(), Self::of(done)));
    }

    fn of(done: &Done) -> String {
        format!(
            "{} | {:.0} | {} | {} | {:.0} % |",
            done.clients,
            done.per_second,
            milliseconds(done.latency.percentile(50)),
            milliseconds(done.latency.percentile(99)),
            done.asking * 100.0
        )
    }

    /// What the same rows cost without us; follows the writes with the most clients.
    pub(super) fn floor(&mut self, on: Database, per_second: f64) {
        let ratio = self.ballots / per_second;
        let mark = self.mark(ratio >= OF_FLOOR);
        let what = if on == Database::Postgres { "`pgbench`, 64 clients" } else { "a bare loop" };
        self.add(Table::Others, format!(
            "| {} | the rows of a ballot, by {what} | {per_second:.0}/s; ours with 64 clients: {:.0}/s, {ratio:.2}{mark} |",
            on.name(),
            self.ballots
        ));
    }

    /// `alone` is what somebody writes a second who waits for an fsync after each.
    pub(super) fn slow_disk(&mut self, on: Database, delay: u64, done: &Done, alone: f64) {
        let ratio = done.per_second / alone;
        let mark = self.mark(ratio >= OF_SLOW_DISK);
        self.add(Table::Others, format!(
            "| {} | ballots of 64 clients with {delay} ms added to every fsync | {:.0}/s; {alone:.0}/s with an fsync for each, {ratio:.1} ×{mark} |",
            on.name(),
            done.per_second
        ));
    }

    pub(super) fn started(&mut self, on: Database, started: &Started) {
        let mark = self.mark(started.healthy <= COLD_START);
        let (healthy, page) = (milliseconds(started.healthy), milliseconds(started.first_page));
        self.add(
            Table::Others,
            format!("| {} | start until the first answer | {healthy} ms{mark} |", on.name()),
        );
        self.add(Table::Others, format!("| {} | first page of an organisation | {page} ms |", on.name()));
    }

    pub(super) fn memory(&mut self, on: Database, size: &str, megabytes: f64) {
        let mark = self.mark(size != "small" || megabytes <= MEMORY);
        self.add(
            Table::Others,
            format!(
                "| {} | memory after visitors read the {size} world | {megabytes:.0} MB{mark} |",
                on.name()
            ),
        );
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tables: [(&str, &str, &[String]); 4] = [
            (
                "Visitors",
                "database | world | page | kB sent | requests/s | p50 ms | p99 ms | nginx, same size | ratio",
                &self.kept_pages,
            ),
            (
                "Logged in",
                "database | world | page | requests/s | p50 ms | p99 ms | × the small world’s list",
                &self.fresh_pages,
            ),
            (
                "Writes",
                "database | what | clients | per second | p50 ms | p99 ms | computing spent on asking",
                &self.writes,
            ),
            ("Others", "database | what | measured", &self.others),
        ];
        for (name, head, rows) in tables {
            writeln!(f, "\n### {name}\n| {head} |\n|{}", "---|".repeat(head.split(" | ").count()))?;
            rows.iter().try_for_each(|row| writeln!(f, "{row}"))?;
        }
        writeln!(f, "\npromises missed: {}", self.missed)
    }
}
