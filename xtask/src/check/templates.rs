use regex_lite::Regex;

use super::Finding;
use crate::{
    rust_source::line_of,
    tree::{Tree, within},
    workspace::Workspace,
};

/// What the strict Content-Security-Policy would block, said before a browser has to. Scripts that hold data
/// (`type="application/json"`) are blocked neither there nor here.
const BLOCKED: &[(&str, &str)] = &[
    (r"(?i)<[a-z][^>]*\sstyle\s*=", "style=: give it a class"),
    (r"(?i)<style[\s>]", "<style>: put it into a stylesheet"),
    (r"(?i)<[a-z][^>]*\son[a-z]+\s*=", "an inline handler: listen in a module"),
    (r"(?i)<[a-z][^>]*\shx-on", "hx-on needs eval: listen in a module"),
    (r#"(?i)(?:href|action|src)\s*=\s*["']?\s*javascript:"#, "a javascript: address"),
    (r#"(?i)(?:src|href)\s*=\s*["'](?:https?:)?//[^"']*\.(?:js|css|woff2?)\b"#, "an asset of a third party"),
];

/// Templates hold no inline styles or scripts.
pub(crate) fn check(tree: &Tree, _: &Workspace) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.ending(".html").filter(|(path, _)| within(path, "templates")) {
        let mut report = |at, message: &str| findings.push(Finding::error(path, line_of(text, at), message));
        for (pattern, message) in BLOCKED {
            match Regex::new(pattern) {
                Ok(pattern) => pattern.find_iter(text).for_each(|found| report(found.start(), message)),
                Err(_) => report(0, "the pattern is wrong"),
            }
        }
        for at in inline_scripts(text) {
            report(at, "an inline script: put it into a module");
        }
    }
    findings
}

fn inline_scripts(text: &str) -> Vec<usize> {
    let tags = text.match_indices("<script").map(|(at, _)| {
        let tag = &text[at..];
        (at, &tag[..tag.find('>').unwrap_or(tag.len())])
    });
    tags.filter(|(_, tag)| !tag.contains(" src=") && !tag.contains("json\"")).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_policy_blocks_is_found() {
        for blocked in [
            "<p\n style=\"color:red\">",
            "<style>p{}</style>",
            "<script>alert(1)</script>",
            "<button type=\"button\" onclick=\"f()\">",
            "<a href=\"javascript:f()\">",
            "<div hx-on::after=\"f()\">",
            "<script src=\"https://cdn.example/x.js\"></script>",
        ] {
            let tree = Tree::of(&[("features/x/templates/x/a.html", blocked)]);
            assert_eq!(check(&tree, &Workspace::default()).len(), 1, "{blocked}");
        }
    }

    #[test]
    fn ordinary_templates_pass() {
        let text = "<script type=\"module\" src=\"{{ asset('app.js') }}\"></script>\n\
                    <script type=\"application/json\">{}</script><a class=\"style\" href=\"https://a.example/\">on=x</a>";
        let tree = Tree::of(&[("a/templates/a.html", text), ("docs/a.html", "<p style=\"\">")]);
        assert_eq!(check(&tree, &Workspace::default()), []);
    }
}
