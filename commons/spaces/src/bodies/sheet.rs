//! Members from a table: CSV with a head line, in the words of any of our languages. Every line is read, so that all that is
//! wrong can be said at once; a cell that says nothing leaves what is known as it is.

use std::collections::HashMap;

use chrono::NaiveDate;
use kernel::{Email, Text};

use super::Office;

/// Most lines of a table.
const MAX_LINES: usize = 2_000;

/// Most characters of a name, and of what somebody sits there for.
const MAX_NAME: usize = 120;
const MAX_TITLE: usize = 150;

/// The columns, with the words that name them.
const COLUMNS: [(&str, &[&str]); 7] = [
    ("email", &["email", "e-mail", "indirizzo", "address"]),
    ("name", &["name", "nome"]),
    ("office", &["office", "role", "ruolo"]),
    ("title", &["title", "for", "per", "per chi"]),
    ("from", &["from", "dal", "inizio"]),
    ("until", &["until", "to", "al", "fine"]),
    ("public", &["public", "pubblico"]),
];

/// A line that was read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    /// The line of the file.
    pub(crate) line: u64,
    pub(crate) email: Option<Email>,
    pub(crate) name: Option<String>,
    pub(crate) office: Option<Office>,
    pub(crate) title: Option<String>,
    pub(crate) from: Option<NaiveDate>,
    /// The last day.
    pub(crate) until: Option<NaiveDate>,
    pub(crate) public: Option<bool>,
}

/// Something wrong in a line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wrong {
    /// The line of the file, from 1.
    pub(crate) line: u64,
    pub(crate) text: Text,
}

/// A table that was read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parsed {
    pub(crate) lines: Vec<Line>,
    /// What is wrong; nothing is taken over while there is any.
    pub(crate) wrong: Vec<Wrong>,
}

/// Reads a table. `offices` are their names in all languages.
pub(crate) fn read(bytes: &[u8], offices: &[(String, Office)]) -> Parsed {
    let parsed = Parsed::default();
    let Ok(text) = std::str::from_utf8(bytes) else {
        return parsed.refused(1, Text::new("spaces-csv-encoding"));
    };
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t', b','].into_iter().find(|d| head.as_bytes().contains(d)).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let places = match reader.headers() {
        Ok(head) => places(head),
        Err(_) => return parsed.refused(1, Text::new("spaces-csv-unreadable")),
    };
    if !places.contains_key("email") && !places.contains_key("name") {
        return parsed.refused(1, Text::new("spaces-csv-columns"));
    }
    let mut parsed = parsed;
    for (record, n) in reader.records().zip(0..) {
        let Ok(record) = record else {
            return parsed.refused(2 + n, Text::new("spaces-csv-unreadable"));
        };
        let line = record.position().map_or(2 + n, csv::Position::line);
        if n >= u64::try_from(MAX_LINES).unwrap_or(u64::MAX) {
            return parsed.refused(line, Text::new("spaces-csv-long").with("max", MAX_LINES));
        }
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            let mut row = Row { record: &record, places: &places, line, wrong: &mut parsed.wrong };
            let line = row.line(offices);
            parsed.lines.push(line);
        }
    }
    if parsed.lines.is_empty() && parsed.wrong.is_empty() {
        return parsed.refused(1, Text::new("spaces-csv-empty"));
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
    fn line(&mut self, offices: &[(String, Office)]) -> Line {
        let email = self.cell("email");
        let address = email.as_deref().and_then(|email| email.parse::<Email>().ok());
        if email.is_some() && address.is_none() {
            self.wrong(Text::new("web-form-email"));
        }
        let name = self.short("name", MAX_NAME);
        if email.is_none() && name.is_none() {
            self.wrong(Text::new("spaces-member-nobody"));
        }
        let office = self.cell("office").and_then(|word| {
            let found = office_of(&word, offices);
            if found.is_none() {
                self.wrong(Text::new("spaces-csv-office").with("name", word));
            }
            found
        });
        let (from, until) = (self.day("from"), self.day("until"));
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            self.wrong(Text::new("spaces-ends-before-start"));
        }
        let public = self.cell("public").and_then(|word| {
            let found = truth(&word);
            if found.is_none() {
                self.wrong(Text::new("spaces-csv-truth").with("word", word));
            }
            found
        });
        let title = self.short("title", MAX_TITLE);
        Line { line: self.line, email: address, name, office, title, from, until, public }
    }

    /// A cell that says something.
    fn cell(&self, column: &str) -> Option<String> {
        let text = web::as_meant(self.record.get(*self.places.get(column)?)?.trim());
        (!text.is_empty()).then(|| text.chars().filter(|c| !c.is_control()).collect())
    }

    fn short(&mut self, column: &str, max: usize) -> Option<String> {
        let text = web::plain(&self.cell(column)?).trim().to_owned();
        let length = text.chars().count();
        if length > max {
            self.wrong(Text::new("web-form-too-long").with("length", length).with("max", max));
        }
        (!text.is_empty()).then_some(text)
    }

    /// A day as programs or people write it.
    fn day(&mut self, column: &str) -> Option<NaiveDate> {
        let text = self.cell(column)?;
        let forms = ["%Y-%m-%d", "%d/%m/%Y"];
        let day = forms.iter().find_map(|form| NaiveDate::parse_from_str(&text, form).ok());
        if day.is_none() {
            self.wrong(Text::new("web-form-date"));
        }
        day
    }

    fn wrong(&mut self, text: Text) {
        self.wrong.push(Wrong { line: self.line, text });
    }
}

