//! What the printed programme says otherwise than its cards, and what is odd in the cards themselves.

use axum::response::Response;
use kernel::Text;
use serde::Serialize;
use spaces::Inside;
use web::Page;

use super::allowed;
use crate::{
    model::{Card, Difference, differences},
    pages::month_words,
    permissions::Act,
    store,
};

/// The source of a programme beside what was made of it.
#[derive(Serialize)]
pub(super) struct SourcePage {
    differences: Vec<String>,
    cards: Vec<Noted>,
    back_href: String,
}

/// A card with its odd things.
#[derive(Serialize)]
struct Noted {
    number: i64,
    title: String,
    index: Option<String>,
    notes: Vec<String>,
}

impl Page for SourcePage {
    const TEMPLATE: &'static str = "exchange/admin/source.html";

    fn samples() -> Vec<Self> {
        let noted = |index: Option<&str>| Noted {
            number: 6,
            title: "Governance".into(),
            index: index.map(Into::into),
            notes: vec!["Only the month is known.".into()],
        };
        let page = |differences, cards| Self { differences, cards, back_href: "/it/admin/x".into() };
        let said = vec!["La scheda 4 ha il 17 settembre.".to_owned()];
        vec![
            page(said, vec![noted(Some("Governance dei progetti")), noted(None)]),
            page(Vec::new(), Vec::new()),
        ]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    allowed(&inside, Act::Configure)?;
    let tx = here.db.read().await?;
    let cards = store::published(&tx, inside.component.id).await?;
    let printed = store::printed(&tx, inside.component.id).await?;
    drop(tx);
    let contents: Vec<_> = cards.iter().map(|card| (card.key.as_str(), &card.content)).collect();
    let found = printed.map(|printed| differences(&printed, &contents)).unwrap_or_default();
    let page = SourcePage {
        differences: found.iter().map(|one| words(&inside, &cards, one)).collect(),
        cards: cards.iter().map(noted).filter(|n| n.index.is_some() || !n.notes.is_empty()).collect(),
        back_href: here.to(&inside.admin_path("")),
    };
    inside.admin_frame(here.words("exchange-source-title")).show(&page).await
}

fn noted(card: &Card) -> Noted {
    let index = card.content.index.as_ref().filter(|index| index.title != card.content.title);
    Noted {
        number: card.number.unwrap_or_default(),
        title: card.content.title.clone(),
        index: index.map(|index| index.title.clone()),
        notes: card.content.notes.clone(),
    }
}

fn words(inside: &Inside, cards: &[Card], difference: &Difference) -> String {
    let here = &inside.here;
    let (key, text) = match difference {
        Difference::OnNoCard { card, day } => {
            (card, Text::new("exchange-differs-no-card").with("when", here.reader().calendar_date(*day)))
        }
        Difference::NotPrinted { card, day } => {
            (card, Text::new("exchange-differs-not-printed").with("when", here.reader().calendar_date(*day)))
        }
        Difference::NoFootnote { card, month } => {
            (card, Text::new("exchange-differs-no-footnote").with("when", month_words(here, *month)))
        }
    };
    let card = cards.iter().find(|card| card.key == *key);
    let name = card.map_or_else(|| key.clone(), |card| card.content.short());
    here.say(&text.with("card", name).with("number", card.and_then(|card| card.number).unwrap_or_default()))
}
