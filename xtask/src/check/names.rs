use regex_lite::Regex;

use super::Finding;
use crate::{
    rust_source::{RustSource, line_of},
    tree::Tree,
    workspace::Workspace,
};

const EMPTY_MODULES: &[&str] = &["util", "utils", "helper", "helpers", "common", "misc", "manager"];

/// A name says what a thing is: no drawers called `utils`, no types called `…Manager` or `…Helper`.
pub(crate) fn check(tree: &Tree, _: &Workspace) -> Vec<Finding> {
    let Ok(empty) =
        Regex::new(r"\b(?:struct|enum|trait|type)\s+([A-Z]\w*(?:Manager|Helper|Helpers|Utils?))\b")
    else {
        return vec![Finding::error(file!(), 0, "the pattern is wrong")];
    };
    let mut findings = Vec::new();
    for (path, text) in tree.ending(".rs") {
        let parts = path.split('/').map(|part| part.trim_end_matches(".rs"));
        for part in parts.filter(|part| EMPTY_MODULES.contains(part)) {
            findings.push(Finding::error(path, 0, format!("{part} does not say what is inside")));
        }
        let source = RustSource::parse(text);
        for found in empty.captures_iter(&source.code).filter_map(|captures| captures.get(1)) {
            let message = format!("{} does not say what it is", found.as_str());
            findings.push(Finding::error(path, line_of(text, found.start()), message));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_names_are_found() {
        let tree = Tree::of(&[
            ("features/x/src/utils.rs", ""),
            (
                "features/x/src/model.rs",
                "\nstruct VoteManager;\nenum Role { Manager }\nfn f(m: &SchemaManager) {}",
            ),
        ]);
        let found: Vec<_> =
            check(&tree, &Workspace::default()).into_iter().map(|f| (f.path, f.line)).collect();
        assert_eq!(
            found,
            [("features/x/src/model.rs".to_owned(), 2), ("features/x/src/utils.rs".to_owned(), 0)]
        );
    }
}
