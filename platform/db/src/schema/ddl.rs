//! Reads DDL just far enough to split it into statements and to translate the names of types, never touching what is
//! quoted or commented.

/// One piece of a statement.
#[derive(Debug, PartialEq)]
enum Piece<'a> {
    /// A bare word: keyword, type or unquoted name.
    Word(&'a str),
    /// Anything quoted: a string, or a name in double quotes.
    Quoted(&'a str),
    /// White space or a comment.
    Blank(&'a str),
    /// A single other character.
    Mark(&'a str),
}

impl<'a> Piece<'a> {
    fn text(&self) -> &'a str {
        match self {
            Piece::Word(s) | Piece::Quoted(s) | Piece::Blank(s) | Piece::Mark(s) => s,
        }
    }
}

/// The statements of a text, split at semicolons outside of quotes and comments.
pub(super) fn statements(text: &str) -> Vec<String> {
    let mut statements = vec![String::new()];
    for piece in pieces(text) {
        match (&piece, statements.last_mut()) {
            (Piece::Mark(";"), _) => statements.push(String::new()),
            (_, Some(statement)) => statement.push_str(piece.text()),
            (_, None) => {}
        }
    }
    statements.retain(|s| pieces(s).iter().any(|piece| !matches!(piece, Piece::Blank(_))));
    statements.iter().map(|s| s.trim().to_owned()).collect()
}

/// A statement with SQLite's names of types. A word names a type where it follows the name of a column (or `AS`), so
/// a column may itself be called `uuid`.
pub(super) fn for_sqlite(statement: &str) -> String {
    let mut translated = String::with_capacity(statement.len());
    let mut after_name = false;
    for piece in pieces(statement) {
        translated.push_str(match piece {
            Piece::Word(word) if after_name => sqlite_type(word).unwrap_or(word),
            _ => piece.text(),
        });
        match piece {
            Piece::Blank(_) => {}
            Piece::Word(word) => after_name = !expects_a_name(word),
            Piece::Quoted(_) => after_name = true,
            Piece::Mark(_) => after_name = false,
        }
    }
    translated
}

/// True when the statement contains this keyword.
pub(super) fn says(statement: &str, keyword: &str) -> bool {
    pieces(statement)
        .iter()
        .any(|piece| matches!(piece, Piece::Word(word) if word.eq_ignore_ascii_case(keyword)))
}

/// sqlx decides how to read a column by the declared type, and SQLite how to store it: a UUID is 16 bytes, a time is
/// text in one form that sorts.
fn sqlite_type(word: &str) -> Option<&'static str> {
    match word.to_ascii_lowercase().as_str() {
        "uuid" | "bytea" => Some("blob"),
        "timestamptz" => Some("timestamp_with_timezone_text"),
        _ => None,
    }
}

fn expects_a_name(word: &str) -> bool {
    [
        "TABLE",
        "INDEX",
        "VIEW",
        "REFERENCES",
        "ON",
        "EXISTS",
        "INTO",
        "FROM",
        "TO",
        "COLUMN",
        "CONSTRAINT",
        "UPDATE",
    ]
    .iter()
    .any(|keyword| word.eq_ignore_ascii_case(keyword))
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let piece = match first {
            '\'' | '"' => Piece::Quoted(&rest[..quoted_length(rest, first)]),
            '-' if rest.starts_with("--") => Piece::Blank(&rest[..rest.find('\n').unwrap_or(rest.len())]),
            '/' if rest.starts_with("/*") => {
                Piece::Blank(&rest[..rest.find("*/").map_or(rest.len(), |i| i + 2)])
            }
            c if c.is_whitespace() => Piece::Blank(&rest[..run_length(rest, char::is_whitespace)]),
            c if c.is_alphabetic() || c == '_' => {
                Piece::Word(&rest[..run_length(rest, |c| c.is_alphanumeric() || c == '_')])
            }
            c => Piece::Mark(&rest[..c.len_utf8()]),
        };
        rest = &rest[piece.text().len()..];
        pieces.push(piece);
    }
    pieces
}

fn run_length(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// Up to and with the closing quote; a doubled quote stands for itself.
fn quoted_length(text: &str, quote: char) -> usize {
    let mut marks = text.match_indices(quote).map(|(at, _)| at).skip(1).peekable();
    while let Some(at) = marks.next() {
        match marks.peek() {
            Some(&next) if next == at + 1 => {
                marks.next();
            }
            _ => return at + 1,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_split_outside_of_quotes_and_comments() {
        let text = "CREATE TABLE a (x text DEFAULT ';it''s;'); -- no; split\n /* ; */ CREATE INDEX \"b;\" ON a (x);\n";
        assert_eq!(
            statements(text),
            [
                "CREATE TABLE a (x text DEFAULT ';it''s;')",
                "-- no; split\n /* ; */ CREATE INDEX \"b;\" ON a (x)"
            ]
        );
        assert_eq!(statements(" ; -- nothing\n;"), [] as [&str; 0]);
    }

    #[test]
    fn only_types_are_translated() {
        let cases = [
            ("a uuid NOT NULL", "a blob NOT NULL"),
            ("CREATE TABLE t (uuid uuid, \"bytea\" BYTEA)", "CREATE TABLE t (uuid blob, \"bytea\" blob)"),
            ("at timestamptz", "at timestamp_with_timezone_text"),
            ("x text DEFAULT 'a uuid'", "x text DEFAULT 'a uuid'"),
            ("CREATE INDEX i ON uuid (uuid, a_uuid)", "CREATE INDEX i ON uuid (uuid, a_uuid)"),
            ("REFERENCES uuid (id)", "REFERENCES uuid (id)"),
            ("CHECK (CAST(a AS uuid) = b)", "CHECK (CAST(a AS blob) = b)"),
            ("n bigint, d double precision, b boolean", "n bigint, d double precision, b boolean"),
            ("a text, -- a uuid\n b uuid", "a text, -- a uuid\n b blob"),
        ];
        for (given, expected) in cases {
            assert_eq!(for_sqlite(given), expected);
        }
    }

    proptest::proptest! {
        /// Whatever the text, nothing of it is lost or changed apart from the types.
        #[test]
        fn pieces_are_the_whole_text(text in "[a-z'\"; \n/*é-]{0,60}") {
            let whole: String = pieces(&text).iter().map(Piece::text).collect();
            proptest::prop_assert_eq!(whole, text);
        }
    }
}
