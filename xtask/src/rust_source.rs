//! Just enough of Rust's syntax to tell code from comments and literals, so that a check can look for words in code
//! or for texts in literals without being fooled by the other. Test modules are left out of both.

/// A Rust file, taken apart.
pub(crate) struct RustSource {
    /// The code alone: comments, literals and `#[cfg(test)]` items are blanked, positions are kept.
    pub(crate) code: String,
    /// The string literals outside test items.
    pub(crate) strings: Vec<Literal>,
}

/// A string literal.
pub(crate) struct Literal {
    /// The byte where it starts.
    pub(crate) start: usize,
    /// What stands between the quotes, escapes left as written.
    pub(crate) value: String,
}

impl RustSource {
    /// Takes a file apart.
    pub(crate) fn parse(text: &str) -> Self {
        let mut lexer = Lexer { text, code: text.as_bytes().to_vec(), strings: Vec::new() };
        lexer.run();
        let Lexer { mut code, mut strings, .. } = lexer;
        for (start, end) in test_items(&code) {
            blank(&mut code, start, end);
            strings.retain(|literal| literal.start < start || literal.start >= end);
        }
        Self { code: String::from_utf8_lossy(&code).into_owned(), strings }
    }

    /// Every place of a word in the code, not as a part of a longer word.
    pub(crate) fn words<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.code.match_indices(word).map(|(at, _)| at).filter(move |&at| {
            let before = self.code[..at].chars().next_back();
            let after = self.code[at + word.len()..].chars().next();
            !before.is_some_and(is_word) && !after.is_some_and(is_word)
        })
    }
}

/// The line, counted from 1, of a byte.
pub(crate) fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|&byte| byte == b'\n').count() + 1
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

struct Lexer<'a> {
    text: &'a str,
    code: Vec<u8>,
    strings: Vec<Literal>,
}

impl Lexer<'_> {
    fn run(&mut self) {
        let mut at = 0;
        while at < self.code.len() {
            at = self.step(at);
        }
    }

    /// Handles what starts at a byte and returns where the next thing starts.
    fn step(&mut self, at: usize) -> usize {
        let rest = &self.text.as_bytes()[at..];
        let in_word = at > 0 && self.text.as_bytes()[at - 1..at].iter().any(|&b| is_word(char::from(b)));
        match rest {
            [b'/', b'/', ..] => {
                let end = at + rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len());
                self.comment(at, end)
            }
            [b'/', b'*', ..] => self.comment(at, at + block_comment(rest)),
            [b'"', ..] => self.string(at, 1),
            [b'b' | b'c', b'"', ..] if !in_word => self.string(at, 2),
            [b'r', b'"' | b'#', ..] if !in_word => self.raw_string(at, 1),
            [b'b' | b'c', b'r', b'"' | b'#', ..] if !in_word => self.raw_string(at, 2),
            [b'\'', ..] => self.quote(at),
            _ => at + 1,
        }
    }

    fn comment(&mut self, start: usize, end: usize) -> usize {
        blank(&mut self.code, start, end);
        end
    }

    /// A literal with escapes whose text starts `skip` bytes after `start`.
    fn string(&mut self, start: usize, skip: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = start + skip;
        while end < bytes.len() && bytes[end] != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        self.literal(start, start + skip, end.min(bytes.len()), 1)
    }

    /// A raw literal; `skip` bytes of prefix stand before the hashes. `r#name` is a word and no literal.
    fn raw_string(&mut self, start: usize, skip: usize) -> usize {
        let rest = &self.text[start + skip..];
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        if !rest[hashes..].starts_with('"') {
            return start + skip + hashes;
        }
        let from = start + skip + hashes + 1;
        let close = format!("\"{}", "#".repeat(hashes));
        let end = self.text[from..].find(&close).map_or(self.text.len(), |at| from + at);
        self.literal(start, from, end, close.len())
    }

    fn literal(&mut self, start: usize, from: usize, end: usize, close: usize) -> usize {
        let value = self.text.get(from..end).unwrap_or_default().to_owned();
        self.strings.push(Literal { start, value });
        let after = (end + close).min(self.code.len());
        blank(&mut self.code, start, after);
        after
    }

    /// A character or a lifetime.
    fn quote(&mut self, start: usize) -> usize {
        let mut chars = self.text[start + 1..].chars();
        let end = match (chars.next(), chars.next()) {
            (Some('\\'), _) => {
                let rest = self.text.as_bytes().get(start + 3..).unwrap_or_default();
                start + 4 + rest.iter().position(|&b| b == b'\'').unwrap_or(rest.len())
            }
            (Some(c), Some('\'')) => start + 2 + c.len_utf8(),
            _ => return start + 1,
        };
        let end = end.min(self.code.len());
        blank(&mut self.code, start, end);
        end
    }
}

