use super::Finding;
use crate::{tree::Tree, workspace::Workspace};

/// Text that means something only on one machine or at one moment. Written in two halves, so that this file does not
/// find itself.
const FORBIDDEN: &[(&str, &str, &str)] = &[
    ("/wor", "k/", "a path of one machine"),
    ("/roo", "t/", "a path of one machine"),
    ("/Use", "rs/", "a path of one machine"),
    ("<<<<", "<<< ", "a merge that was not finished"),
    (">>>>", ">>> ", "a merge that was not finished"),
    ("FIX", "ME", "an unfinished thought: finish it or file an issue"),
    ("TO", "DO:", "an unfinished thought: finish it or file an issue"),
];

/// Nothing in the tree speaks of the machine or the moment it was written on.
pub(crate) fn check(tree: &Tree, _: &Workspace) -> Vec<Finding> {
    let words: Vec<_> = FORBIDDEN.iter().map(|(a, b, why)| (format!("{a}{b}"), *why)).collect();
    let mut findings = Vec::new();
    for (path, text) in tree.texts().filter(|(path, _)| !is_foreign(path)) {
        for (number, line) in text.lines().enumerate() {
            for (word, why) in words.iter().filter(|(word, _)| stands_alone(line, word)) {
                findings.push(Finding::error(path, number + 1, format!("{why}: {word}")));
            }
        }
    }
    findings
}

/// Built or locked files hold other people's text.
fn is_foreign(path: &str) -> bool {
    path.contains("/dist/") || path.ends_with("package-lock.json") || path.ends_with("Cargo.lock")
}

/// True when the word starts a path or a line, and is not the middle of a web address such as `example.org/work/`.
fn stands_alone(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '}' | '/'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machine_paths_and_leftovers_are_found() {
        let path = ["cd /wor", "k/x"].concat();
        let merge = ["<<<<", "<<< HEAD"].concat();
        let tree = Tree::of(&[("a.sh", &path), ("b.rs", &merge)]);
        assert_eq!(check(&tree, &Workspace::default()).len(), 2);
    }

    #[test]
    fn addresses_and_foreign_files_are_not() {
        let address = ["see https://example.org/wor", "k/x"].concat();
        let path = ["/wor", "k/x"].concat();
        let tree = Tree::of(&[("a.md", &address), ("web/dist/app.js", &path), ("Cargo.lock", &path)]);
        assert_eq!(check(&tree, &Workspace::default()), []);
    }
}
