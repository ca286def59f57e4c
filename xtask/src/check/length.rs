use super::Finding;
use crate::{
    tree::{Tree, within},
    workspace::Workspace,
};

const WARN_ABOVE: usize = 400;
const FAIL_ABOVE: usize = 600;
const KINDS: &[&str] = &[".rs", ".html", ".js", ".mjs", ".css", ".scss"];

/// One idea a file, and a file that can be read at one sitting. What a build wrote is not ours to read.
pub(crate) fn check(tree: &Tree, _: &Workspace) -> Vec<Finding> {
    let ours = tree
        .texts()
        .filter(|(path, _)| KINDS.iter().any(|kind| path.ends_with(kind)) && !within(path, "dist"));
    let long = ours.map(|(path, text)| (path, text.lines().count())).filter(|(_, lines)| *lines > WARN_ABOVE);
    long.map(|(path, lines)| {
        let message = format!("{lines} lines: one idea a file, about {WARN_ABOVE} lines at most");
        if lines > FAIL_ABOVE { Finding::error(path, 0, message) } else { Finding::warning(path, 0, message) }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_files_are_warned_of_and_very_long_ones_refused() {
        let (short, long, very_long) = ("x\n".repeat(400), "x\n".repeat(401), "x\n".repeat(601));
        let tree = Tree::of(&[
            ("a/short.rs", &short),
            ("a/long.html", &long),
            ("a/very.mjs", &very_long),
            ("a/data.csv", &very_long),
            ("platform/web/assets/dist/app.css", &very_long),
        ]);
        let found: Vec<_> =
            check(&tree, &Workspace::default()).into_iter().map(|f| (f.path, f.warning)).collect();
        assert_eq!(found, [("a/long.html".to_owned(), true), ("a/very.mjs".to_owned(), false)]);
    }
}
