//! Full-text search that finds the same on both databases: texts are folded here, stored folded, and searched folded.
//!
//! A list puts [`Tx::matching`] into its own statement, beside its filters, sorting and paging:
//!
//! ```ignore
//! let found = tx.matching("proposal", component.uuid(), typed, 4);    // its values are $4, $5 and $6
//! let sql = format!("SELECT … FROM proposals WHERE tenant_id = $1 AND component_id = $2 AND number > $3 AND {}", found.condition("id"));
//! ```

use sea_orm::{DbErr, FromQueryResult, Value};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use uuid::Uuid;

use crate::{Backend, Tx, WriteTx, vals};

/// Longer words are cut, in texts and queries alike.
const MAX_WORD: usize = 60;
/// Bytes of a folded text that are searched; PostgreSQL's index takes no more than a megabyte.
const MAX_TEXT: usize = 400_000;
/// Words of a query that count.
const MAX_QUERY_WORDS: usize = 12;

/// The words of a text as they are searched: no accents, lower case, `ß` as `ss`, everything that is neither letter nor
/// digit a space, single spaces between.
pub fn fold(text: &str) -> String {
    let mut folded = String::new();
    let mut word_length = 0;
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        if folded.len() >= MAX_TEXT {
            break;
        }
        // Lower case can decompose once more ('İ' gives a dot of its own).
        if is_combining_mark(c) {
            continue;
        }
        if !c.is_alphanumeric() {
            word_length = 0;
            continue;
        }
        if word_length == 0 && !folded.is_empty() {
            folded.push(' ');
        }
        word_length += 1;
        if word_length <= MAX_WORD {
            push_plain(&mut folded, c);
        }
    }
    folded
}

/// Letters that Unicode does not take apart.
fn push_plain(folded: &mut String, c: char) {
    match c {
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'ø' => folded.push('o'),
        'ł' => folded.push('l'),
        'đ' => folded.push('d'),
        _ => folded.push(c),
    }
}

/// What a person is looking for. Every word must be there; the last one may be the beginning of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// What must be there, each as one of several words.
    words: Vec<Vec<String>>,
    unfinished: Unfinished,
}

/// Which words of a query may be the beginning of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unfinished {
    Last,
    Every,
    None,
}

impl Query {
    /// Reads what was typed. Without a single letter or digit it matches everything.
    pub fn new(typed: &str) -> Self {
        let folded = fold(typed);
        let words = folded.split_whitespace().take(MAX_QUERY_WORDS).map(|word| vec![word.to_owned()]);
        Self { words: words.collect(), unfinished: Unfinished::Last }
    }

    /// Reads what was typed by somebody who may know only parts: every word may be the beginning of one.
    pub fn of_beginnings(typed: &str) -> Self {
        Self { unfinished: Unfinished::Every, ..Self::new(typed) }
    }

    /// Looks for folded words as they are: of each list, at least one must be there.
    pub fn of_words(words: Vec<Vec<String>>) -> Self {
        Self { words, unfinished: Unfinished::None }
    }

    /// The folded words that count.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().flatten().map(String::as_str)
    }

    /// True when nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The condition on each word, in the dialect's form. Folded words hold no quotes.
    fn terms(&self, dialect: &Dialect) -> String {
        let last = self.words.len().saturating_sub(1);
        let term = |(at, words): (usize, &Vec<String>)| {
            let unfinished = match self.unfinished {
                Unfinished::Last => at == last,
                Unfinished::Every => true,
                Unfinished::None => false,
            };
            let (quote, prefix) = (dialect.quote, if unfinished { dialect.prefix } else { "" });
            let each: Vec<String> =
                words.iter().map(|word| format!("{quote}{word}{quote}{prefix}")).collect();
            format!("({})", each.join(dialect.or))
        };
        self.words.iter().enumerate().map(term).collect::<Vec<_>>().join(dialect.and)
    }
}

/// How a database writes a query.
struct Dialect {
    prefix: &'static str,
    and: &'static str,
    or: &'static str,
    quote: char,
}

const SQLITE: Dialect = Dialect { prefix: " *", and: " AND ", or: " OR ", quote: '"' };
const POSTGRES: Dialect = Dialect { prefix: ":*", and: " & ", or: " | ", quote: '\'' };

/// A search to be put into a statement.
#[derive(Clone, Debug)]
pub struct Matching {
    backend: Backend,
    subquery: Option<String>,
    /// The values of its parameters: three, or none when nothing is looked for. So they come last in the statement's.
    pub values: Vec<Value>,
}

