//! Members from a table. A cell that says nothing leaves what is known as it is.

use chrono::NaiveDate;
use kernel::{Email, Text};
use web::sheet::{self, Head, Row, Sheet};

use super::Office;

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

/// Reads a table. `offices` are their names in all languages.
pub(crate) fn read(bytes: &[u8], offices: &[(String, Office)]) -> Sheet<Line> {
    let lacking = |head: &Head| match head.has("email") || head.has("name") {
        true => Vec::new(),
        false => vec![Text::new("spaces-csv-columns")],
    };
    sheet::read(bytes, &COLUMNS, lacking, |row| line(row, offices))
}

fn line(row: &mut Row<'_>, offices: &[(String, Office)]) -> Line {
    let email = row.cell("email");
    let address = email.as_deref().and_then(|email| email.parse::<Email>().ok());
    if email.is_some() && address.is_none() {
        row.wrong(Text::new("web-form-email"));
    }
    let name = short(row, "name", MAX_NAME);
    if email.is_none() && name.is_none() {
        row.wrong(Text::new("spaces-member-nobody"));
    }
    let office = row.cell("office").and_then(|word| {
        let found = office_of(&word, offices);
        if found.is_none() {
            row.wrong(Text::new("spaces-csv-office").with("name", word));
        }
        found
    });
    let (from, until) = (row.day("from"), row.day("until"));
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        row.wrong(Text::new("spaces-ends-before-start"));
    }
    let public = row.cell("public").and_then(|word| {
        let found = truth(&word);
        if found.is_none() {
            row.wrong(Text::new("spaces-csv-truth").with("word", word));
        }
        found
    });
    let title = short(row, "title", MAX_TITLE);
    Line { line: row.line, email: address, name, office, title, from, until, public }
}

fn short(row: &mut Row<'_>, column: &str, max: usize) -> Option<String> {
    let text = web::plain(&row.cell(column)?).trim().to_owned();
    let length = text.chars().count();
    if length > max {
        row.wrong(Text::new("web-form-too-long").with("length", length).with("max", max));
    }
    (!text.is_empty()).then_some(text)
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

    fn read_text(text: &str) -> Sheet<Line> {
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
    fn a_table_that_names_nobody_is_refused() {
        assert_eq!(read_text("a,b\n1,2\n").wrong[0].text.key, "spaces-csv-columns");
    }
}
