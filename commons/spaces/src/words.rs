//! Words of the model: areas of interest, and who may take part.

use accounts::{Entitlement, Here, people::Tie};
use kernel::Text;

/// The areas of interest with their messages, in the order they are offered.
pub(crate) const INTERESTS: [(&str, &str); 10] = [
    ("environment", "spaces-interest-environment"),
    ("culture", "spaces-interest-culture"),
    ("education", "spaces-interest-education"),
    ("mobility", "spaces-interest-mobility"),
    ("sport", "spaces-interest-sport"),
    ("welfare", "spaces-interest-welfare"),
    ("spaces", "spaces-interest-spaces"),
    ("economy", "spaces-interest-economy"),
    ("health", "spaces-interest-health"),
    ("digital", "spaces-interest-digital"),
];

/// The message of an area of interest.
pub(crate) fn interest(word: &str) -> Option<&'static str> {
    INTERESTS.iter().find(|(known, _)| *known == word).map(|(_, key)| *key)
}

/// Who may support and vote, in a sentence.
pub(crate) fn entitled(here: &Here, rule: &Entitlement) -> String {
    match rule {
        Entitlement::Registered => here.words("spaces-who-registered"),
        Entitlement::Roll { .. } => here.words("spaces-who-roll"),
        Entitlement::Declared { ties, min_age } => {
            let key = |tie: &Tie| match tie {
                Tie::Residence => "spaces-who-lives",
                Tie::Work => "spaces-who-works",
                Tie::Study => "spaces-who-studies",
            };
            let ties: Vec<String> = ties.iter().map(|tie| here.words(key(tie))).collect();
            let text = if *min_age == 0 { "spaces-who-declared" } else { "spaces-who-declared-age" };
            let text = Text::new(text).with("ties", joined(here, &ties));
            here.say(&text.with("age", i64::from(*min_age)))
        }
    }
}

/// «vive, lavora o studia»
fn joined(here: &Here, words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), here.words("spaces-or")),
    }
}
