//! `@anna` in a comment: found in the rendered text, where code and links are already told apart, and made a link.

use db::search::fold;

/// More mentions than this in one comment are left as they are: nobody calls so many.
pub const MOST: usize = 10;
/// The longest nickname, in characters.
const LONGEST: usize = 60;

/// The names that a rendered text calls, folded as nicknames are compared, each once. A space in a nickname is written
/// as a hyphen or an underscore.
pub(crate) fn called(html: &str) -> Vec<String> {
    let mut names = Vec::new();
    walk(html, |token| {
        if let Token::Call(name) = token {
            let name = fold(name);
            if !names.contains(&name) && names.len() < MOST {
                names.push(name);
            }
        }
    });
    names
}

/// Marks the calls whose name is known, with the path that leads to the person's words where there are any.
pub(crate) fn linked(html: &str, known: &[(String, Option<String>)]) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    walk(html, |token| match token {
        Token::Other(text) => out.push_str(text),
        Token::Call(name) => match known.iter().find(|(folded, _)| *folded == fold(name)) {
            Some((_, Some(path))) => {
                out.push_str(&format!("<a class=\"a-mention\" href=\"{path}\">@{name}</a>"))
            }
            Some((_, None)) => out.push_str(&format!("<strong class=\"a-mention\">@{name}</strong>")),
            None => {
                out.push('@');
                out.push_str(name);
            }
        },
    });
    out
}

enum Token<'a> {
    /// The name after an `@`, which consists of letters, digits, `_`, `-` and `.` alone.
    Call(&'a str),
    Other(&'a str),
}

/// Goes through sanitised HTML, in which every `<` begins a tag and every tag that opens is closed.
fn walk<'a>(html: &'a str, mut each: impl FnMut(Token<'a>)) {
    let mut rest = html;
    let mut quiet = 0usize;
    let mut before = None;
    while let Some(at) = rest.find(['<', '@']) {
        let (text, from) = rest.split_at(at);
        before = text.chars().next_back().or(before);
        each(Token::Other(text));
        if from.starts_with('<') {
            let end = from.find('>').map_or(from.len(), |end| end + 1);
            let (tag, after) = from.split_at(end);
            quiet = depth(quiet, tag);
            each(Token::Other(tag));
            (rest, before) = (after, None);
            continue;
        }
        let name = name(&from[1..]);
        let called = quiet == 0 && !name.is_empty() && !before.is_some_and(char::is_alphanumeric);
        if called {
            each(Token::Call(name));
        } else {
            each(Token::Other(&from[..=name.len()]));
        }
        before = name.chars().next_back().or(Some('@'));
        rest = &from[1 + name.len()..];
    }
    each(Token::Other(rest));
}

fn depth(quiet: usize, tag: &str) -> usize {
    let is = |start: &str| {
        ["a", "code", "pre"].iter().any(|name| {
            let rest = tag.strip_prefix(start).and_then(|rest| rest.strip_prefix(name));
            rest.is_some_and(|rest| rest.starts_with([' ', '>']))
        })
    };
    if is("</") { quiet.saturating_sub(1) } else { quiet + usize::from(is("<")) }
}

fn name(text: &str) -> &str {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let end = text.char_indices().take(LONGEST).take_while(|(_, c)| part(*c)).last();
    let name = end.map_or("", |(at, c)| &text[..at + c.len_utf8()]);
    // The dot that ends the sentence is not part of the name.
    name.trim_end_matches(['.', '-', '_'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_called_in_words_and_not_in_code_or_links() {
        let html = "<p>@Anna, e @paola-v. Scrivi a <a href=\"mailto:x@bruno.example\">x@bruno.example</a></p>\
                    <pre><code>@carla <em>@dario</em></code></pre><p>y@elena @ @@fabio @Anna</p>";
        assert_eq!(called(html), ["anna", "paola v", "fabio"]);
        let known = [("anna".to_owned(), Some("/it/comments/3".to_owned())), ("paola v".to_owned(), None)];
        let linked = linked(html, &known);
        assert!(
            linked.starts_with("<p><a class=\"a-mention\" href=\"/it/comments/3\">@Anna</a>, e "),
            "{linked}"
        );
        assert!(linked.contains("<strong class=\"a-mention\">@paola-v</strong>. Scrivi"), "{linked}");
        assert!(
            linked.contains("<code>@carla <em>@dario</em></code>") && linked.contains("@@fabio"),
            "{linked}"
        );
    }

    #[test]
    fn a_crowd_is_not_called() {
        let html = (0..50).map(|n| format!("@p{n} ")).collect::<String>();
        assert_eq!(called(&html).len(), MOST);
    }

    proptest::proptest! {
        #[test]
        fn what_calls_nobody_stays_as_it_is(text in r"[a-z@<>&;.\-/ è]{0,80}") {
            let html: String = web::remark(&text).into();
            proptest::prop_assert_eq!(linked(&html, &[]), html);
        }
    }
}
