//! Reads what a browser would use of a page.

use std::collections::BTreeSet;

use anyhow::Result;
use regex_lite::Regex;

/// The values of the inputs of this name, as numbers, without repetition.
pub(super) fn choices(html: &str, name: &str) -> Result<Vec<u32>> {
    let input = Regex::new(r"<input\b[^>]*>")?;
    let value = Regex::new(r#"\bvalue="(\d+)""#)?;
    let named = format!("name=\"{name}\"");
    let inputs = input.find_iter(html).map(|found| found.as_str()).filter(|input| input.contains(&named));
    let numbers = inputs.filter_map(|input| value.captures(input)?[1].parse().ok());
    Ok(numbers.collect::<BTreeSet<u32>>().into_iter().collect())
}

/// The links that begin so.
pub(super) fn links(html: &str, beginning: &str) -> Result<BTreeSet<String>> {
    let link = Regex::new(r#"\bhref="(/[^"?#]*)"#)?;
    let found = link.captures_iter(html).map(|captures| captures[1].to_owned());
    Ok(found.filter(|path| path.starts_with(beginning)).collect())
}

/// A link to a page of this kind (`confirmation`) in a letter, as the path alone; soft line breaks are undone.
pub(super) fn link_in_letter(letter: &str, kind: &str) -> Result<Option<String>> {
    let joined = letter.replace("=\r\n", "").replace("=\n", "").replace("=3D", "=");
    let link = Regex::new(&format!(r"https?://[^/\s]+(/[a-z]{{2}}/{kind}/[\w.~-]+)"))?;
    Ok(link.captures(&joined).map(|captures| captures[1].to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_links_and_letters_are_read() {
        let html = r#"<input type="checkbox" name="choice" value="3"><input value="1" name="choice" checked>
            <input name="urn" value="9"><a href="/it/processes/a/vote?x=1">A</a><a class="b" href="/it/login">B</a>"#;
        assert_eq!(choices(html, "choice").unwrap(), [1, 3]);
        assert_eq!(
            links(html, "/it/processes/").unwrap(),
            BTreeSet::from(["/it/processes/a/vote".to_owned()])
        );
        let letter = "To: anna@sarmato.example\r\n\r\nhttp://sarmato.localhost:3000/it/confirm=\r\nation/abc-DEF_1\r\n";
        assert_eq!(
            link_in_letter(letter, "confirmation").unwrap().as_deref(),
            Some("/it/confirmation/abc-DEF_1")
        );
        assert_eq!(link_in_letter("no link", "confirmation").unwrap(), None);
    }
}