/// An office by its name or its stored word.
fn office_of(word: &str, offices: &[(String, Office)]) -> Option<Office> {
    let wanted = word.to_lowercase();
    let named = offices.iter().find(|(name, _)| name.to_lowercase() == wanted).map(|(_, office)| *office);
    named.or_else(|| Office::parse(&wanted))
}

fn truth(word: &str) -> Option<bool> {
    match word.to_lowercase().as_str() {
        "sì" | "si" | "s" | "x" | "yes" | "y" | "1" | "true" | "vero" => Some(true),
        "no" | "n" | "0" | "false" | "falso" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Parsed {
        let offices = [("Presidente".to_owned(), Office::Chair), ("Chair".to_owned(), Office::Chair)];
        read(text.as_bytes(), &offices)
    }

    #[test]
    fn a_table_is_read_whatever_its_separator_and_language() {
        for text in [
            "email,name,role,for,from,until,public\nanna@x.example,Anna Riva,chair,Pro Loco,2025-03-01,2026-12-31,yes\n",
            "\u{feff}E-mail;Nome;Ruolo;Per chi;Dal;Al;Pubblico\r\nanna@x.example;Anna Riva;PRESIDENTE;Pro Loco;01/03/2025;31/12/2026;Sì\r\n\r\n",
        ] {
            let parsed = read_text(text);
            assert_eq!(parsed.wrong, [], "{text}");
            assert_eq!(parsed.lines.len(), 1, "{text}");
            let line = &parsed.lines[0];
            assert_eq!(line.email.as_ref().map(Email::as_str), Some("anna@x.example"));
            assert_eq!((line.office, line.public), (Some(Office::Chair), Some(true)));
            assert_eq!(line.until.map(|day| day.to_string()).as_deref(), Some("2026-12-31"));
        }
        let bare = read_text("nome\nElena Bassi\n");
        assert_eq!((bare.wrong.len(), bare.lines[0].office, bare.lines[0].public), (0, None, None));
    }

    #[test]
    fn everything_wrong_is_said_with_its_line() {
        let parsed = read_text(
            "email;nome;ruolo;dal;al;pubblico\nnonsense;;Re;;;\n;;;oggi;;forse\na@x.example;;;2026-02-01;2026-01-01;\n",
        );
        let said: Vec<_> = parsed.wrong.iter().map(|w| (w.line, w.text.key)).collect();
        assert_eq!(
            said,
            [
                (2, "web-form-email"),
                (2, "spaces-csv-office"),
                (3, "spaces-member-nobody"),
                (3, "web-form-date"),
                (3, "spaces-csv-truth"),
                (4, "spaces-ends-before-start"),
            ]
        );
    }

    #[test]
    fn what_is_no_such_table_is_refused() {
        let key = |bytes: &[u8]| read(bytes, &[]).wrong[0].text.key;
        assert_eq!(key(&[0xff, 0xfe, 0x00]), "spaces-csv-encoding");
        assert_eq!(key(b"a,b\n1,2\n"), "spaces-csv-columns");
        assert_eq!(key(b"nome\n"), "spaces-csv-empty");
        let long = format!("nome\n{}", "Anna\n".repeat(2_001));
        assert_eq!(key(long.as_bytes()), "spaces-csv-long");
    }
}
