use db::search::fold;
use kernel::Timestamp;
use uuid::Uuid;

/// Something found, before it is known who may see it.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    pub(crate) id: Uuid,
    pub(crate) kind: String,
    /// Whether only the members of its space see it.
    pub(crate) for_members: bool,
    /// The folded titles in all languages; empty for what is said about something else.
    pub(crate) title: String,
    pub(crate) at: Timestamp,
}

/// The best first. How well something fits is decided by its title, the same way on both databases: a title that begins
/// with what was typed, then one with all of the words, then those that hold the beginnings of words, then parts of words;
/// what only the text holds comes after, and what is said about something last. Of two that fit as well, the later comes
/// first.
pub(crate) fn ranked(typed: &str, mut hits: Vec<Hit>) -> Vec<Hit> {
    let words: Vec<String> = fold(typed).split_whitespace().map(str::to_owned).collect();
    hits.sort_by(|a, b| {
        let by_fit = fit(&words, &b.title).cmp(&fit(&words, &a.title));
        let by_title = a.title.is_empty().cmp(&b.title.is_empty());
        by_fit.then(by_title).then(b.at.cmp(&a.at)).then_with(|| a.title.cmp(&b.title)).then(b.id.cmp(&a.id))
    });
    hits.dedup_by_key(|hit| hit.id);
    hits
}

fn fit(words: &[String], title: &str) -> usize {
    let of_title: Vec<&str> = title.split_whitespace().collect();
    let each = |word: &String| {
        if of_title.contains(&word.as_str()) {
            4
        } else if of_title.iter().any(|t| t.starts_with(word.as_str())) {
            3
        } else {
            usize::from(title.contains(word.as_str()))
        }
    };
    let begins = title.starts_with(&words.join(" "));
    words.iter().map(each).sum::<usize>() + if begins { 5 } else { 0 }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, TimeZone, Utc};

    use super::*;

    #[test]
    fn titles_decide_and_then_the_latest() {
        let day = Utc.with_ymd_and_hms(2026, 11, 22, 0, 0, 0).unwrap();
        let hit = |n: u128, title: &str| Hit {
            id: Uuid::from_u128(n),
            kind: "proposal".into(),
            for_members: false,
            title: fold(title),
            at: day + TimeDelta::days(i64::try_from(n).unwrap()),
        };
        let hits = vec![
            hit(1, "Più alberi in città"),
            hit(2, "Una panchina"),
            hit(3, "Alberature"),
            hit(4, "Gli alberi di via Roma"),
            hit(5, "Un tiglio"),
            hit(6, ""),
            hit(1, "Più alberi in città"),
        ];
        let order: Vec<u128> = ranked("ALBERI", hits).iter().map(|hit| hit.id.as_u128()).collect();
        assert_eq!(order, [4, 1, 5, 3, 2, 6]);
    }
}
