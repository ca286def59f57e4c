use accounts::Here;
use serde::Serialize;
use spaces::Inside;

use super::{capacity_words, card_path};
use crate::model::{Card, Stage};

/// A card in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) number: i64,
    pub(crate) title: String,
    /// The whole title, where the other is short.
    pub(crate) whole: String,
    pub(crate) href: String,
    pub(crate) hosts: String,
    pub(crate) office: String,
    pub(crate) seats: String,
    pub(crate) duration: String,
    pub(crate) summary: String,
}

/// The names of the bodies that host.
pub(crate) fn hosts_words(inside: &Inside, card: &Card) -> String {
    let names: Vec<&str> = card.content.hosts.iter().map(|host| host.name.as_str()).collect();
    names.join(&inside.here.words("exchange-with"))
}

impl Row {
    pub(crate) fn new(inside: &Inside, card: &Card) -> Self {
        let here = &inside.here;
        let content = &card.content;
        let short = !content.short.is_empty();
        Self {
            number: card.number.unwrap_or_default(),
            title: if short { content.short.clone() } else { content.title.clone() },
            whole: if short { content.title.clone() } else { String::new() },
            href: here.to(&card_path(inside, card)),
            hosts: hosts_words(inside, card),
            office: content.office.clone(),
            seats: capacity_words(here, &content.capacity),
            duration: here.say(&content.duration.words()),
            summary: card.summary.clone(),
        }
    }

    pub(crate) fn samples() -> Vec<Self> {
        let row = |number, whole: &str| Self {
            number,
            title: "Compensazioni ambientali".into(),
            whole: whole.into(),
            href: "/it/x/1".into(),
            hosts: "Cesena".into(),
            office: "Urbanistica".into(),
            seats: "10 posti".into(),
            duration: "1 giornata".into(),
            summary: "Come si compensa.".into(),
        };
        vec![row(1, "Linee guida per le compensazioni"), row(2, "")]
    }
}

/// A state in a word, with its colour and icon.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Tag {
    text: String,
    kind: &'static str,
    icon: &'static str,
}

impl Tag {
    pub(crate) fn new(here: &Here, key: &'static str, kind: &'static str, icon: &'static str) -> Self {
        Self { text: here.words(key), kind, icon }
    }

    /// The tag of a card's stage.
    pub(crate) fn of_stage(here: &Here, stage: Stage) -> Self {
        match stage {
            Stage::Draft => Self::new(here, "exchange-stage-draft", "out", "pencil"),
            Stage::Submitted => Self::new(here, "exchange-stage-submitted", "warn", "clock"),
            Stage::Published => Self::new(here, "exchange-stage-published", "ok", "check"),
            Stage::Withdrawn => Self::new(here, "exchange-stage-withdrawn", "plain", "minus-circle"),
        }
    }

    pub(crate) fn sample() -> Self {
        Self { text: "Bozza".into(), kind: "out", icon: "pencil" }
    }
}
