use super::Finding;
use crate::{
    tree::{Tree, within},
    workspace::Workspace,
};

/// Readers see the typographic apostrophe in every message: half of each would look careless.
pub(crate) fn check(tree: &Tree, _: &Workspace) -> Vec<Finding> {
    let files = tree.ending(".ftl").filter(|(path, _)| !within(path, "tests"));
    files
        .flat_map(|(path, text)| {
            let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && is_typed(line));
            lines.map(move |(i, _)| Finding::error(path, i + 1, "write the apostrophe as ’"))
        })
        .collect()
}

/// A straight apostrophe that ends a word or stands inside of one; quotes begin before a word.
fn is_typed(line: &str) -> bool {
    line.match_indices('\'').any(|(at, _)| line[..at].chars().next_back().is_some_and(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn straight_apostrophes_in_words_are_found() {
        let text = "# l'ora\na = L'ora\nb = L’ora\nc = Di' perché\nd = 'così\n";
        let found = check(&Tree::of(&[("a/messages/it.ftl", text)]), &Workspace::default());
        assert_eq!(found.iter().map(|f| f.line).collect::<Vec<_>>(), [2, 4]);
        assert!(check(&Tree::of(&[("a/tests/it/messages/it.ftl", text)]), &Workspace::default()).is_empty());
    }
}
