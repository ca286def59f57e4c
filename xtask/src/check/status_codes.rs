use super::Finding;
use crate::{
    rust_source::{RustSource, line_of},
    tree::{Tree, module, within},
    workspace::Workspace,
};

/// Rules know nothing of HTTP: they return problems, and `web` says them as a status.
pub(crate) fn check(tree: &Tree, _: &Workspace) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.ending(".rs").filter(|(path, _)| !may_speak_http(path)) {
        let source = RustSource::parse(text);
        for at in source.words("StatusCode") {
            let message = "a status code belongs in platform/web or in a handler under pages, admin or api";
            findings.push(Finding::error(path, line_of(text, at), message));
        }
    }
    findings
}

/// The edge: `web`, what turns a request into somebody standing somewhere, the router of the whole program, and where we are
/// the client of a store ourselves.
const EDGE: &[&str] = &[
    "platform/web/",
    "commons/accounts/src/here/",
    "commons/accounts/src/application.rs",
    "commons/engagement/src/bucket.rs",
    "platform/testkit/",
    "xtask/",
];

fn may_speak_http(path: &str) -> bool {
    ["pages", "admin", "api"].iter().any(|name| module(path, name))
        || within(path, "tests")
        || EDGE.iter().any(|place| path.starts_with(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_codes_in_rules_are_found_and_in_handlers_are_not() {
        let code = "fn f() -> StatusCode { StatusCode::OK }";
        let tree = Tree::of(&[
            ("features/x/src/actions.rs", code),
            ("features/x/src/pages/list.rs", code),
            ("features/x/src/api.rs", code),
            ("platform/web/src/problem.rs", code),
        ]);
        let found = check(&tree, &Workspace::default());
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|finding| finding.path == "features/x/src/actions.rs"));
    }
}
