//! The VOTES section.

use super::amount::Amount;
use super::error::{PbError, shown};
use super::ids::{Ids, Seen, ascending};
use super::lists;
use super::meta::Terms;
use super::projects;
use super::scan::Scanner;
use super::table::Table;
use crate::{BallotKind, Ballots};

/// Ballots with the sums that the election needs.
pub(super) struct Counted {
    pub(super) ballots: Ballots,
    pub(super) voters: u64,
    /// Sum of absolute points, in steps.
    pub(super) points: u64,
    /// Decimals of the points.
    pub(super) places: u32,
}

/// The section as read.
pub(super) struct Read {
    pub(super) rows: Table,
    pub(super) ballots: Counted,
}

pub(super) fn read(
    scanner: &mut Scanner<'_>,
    terms: &Terms,
    projects: &projects::Read,
) -> Result<Read, PbError> {
    let mut rows = Table::new(scanner.header("VOTES")?);
    rows.reserve(scanner.left());
    let required = |name: &'static str| {
        rows.column(name).ok_or_else(|| scanner.wrong(0, format!("a column {name} in VOTES")))
    };
    let (voter, vote) = (required("voter_id")?, required("vote")?);
    let points = if terms.kind.has_points() { Some(required("points")?) } else { None };
    let ids = Ids::new(projects.ids());
    let mut ballots = Writing::new(terms, projects.ids().len());
    let mut seen: Option<Seen> = None;
    let (mut row, mut last) = (0_u32, "");
    while scanner.row()? {
        scanner.check_width(rows.columns().len())?;
        rows.push_row(scanner);
        let id = scanner.fields.get(voter).map_or("", |field| scanner.raw(*field));
        let in_order = seen.is_none() && (row == 0 || ascending(last, id));
        if !in_order && repeated(&rows, voter, row, &mut seen) {
            return Err(scanner.wrong(voter, "each voter once"));
        }
        last = id;
        ballots.vote(scanner, vote, &ids)?;
        if let Some(points) = points {
            ballots.points(scanner, points)?;
        }
        ballots.close();
        row = row.checked_add(1).ok_or_else(|| scanner.wrong(0, "fewer than 2^32 votes"))?;
    }
    Ok(Read { rows, ballots: ballots.finish(scanner)? })
}

/// Whether the voter of a row appeared before. As long as ids ascend, as they do in most files, nobody asks:
/// then the last one is all that has to be remembered.
fn repeated(rows: &Table, voter: usize, row: u32, seen: &mut Option<Seen>) -> bool {
    let id = |row: u32| rows.cell(row as usize, voter);
    let seen = seen.get_or_insert_with(|| {
        let mut all = Seen::default();
        for earlier in 0..row {
            all.insert(id(earlier), earlier, |_| false);
        }
        all
    });
    seen.insert(id(row), row, |earlier| id(earlier) == id(row)).is_some()
}

/// The ballots being read.
struct Writing {
    kind: BallotKind,
    ballots: Ballots,
    /// Per project, the number of the last ballot that named it.
    named: Vec<usize>,
    points: Vec<Amount>,
    default: Option<Amount>,
    /// Number of the reading attempt, for `named`.
    row: usize,
    voters: u64,
}

impl Writing {
    fn new(terms: &Terms, projects: usize) -> Self {
        let default = terms.default_score.filter(|d| terms.kind == BallotKind::Scoring && d.digits != 0);
        let (kind, points) = (terms.kind, Vec::new());
        Self {
            kind,
            ballots: Ballots::default(),
            named: vec![0; projects],
            points,
            default,
            row: 0,
            voters: 0,
        }
    }

    fn vote(&mut self, scanner: &Scanner<'_>, column: usize, ids: &Ids) -> Result<(), PbError> {
        self.row += 1;
        let Some(&field) = scanner.fields.get(column) else { return Ok(()) };
        let list = scanner.raw(field);
        if self.plain(list, ids) {
            return self.check_choices(scanner, column);
        }
        for (offset, id) in lists::entries(list) {
            let wrong = |expected: &str| PbError::at(scanner.text, field.start + offset, expected, shown(id));
            let project = ids.get(id).ok_or_else(|| wrong("the id of a project"))?;
            if std::mem::replace(&mut self.named[project as usize], self.row) == self.row {
                return Err(wrong("each project once on a ballot"));
            }
            self.ballots.mention(project);
        }
        self.check_choices(scanner, column)
    }

    /// Reads the usual kind of list fast; false, with nothing changed, for all others.
    fn plain(&mut self, list: &str, ids: &Ids) -> bool {
        let (named, ballots, row) = (&mut self.named, &mut self.ballots, self.row);
        let before = ballots.open().len();
        let plain = ids.read_plain(list, |project| {
            ballots.mention(project);
            std::mem::replace(&mut named[project as usize], row) != row
        });
        if !plain {
            self.ballots.reopen(before);
            self.row += 1;
        }
        plain
    }

    fn check_choices(&self, scanner: &Scanner<'_>, column: usize) -> Result<(), PbError> {
        if self.kind == BallotKind::ChooseOne && self.ballots.open().len() > 1 {
            return Err(scanner.wrong(column, "one project"));
        }
        Ok(())
    }

    fn points(&mut self, scanner: &Scanner<'_>, column: usize) -> Result<(), PbError> {
        let named = self.ballots.open().len();
        let before = self.points.len();
        let field = scanner.fields.get(column).copied().unwrap_or_default();
        for (offset, given) in lists::entries(scanner.raw(field)) {
            let wrong =
                |expected: &str| PbError::at(scanner.text, field.start + offset, expected, shown(given));
            let amount = Amount::parse(given).ok_or_else(|| wrong("a number of points"))?;
            if amount.digits < 0 && self.kind == BallotKind::Cumulative {
                return Err(wrong("points of 0 or more"));
            }
            self.points.push(amount);
        }
        if self.points.len() - before != named {
            return Err(scanner.wrong(column, format!("{named} numbers of points, as many as projects")));
        }
        if let Some(default) = self.default {
            self.fill_in(default);
        }
        Ok(())
    }

    /// Gives the default score to the projects that the ballot does not name.
    fn fill_in(&mut self, default: Amount) {
        for (project, last) in (0_u32..).zip(&self.named) {
            if *last != self.row {
                self.ballots.mention(project);
                self.points.push(default);
            }
        }
    }

    fn close(&mut self) {
        self.voters += 1;
        self.ballots.close(1);
    }

    /// Brings all points to the same number of decimals.
    fn finish(mut self, scanner: &Scanner<'_>) -> Result<Counted, PbError> {
        let places = self.points.iter().map(|amount| amount.places).max().unwrap_or(0);
        let mut sum = 0_u64;
        for amount in &self.points {
            let steps = amount.in_steps(places);
            let steps = steps.ok_or_else(|| scanner.wrong(0, "points below 2^62 in total"))?;
            sum = sum.saturating_add(steps.unsigned_abs());
            self.ballots.point(steps);
        }
        let voters = self.voters;
        Ok(Counted { ballots: self.ballots, voters, points: sum, places })
    }
}
