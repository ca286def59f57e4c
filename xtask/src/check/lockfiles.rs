use super::Finding;
use crate::{tree::Tree, workspace::Workspace};

/// A lockfile that names the host a package once came from cannot be installed behind another mirror.
pub(crate) fn check(tree: &Tree, _: &Workspace) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.ending("package-lock.json") {
        for (number, _) in text.lines().enumerate().filter(|(_, line)| line.contains("\"resolved\": \"http"))
        {
            let message =
                "names a host: npm config set omit-lockfile-registry-resolved true, then npm install";
            findings.push(Finding::error(path, number + 1, message));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_in_a_lockfile_is_found() {
        let tree = Tree::of(&[
            ("a/package-lock.json", "{\n\"resolved\": \"https://registry.example/x.tgz\"\n}"),
            ("b/package-lock.json", "{\n\"version\": \"1.0.0\"\n}"),
        ]);
        let found = check(&tree, &Workspace::default());
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].path.as_str(), found[0].line), ("a/package-lock.json", 2));
    }
}
