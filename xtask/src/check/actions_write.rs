use super::Finding;
use crate::{
    rust_source::{RustSource, line_of},
    tree::{Tree, module, within},
    workspace::Workspace,
};

/// What follows `.write(` of a lock and of the options of a file.
const OF_OTHERS: &[&str] = &[")", "true", "false"];

/// Only actions (and jobs, which are actions that nobody waits for) open a write transaction, so that every write has
/// been through a use case: its permission, audit entry and event. Unscoped transactions stay below the features, and at
/// the operator's command line; the demo and the world for measuring also give their invented people accounts without the mails
/// in between.
pub(crate) fn check(tree: &Tree, _: &Workspace) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.ending(".rs").filter(|(path, _)| !within(path, "tests")) {
        let below =
            ["platform/", "commons/accounts/", "xtask/", "app/src/commands/", "app/src/demo/", "app/bench/"]
                .iter()
                .any(|dir| path.starts_with(dir));
        if below {
            continue;
        }
        let source = RustSource::parse(text);
        let mut find = |call: &str, message: &str| {
            for (at, _) in source.code.match_indices(call) {
                let argument = source.code[at + call.len()..].trim_start();
                if call != ".write(" || !OF_OTHERS.iter().any(|other| argument.starts_with(other)) {
                    findings.push(Finding::error(path, line_of(text, at), message));
                }
            }
        };
        find(".platform_write(", "only accounts and the platform work without a tenant");
        find(".platform_read(", "only accounts and the platform work without a tenant");
        if !module(path, "actions") && !module(path, "jobs") {
            find(".write(", "only actions.rs and jobs.rs write");
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITE: &str = "fn f() {\n  db\n    .write(move |tx| async {}).await\n}";

    #[test]
    fn writing_elsewhere_is_found() {
        let tree = Tree::of(&[
            ("features/x/src/pages/form.rs", WRITE),
            ("app/src/server.rs", "db.platform_read().await"),
        ]);
        let places: Vec<_> = check(&tree, &Workspace::default())
            .into_iter()
            .map(|f| format!("{}:{}", f.path, f.line))
            .collect();
        assert_eq!(places, ["app/src/server.rs:1", "features/x/src/pages/form.rs:3"]);
    }

    #[test]
    fn actions_jobs_tests_and_locks_may() {
        let tree = Tree::of(&[
            ("features/x/src/actions.rs", WRITE),
            ("features/x/src/actions/publish.rs", WRITE),
            ("features/x/src/jobs.rs", WRITE),
            ("features/x/tests/it/votes.rs", WRITE),
            ("commons/accounts/src/people.rs", WRITE),
            ("features/x/src/cache.rs", "fn f() { lock.write().insert(1); options.write(true); }"),
        ]);
        assert_eq!(check(&tree, &Workspace::default()), []);
    }
}
