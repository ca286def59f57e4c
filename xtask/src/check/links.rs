use std::collections::BTreeMap;

use regex_lite::Regex;

use super::Finding;
use crate::{rust_source::line_of, tree::Tree, workspace::Workspace};

/// Links in Markdown documents lead to files and headings that exist. Addresses on the web are not asked.
pub(crate) fn check(tree: &Tree, _: &Workspace) -> Vec<Finding> {
    let (Ok(link), Ok(outside)) = (Regex::new(r"\]\(\s*<?([^)\s>]+)"), Regex::new(r"^[a-z][a-z+.-]*:"))
    else {
        return vec![Finding::error(file!(), 0, "the pattern is wrong")];
    };
    let mut findings = Vec::new();
    for (path, text) in tree.ending(".md") {
        let prose = without_code(text);
        for target in link.captures_iter(&prose).filter_map(|captures| captures.get(1)) {
            if outside.is_match(target.as_str()) {
                continue;
            }
            if let Err(why) = resolve(tree, path, target.as_str()) {
                findings.push(Finding::error(path, line_of(&prose, target.start()), why));
            }
        }
    }
    findings
}

fn resolve(tree: &Tree, from: &str, target: &str) -> Result<(), String> {
    let (file, heading) =
        target.split_once('#').map_or((target, None), |(file, heading)| (file, Some(heading)));
    let path = if file.is_empty() {
        from.to_owned()
    } else {
        join(from, file).ok_or("leads out of the repository")?
    };
    if !tree.has(&path) {
        return Err(format!("there is no {path}"));
    }
    match (heading, tree.text(&path)) {
        (Some(heading), Some(text))
            if path.ends_with(".md") && !headings(text).contains(&heading.to_owned()) =>
        {
            Err(format!("{path} has no heading #{heading}"))
        }
        _ => Ok(()),
    }
}

/// The path of a link, seen from the folder of the document.
fn join(from: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = if target.starts_with('/') { Vec::new() } else { from.split('/').collect() };
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The anchors of a document's headings, as forges make them.
fn headings(text: &str) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let prose = without_code(text);
    let titles = prose
        .lines()
        .filter_map(|line| line.strip_prefix('#'))
        .map(|line| line.trim_start_matches('#').trim());
    titles
        .map(|title| {
            let kept = title.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            let anchor = kept.collect::<String>().to_lowercase().replace(' ', "-");
            let count = seen.entry(anchor.clone()).and_modify(|n| *n += 1).or_insert(0);
            if *count == 0 { anchor } else { format!("{anchor}-{count}") }
        })
        .collect()
}

/// Blanks fenced blocks and, outside headings, spans of code; keeps positions.
fn without_code(text: &str) -> String {
    let mut fenced = false;
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let fence = line.trim_start().starts_with("```");
        if fence || fenced {
            out.extend(line.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }));
            fenced ^= fence;
        } else if line.starts_with('#') {
            out.push_str(line);
        } else {
            for (n, part) in line.split('`').enumerate() {
                if n > 0 {
                    out.push(' ');
                }
                if n % 2 == 1 { out.extend(part.bytes().map(|_| ' ')) } else { out.push_str(part) }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dead_links_are_found() {
        let tree = Tree::of(&[
            ("README.md", "x\n[a](docs/no.md) [b](docs/a.md#nowhere)\n[c](../up.md) ![d](docs/d.png)"),
            ("docs/a.md", "# Here I am"),
        ]);
        let found: Vec<_> =
            check(&tree, &Workspace::default()).into_iter().map(|f| (f.line, f.message)).collect();
        assert_eq!(
            found,
            [
                (2, "there is no docs/no.md".to_owned()),
                (2, "docs/a.md has no heading #nowhere".to_owned()),
                (3, "leads out of the repository".to_owned()),
                (3, "there is no docs/d.png".to_owned())
            ]
        );
    }

    #[test]
    fn living_links_and_code_pass() {
        let tree = Tree::of(&[
            (
                "docs/a.md",
                "# One `two` three!\n[a](../README.md) [b](#one-two-three) [c](https://x.example/y) [d](../src)\n\
                 `[e](no.md)`\n```\n[f](no.md)\n```\n",
            ),
            ("README.md", "[g](docs/a.md#one-two-three)"),
            ("src/main.rs", ""),
        ]);
        assert_eq!(check(&tree, &Workspace::default()), []);
    }
}
