//! Comma-separated lists inside one field.

/// The entries of a list with their byte offset in `text`, blanks around them removed. An absent list has no
/// entries.
pub(super) fn entries(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let text_or_none = if super::table::is_absent(text) { "" } else { text };
    let mut offset = 0;
    let skip_all = text_or_none.is_empty();
    text_or_none.split(',').filter(move |_| !skip_all).map(move |piece| {
        let start = offset + (piece.len() - piece.trim_ascii_start().len());
        offset += piece.len() + 1;
        (start, piece.trim_ascii())
    })
}

/// The entries as owned text, empty ones left out.
pub(super) fn owned(text: &str) -> Vec<String> {
    entries(text).filter(|(_, entry)| !entry.is_empty()).map(|(_, entry)| entry.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::entries;

    #[test]
    fn lists_know_where_their_entries_are() {
        let all = |text| entries(text).collect::<Vec<_>>();
        assert_eq!(all("a,b"), [(0, "a"), (2, "b")]);
        assert_eq!(all(" a , b"), [(1, "a"), (5, "b")]);
        assert_eq!(all("a,"), [(0, "a"), (2, "")]);
        assert!(all("").is_empty() && all(" None ").is_empty());
    }
}
