//! Text in lines that fit.

use crate::face::Known;

/// Breaks a text into lines of at most `width` points; a word longer than a line is broken where the line ends. Lines end with
/// the space that was between them and the next, so that words stay apart when they are read.
pub(crate) fn broken(known: &Known, text: &str, size: f32, width: f32) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        let mut used = 0.0;
        for word in paragraph.split_inclusive(' ') {
            let (bare, whole) = (known.width(word.trim_end(), size), known.width(word, size));
            if used > 0.0 && used + bare > width {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            if bare <= width {
                line.push_str(word);
                used += whole;
                continue;
            }
            for sign in word.chars() {
                let wide = known.width(sign.encode_utf8(&mut [0; 4]), size);
                if used > 0.0 && used + wide > width && sign != ' ' {
                    lines.push(std::mem::take(&mut line));
                    used = 0.0;
                }
                line.push(sign);
                used += wide;
            }
        }
        if !line.trim().is_empty() {
            line.push(' ');
            lines.push(line);
        }
    }
    lines
}
