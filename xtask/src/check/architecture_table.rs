use regex_lite::Regex;

use super::Finding;
use crate::{
    rust_source::{RustSource, line_of},
    tree::Tree,
    workspace::Workspace,
};

const DOCUMENT: &str = "ARCHITECTURE.md";

/// The table in ARCHITECTURE.md that leads from a task to `path::symbol` is true: the file is there and defines the
/// symbol. `path::Type::method` names both.
pub(crate) fn check(tree: &Tree, _: &Workspace) -> Vec<Finding> {
    let Some(text) = tree.text(DOCUMENT) else {
        return vec![Finding::error(DOCUMENT, 0, "is missing")];
    };
    let Ok(reference) = Regex::new(r"`([\w./-]+\.(?:rs|html|ftl|js|mjs|css))((?:::\w+)+)`") else {
        return vec![Finding::error(file!(), 0, "the pattern is wrong")];
    };
    let mut findings = Vec::new();
    let mut rows = 0;
    for captures in reference.captures_iter(text) {
        rows += 1;
        let (path, symbols) = (&captures[1], &captures[2]);
        let line = captures.get(0).map_or(0, |found| line_of(text, found.start()));
        let Some(source) = tree.text(path) else {
            findings.push(Finding::error(DOCUMENT, line, format!("there is no {path}")));
            continue;
        };
        for symbol in symbols.split("::").filter(|s| !s.is_empty() && !defines(path, source, s)) {
            findings.push(Finding::error(DOCUMENT, line, format!("{path} does not define {symbol}")));
        }
    }
    if rows == 0 {
        findings.push(Finding::error(DOCUMENT, 0, "has no table of tasks with `path::symbol`"));
    }
    findings
}

fn defines(path: &str, text: &str, symbol: &str) -> bool {
    let (kinds, text) = if path.ends_with(".rs") {
        (r"(?:fn|struct|enum|trait|type|const|static|mod|macro_rules!)\s+", RustSource::parse(text).code)
    } else {
        ("", text.to_owned())
    };
    Regex::new(&format!(r"(?:^|\W){kinds}{symbol}\b")).is_ok_and(|definition| definition.is_match(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(table: &str) -> Vec<String> {
        let tree = Tree::of(&[
            ("ARCHITECTURE.md", table),
            (
                "a/src/lib.rs",
                "pub async fn publish() {}\nimpl Money { pub const fn cents() {} }\nstruct Money;\n// fn gone",
            ),
            ("a/templates/ui/card.html", "{% macro card(c) %}"),
        ]);
        check(&tree, &Workspace::default()).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn what_is_defined_passes() {
        let table = "| publish | `a/src/lib.rs::publish` |\n| money | `a/src/lib.rs::Money::cents` |\n\
                     | card | `a/templates/ui/card.html::card` |";
        assert_eq!(messages(table), Vec::<String>::new());
    }

    #[test]
    fn what_is_not_is_found() {
        assert_eq!(messages("| x | `a/src/no.rs::f` |"), ["there is no a/src/no.rs"]);
        assert_eq!(messages("| x | `a/src/lib.rs::gone` |"), ["a/src/lib.rs does not define gone"]);
        assert_eq!(messages("| x | `a/src/lib.rs::Money::pub` |"), ["a/src/lib.rs does not define pub"]);
        assert_eq!(messages("no table"), ["has no table of tasks with `path::symbol`"]);
    }
}
