//! Works from a table: CSV with a head line, in Italian or English. Every line is read, so that all that is wrong can be
//! said at once; what is not in the table stays as it is.

use std::collections::HashMap;

use kernel::{Currency, Money, Text};

use crate::{
    Day,
    model::{MAX_TITLE, YEARS},
};

/// Most lines of a table.
const MAX_LINES: usize = 2_000;

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

/// Something wrong in a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    /// The line of the file, from 1.
    pub line: u64,
    /// What is wrong.
    pub text: Text,
}

/// A table that was read.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// What can be taken over.
    pub changes: Vec<Change>,
    /// What is wrong; nothing is taken over while there is any.
    pub wrong: Vec<Wrong>,
}

/// Reads a table. `stages` are the names of the stages in all languages, each with its place.
pub fn read(bytes: &[u8], stages: &[(String, i64)], currency: Currency) -> Parsed {
    let mut parsed = Parsed::default();
    let Ok(text) = std::str::from_utf8(bytes) else {
        return parsed.refused(1, Text::new("accountability-csv-encoding"));
    };
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t', b','].into_iter().find(|d| head.as_bytes().contains(d)).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let places = match reader.headers() {
        Ok(head) => places(head),
        Err(_) => return parsed.refused(1, Text::new("accountability-csv-unreadable")),
    };
    for needed in ["id", "title", "year"] {
        if !places.contains_key(needed) {
            parsed = parsed.refused(1, Text::new("accountability-csv-column").with("column", needed));
        }
    }
    if !parsed.wrong.is_empty() {
        return parsed;
    }
    let mut seen: HashMap<String, u64> = HashMap::new();
    for (record, n) in reader.records().zip(0..) {
        let Ok(record) = record else {
            return parsed.refused(2 + n, Text::new("accountability-csv-unreadable"));
        };
        let line = record.position().map_or(2 + n, csv::Position::line);
        if n >= u64::try_from(MAX_LINES).unwrap_or(u64::MAX) {
            return parsed.refused(line, Text::new("accountability-csv-long").with("max", MAX_LINES));
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let mut row = Row { record: &record, places: &places, line, wrong: &mut parsed.wrong };
        let change = row.change(stages, currency);
        if let Some(before) = seen.insert(change.id.clone(), line) {
            let text = Text::new("accountability-csv-twice").with("id", change.id.as_str());
            parsed.wrong.push(Wrong { line, text: text.with("line", before.to_string()) });
        }
        parsed.changes.push(change);
    }
    if parsed.changes.is_empty() && parsed.wrong.is_empty() {
        return parsed.refused(1, Text::new("accountability-csv-empty"));
    }
    parsed
}

impl Parsed {
    fn refused(mut self, line: u64, text: Text) -> Self {
        self.wrong.push(Wrong { line, text });
        self
    }
}

/// Where each column of ours is.
fn places(head: &csv::StringRecord) -> HashMap<&'static str, usize> {
    let mut places = HashMap::new();
    for (at, name) in head.iter().enumerate() {
        let name = name.trim().to_lowercase();
        if let Some((column, _)) = COLUMNS.iter().find(|(_, words)| words.contains(&name.as_str())) {
            places.entry(*column).or_insert(at);
        }
    }
    places
}

/// A line being read.
struct Row<'a> {
    record: &'a csv::StringRecord,
    places: &'a HashMap<&'static str, usize>,
    line: u64,
    wrong: &'a mut Vec<Wrong>,
}

impl Row<'_> {
    fn change(&mut self, stages: &[(String, i64)], currency: Currency) -> Change {
        let id = self.cell("id").unwrap_or_default();
        if id.is_empty() || id.chars().count() > 60 {
            self.wrong(Text::new("accountability-csv-id"));
        }
        let title = self.cell("title").unwrap_or_default();
        if title.is_empty() {
            self.wrong(Text::new("accountability-title-missing"));
        } else if title.chars().count() > MAX_TITLE {
            self.wrong(Text::new("accountability-title-long").with("max", MAX_TITLE));
        }
        let year = self.cell("year").and_then(|year| year.parse().ok()).filter(|year| YEARS.contains(year));
        if year.is_none() {
            self.wrong(Text::new("accountability-year-wrong"));
        }
        let stage = self.cell("stage");
        let place = stage.as_deref().and_then(|name| stage_of(name, stages));
        if let (Some(name), None) = (&stage, place) {
            self.wrong(Text::new("accountability-csv-stage").with("name", name.as_str()));
        }
        let due = self.cell("due");
        let day = due.as_deref().and_then(day);
        if due.is_some() && day.is_none() {
            self.wrong(Text::new("web-form-date"));
        }
        Change {
            line: self.line,
            id,
            title,
            year: year.unwrap_or_default(),
            stage: place,
            budget: self.money("budget", currency),
            spent: self.money("spent", currency),
            office: self.cell("office").map(|text| text.chars().take(120).collect()),
            due: day,
            now: self.cell("now").map(|text| text.chars().take(300).collect()),
        }
    }

    /// A cell that says something.
    fn cell(&self, column: &str) -> Option<String> {
        let text = web::as_meant(self.record.get(*self.places.get(column)?)?.trim());
        (!text.is_empty()).then(|| text.chars().filter(|c| !c.is_control()).collect())
    }

    fn money(&mut self, column: &str, currency: Currency) -> Option<Money> {
        let text = self.cell(column)?;
        let money = Money::parse(text.trim_end_matches('€').trim(), currency).ok().filter(|m| m.minor >= 0);
        if money.is_none() {
            self.wrong(Text::new("accountability-csv-amount").with("text", text));
        }
        money
    }

    fn wrong(&mut self, text: Text) {
        self.wrong.push(Wrong { line: self.line, text });
    }
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

/// A day as programs or people write it.
fn day(text: &str) -> Option<Day> {
    ["%Y-%m-%d", "%d/%m/%Y"].iter().find_map(|form| Day::parse_from_str(text, form).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Parsed {
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
            let change = &parsed.changes[0];
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
        assert_eq!(keys(&[0xff, 0xfe, 0x00]), ["accountability-csv-encoding"]);
        assert_eq!(keys(b"a,b\n1,2\n"), ["accountability-csv-column"; 3]);
        assert_eq!(keys(b"id,title,year\n"), ["accountability-csv-empty"]);
    }
}
