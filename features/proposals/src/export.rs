//! All proposals of a component as a table: CSV and XLSX, in the reader's language.

use kernel::{Money, Text};
use rust_xlsxwriter::{Format, Workbook};
use spaces::{Inside, Labels};

use crate::{
    model::{Proposal, Stage, Status, counts_shown},
    pages,
};

/// A value of the table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Text(String),
    Number(f64),
    Nothing,
}

/// The whole table.
pub(crate) struct Table {
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

const COLUMNS: [&str; 18] = [
    "proposals-column-number",
    "proposals-column-title",
    "proposals-column-body",
    "proposals-column-category",
    "proposals-column-area",
    "proposals-column-address",
    "proposals-column-lat",
    "proposals-column-lng",
    "proposals-column-origin",
    "proposals-column-author",
    "proposals-column-published",
    "proposals-column-stage",
    "proposals-column-supports",
    "proposals-column-status",
    "proposals-column-reasons",
    "proposals-column-cost",
    "proposals-column-currency",
    "proposals-column-href",
];

impl Table {
    /// The table of some proposals. Hidden counts are left out for everybody.
    pub(crate) fn new(
        inside: &Inside,
        labels: &Labels,
        settings: &crate::Settings,
        all: &[Proposal],
    ) -> Self {
        let counts = counts_shown(settings, &inside.timeline);
        Self {
            head: COLUMNS.iter().map(|key| inside.here.words(key)).collect(),
            rows: all.iter().map(|p| row(inside, labels, counts, p)).collect(),
        }
    }

    /// The table as CSV (RFC 4180), with a byte order mark so that spreadsheets read it as UTF-8.
    ///
    /// # Errors
    /// When a row cannot be written.
    pub(crate) fn csv(&self) -> anyhow::Result<Vec<u8>> {
        let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
        writer.write_record(self.head.iter().map(|text| harmless(text)))?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|cell| match cell {
                Cell::Text(text) => harmless(text),
                Cell::Number(n) => n.to_string(),
                Cell::Nothing => String::new(),
            }))?;
        }
        Ok(writer.into_inner().map_err(|error| error.into_error())?)
    }

    /// The table as an Excel workbook. Text is written as text, never as a formula.
    ///
    /// # Errors
    /// When a text is longer than a cell can hold.
    pub(crate) fn xlsx(&self, sheet: &str) -> anyhow::Result<Vec<u8>> {
        let mut workbook = Workbook::new();
        let worksheet = workbook.add_worksheet();
        let name: String = sheet.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect();
        worksheet.set_name(if name.trim().is_empty() { "1" } else { name.trim() })?;
        let bold = Format::new().set_bold();
        for (column, text) in (0u16..).zip(&self.head) {
            worksheet.write_string_with_format(0, column, text, &bold)?;
        }
        for (line, row) in (1u32..).zip(&self.rows) {
            for (column, cell) in (0u16..).zip(row) {
                match cell {
                    Cell::Text(text) => drop(worksheet.write_string(line, column, fitting(text))?),
                    Cell::Number(n) => drop(worksheet.write_number(line, column, *n)?),
                    Cell::Nothing => {}
                }
            }
        }
        Ok(workbook.save_to_buffer()?)
    }
}

/// A spreadsheet runs a text that begins like a formula (OWASP, CSV injection); an apostrophe makes it a text.
fn harmless(text: &str) -> String {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if risky { format!("'{text}") } else { text.to_owned() }
}

/// A cell of a workbook holds 32,767 characters.
fn fitting(text: &str) -> String {
    text.chars().take(32_000).collect()
}

fn row(inside: &Inside, labels: &Labels, counts: bool, p: &Proposal) -> Vec<Cell> {
    let here = &inside.here;
    let text = |text: String| if text.is_empty() { Cell::Nothing } else { Cell::Text(text) };
    #[expect(clippy::cast_precision_loss, reason = "numbers far below 2^53")]
    let number = |n: i64| Cell::Number(n as f64);
    let degrees = |d: Option<f64>| d.map_or(Cell::Nothing, Cell::Number);
    let point = p.content.place.point;
    let cost = p.answer.as_ref().and_then(|a| a.cost);
    let (origin, status) = (pages::origin_key(p.origin), pages::status_key(Status::from(p.verdict())));
    let stage = match (p.stage, &p.hidden) {
        (Stage::Withdrawn, _) => "proposals-stage-withdrawn",
        (_, Some(_)) => "proposals-stage-hidden",
        _ => "proposals-stage-published",
    };
    let path = here.to(&pages::proposal_path(inside, p.number.unwrap_or_default(), &p.content.title));
    let day = |at| here.reader().local(at).format("%Y-%m-%d %H:%M").to_string();
    vec![
        number(p.number.unwrap_or_default()),
        text(p.content.title.clone()),
        text(p.content.body.clone()),
        text(labels.title(p.content.category).unwrap_or_default()),
        text(labels.title(p.content.area).unwrap_or_default()),
        text(p.content.place.address.clone()),
        degrees(point.map(|(lat, _)| lat)),
        degrees(point.map(|(_, lng)| lng)),
        text(here.say(&Text::new(origin))),
        text(pages::author(inside, p.origin, &p.origin_note, p.nickname.as_deref())),
        text(p.published_at.map(day).unwrap_or_default()),
        text(here.words(stage)),
        if counts { number(p.supports) } else { Cell::Nothing },
        text(here.words(status)),
        text(p.answer.as_ref().map(|a| a.body.clone()).unwrap_or_default()),
        cost.map_or(Cell::Nothing, |cost| Cell::Number(units(cost))),
        text(cost.map(|cost| cost.currency.code().to_owned()).unwrap_or_default()),
        text(here.url(&path)),
    ]
}

/// An amount in whole units, for a column that spreadsheets add up.
fn units(money: Money) -> f64 {
    let decimals = i32::try_from(money.currency.decimals()).unwrap_or(2);
    #[expect(clippy::cast_precision_loss, reason = "a spreadsheet has no better number")]
    let minor = money.minor as f64;
    minor / 10f64.powi(decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_cell_is_run() {
        for bad in ["=1+1", "+39 0523", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(harmless(bad), format!("'{bad}"));
        }
        assert_eq!(harmless("Più = meglio"), "Più = meglio");
    }

    #[test]
    fn both_forms_hold_the_same_cells() {
        let table = Table {
            head: vec!["Titolo".into(), "Sostegni".into()],
            rows: vec![
                vec![Cell::Text("=HYPERLINK(\"x\")".into()), Cell::Number(12.0)],
                vec![Cell::Text("è".repeat(40_000)), Cell::Nothing],
            ],
        };
        let csv = String::from_utf8(table.csv().unwrap()).unwrap();
        assert!(
            csv.starts_with("\u{feff}Titolo,Sostegni\n\"'=HYPERLINK(\"\"x\"\")\",12\n"),
            "{}",
            &csv[..60]
        );
        assert!(table.xlsx("a[b]:c").unwrap().starts_with(b"PK"));
    }
}
