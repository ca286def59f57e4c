//! `cargo xtask check`: the rules of DESIGN and STYLE that a program can prove. One file a rule; each has tests on
//! made-up input, so that the rule itself is known to be able to fail.

mod actions_write;
mod apostrophes;
mod architecture_table;
mod arrows;
mod browser_engine;
mod data_access;
mod fluent;
mod forbidden_text;
mod length;
mod links;
mod lockfiles;
mod message_keys;
mod message_uses;
mod migration_names;
mod names;
mod status_codes;
mod templates;

use anyhow::Result;

use crate::{
    summary::Counts,
    tree::{Tree, root},
    workspace::Workspace,
};

/// Something a check has to say about a place.
#[derive(Debug, PartialEq)]
pub(crate) struct Finding {
    path: String,
    line: usize,
    message: String,
    warning: bool,
}

impl Finding {
    /// Breaks the rule. Line 0 stands for the file as a whole.
    fn error(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, message: message.into(), warning: false }
    }

    /// Worth a look.
    fn warning(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { warning: true, ..Self::error(path, line, message) }
    }
}

type Check = fn(&Tree, &Workspace) -> Vec<Finding>;

/// Every check with the name it is reported under.
const CHECKS: &[(&str, Check)] = &[
    ("arrows between crates", arrows::check),
    ("data access only in stores", data_access::check),
    ("only actions write", actions_write::check),
    ("status codes only at the edge", status_codes::check),
    ("messages complete in every language", message_keys::check),
    ("messages exist and are used", message_uses::check),
    ("messages with typographic apostrophes", apostrophes::check),
    ("migrations named in order", migration_names::check),
    ("templates keep to the content policy", templates::check),
    ("the architecture table is true", architecture_table::check),
    ("links in documents resolve", links::check),
    ("files are short", length::check),
    ("names say what a thing is", names::check),
    ("no text that belongs elsewhere", forbidden_text::check),
    ("lockfiles name no host", lockfiles::check),
    ("the engine for browsers is the recorded one", browser_engine::check),
];

/// Runs all checks on this repository and prints what they found.
pub(crate) fn run() -> Result<Counts> {
    let root = root();
    let tree = Tree::read(&root)?;
    let workspace = Workspace::read(&root)?;
    let mut counts = Counts::default();
    for (name, check) in CHECKS {
        let findings = check(&tree, &workspace);
        let errors = findings.iter().filter(|finding| !finding.warning).count();
        println!("  {} {name}", if errors == 0 { "ok    " } else { "FAILED" });
        for Finding { path, line, message, warning } in &findings {
            let kind = if *warning { "warning: " } else { "" };
            let line = if *line == 0 { String::new() } else { format!(":{line}") };
            println!("         {path}{line}: {kind}{message}");
        }
        counts.add(errors == 0);
    }
    Ok(counts)
}

/// What all checks have against a made-up repository.
#[cfg(test)]
pub(crate) fn errors(tree: &Tree, workspace: &Workspace) -> Vec<String> {
    let findings = CHECKS.iter().flat_map(|(_, check)| check(tree, workspace));
    findings
        .filter(|finding| !finding.warning)
        .map(|finding| format!("{}: {}", finding.path, finding.message))
        .collect()
}
