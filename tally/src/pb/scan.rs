//! Fields and rows. The only place that knows about quotes and line ends.

use super::error::{PbError, shown};

/// Checks the encoding and drops a byte order mark.
pub(super) fn text(bytes: &[u8]) -> Result<&str, PbError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let valid = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
        let byte = bytes.get(valid.len()).copied().unwrap_or_default();
        PbError::at(valid, valid.len(), "text in UTF-8", format!("byte 0x{byte:02X}"))
    })
}

/// The next `;` or line break from a place on; the end of the text if there is none. Fields are short, so
/// looking at eight bytes in one number is faster than any search made for long texts.
pub(super) fn next_mark(bytes: &[u8], from: usize) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = ONES << 7;
    // Sets the high bit of the first zero byte; bits above it may be wrong.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & HIGHS;
    let mut at = from;
    while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let word = u64::from_le_bytes(*eight);
        let found = zeros(word ^ (ONES * b';' as u64)) | zeros(word ^ (ONES * b'\n' as u64));
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| matches!(byte, b';' | b'\n')).unwrap_or(rest.len())
}

/// Where a field is in the text. For a quoted field `start..end` is what is between the quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Stands between quotes.
    pub(super) quoted: bool,
    /// Contains doubled quotes that stand for one.
    pub(super) escaped: bool,
}

