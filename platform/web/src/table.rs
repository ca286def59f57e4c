//! Tables that people take away, as CSV or XLSX from the same cells.
//!
//! A program reads any CSV; so ours is written for the person who double-clicks it. Semicolons, because where the comma is
//! the decimal sign, as in Italy, spreadsheets expect them and would put a line with commas into one cell. A byte order
//! mark, because without it they take UTF-8 for the alphabet of the computer. Numbers with a point and no grouping, as
//! programs read them; who wants to add up in a spreadsheet takes XLSX, where a number is a number in every language.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};
use kernel::{Money, Problem};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

/// A cell of a workbook holds 32,767 characters.
const LONGEST_TEXT: usize = 32_000;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words, which no spreadsheet takes for a formula.
    Text(String),
    /// A number to count with.
    Number(f64),
    /// An amount in whole units of its currency.
    Amount(Money),
    /// Nothing.
    Empty,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<i64> for Cell {
    #[expect(clippy::cast_precision_loss, reason = "numbers far below 2^53")]
    fn from(number: i64) -> Self {
        Self::Number(number as f64)
    }
}

impl From<u64> for Cell {
    #[expect(clippy::cast_precision_loss, reason = "numbers far below 2^53")]
    fn from(number: u64) -> Self {
        Self::Number(number as f64)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<Money> for Cell {
    fn from(amount: Money) -> Self {
        Self::Amount(amount)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// The form of a file that holds a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableForm {
    /// Text with semicolons.
    Csv,
    /// A workbook.
    Xlsx,
}

impl TableForm {
    /// The ending of the file's name, without its point.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

/// A table: a head line and rows of as many cells.
#[derive(Clone, Debug, Default)]
pub struct Table {
    head: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table without rows.
    pub fn new(head: Vec<String>) -> Self {
        Self { head, rows: Vec::new() }
    }

    /// Adds a row below.
    pub fn push(&mut self, row: Vec<Cell>) {
        self.rows.push(row);
    }

    /// The table as a file to keep: its name without ending, which names the sheet too.
    ///
    /// # Errors
    /// When a row cannot be written.
    pub async fn download(self, form: TableForm, name: &str) -> Result<Response, Problem> {
        let sheet = name.to_owned();
        let written = tokio::task::spawn_blocking(move || match form {
            TableForm::Csv => self.csv(),
            TableForm::Xlsx => self.xlsx(&sheet),
        });
        let bytes = written.await.map_err(anyhow::Error::from)??;
        let mime = match form {
            TableForm::Csv => "text/csv; charset=utf-8",
            TableForm::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        };
        Ok(download(&format!("{name}.{}", form.ending()), mime, bytes))
    }

    fn csv(&self) -> anyhow::Result<Vec<u8>> {
        let mut writer =
            csv::WriterBuilder::new().delimiter(b';').from_writer("\u{feff}".as_bytes().to_vec());
        writer.write_record(self.head.iter().map(|text| harmless(text)))?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|cell| match cell {
                Cell::Text(text) => harmless(text),
                Cell::Number(number) => number.to_string(),
                Cell::Amount(amount) => amount.to_decimal(),
                Cell::Empty => String::new(),
            }))?;
        }
        Ok(writer.into_inner().map_err(|error| error.into_error())?)
    }

    fn xlsx(&self, name: &str) -> anyhow::Result<Vec<u8>> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        let name: String = name.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect();
        sheet.set_name(if name.trim().is_empty() { "1" } else { name.trim() })?;
        let bold = Format::new().set_bold();
        for (column, text) in (0_u16..).zip(&self.head) {
            sheet.write_string_with_format(0, column, text, &bold)?;
        }
        for (line, row) in (1_u32..).zip(&self.rows) {
            for (column, cell) in (0_u16..).zip(row) {
                write(sheet, (line, column), cell)?;
            }
        }
        Ok(workbook.save_to_buffer()?)
    }
}

