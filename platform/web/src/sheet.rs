//! Tables that people bring: CSV with a head line, whatever its separator, with columns named in any of our languages. Every
//! line is read, so that all that is wrong can be said at once.

use std::collections::HashMap;

use chrono::NaiveDate;
use kernel::Text;

use crate::as_meant;

/// Most lines of a table.
const MAX_LINES: u64 = 2_000;

/// The names of columns, each with the words that people write for it.
pub type Columns = [(&'static str, &'static [&'static str])];

/// Something wrong in a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    /// The line of the file, from 1.
    pub line: u64,
    /// What is wrong.
    pub text: Text,
}

/// A table that was read.
#[derive(Clone, Debug)]
pub struct Sheet<Line> {
    /// Its lines.
    pub lines: Vec<Line>,
    /// What is wrong; nothing is taken over while there is any.
    pub wrong: Vec<Wrong>,
}

impl<Line> Sheet<Line> {
    fn refused(line: u64, text: Text) -> Self {
        Self { lines: Vec::new(), wrong: vec![Wrong { line, text }] }
    }

    fn and_then_refused(mut self, line: u64, text: Text) -> Self {
        self.wrong.push(Wrong { line, text });
        self
    }
}

/// The columns that a table has.
pub struct Head(HashMap<&'static str, usize>);

impl Head {
    fn of(record: &csv::StringRecord, columns: &Columns) -> Self {
        let mut places = HashMap::new();
        for (at, name) in record.iter().enumerate() {
            let name = name.trim().to_lowercase();
            if let Some((column, _)) = columns.iter().find(|(_, words)| words.contains(&name.as_str())) {
                places.entry(*column).or_insert(at);
            }
        }
        Self(places)
    }

    /// Whether a column is there.
    pub fn has(&self, column: &str) -> bool {
        self.0.contains_key(column)
    }
}

/// A line being read.
pub struct Row<'a> {
    record: &'a csv::StringRecord,
    head: &'a Head,
    wrong: &'a mut Vec<Wrong>,
    /// The line of the file, from 1.
    pub line: u64,
}

impl Row<'_> {
    /// A cell that says something.
    pub fn cell(&self, column: &str) -> Option<String> {
        let text = as_meant(self.record.get(*self.head.0.get(column)?)?.trim());
        (!text.is_empty()).then(|| text.chars().filter(|c| !c.is_control()).collect())
    }

    /// A day as programs or people write it; what is none is noted as wrong.
    pub fn day(&mut self, column: &str) -> Option<NaiveDate> {
        let text = self.cell(column)?;
        let forms = ["%Y-%m-%d", "%d/%m/%Y"];
        let day = forms.iter().find_map(|form| NaiveDate::parse_from_str(&text, form).ok());
        if day.is_none() {
            self.wrong(Text::new("web-form-date"));
        }
        day
    }

    /// Notes something wrong in this line.
    pub fn wrong(&mut self, text: Text) {
        self.wrong.push(Wrong { line: self.line, text });
    }
}

/// Reads a table. `lacking` says what is missing in its head, `line` makes something of each line that says anything.
pub fn read<Line>(
    bytes: &[u8],
    columns: &Columns,
    lacking: impl FnOnce(&Head) -> Vec<Text>,
    mut line: impl FnMut(&mut Row<'_>) -> Line,
) -> Sheet<Line> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Sheet::refused(1, Text::new("web-sheet-encoding"));
    };
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t', b','].into_iter().find(|d| first.as_bytes().contains(d)).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let head = match reader.headers() {
        Ok(record) => Head::of(record, columns),
        Err(_) => return Sheet::refused(1, Text::new("web-sheet-unreadable")),
    };
    let wrong = lacking(&head).into_iter().map(|text| Wrong { line: 1, text }).collect();
    let mut sheet = Sheet { lines: Vec::new(), wrong };
    if !sheet.wrong.is_empty() {
        return sheet;
    }
    for (record, n) in reader.records().zip(0..) {
        let Ok(record) = record else {
            return sheet.and_then_refused(2 + n, Text::new("web-sheet-unreadable"));
        };
        let at = record.position().map_or(2 + n, csv::Position::line);
        if n >= MAX_LINES {
            let max = i64::try_from(MAX_LINES).unwrap_or(i64::MAX);
            return sheet.and_then_refused(at, Text::new("web-sheet-long").with("max", max));
        }
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            let mut row = Row { record: &record, head: &head, wrong: &mut sheet.wrong, line: at };
            sheet.lines.push(line(&mut row));
        }
    }
    if sheet.lines.is_empty() && sheet.wrong.is_empty() {
        return Sheet::refused(1, Text::new("web-sheet-empty"));
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [(&str, &[&str]); 2] = [("name", &["name", "nome"]), ("from", &["from", "dal"])];

    fn names(bytes: &[u8]) -> Sheet<Option<String>> {
        let lacking = |head: &Head| match head.has("name") {
            true => Vec::new(),
            false => vec![Text::new("web-form-unreadable")],
        };
        read(bytes, &COLUMNS, lacking, |row| {
            row.day("from");
            row.cell("name")
        })
    }

    #[test]
    fn separators_words_and_marks_of_spreadsheets_do_not_matter() {
        for text in [
            "name,from\nAnna,2026-05-30\n",
            "\u{feff}Dal;NOME \r\n30/05/2026;Anna\r\n;\r\n",
            "nome\tdal\nAnna\t\n",
        ] {
            let sheet = names(text.as_bytes());
            assert_eq!((sheet.lines, sheet.wrong), (vec![Some("Anna".to_owned())], Vec::new()), "{text}");
        }
    }

    #[test]
    fn what_is_no_such_table_is_refused() {
        let key = |bytes: &[u8]| names(bytes).wrong[0].text.key;
        assert_eq!(key(&[0xff, 0xfe, 0x00]), "web-sheet-encoding");
        assert_eq!(key(b"a,b\n1,2\n"), "web-form-unreadable");
        assert_eq!(key(b"nome\n"), "web-sheet-empty");
        assert_eq!(key(b""), "web-form-unreadable");
        let long = format!("nome\n{}", "Anna\n".repeat(2_001));
        assert_eq!(key(long.as_bytes()), "web-sheet-long");
        let wrong = names(b"nome;dal\nAnna;oggi\n").wrong;
        assert_eq!((wrong[0].line, wrong[0].text.key), (2, "web-form-date"));
    }
}
