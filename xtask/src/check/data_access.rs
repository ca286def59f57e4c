use super::Finding;
use crate::{
    rust_source::{RustSource, line_of},
    tree::{Tree, module, within},
    workspace::Workspace,
};

const STATEMENTS: &[&str] = &["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"];

/// SQL and entities stay in `store` and `migrations`, so that one file of a feature shows all it does to the
/// database. The platform's own database crates, and tests that look behind the door, are free.
pub(crate) fn check(tree: &Tree, _: &Workspace) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.ending(".rs").filter(|(path, _)| !may_hold_sql(path)) {
        let source = RustSource::parse(text);
        for literal in source.strings.iter().filter(|literal| is_sql(&literal.value)) {
            let line = line_of(text, literal.start);
            findings.push(Finding::error(path, line, "SQL belongs in store.rs or migrations.rs"));
        }
        for at in source.words("DeriveEntityModel") {
            findings.push(Finding::error(path, line_of(text, at), "entities belong in store.rs"));
        }
    }
    findings
}

fn may_hold_sql(path: &str) -> bool {
    module(path, "store")
        || module(path, "migrations")
        || within(path, "tests")
        || ["platform/db/", "platform/jobs/", "platform/testkit/", "xtask/"]
            .iter()
            .any(|dir| path.starts_with(dir))
}

fn is_sql(literal: &str) -> bool {
    let mut words = literal.split_whitespace();
    STATEMENTS.contains(&words.next().unwrap_or_default()) && words.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sql_outside_a_store_is_found() {
        let tree = Tree::of(&[
            (
                "features/x/src/actions.rs",
                "fn f() {\n  tx.all(\"SELECT id FROM t\", v);\n  r(\"\n DELETE FROM t\"); }",
            ),
            ("features/x/src/model.rs", "#[derive(DeriveEntityModel)] struct A;"),
        ]);
        let found = check(&tree, &Workspace::default());
        let places: Vec<_> = found.iter().map(|f| (f.path.as_str(), f.line)).collect();
        assert_eq!(
            places,
            [
                ("features/x/src/actions.rs", 2),
                ("features/x/src/actions.rs", 3),
                ("features/x/src/model.rs", 1)
            ]
        );
    }

    #[test]
    fn sql_in_its_place_and_prose_are_not() {
        let sql = "const Q: &str = \"SELECT id FROM t\";";
        let tree = Tree::of(&[
            ("features/x/src/store.rs", sql),
            ("features/x/src/store/list.rs", sql),
            ("features/x/src/migrations.rs", sql),
            ("platform/db/src/tx.rs", sql),
            ("features/x/tests/it/votes.rs", sql),
            (
                "features/x/src/model.rs",
                "// \"SELECT id FROM t\"\nconst A: &str = \"Update your profile\"; f(\"WITH\");",
            ),
        ]);
        assert_eq!(check(&tree, &Workspace::default()), []);
    }
}
