//! The `.pb` format of participatory-budgeting elections: reading and writing.
//!
//! Described in Stolicki, Szufa, Talmon, “Pabulib: A Participatory Budgeting Library” (arXiv 2012.06539) and
//! on pabulib.org. A file is text in UTF-8, `;` between fields, in three sections: META, PROJECTS, VOTES.
//!
//! Reading is strict where a mistake could change a result (unknown, repeated or missing ids, amounts that
//! are not numbers) and tolerant where it could not (byte order mark, blank lines, any order of columns,
//! unknown columns and keys, which are all kept). What is odd but harmless becomes a [`Warning`].

mod amount;
mod dates;
mod declared;
mod error;
mod ids;
mod lists;
mod meta;
mod projects;
mod scan;
mod table;
mod votes;
mod write;

pub use declared::DeclaredRuleError;
pub use error::{PbError, Warning};
pub use meta::Meta;
pub use table::Table;

use crate::{Election, Rule};

/// A `.pb` file: the election in it and everything else it says.
#[derive(Clone, Debug)]
pub struct PbFile {
    /// The META section.
    pub meta: Meta,
    /// The PROJECTS section as written, column by column.
    pub projects: Table,
    /// The VOTES section as written, with the columns about voters.
    pub votes: Table,
    /// What is counted.
    pub election: Election,
    /// Oddities that do not change the count.
    pub warnings: Vec<Warning>,
}

/// Reads a `.pb` file. `name` is only used in messages.
///
/// # Errors
/// Names the place (line and column from 1; columns count characters) and what was expected there.
pub fn read(name: &str, bytes: &[u8]) -> Result<PbFile, PbError> {
    read_inner(bytes).map_err(|problem| problem.in_file(name))
}

fn read_inner(bytes: &[u8]) -> Result<PbFile, PbError> {
    let text = scan::text(bytes)?;
    let mut scanner = scan::Scanner::new(text);
    let mut warnings = Vec::new();
    scanner.section("META")?;
    let meta = meta::read(&mut scanner)?;
    let terms = meta::terms(&meta, &mut warnings)?;
    scanner.section("PROJECTS")?;
    let projects = projects::read(&mut scanner, &terms)?;
    scanner.section("VOTES")?;
    let votes = votes::read(&mut scanner, &terms, &projects)?;
    scanner.end()?;
    meta::compare_counts(&meta, projects.rows.len(), votes.rows.len(), &mut warnings);
    let election = projects::assemble(&terms, text, projects.parsed, votes.ballots)?;
    Ok(PbFile { meta: meta.meta, projects: projects.rows, votes: votes.rows, election, warnings })
}

/// Writes an election as a `.pb` file. Keys of `meta` that follow from the election (numbers of projects and
/// votes, budget, vote type) are replaced by the true values; ballots get numbers as voter ids, and a ballot
/// cast by several voters is written that many times. Amounts need a scale that is a power of ten: the format
/// knows no other fractions.
pub fn write(election: &Election, meta: &Meta) -> String {
    write::election(election, meta)
}

impl PbFile {
    /// The rule that the file declares, see [`Meta::rule`].
    ///
    /// # Errors
    /// When no rule is declared, its name is not one of the format, or it has more than one reading.
    pub fn declared_rule(&self) -> Result<Rule, DeclaredRuleError> {
        self.meta.rule(self.election.kind())
    }

    /// Positions of the projects that the file marks as winners by the declared rule, in file order; none where
    /// it does not say. That is `selected` 1; 2 stands for other money, except in Poznań, where it marks the
    /// project that the rule itself tops up.
    pub fn official_winners(&self) -> Option<Vec<usize>> {
        let column = self.projects.column("selected")?;
        let won = |row: &usize| match self.projects.cell(*row, column).trim_ascii() {
            "1" => true,
            "2" => self.meta.is_poznan(),
            _ => false,
        };
        Some((0..self.projects.len()).filter(won).collect())
    }

    /// The file as text again: all keys, columns and rows, quoted where needed.
    pub fn to_text(&self) -> String {
        write::file(self)
    }
}