/// Walks through a file row by row.
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    position: usize,
    /// Fields of the current row.
    pub(super) fields: Vec<Field>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, position: 0, fields: Vec::new() }
    }

    /// Bytes not read yet.
    pub(super) fn left(&self) -> usize {
        self.text.len().saturating_sub(self.position)
    }

    /// Reads the next row that is not blank into `fields`; false at the end of the text.
    pub(super) fn row(&mut self) -> Result<bool, PbError> {
        loop {
            if self.position >= self.text.len() {
                self.fields.clear();
                return Ok(false);
            }
            self.read_row()?;
            // Most rows begin with something; only the others need a closer look.
            let blank = |byte: u8| byte.is_ascii_whitespace();
            let begins = self
                .fields
                .first()
                .and_then(|field| self.text.as_bytes().get(field.start..field.end)?.first());
            if begins.is_some_and(|&byte| !blank(byte))
                || self.fields.iter().any(|field| !self.raw(*field).trim_ascii().is_empty())
            {
                return Ok(true);
            }
        }
    }

    fn read_row(&mut self) -> Result<(), PbError> {
        self.fields.clear();
        let bytes = self.text.as_bytes();
        let mut start = self.position;
        let mut at = start;
        loop {
            if at != start || bytes.get(at) != Some(&b'"') {
                // Quotes only matter at the start of a field.
                at = next_mark(bytes, at);
            }
            match bytes.get(at) {
                Some(b'"') if at == start => {
                    at = self.quoted(start)?;
                    start = at + 1;
                    if bytes.get(at) == Some(&b';') {
                        at += 1;
                        continue;
                    }
                    self.position = at + 1;
                    return Ok(());
                }
                Some(b';') => {
                    self.fields.push(Field { start, end: at, ..Field::default() });
                    start = at + 1;
                }
                Some(b'\n') | None => {
                    let end = if at > start && bytes[at - 1] == b'\r' { at - 1 } else { at };
                    self.fields.push(Field { start, end, ..Field::default() });
                    self.position = at + 1;
                    return Ok(());
                }
                Some(_) => {}
            }
            at += 1;
        }
    }

    /// Reads a quoted field that opens at `open`; returns where its `;` or line end is.
    fn quoted(&mut self, open: usize) -> Result<usize, PbError> {
        let bytes = self.text.as_bytes();
        let mut at = open + 1;
        let mut escaped = false;
        loop {
            match (bytes.get(at), bytes.get(at + 1)) {
                (None, _) => {
                    return Err(PbError::at(self.text, open, "a closing quote", "the end of the file"));
                }
                (Some(b'"'), Some(b'"')) => {
                    escaped = true;
                    at += 2;
                }
                (Some(b'"'), _) => break,
                _ => at += 1,
            }
        }
        self.fields.push(Field { start: open + 1, end: at, quoted: true, escaped });
        let mut after = at + 1;
        if bytes.get(after) == Some(&b'\r') && matches!(bytes.get(after + 1), Some(b'\n') | None) {
            after += 1;
        }
        match bytes.get(after) {
            Some(b';' | b'\n') | None => Ok(after),
            Some(_) => {
                let rest = self.text[after..].chars().next().unwrap_or_default();
                Err(PbError::at(
                    self.text,
                    after,
                    "“;” or the end of the line after a quote",
                    format!("“{rest}”"),
                ))
            }
        }
    }

    /// The text of a field, quotes still doubled.
    pub(super) fn raw(&self, field: Field) -> &'a str {
        &self.text[field.start..field.end]
    }

    /// The text of a field of the current row, without surrounding blanks; empty where the row is short.
    pub(super) fn value(&self, column: usize) -> String {
        let Some(&field) = self.fields.get(column) else { return String::new() };
        let raw = self.raw(field).trim_ascii();
        if field.escaped { raw.replace("\"\"", "\"") } else { raw.to_string() }
    }

    /// Where a column of the current row begins; the end of the row where it is short.
    pub(super) fn place(&self, column: usize) -> usize {
        match self.fields.get(column) {
            Some(field) => field.start,
            None => self.fields.last().map_or(self.text.len(), |field| field.end),
        }
    }

    /// An error about a column of the current row.
    pub(super) fn wrong(&self, column: usize, expected: impl Into<String>) -> PbError {
        PbError::at(self.text, self.place(column), expected, shown(&self.value(column)))
    }

    /// Whether the current row is the title of a section.
    pub(super) fn is_title(&self, name: &str) -> bool {
        let first = self.fields.first().map_or("", |field| self.raw(*field).trim_ascii());
        first.eq_ignore_ascii_case(name)
            && self.fields[1..].iter().all(|field| self.raw(*field).trim_ascii().is_empty())
    }

    /// Reads the title of a section, unless the previous section ended on it.
    pub(super) fn section(&mut self, name: &'static str) -> Result<(), PbError> {
        if self.is_title_or_read(name)? {
            return Ok(());
        }
        Err(self.wrong(0, format!("the section {name}")))
    }

    fn is_title_or_read(&mut self, name: &str) -> Result<bool, PbError> {
        if self.fields.is_empty() && !self.row()? {
            return Ok(false);
        }
        Ok(self.is_title(name))
    }

    /// Reads the header line of a section: trimmed column names, all different.
    pub(super) fn header(&mut self, section: &str) -> Result<Vec<String>, PbError> {
        if !self.row()? {
            return Err(self.wrong(0, format!("the header line of {section}")));
        }
        let columns: Vec<String> = (0..self.fields.len()).map(|column| self.value(column)).collect();
        for (position, name) in columns.iter().enumerate() {
            if !name.is_empty()
                && columns[..position].iter().any(|earlier| earlier.eq_ignore_ascii_case(name))
            {
                return Err(self.wrong(position, "each column once"));
            }
        }
        Ok(columns)
    }

    /// Checks the number of fields of the current row: short rows mean absent values at the end, longer ones
    /// are a quoting mistake unless what is over is empty.
    pub(super) fn check_width(&mut self, columns: usize) -> Result<(), PbError> {
        if self.fields.len() > columns {
            let extra = self.fields[columns..].iter().position(|field| field.end > field.start);
            if let Some(extra) = extra {
                return Err(self.wrong(columns + extra, format!("{columns} fields, as in the header")));
            }
            self.fields.truncate(columns);
        }
        Ok(())
    }

    /// Makes sure nothing is left.
    pub(super) fn end(&mut self) -> Result<(), PbError> {
        if self.fields.is_empty() { Ok(()) } else { Err(self.wrong(0, "the end of the file")) }
    }
}
