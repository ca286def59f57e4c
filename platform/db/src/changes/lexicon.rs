use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, PoisonError, RwLock},
};

/// Statements whose tables are remembered; there are a few hundred in the whole program.
const REMEMBERED: usize = 4_096;

/// A table, by its place in the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Table(u16);

/// The tables that a statement names.
pub(crate) type Tables = Arc<[Table]>;

/// Finds the tables in the text of a statement: every word that is the name of one. A column of that name counts as
/// well, which does no harm.
pub(crate) struct Lexicon {
    names: Vec<String>,
    tables: BTreeMap<String, Table>,
    known: RwLock<HashMap<String, Tables>>,
}

impl Lexicon {
    /// The lexicon of these tables.
    pub(crate) fn of(names: impl IntoIterator<Item = String>) -> Self {
        let mut names: Vec<String> = names.into_iter().collect();
        names.sort();
        let tables = (0u16..).zip(&names).map(|(at, name)| (name.clone(), Table(at))).collect();
        Self { names, tables, known: RwLock::default() }
    }

    pub(crate) fn table(&self, name: &str) -> Option<Table> {
        self.tables.get(search(name)).copied()
    }

    pub(crate) fn name(&self, table: Table) -> &str {
        self.names.get(usize::from(table.0)).map_or("", String::as_str)
    }

    /// The tables named in a statement, each once, in order.
    pub(crate) fn named_in(&self, sql: &str) -> Tables {
        if let Some(tables) = self.known.read().unwrap_or_else(PoisonError::into_inner).get(sql) {
            return tables.clone();
        }
        let words = sql.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let mut tables: Vec<Table> = words.filter_map(|word| self.table(word)).collect();
        tables.sort_unstable();
        tables.dedup();
        let tables: Tables = tables.into();
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() < REMEMBERED {
            known.insert(sql.to_owned(), tables.clone());
        }
        tables
    }
}

/// The full-text index is read through a function or a virtual table; all of them mean the table of its texts.
fn search(name: &str) -> &str {
    let is_index = name.starts_with("search_") || name.starts_with("arengo_search");
    if is_index { "search_texts" } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_that_names_a_table_counts() {
        let lexicon = Lexicon::of(["people", "proposals", "search_texts", "supports"].map(str::to_owned));
        let named = |sql: &str| -> Vec<&str> {
            lexicon.named_in(sql).iter().map(|table| lexicon.name(*table)).collect()
        };
        assert_eq!(
            named("SELECT p.id FROM proposals p, people WHERE id IN (SELECT arengo_search($1))"),
            ["people", "proposals", "search_texts"]
        );
        assert_eq!(named("INSERT INTO \"supports\" (tenant_id) VALUES ($1)"), ["supports"]);
        assert_eq!(named("INSERT INTO \"supports\" (tenant_id) VALUES ($1)"), ["supports"]);
        assert_eq!(named("SELECT proposals_of FROM my_people"), Vec::<&str>::new());
    }
}
