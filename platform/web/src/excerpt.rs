use comrak::{Arena, nodes::NodeValue, parse_document};

use crate::markdown::{cut, options, shallow};

/// The beginning of a CommonMark text as plain text of at most `max` characters, cut between words.
pub fn excerpt(text: &str, max: usize) -> String {
    let arena = Arena::new();
    let mut plain = String::new();
    for node in parse_document(&arena, &shallow(cut(text)), &options()).descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(text) => plain.push_str(text),
            NodeValue::Code(code) => plain.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => plain.push(' '),
            NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::Item(_) | NodeValue::TableCell => {
                plain.push(' ')
            }
            _ => {}
        }
        if plain.len() > max.saturating_mul(8) {
            break;
        }
    }
    shortened(&plain.split_whitespace().collect::<Vec<_>>().join(" "), max)
}

fn shortened(text: &str, max: usize) -> String {
    if text.chars().count() <= max {
        return text.to_owned();
    }
    let start: String = text.chars().take(max.saturating_sub(1)).collect();
    let words = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', ':', '.', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_dropped_and_words_stay_whole() {
        assert_eq!(
            excerpt("# Più alberi\n\nIn **via Roma** e `altrove`.\n- uno\n- due", 80),
            "Più alberi In via Roma e altrove. uno due"
        );
        assert_eq!(excerpt("Una frase, un poco lunga per questo spazio", 12), "Una frase…");
        assert_eq!(excerpt("Sopraelevazione", 6), "Sopra…");
    }
}