impl Matching {
    /// The condition on the column that holds the resource's id, as in `p.id`.
    pub fn condition(&self, id_column: &str) -> String {
        match (&self.subquery, self.backend) {
            (None, _) => "TRUE".to_owned(),
            (Some(subquery), Backend::Sqlite) => format!("{id_column} IN ({subquery})"),
            // `IS TRUE` keeps PostgreSQL from making a join of it: with a wrong guess at the number of rows it would
            // search again for every row. So it searches once and looks each row up in a hash table.
            (Some(subquery), Backend::Postgres) => format!("({id_column} IN ({subquery})) IS TRUE"),
        }
    }
}

impl Tx {
    /// A search among the resources of a kind in a scope (their component, say). Its parameters are numbered from
    /// `first`, and `$1` is the tenant.
    pub fn matching(&self, kind: &str, scope: Uuid, query: &Query, first: usize) -> Matching {
        if query.is_empty() {
            return Matching { backend: self.backend(), subquery: None, values: Vec::new() };
        }
        let (second, third) = (first + 1, first + 2);
        match self.backend() {
            Backend::Sqlite => Matching {
                backend: self.backend(),
                subquery: Some(format!(
                    "SELECT s.id FROM search_texts s WHERE s.tenant_id = $1 AND s.kind = ${first} AND s.scope = ${second} \
                     AND s.number IN (SELECT rowid FROM search_words WHERE search_words MATCH ${third})"
                )),
                values: vals![
                    kind,
                    scope,
                    format!(
                        "scope : \"{}\" AND folded : ({})",
                        scope.simple().to_string().to_uppercase(),
                        query.terms(&SQLITE)
                    ),
                ],
            },
            Backend::Postgres => Matching {
                backend: self.backend(),
                subquery: Some(format!("SELECT arengo_search(${first}, ${second}, ${third})")),
                values: vals![kind, scope, query.terms(&POSTGRES)],
            },
        }
    }

    /// The newest resources that match, at most `limit`. Every match is as good as another: there is no relevance.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn search(
        &self,
        kind: &str,
        scope: Uuid,
        query: &Query,
        limit: i64,
    ) -> Result<Vec<Uuid>, DbErr> {
        #[derive(FromQueryResult)]
        struct Found {
            id: Uuid,
        }
        let matching = self.matching(kind, scope, query, 5);
        let sql = format!(
            "SELECT id FROM search_texts WHERE tenant_id = $1 AND kind = $2 AND scope = $3 AND {} ORDER BY id DESC LIMIT $4",
            matching.condition("id")
        );
        let mut values = vals![kind, scope, limit];
        values.extend(matching.values);
        Ok(self.all::<Found>(&sql, values).await?.into_iter().map(|found| found.id).collect())
    }
}

impl WriteTx {
    /// Makes a resource findable by a text (its title and body, say), or by another one than before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn index_text(&self, kind: &str, id: Uuid, scope: Uuid, text: &str) -> Result<(), DbErr> {
        self.exec(
            "INSERT INTO search_texts (tenant_id, kind, id, scope, folded) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (tenant_id, kind, id) DO UPDATE SET scope = excluded.scope, folded = excluded.folded",
            vals![kind, id, scope, fold(text)],
        )
        .await
        .map(|_| ())
    }

    /// Makes a resource unfindable.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove_text(&self, kind: &str, id: Uuid) -> Result<(), DbErr> {
        self.exec("DELETE FROM search_texts WHERE tenant_id = $1 AND kind = $2 AND id = $3", vals![kind, id])
            .await
            .map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_folded_to_plain_words() {
        let cases = [
            ("Più alberi, in città!", "piu alberi in citta"),
            ("L’acqua dell'orto", "l acqua dell orto"),
            ("Straße 12/bis", "strasse 12 bis"),
            ("CO₂ e ﬁori", "co2 e fiori"),
            ("İstanbul Łódź œuvre", "istanbul lodz oeuvre"),
            ("  …  ", ""),
        ];
        for (text, folded) in cases {
            assert_eq!(fold(text), folded);
        }
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in ".{0,80}") {
            let once = fold(&text);
            proptest::prop_assert!(!once.contains(['\'', '"', '*', ':', '&', '\\']));
            proptest::prop_assert_eq!(fold(&once), once);
        }
    }
}