/// Text is written as text: a spreadsheet never runs it as a formula, and an id keeps its zeros.
fn write(sheet: &mut Worksheet, (line, column): (u32, u16), cell: &Cell) -> anyhow::Result<()> {
    match cell {
        Cell::Text(text) if text.len() <= LONGEST_TEXT => sheet.write_string(line, column, text)?,
        Cell::Text(text) => {
            sheet.write_string(line, column, text.chars().take(LONGEST_TEXT).collect::<String>())?
        }
        Cell::Number(number) => sheet.write_number(line, column, *number)?,
        Cell::Amount(amount) => sheet.write_number(line, column, units(*amount))?,
        Cell::Empty => return Ok(()),
    };
    Ok(())
}

fn units(amount: Money) -> f64 {
    let decimals = i32::try_from(amount.currency.decimals()).unwrap_or(2);
    #[expect(clippy::cast_precision_loss, reason = "a spreadsheet has no better number")]
    let minor = amount.minor as f64;
    minor / 10_f64.powi(decimals)
}

/// With these a formula begins (OWASP, CSV injection), also in the wide letters of East Asia.
const RISKY: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A spreadsheet runs a text that begins like a formula; an apostrophe makes it a text.
fn harmless(text: &str) -> String {
    if text.starts_with(RISKY) { format!("'{text}") } else { text.to_owned() }
}

/// A cell of a table that comes back, as it was before it was made harmless.
pub fn as_meant(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(RISKY)).unwrap_or(cell)
}

/// A file to keep rather than to look at. It is made for one reader at one moment, so nobody stores it on the way.
pub fn download(name: &str, mime: &'static str, bytes: Vec<u8>) -> Response {
    let plain = |c: &char| c.is_ascii_alphanumeric() || "-_.".contains(*c);
    let name: String = name.chars().filter(plain).collect();
    let disposition = HeaderValue::try_from(format!("attachment; filename=\"{name}\""));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(mime)),
        (header::CONTENT_DISPOSITION, disposition.unwrap_or(HeaderValue::from_static("attachment"))),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    (headers, bytes).into_response()
}

#[cfg(test)]
mod tests {
    use kernel::Currency;

    use super::*;

    #[test]
    fn nothing_in_a_cell_is_run_and_what_comes_back_is_what_went_out() {
        for bad in ["=1+1", "+39 0523", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1"] {
            assert_eq!(harmless(bad), format!("'{bad}"));
            assert_eq!(as_meant(&harmless(bad)), bad);
        }
        for good in ["Più = meglio", "’ndrangheta", "'40", ""] {
            assert_eq!(harmless(good), good);
            assert_eq!(as_meant(good), good);
        }
    }

    #[test]
    fn both_forms_hold_the_same_cells() {
        let mut table = Table::new(vec!["Titolo".into(), "Sostegni".into(), "Costo".into(), "Lng".into()]);
        let cost = Money::new(125_050, Currency::EUR);
        table.push(vec!["=HYPERLINK(\"x\")".into(), 12_i64.into(), cost.into(), (-9.5).into()]);
        table.push(vec!["è; sì".into(), Cell::Empty, None::<Money>.into(), "".into()]);
        let csv = String::from_utf8(table.csv().unwrap()).unwrap();
        let lines: Vec<&str> = csv.lines().collect();
        assert_eq!(
            lines,
            [
                "\u{feff}Titolo;Sostegni;Costo;Lng",
                "\"'=HYPERLINK(\"\"x\"\")\";12;1250.50;-9.5",
                "\"è; sì\";;;"
            ]
        );
        table.push(vec!["è".repeat(40_000).into()]);
        assert!(table.xlsx("a[b]:c").unwrap().starts_with(b"PK"));
    }

    #[test]
    fn the_name_of_a_file_says_nothing_to_the_browser() {
        let response = download("bilancio\r\nSet-Cookie: a=\"b\"; è.csv", "text/csv", Vec::new());
        let said = response.headers()[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert_eq!(said, "attachment; filename=\"bilancioSet-Cookieab.csv\"");
    }
}
