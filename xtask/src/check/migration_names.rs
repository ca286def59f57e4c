use std::collections::BTreeMap;

use regex_lite::Regex;

use super::Finding;
use crate::{
    rust_source::line_of,
    tree::{Tree, module},
    workspace::Workspace,
};

/// All features' migrations run in the order of their names, so a name leads with its time
/// (`m20261122_000100_proposals`), is given once, and a file lists its own in order.
pub(crate) fn check(tree: &Tree, _: &Workspace) -> Vec<Finding> {
    let (Ok(named), Ok(declared)) =
        (Regex::new(r"^m\d{8}_\d{6}_[a-z][a-z0-9_]*$"), Regex::new(r"migration!\(\s*(?:struct\s+)?(\w+)"))
    else {
        return vec![Finding::error(file!(), 0, "the pattern is wrong")];
    };
    let mut findings = Vec::new();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (path, text) in tree.ending(".rs").filter(|(path, _)| module(path, "migrations")) {
        let mut last = "";
        for found in declared.captures_iter(text).filter_map(|captures| captures.get(1)) {
            let (name, line) = (found.as_str(), line_of(text, found.start()));
            if !named.is_match(name) {
                findings.push(Finding::error(
                    path,
                    line,
                    format!("{name} is not like m20261122_000100_words"),
                ));
                continue;
            }
            if name < last {
                findings.push(Finding::error(path, line, format!("{name} stands after {last}")));
            }
            last = name;
            // two migrations of one moment would run in the order of their words
            let moment = name.get(..16).unwrap_or(name).to_owned();
            if let Some(other) = seen.insert(moment, format!("{path}:{line}")) {
                findings.push(Finding::error(path, line, format!("{name} has the moment of {other}")));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_names_wrong_order_and_twins_are_found() {
        let tree = Tree::of(&[
            (
                "features/a/src/migrations.rs",
                "db::migration!(m20261122_000200_b, \"\");\ndb::migration!(m20261122_000100_a, \"\");\ndb::migration!(m1_x, \"\");",
            ),
            ("features/b/src/migrations.rs", "db::migration!(\n  m20261122_000200_c, \"\");"),
        ]);
        let found: Vec<_> = check(&tree, &Workspace::default()).into_iter().map(|f| f.message).collect();
        assert_eq!(
            found,
            [
                "m20261122_000100_a stands after m20261122_000200_b",
                "m1_x is not like m20261122_000100_words",
                "m20261122_000200_c has the moment of features/a/src/migrations.rs:1"
            ]
        );
    }

    #[test]
    fn names_in_order_pass() {
        let tree = Tree::of(&[(
            "features/a/src/migrations.rs",
            "db::migration!(m20261122_000100_a, \"\"); db::migration!(m20261122_000101_b, \"\");",
        )]);
        assert_eq!(check(&tree, &Workspace::default()), []);
    }
}
