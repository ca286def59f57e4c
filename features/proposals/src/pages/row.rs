use kernel::{Line, Locale, Text};
use serde::Serialize;
use spaces::{Inside, Labels};

use super::{SupportView, author, proposal_path};
use crate::{
    model::{Origin, Status},
    store::Card,
};

/// A state in a word, with its colour and icon.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Tag {
    pub(crate) text: String,
    pub(crate) kind: &'static str,
    pub(crate) icon: &'static str,
}

impl Tag {
    pub(crate) fn new(inside: &Inside, key: &'static str, kind: &'static str, icon: &'static str) -> Self {
        Self { text: inside.here.say(&Text::new(key)), kind, icon }
    }

    /// The tag of an answer; none without one.
    pub(crate) fn of_status(inside: &Inside, status: Status) -> Option<Self> {
        match status {
            Status::Open => None,
            Status::Evaluating => Some(Self::new(inside, "proposals-status-evaluating", "", "clock")),
            Status::Accepted => Some(Self::new(inside, "proposals-status-accepted", "ok", "check")),
            Status::Rejected => Some(Self::new(inside, "proposals-status-rejected", "err", "close")),
        }
    }
}

/// A point on the map.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Point {
    pub(crate) lat: f64,
    pub(crate) lng: f64,
}

/// A proposal in a list, as `ui/proposal.html` draws it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) number: i64,
    pub(crate) sign: String,
    pub(crate) title: String,
    pub(crate) title_lang: Option<Locale>,
    pub(crate) href: String,
    pub(crate) place: Option<Line>,
    pub(crate) category: Option<Line>,
    pub(crate) summary: String,
    pub(crate) summary_lang: Option<Locale>,
    pub(crate) author: String,
    pub(crate) comments: Option<i64>,
    pub(crate) tag: Option<Tag>,
    pub(crate) count: Option<i64>,
    pub(crate) threshold: Option<i64>,
    pub(crate) support: Option<SupportView>,
}

impl Row {
    pub(crate) fn new(inside: &Inside, labels: &Labels, card: &Card, support: Option<SupportView>) -> Self {
        let origin = Origin::parse(&card.origin).unwrap_or(Origin::Participant);
        let (wording, reader) = (card.wording(), inside.here.locale);
        let (title, title_lang) = wording.get("title", &card.title, reader);
        let (summary, summary_lang) = wording.get("summary", &card.summary, reader);
        Self {
            number: card.number,
            sign: labels.sign(card.category_id),
            href: inside.here.to(&proposal_path(inside, card.number, &card.title)),
            title: title.to_owned(),
            title_lang,
            place: labels.title(card.area_id),
            category: labels.title(card.category_id),
            summary: summary.to_owned(),
            summary_lang,
            author: author(inside, origin, &card.origin_note, card.nickname.as_deref()),
            comments: None,
            tag: Tag::of_status(inside, card.status()),
            count: support.as_ref().and_then(|s| s.count),
            threshold: support.as_ref().and_then(|s| s.threshold),
            support,
        }
    }

    pub(crate) fn samples() -> Vec<Self> {
        let row = |number, support: Option<SupportView>| Self {
            number,
            sign: "garden".into(),
            title: "Un orto per i nonni".into(),
            title_lang: Some(Locale::EN),
            href: "/it/processes/bilancio-2027/proposals/41-un-orto-per-i-nonni".into(),
            place: Some(Line::sample("Borgo Fiume", Some(Locale::EN))),
            category: Some(Line::sample("Verde", Some(Locale::EN))),
            summary: "Il campo dietro l'argine è fermo da anni.".into(),
            summary_lang: Some(Locale::EN),
            author: "Teresa".into(),
            comments: None,
            tag: None,
            count: support.as_ref().and_then(|s| s.count),
            threshold: support.as_ref().and_then(|s| s.threshold),
            support,
        };
        let mut rows: Vec<Row> =
            (1..).zip(SupportView::samples()).map(|(n, support)| row(n, Some(support))).collect();
        rows.push(Self {
            place: None,
            category: None,
            title_lang: None,
            summary_lang: None,
            tag: Some(Tag { text: "Accolta".into(), kind: "ok", icon: "check" }),
            ..row(99, None)
        });
        rows
    }
}
