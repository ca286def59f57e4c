/// Marks above and below one letter; more are a heap that covers the neighbours' lines.
const MOST_MARKS: usize = 4;

/// A text as typed without what only deceives the eye: control characters, marks that turn the direction of what follows
/// (`U+202E` makes `gpj.exe` of `exe.jpg`), invisible spaces, and heaps of accents. Line ends become `\n`.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    for c in text.replace("\r\n", "\n").chars() {
        let c = if matches!(c, '\r' | '\u{2028}' | '\u{2029}' | '\u{85}') { '\n' } else { c };
        marks = if is_mark(c) { marks + 1 } else { 0 };
        let keep = match c {
            '\n' | '\t' => true,
            c if c.is_control() => false,
            _ => !deceives(c) && marks <= MOST_MARKS,
        };
        if keep {
            out.push(c);
        }
    }
    out
}

/// Directions that reach beyond their word (UAX #9, sections 2.1 to 2.3), and characters that take no room. The joiners of
/// emoji and of Arabic and Indic scripts, and the two marks that only say which way a word runs, stay.
fn deceives(c: char) -> bool {
    matches!(c,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}'
        | '\u{180E}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E001F}')
}

/// The blocks of combining marks that any letter can be heaped with.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}')
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_deceives_the_eye_is_left_out() {
        assert_eq!(plain("a\r\nb\rc\u{2028}d\0\u{7}"), "a\nb\nc\nd");
        assert_eq!(plain("exe\u{202E}gpj.\u{2066}x\u{2069}"), "exegpj.x");
        assert_eq!(plain("pa\u{200B}ro\u{FEFF}la"), "parola");
        assert_eq!(plain("👩\u{200D}🌾 perché, e\u{301}"), "👩\u{200D}🌾 perché, e\u{301}");
        assert_eq!(plain(&format!("z{}", "\u{301}".repeat(60))), format!("z{}", "\u{301}".repeat(4)));
    }
}
