//! A section as written: named columns and rows of text.

use std::collections::HashMap;

use super::scan::{Scanner, next_mark};

/// A section of a file, row by row, as text. Compact: one buffer for all rows, which are split into cells when
/// somebody asks for one.
#[derive(Clone, Debug, Default)]
pub struct Table {
    columns: Vec<String>,
    /// Rows one after the other, each with a line break behind it.
    text: String,
    /// Where each row begins in `text`.
    rows: Vec<usize>,
    /// Where the cells of a row are in `text`, for the few rows that cannot be split at every `;`.
    quoted: HashMap<usize, Vec<(usize, usize)>>,
}

impl Table {
    /// An empty table with these columns.
    pub fn new(columns: Vec<String>) -> Self {
        Self { columns, ..Self::default() }
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
        self.rows.len()
    }

    /// True without rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A cell; empty where there is none.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let Some(&start) = self.rows.get(row).filter(|_| column < self.columns.len()) else { return "" };
        if !self.quoted.is_empty()
            && let Some(cells) = self.quoted.get(&row)
        {
            return cells.get(column).map_or("", |&(start, end)| &self.text[start..end]);
        }
        let bytes = self.text.as_bytes();
        let (mut start, mut end) = (start, next_mark(bytes, start));
        for _ in 0..column {
            if bytes.get(end) != Some(&b';') {
                return "";
            }
            start = end + 1;
            end = next_mark(bytes, start);
        }
        &self.text[start..end]
    }

    /// A cell by column name; none where the column is missing, empty or says `None`.
    pub fn get(&self, row: usize, column: &str) -> Option<&str> {
        Some(self.cell(row, self.column(column)?)).filter(|cell| !is_absent(cell))
    }

    /// Adds a row; missing cells are empty, superfluous ones are dropped.
    pub fn push<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        let mut cells = cells.into_iter();
        let (row, mut ends, mut plain) = (self.text.len(), Vec::with_capacity(self.columns.len()), true);
        for column in 0..self.columns.len() {
            let cell = cells.next().unwrap_or_default();
            if column > 0 {
                self.text.push(';');
            }
            plain &= !cell.contains([';', '\n']);
            ends.push((self.text.len(), self.text.len() + cell.len()));
            self.text.push_str(cell);
        }
        self.finish_row(row, if plain { Vec::new() } else { ends });
    }

    /// Adds the scanner's current row, which has at most as many fields as the table has columns.
    pub(super) fn push_row(&mut self, scanner: &Scanner<'_>) {
        let (Some(first), Some(last)) = (scanner.fields.first(), scanner.fields.last()) else { return };
        let row = self.text.len();
        self.text.push_str(&scanner.text[first.start..last.end]);
        let mut cells = Vec::new();
        if scanner.fields.iter().any(|field| field.quoted) {
            for field in &scanner.fields {
                let mut cell = (row + field.start - first.start, row + field.end - first.start);
                if field.escaped {
                    // The text that is meant is another one; it goes behind the row.
                    cell.0 = self.text.len();
                    self.text.push_str(&scanner.raw(*field).replace("\"\"", "\""));
                    cell.1 = self.text.len();
                }
                cells.push(cell);
            }
        }
        self.finish_row(row, cells);
    }

    fn finish_row(&mut self, start: usize, cells: Vec<(usize, usize)>) {
        if !cells.is_empty() {
            self.quoted.insert(self.rows.len(), cells);
        }
        self.text.push('\n');
        self.rows.push(start);
    }

    /// Makes room for about as much text as is left to read.
    pub(super) fn reserve(&mut self, bytes: usize) {
        self.text.reserve(bytes);
    }
}

/// Tables are equal when they have the same cells.
impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        let mut places =
            (0..self.len()).flat_map(|row| (0..self.columns.len()).map(move |column| (row, column)));
        self.columns == other.columns
            && self.len() == other.len()
            && places.all(|(row, column)| self.cell(row, column) == other.cell(row, column))
    }
}

impl Eq for Table {}

/// Whether a cell stands for “no value”.
pub(super) fn is_absent(cell: &str) -> bool {
    let cell = cell.trim_ascii();
    cell.is_empty() || cell.eq_ignore_ascii_case("none")
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn cells_keep_what_was_pushed() {
        let mut table = Table::new(["a", "b", "c"].map(str::to_string).to_vec());
        let rows = [
            ["1", "2", "3"],
            ["", "", ""],
            ["x;y", "line\nbreak", "\"q\""],
            ["a longer cell than eight bytes", "é", ""],
        ];
        rows.iter().for_each(|row| table.push(row.iter().copied()));
        table.push(["short"]);
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                assert_eq!(table.cell(row, column), *cell);
            }
        }
        assert_eq!((table.cell(4, 0), table.cell(4, 1), table.cell(4, 2)), ("short", "", ""));
        assert_eq!((table.cell(4, 3), table.cell(5, 0), table.len()), ("", "", 5));
    }
}