/// The length of a comment that starts here; they nest.
fn block_comment(bytes: &[u8]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < bytes.len() {
        match &bytes[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => {
                (depth, at) = (depth - 1, at + 2);
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    bytes.len()
}

/// From where to where the items go that are compiled for tests only.
fn test_items(code: &[u8]) -> Vec<(usize, usize)> {
    let mark = b"#[cfg(test)]";
    let mut items = Vec::new();
    let mut at = 0;
    while let Some(found) = code[at..].windows(mark.len()).position(|window| window == mark) {
        let start = at + found;
        let mut depth = 0_usize;
        let mut end = code.len();
        for (offset, byte) in code[start + mark.len()..].iter().enumerate() {
            match byte {
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                b';' => {}
                _ => continue,
            }
            if depth == 0 && *byte != b'{' {
                end = start + mark.len() + offset + 1;
                break;
            }
        }
        items.push((start, end));
        at = end;
    }
    items
}

/// Replaces all but line ends by spaces.
fn blank(code: &mut [u8], start: usize, end: usize) {
    for byte in &mut code[start..end] {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(text: &str) -> Vec<String> {
        RustSource::parse(text).strings.into_iter().map(|literal| literal.value).collect()
    }

    #[test]
    fn literals_of_every_kind_are_found_and_blanked() {
        let text = r####"let a = "x\"y"; let b = r#"q"z"#; let c = b"bytes"; let d = 'e'; let f: &'static str = "€";"####;
        assert_eq!(strings(text), ["x\\\"y", "q\"z", "bytes", "€"]);
        let code = RustSource::parse(text).code;
        assert_eq!(code.len(), text.len());
        assert!(code.contains("&'static str") && !code.contains("bytes") && !code.contains('€'));
    }

    #[test]
    fn comments_are_no_code_and_hold_no_literals() {
        let text = "a(); // \"no\" b()\n/* c() /* \"no\" */ d() */ e(\"yes\");";
        assert_eq!(strings(text), ["yes"]);
        let source = RustSource::parse(text);
        assert_eq!(source.words("a").count(), 1);
        assert_eq!(source.words("b").count() + source.words("c").count() + source.words("d").count(), 0);
        assert_eq!(line_of(text, source.words("e").next().unwrap()), 2);
    }

    #[test]
    fn quotes_of_characters_do_not_open_strings() {
        assert_eq!(strings(r#"f('"', '\'', '\u{22}', "one")"#), ["one"]);
        assert_eq!(strings(r#"fn f<'a>(x: &'a str) { g("two") }"#), ["two"]);
        assert_eq!(strings(r##"let r#type = 1; h("three")"##), ["three"]);
    }

    #[test]
    fn test_items_are_left_out() {
        let text = "f(\"a\");\n#[cfg(test)]\nmod tests { fn g() { h(\"b\"); } }\ni(\"c\");\n#[cfg(test)]\nuse x;\nj();";
        assert_eq!(strings(text), ["a", "c"]);
        let source = RustSource::parse(text);
        assert_eq!(source.words("h").count(), 0);
        assert_eq!(source.words("j").count(), 1);
    }
}
