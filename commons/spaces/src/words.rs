//! Words of the model: areas of interest, and who may take part.

use accounts::{Entitlement, Here, people::Tie};
use kernel::{Text, Timestamp};

use crate::process::{Ability, PhaseRule, RuleChange, Rules};

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

/// What people may do by the rules of a phase, as in «Scrivere proposte, Votare».
pub(crate) fn allowed(here: &Here, rules: Rules) -> String {
    let open: Vec<String> = [
        (Ability::Propose, "spaces-may-propose"),
        (Ability::Support, "spaces-may-support"),
        (Ability::Vote, "spaces-may-vote"),
    ]
    .into_iter()
    .filter(|(ability, _)| rules.allow(*ability))
    .map(|(_, key)| here.words(key))
    .collect();
    if open.is_empty() { here.words("spaces-may-nothing") } else { open.join(", ") }
}

/// A change of rules, in a sentence.
pub(crate) fn changed(here: &Here, change: &RuleChange) -> String {
    let text = match change {
        RuleChange::Voters { from, to } => Text::new("spaces-act-voters")
            .with("from", lowered(&entitled(here, from)))
            .with("to", lowered(&entitled(here, to))),
        RuleChange::Phase { title, from, to } => Text::new("spaces-act-phase")
            .with("title", title.text(here.locale))
            .with("from", phase_rule(here, *from))
            .with("to", phase_rule(here, *to)),
        RuleChange::Figure { name, from, to } => Text::new("spaces-act-figure")
            .with("name", here.words(name.title()))
            .with("from", figure(here, *from))
            .with("to", figure(here, *to)),
    };
    here.say(&text)
}

fn figure(here: &Here, figure: Option<i64>) -> String {
    figure.map_or_else(|| here.words("spaces-act-figure-none"), |figure| here.reader().number(figure))
}

fn phase_rule(here: &Here, rule: Option<PhaseRule>) -> String {
    let Some(rule) = rule else { return here.words("spaces-act-phase-none") };
    let moment = |at: Option<Timestamp>| match at {
        Some(at) => here.reader().datetime(at),
        None => here.words("spaces-act-no-date"),
    };
    let text = Text::new("spaces-act-phase-open").with("what", lowered(&allowed(here, rule.rules)));
    here.say(&text.with("from", moment(rule.starts_at)).with("to", moment(rule.ends_at)))
}

/// The same in the middle of a sentence.
fn lowered(words: &str) -> String {
    words.to_lowercase()
}

/// «vive, lavora o studia»
fn joined(here: &Here, words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), here.words("spaces-or")),
    }
}
