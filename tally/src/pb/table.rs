//! A section as written: named columns and rows of text.

use super::scan::Scanner;

/// A section of a file, cell by cell, as text. Compact: one buffer for all cells.
#[derive(Clone, Debug, Default)]
pub struct Table {
    columns: Vec<String>,
    text: String,
    /// Where each cell is in `text`; cells are stored row after row.
    cells: Vec<(usize, usize)>,
}

impl Table {
    /// An empty table with these columns.
    pub fn new(columns: Vec<String>) -> Self {
        Self { columns, text: String::new(), cells: Vec::new() }
    }

    /// Names of the columns, in order.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Position of a column, by name in any case.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.eq_ignore_ascii_case(name))
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.cells.len().checked_div(self.columns.len()).unwrap_or(0)
    }

    /// True without rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A cell; empty where there is none.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        match self.cells.get(row * self.columns.len() + column) {
            Some(&(start, end)) if column < self.columns.len() => &self.text[start..end],
            _ => "",
        }
    }

    /// A cell by column name; none where the column is missing, empty or says `None`.
    pub fn get(&self, row: usize, column: &str) -> Option<&str> {
        Some(self.cell(row, self.column(column)?)).filter(|cell| !is_absent(cell))
    }

    /// Adds a row; missing cells are empty, superfluous ones are dropped.
    pub fn push<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        let mut cells = cells.into_iter();
        for _ in 0..self.columns.len() {
            self.push_cell(cells.next().unwrap_or_default());
        }
    }

    fn push_cell(&mut self, cell: &str) {
        let start = self.text.len();
        self.text.push_str(cell);
        self.cells.push((start, self.text.len()));
    }

    /// Adds the scanner's current row, which has at most as many fields as the table has columns. The row is
    /// copied as a whole; only cells with doubled quotes are stored apart.
    pub(super) fn push_row(&mut self, scanner: &Scanner<'_>) {
        let (Some(first), Some(last)) = (scanner.fields.first(), scanner.fields.last()) else { return };
        let offset = self.text.len();
        self.text.push_str(&scanner.text[first.start..last.end]);
        for column in 0..self.columns.len() {
            match scanner.fields.get(column) {
                Some(field) if field.escaped => self.push_cell(&scanner.raw(*field).replace("\"\"", "\"")),
                Some(field) => {
                    self.cells.push((offset + field.start - first.start, offset + field.end - first.start));
                }
                None => self.cells.push((offset, offset)),
            }
        }
    }

    /// Makes room for about as much text as is left to read.
    pub(super) fn reserve(&mut self, bytes: usize) {
        self.text.reserve(bytes);
    }
}

/// Tables are equal when they have the same cells.
impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        let cells = |table: &'_ Self, at: usize| -> (usize, usize) { table.cells[at] };
        self.columns == other.columns
            && self.cells.len() == other.cells.len()
            && (0..self.cells.len()).all(|at| {
                let (mine, theirs) = (cells(self, at), cells(other, at));
                self.text[mine.0..mine.1] == other.text[theirs.0..theirs.1]
            })
    }
}

impl Eq for Table {}

/// Whether a cell stands for “no value”.
pub(super) fn is_absent(cell: &str) -> bool {
    let cell = cell.trim_ascii();
    cell.is_empty() || cell.eq_ignore_ascii_case("none")
}
