use std::collections::{BTreeMap, BTreeSet, VecDeque};

use anyhow::Result;
use regex_lite::Regex;

use crate::load::Client;

const MOST_READ: usize = 60;

/// Finds one page of each kind by following links from a process: addresses that differ only in the last name, or in
/// the values of their query, are of one kind.
pub(crate) fn kinds(client: &mut Client, start: &str, base: &str) -> Result<Vec<String>> {
    let mut kinds: BTreeMap<String, String> = BTreeMap::new();
    let mut known = BTreeSet::from([start.to_owned()]);
    let mut waiting = VecDeque::from([start.to_owned()]);
    let mut read = 0;
    while let Some(path) = waiting.pop_front().filter(|_| read < MOST_READ) {
        let kind = kind(&path, base);
        if kinds.contains_key(&kind) {
            continue;
        }
        read += 1;
        let answer = client.get(&path)?;
        let text = answer.text();
        // downloads are no pages: nobody waits for them in front of a white screen
        let is_page = text.get(..15).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype html>"));
        if answer.status == 200 && is_page {
            let links = links(&text, base)?;
            waiting.extend(links.into_iter().filter(|link| known.insert(link.clone())));
            kinds.insert(kind, path);
        }
    }
    Ok(kinds.into_values().collect())
}

fn links(html: &str, base: &str) -> Result<Vec<String>> {
    let link = Regex::new(r##"<a\s[^>]*href="(/[^"#]*)"##)?;
    let found = link.captures_iter(html).map(|captures| captures[1].replace("&amp;", "&"));
    Ok(found.filter(|path| path.starts_with(base)).collect())
}

/// `/it/processes/budget/projects/*?page&sort` of `/it/processes/budget/projects/12-park?sort=new&page=2`.
fn kind(path: &str, base: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let numbered = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
    let rest = path.strip_prefix(base).unwrap_or(path).split('/');
    let parts: Vec<&str> = rest.map(|part| if numbered(part) { "*" } else { part }).collect();
    let mut keys: Vec<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    keys.sort_unstable();
    keys.dedup();
    format!("{}?{}", parts.join("/"), keys.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_one_kind_differ_in_number_and_values_only() {
        let kind = |path| super::kind(path, "/it/processes/a");
        assert_eq!(kind("/it/processes/a/projects/12-park"), kind("/it/processes/a/projects/9-school"));
        assert_eq!(
            kind("/it/processes/a/projects?sort=new&page=2"),
            kind("/it/processes/a/projects?page=3&sort=old")
        );
        assert_ne!(kind("/it/processes/a/projects"), kind("/it/processes/a/projects/12-park"));
        assert_ne!(kind("/it/processes/a/projects"), kind("/it/processes/a/result"));
    }

    #[test]
    fn links_lead_on_within_the_process_only() {
        let html = r#"<a class="x" href="/it/processes/a/p?x=1&amp;y=2">A</a> <a href="/it/login">B</a> <a href="https://x.example/">C</a>"#;
        assert_eq!(links(html, "/it/processes/a").unwrap(), ["/it/processes/a/p?x=1&y=2"]);
    }
}
