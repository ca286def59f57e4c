use super::{Finding, fluent::Messages};
use crate::{tree::Tree, workspace::Workspace};

const COMPLETE: &[&str] = &["it", "en"];

/// Italian and English say everything, with the same arguments; other languages may say less but nothing else.
/// In a feature's files every key begins with the feature's name.
pub(crate) fn check(tree: &Tree, _: &Workspace) -> Vec<Finding> {
    let mut messages = Messages::read(tree);
    let mut findings = std::mem::take(&mut messages.findings);
    for locale in COMPLETE {
        messages.locales.entry((*locale).to_owned()).or_default();
    }
    for (locale, keys) in &messages.locales {
        for (other, others) in messages.locales.iter().filter(|(other, _)| *other != locale) {
            for (key, said) in keys.iter().filter(|(key, _)| !others.contains_key(*key)) {
                let must_have = COMPLETE.contains(&other.as_str());
                if must_have {
                    findings.push(Finding::error(
                        &said.path,
                        said.line,
                        format!("{key} is missing in {other}"),
                    ));
                }
            }
        }
        for (key, said) in keys {
            let first = messages.locales[COMPLETE[0]].get(key);
            if first.is_some_and(|first| first.arguments != said.arguments) {
                let message = format!("{key} has other arguments than in {}", COMPLETE[0]);
                findings.push(Finding::error(&said.path, said.line, message));
            }
            if let Some(feature) = feature_of(&said.path)
                && !key.strip_prefix(feature).is_some_and(|rest| rest.starts_with('-'))
            {
                findings.push(Finding::error(
                    &said.path,
                    said.line,
                    format!("{key} does not begin with {feature}-"),
                ));
            }
        }
    }
    findings
}

/// `proposals` of `features/proposals/messages/it.ftl`.
fn feature_of(path: &str) -> Option<&str> {
    let rest = path.strip_prefix("features/").or_else(|| path.strip_prefix("commons/"))?;
    rest.split('/').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        check(&Tree::of(files), &Workspace::default()).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn gaps_other_arguments_and_foreign_keys_are_found() {
        let found = found(&[
            ("features/x/messages/it.ftl", "x-a = A { $n }\nx-b = B\n"),
            ("features/x/messages/en.ftl", "x-a = A\nx-c = C\n"),
            ("features/x/messages/de.ftl", "x-d = D\nother = E\n"),
        ]);
        for wanted in [
            "x-b is missing in en",
            "x-c is missing in it",
            "x-d is missing in it",
            "x-d is missing in en",
            "x-a has other arguments than in it",
            "other does not begin with x-",
        ] {
            assert!(found.iter().any(|message| message == wanted), "{wanted} in {found:?}");
        }
        assert!(!found.iter().any(|message| message.ends_with("missing in de")));
    }

    #[test]
    fn a_missing_language_is_found() {
        assert_eq!(found(&[("a/messages/it.ftl", "a = A\n")]), ["a is missing in en"]);
    }

    #[test]
    fn complete_files_pass() {
        let files = [("a/messages/it.ftl", "a = { $n }\n"), ("a/messages/en/a.ftl", "a = { $n }\n")];
        assert_eq!(found(&files), Vec::<String>::new());
    }
}
