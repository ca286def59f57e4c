//! A section as written: named columns and rows of text.

use super::scan::{Field, Scanner};

/// A section of a file, cell by cell, as text. Compact: one buffer for all cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    columns: Vec<String>,
    text: String,
    /// End of each cell in `text`; cells are stored row after row.
    ends: Vec<usize>,
}

impl Table {
    /// An empty table with these columns.
    pub fn new(columns: Vec<String>) -> Self {
        Self { columns, text: String::new(), ends: Vec::new() }
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
        if self.columns.is_empty() { 0 } else { self.ends.len() / self.columns.len() }
    }

    /// True without rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A cell; empty where there is none.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let index = row * self.columns.len() + column;
        if column >= self.columns.len() || index >= self.ends.len() {
            return "";
        }
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.text[start..self.ends[index]]
    }

    /// A cell by column name; none where the column is missing, empty or says `None`.
    pub fn get(&self, row: usize, column: &str) -> Option<&str> {
        Some(self.cell(row, self.column(column)?)).filter(|cell| !is_absent(cell))
    }

    /// Adds a row; missing cells are empty, superfluous ones are dropped.
    pub fn push<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        let mut cells = cells.into_iter();
        for _ in 0..self.columns.len() {
            self.text.push_str(cells.next().unwrap_or_default());
            self.ends.push(self.text.len());
        }
    }

    /// Adds the scanner's current row, which has at most as many fields as the table has columns.
    pub(super) fn push_row(&mut self, scanner: &Scanner<'_>) {
        for column in 0..self.columns.len() {
            let field = scanner.fields.get(column).copied().unwrap_or_default();
            self.push_field(scanner.raw(field), field);
        }
    }

    fn push_field(&mut self, raw: &str, field: Field) {
        if field.escaped {
            self.text.push_str(&raw.replace("\"\"", "\""));
        } else {
            self.text.push_str(raw);
        }
        self.ends.push(self.text.len());
    }

    /// Makes room for about as much text as is left to read.
    pub(super) fn reserve(&mut self, bytes: usize) {
        self.text.reserve(bytes);
    }
}

/// Whether a cell stands for “no value”.
pub(super) fn is_absent(cell: &str) -> bool {
    let cell = cell.trim_ascii();
    cell.is_empty() || cell.eq_ignore_ascii_case("none")
}
