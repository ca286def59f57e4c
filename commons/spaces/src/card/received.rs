//! A card that comes from elsewhere.

use db::WriteTx;
use kernel::{FieldErrors, Problem, Text};
use web::Link;

use super::{Card, FIELDS, Fact, Kind, List, Lists, admin::MAX, store};
use crate::ProcessId;

/// A card without the values that are in no list here.
pub(crate) fn known(lists: &Lists, mut card: Card) -> Card {
    for field in &FIELDS {
        if let (Kind::Choice(list), Some(Fact::Word(word))) = (field.kind, card.fact(field.key))
            && !is_value(lists, list, word)
        {
            card.0.remove(field.key);
        }
    }
    card
}

fn is_value(lists: &Lists, list: List, word: &str) -> bool {
    match lists.get(list.as_str()) {
        Some(own) => own.iter().any(|value| value.key == word),
        None => list.usual().iter().any(|(key, _)| *key == word),
    }
}

/// Writes the card of a new process, if it says anything.
///
/// # Errors
/// [`Problem::Invalid`] beside what no card can say.
pub(crate) async fn take(tx: &WriteTx, process: ProcessId, card: Card) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    for (key, fact) in &card.0 {
        let field = FIELDS.iter().find(|field| field.key == key);
        let fits = match (field.map(|field| field.kind), fact) {
            (Some(Kind::Text), Fact::Text(text)) => text.texts.values().all(|t| t.chars().count() <= MAX),
            (Some(Kind::Choice(_)), Fact::Word(_)) => true,
            (Some(Kind::Places), Fact::Word(names)) => names.chars().count() <= 4 * MAX,
            (Some(Kind::Link), Fact::Word(link)) => link.parse::<Link>().is_ok(),
            (Some(Kind::Number | Kind::Year), Fact::Number(number)) => (0..=1_000_000_000).contains(number),
            _ => false,
        };
        if !fits {
            errors.add(key.as_str(), Text::new("spaces-port-fact"));
        }
    }
    errors.check()?;
    if card.0.is_empty() { Ok(()) } else { store::put(tx, process, &card).await }
}
