use std::collections::BTreeSet;

use regex_lite::Regex;

use super::{Finding, fluent::Messages};
use crate::{
    rust_source::{RustSource, line_of},
    tree::{Tree, within},
    workspace::Workspace,
};

/// Every message that code or a template asks for exists, and every message is asked for. A key that is put
/// together (`t("x-state-" ~ state)`, `format!("x-state-{state}")`) uses all that begin so.
pub(crate) fn check(tree: &Tree, _: &Workspace) -> Vec<Finding> {
    let messages = Messages::read(tree);
    let keys = messages.keys();
    let (used, mut findings) = uses(tree, &keys);
    let referred = messages.locales.values().flat_map(|said| said.values()).flat_map(|said| &said.refers_to);
    let used: BTreeSet<&str> = used.iter().map(String::as_str).chain(referred.map(String::as_str)).collect();
    for keys in messages.locales.get("it").into_iter().chain(messages.locales.get("en")) {
        for (key, said) in keys.iter().filter(|(key, _)| !used.contains(key.as_str())) {
            findings.push(Finding::error(&said.path, said.line, format!("nobody says {key}")));
        }
    }
    findings
}

fn uses(tree: &Tree, keys: &BTreeSet<&str>) -> (BTreeSet<String>, Vec<Finding>) {
    let mut uses = Uses { keys, used: BTreeSet::new(), findings: Vec::new() };
    let texts = tree.texts().filter(|(path, _)| !path.starts_with("xtask/") && !within(path, "tests"));
    for (path, text) in texts {
        if path.ends_with(".rs") {
            uses.in_rust(path, text);
        } else if within(path, "templates") {
            uses.in_template(path, text);
        }
    }
    (uses.used, uses.findings)
}

struct Uses<'a> {
    keys: &'a BTreeSet<&'a str>,
    used: BTreeSet<String>,
    findings: Vec<Finding>,
}

impl Uses<'_> {
    fn in_rust(&mut self, path: &str, text: &str) {
        let source = RustSource::parse(text);
        for literal in &source.strings {
            let value = literal.value.as_str();
            let line = line_of(text, literal.start);
            let asked = source.code[..literal.start].trim_end().ends_with("Text::new(");
            match value.split_once('{') {
                // `format!` may also put anything else together; only what is a message's beginning counts
                Some((beginning, _)) => self.beginning(beginning),
                None if asked => self.key(path, line, value),
                None if value.ends_with('-') => self.beginning(value),
                None if self.keys.contains(value) => drop(self.used.insert(value.to_owned())),
                None => {}
            }
        }
    }

    fn in_template(&mut self, path: &str, text: &str) {
        let (Ok(call), Ok(literal)) =
            (Regex::new(r#"\bt\(\s*["']([\w-]+)["']\s*(~?)"#), Regex::new(r#"["']([\w-]+)["']"#))
        else {
            return self.findings.push(Finding::error(file!(), 0, "the pattern is wrong"));
        };
        for found in call.captures_iter(text) {
            let line = found.get(0).map_or(0, |call| line_of(text, call.start()));
            if found[2].is_empty() {
                self.key(path, line, &found[1]);
            } else if !self.keys.iter().any(|key| key.starts_with(&found[1])) {
                self.findings.push(Finding::error(
                    path,
                    line,
                    format!("no message begins with {}", &found[1]),
                ));
            }
        }
        for found in literal.captures_iter(text) {
            let value = &found[1];
            if self.keys.contains(value) {
                self.used.insert(value.to_owned());
            } else if value.ends_with('-') {
                self.beginning(value);
            }
        }
    }

    fn key(&mut self, path: &str, line: usize, key: &str) {
        if self.keys.contains(key) {
            self.used.insert(key.to_owned());
        } else {
            self.findings.push(Finding::error(path, line, format!("there is no message {key}")));
        }
    }

    fn beginning(&mut self, beginning: &str) {
        // at least a feature's name and a dash: an empty beginning would use everything
        if beginning.len() > 2 && beginning.ends_with('-') {
            let begun = self.keys.iter().filter(|key| key.starts_with(beginning));
            self.used.extend(begun.map(|key| (*key).to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        check(&Tree::of(files), &Workspace::default()).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn unknown_and_unused_keys_are_found() {
        let found = found(&[
            ("x/messages/it.ftl", "x-unused = A\nx-only-tested = B\n"),
            (
                "x/src/a.rs",
                "Text::new(\"x-none\");\n#[cfg(test)]\nmod tests { fn f() { Text::new(\"x-only-tested\"); } }",
            ),
            ("x/templates/x/a.html", "{{ t(\"x-missing\", n=1) }}{{ t('x-state-' ~ s) }}"),
        ]);
        assert_eq!(
            found,
            [
                "there is no message x-none",
                "there is no message x-missing",
                "no message begins with x-state-",
                "nobody says x-only-tested",
                "nobody says x-unused"
            ]
        );
    }

    #[test]
    fn every_way_to_say_a_message_counts() {
        let found = found(&[
            (
                "x/messages/it.ftl",
                "x-a = A\nx-b = B\nx-c = { x-d }\nx-d = D\nx-state-open = O\nx-kind-1 = K\nx-m = M\n",
            ),
            ("x/src/a.rs", "Text::new(\n  \"x-a\"); let k = \"x-b\"; format!(\"x-kind-{n}\");"),
            (
                "x/templates/x/a.html",
                "{{ t('x-c') }} {{ t(\"x-state-\" ~ s) }} {{ ui.field(label=\"x-m\") }} {{ t(page.key) }}",
            ),
        ]);
        assert_eq!(found, Vec::<String>::new());
    }
}
