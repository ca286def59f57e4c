use super::Finding;
use crate::{
    tree::{Tree, root},
    wasm::{ARTEFACT, RECORD, Record, hash, sources},
    workspace::Workspace,
};

/// The counting engine for browsers is committed as built: its hash must be the recorded one, and it should have been
/// built from the sources beside it.
pub(crate) fn check(tree: &Tree, _: &Workspace) -> Vec<Finding> {
    let Some(record) = tree.text(RECORD) else {
        let lost = tree.has(ARTEFACT).then(|| Finding::error(ARTEFACT, 0, "has no record beside it"));
        return lost.into_iter().collect();
    };
    let root = root();
    let sources = sources(&root).unwrap_or_default();
    compare(record, &std::fs::read(root.join(ARTEFACT)).unwrap_or_default(), &sources)
}

fn compare(record: &str, engine: &[u8], sources: &str) -> Vec<Finding> {
    let record = match Record::read(record) {
        Ok(record) => record,
        Err(error) => return vec![Finding::error(RECORD, 0, error.to_string())],
    };
    let mut findings = Vec::new();
    if hash(engine) != record.hash {
        findings.push(Finding::error(ARTEFACT, 0, format!("is not the file that {RECORD} describes")));
    }
    if sources != record.sources {
        let message = "the sources have changed since it was built: cargo xtask wasm";
        findings.push(Finding::warning(ARTEFACT, 0, message));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_file_is_an_error_and_other_sources_a_warning() {
        let record = format!("sha256 {}\ncompiler rustc\nsources abc\n", hash(b"engine"));
        assert_eq!(compare(&record, b"engine", "abc"), []);
        let found = |engine: &[u8], sources| {
            compare(&record, engine, sources).into_iter().map(|found| found.warning).collect::<Vec<_>>()
        };
        assert_eq!(found(b"other", "abc"), [false]);
        assert_eq!(found(b"engine", "abd"), [true]);
        assert_eq!(compare("", b"engine", "abc").len(), 1);
    }

    #[test]
    fn an_engine_without_a_record_is_found() {
        assert_eq!(check(&Tree::of(&[(ARTEFACT, "")]), &Workspace::default()).len(), 1);
        assert_eq!(check(&Tree::of(&[]), &Workspace::default()), []);
    }
}
