//! Works from a table. What is not in it stays as it is.

use std::collections::HashMap;

use kernel::{Currency, Money, Text};
use web::sheet::{self, Head, Row, Sheet};

use crate::{
    Day,
    model::{MAX_TITLE, YEARS},
};

/// The columns, with the words that name them.
const COLUMNS: [(&str, &[&str]); 9] = [
    ("id", &["id", "codice", "code"]),
    ("title", &["title", "titolo"]),
    ("year", &["year", "anno", "edizione"]),
    ("stage", &["stage", "fase", "stato", "state"]),
    ("budget", &["budget", "assegnati", "importo"]),
    ("spent", &["spent", "spesi", "speso"]),
    ("office", &["office", "ufficio"]),
    ("due", &["due", "scadenza", "fine"]),
    ("now", &["now", "adesso", "nota"]),
];

/// A line that can be taken over.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The line of the file.
    pub line: u64,
    /// The id in the office's own list: a known one changes that work.
    pub id: String,
    /// The title.
    pub title: String,
    /// The edition.
    pub year: i64,
    /// The stage, from 0; none leaves it.
    pub stage: Option<i64>,
    /// How much there is to spend; none leaves it.
    pub budget: Option<Money>,
    /// How much has been spent; none leaves it.
    pub spent: Option<Money>,
    /// Who answers for it; none leaves it.
    pub office: Option<String>,
    /// When it is to be finished; none leaves it.
    pub due: Option<Day>,
    /// What happens now; none leaves it.
    pub now: Option<String>,
}

/// Reads a table. `stages` are the names of the stages in all languages, each with its place.
pub fn read(bytes: &[u8], stages: &[(String, i64)], currency: Currency) -> Sheet<Change> {
    let lacking = |head: &Head| {
        let missing = ["id", "title", "year"].into_iter().filter(|column| !head.has(column));
        missing.map(|column| Text::new("accountability-csv-column").with("column", column)).collect()
    };
    let mut seen: HashMap<String, u64> = HashMap::new();
    sheet::read(bytes, &COLUMNS, lacking, |row| {
        let change = change(row, stages, currency);
        if let Some(before) = seen.insert(change.id.clone(), row.line) {
            let text = Text::new("accountability-csv-twice").with("id", change.id.as_str());
            row.wrong(text.with("line", before.to_string()));
        }
        change
    })
}

fn change(row: &mut Row<'_>, stages: &[(String, i64)], currency: Currency) -> Change {
    let id = row.cell("id").unwrap_or_default();
    if id.is_empty() || id.chars().count() > 60 {
        row.wrong(Text::new("accountability-csv-id"));
    }
    let title = row.cell("title").unwrap_or_default();
    if title.is_empty() {
        row.wrong(Text::new("accountability-title-missing"));
    } else if title.chars().count() > MAX_TITLE {
        row.wrong(Text::new("accountability-title-long").with("max", MAX_TITLE));
    }
    let year = row.cell("year").and_then(|year| year.parse().ok()).filter(|year| YEARS.contains(year));
    if year.is_none() {
        row.wrong(Text::new("accountability-year-wrong"));
    }
    let stage = row.cell("stage");
    let place = stage.as_deref().and_then(|name| stage_of(name, stages));
    if let (Some(name), None) = (&stage, place) {
        row.wrong(Text::new("accountability-csv-stage").with("name", name.as_str()));
    }
    Change {
        line: row.line,
        id,
        title,
        year: year.unwrap_or_default(),
        stage: place,
        budget: money(row, "budget", currency),
        spent: money(row, "spent", currency),
        office: row.cell("office").map(|text| text.chars().take(120).collect()),
        due: row.day("due"),
        now: row.cell("now").map(|text| text.chars().take(300).collect()),
    }
}

fn money(row: &mut Row<'_>, column: &str, currency: Currency) -> Option<Money> {
    let text = row.cell(column)?;
    let money = Money::parse(text.trim_end_matches('€').trim(), currency).ok().filter(|m| m.minor >= 0);
    if money.is_none() {
        row.wrong(Text::new("accountability-csv-amount").with("text", text));
    }
    money
}

/// A stage by its name or its number, from 1.
fn stage_of(name: &str, stages: &[(String, i64)]) -> Option<i64> {
    let last = stages.iter().map(|(_, place)| *place).max().unwrap_or(0);
    match name.parse::<i64>() {
        Ok(number) => (1..=last + 1).contains(&number).then_some(number - 1),
        Err(_) => {
            let wanted = name.to_lowercase();
            stages.iter().find(|(known, _)| known.to_lowercase() == wanted).map(|(_, place)| *place)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Sheet<Change> {
        let stages = [("Progetto".to_owned(), 0), ("Aperto".to_owned(), 1), ("Open".to_owned(), 1)];
        read(text.as_bytes(), &stages, Currency::EUR)
    }

    #[test]
    fn a_table_is_read_whatever_its_separator_and_language() {
        for text in [
            "id,title,year,stage,budget,due\nA1,Panchine,2026,open,\"1.500,00\",2026-05-30\n",
            "\u{feff}Codice;Titolo;Anno;Fase;Importo;Scadenza\r\nA1;Panchine;2026;2;1500;30/05/2026\r\n",
        ] {
            let parsed = read_text(text);
            assert_eq!(parsed.wrong, [], "{text}");
            let change = &parsed.lines[0];
            assert_eq!((change.id.as_str(), change.year, change.stage), ("A1", 2026, Some(1)));
            assert_eq!(change.budget, Some(Money::new(150_000, Currency::EUR)), "{text}");
            assert_eq!(change.due.map(|d| d.to_string()).as_deref(), Some("2026-05-30"));
        }
    }

    #[test]
    fn everything_wrong_is_said_with_its_line() {
        let parsed =
            read_text("id,title,year,stage,spent\nA1,,1066,Boh,-3\nA2,Bene,2026,,\nA2,Ancora,2026,,\n");
        let said: Vec<_> = parsed.wrong.iter().map(|w| (w.line, w.text.key)).collect();
        assert_eq!(
            said,
            [
                (2, "accountability-title-missing"),
                (2, "accountability-year-wrong"),
                (2, "accountability-csv-stage"),
                (2, "accountability-csv-amount"),
                (4, "accountability-csv-twice"),
            ]
        );
    }

    #[test]
    fn what_is_no_such_table_is_refused() {
        let keys = |bytes: &[u8]| {
            let parsed = read(bytes, &[], Currency::EUR);
            parsed.wrong.iter().map(|w| w.text.key).collect::<Vec<_>>()
        };
        assert_eq!(keys(&[0xff, 0xfe, 0x00]), ["web-sheet-encoding"]);
        assert_eq!(keys(b"a,b\n1,2\n"), ["accountability-csv-column"; 3]);
        assert_eq!(keys(b"id,title,year\n"), ["web-sheet-empty"]);
    }
}
