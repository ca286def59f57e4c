use std::collections::HashMap;

use kernel::{Locale, Text, Timestamp};
use serde::Serialize;
use spaces::{Inside, Labels, translated::Line};
use uuid::Uuid;

use crate::model::{Debate, State};

/// A debate in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    number: i64,
    title: Line,
    summary: Line,
    href: String,
    sign: String,
    category: Option<Line>,
    by: String,
    tag: Tag,
    /// What opens or closes when; may be empty.
    when: String,
    comments: i64,
}

/// A state in a word.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Tag {
    text: String,
    kind: &'static str,
    icon: &'static str,
}

impl Tag {
    /// The word of where a debate stands.
    pub(crate) fn of(inside: &Inside, debate: &Debate) -> Self {
        if debate.hidden.is_some() {
            return Self {
                text: inside.here.words("debates-state-hidden"),
                kind: "err",
                icon: "password-invisible",
            };
        }
        let state = debate.state(inside.timeline.now());
        let (kind, icon) = match state {
            State::Open => ("now", "comment"),
            State::Coming => ("plain", "clock"),
            State::Over => ("plain", "clock"),
            State::Closed => ("ok", "check-circle"),
        };
        Self { text: inside.here.words(state.title()), kind, icon }
    }

    /// An invented one for the samples of pages.
    pub(crate) fn sample() -> Self {
        Self { text: "Aperto".into(), kind: "now", icon: "comment" }
    }
}

impl Row {
    pub(crate) fn new(
        inside: &Inside,
        labels: &Labels,
        debate: &Debate,
        comments: &HashMap<Uuid, i64>,
    ) -> Self {
        let wording = &debate.content.wording;
        Self {
            number: debate.number,
            title: wording.line("title", &debate.content.title, inside.here.locale),
            summary: wording.line("summary", &debate.summary, inside.here.locale),
            href: inside.here.to(&super::path(inside, debate, "")),
            sign: labels.sign(debate.content.category),
            category: labels.title(debate.content.category),
            by: author(inside, debate),
            tag: Tag::of(inside, debate),
            when: when(inside, debate),
            comments: comments.get(&debate.id.uuid()).copied().unwrap_or(0),
        }
    }

    pub(crate) fn samples() -> Vec<Self> {
        let row = |full: bool| Self {
            number: 3,
            title: Line::sample("Dove mettiamo gli alberi nuovi?", full.then_some(Locale::EN)),
            summary: Line::sample(
                if full { "Ne arrivano quaranta a marzo." } else { "" },
                full.then_some(Locale::EN),
            ),
            href: "/it/assemblies/consulta/debates/3-dove-mettiamo-gli-alberi-nuovi".into(),
            sign: "tree".into(),
            category: full.then(|| "Verde".into()),
            by: "Comune di Montelume".into(),
            tag: Tag::sample(),
            when: if full { "fino al 6 dicembre".into() } else { String::new() },
            comments: if full { 14 } else { 0 },
        };
        vec![row(true), row(false)]
    }
}

/// How others see who began it: the nickname, the office, or that the account is gone.
pub(crate) fn author(inside: &Inside, debate: &Debate) -> String {
    let here = &inside.here;
    match &debate.nickname {
        _ if debate.author.is_none() => match here.tenant.profile.body.as_str() {
            "" => here.tenant.name.clone(),
            body => body.to_owned(),
        },
        Some(nickname) if !nickname.is_empty() => nickname.clone(),
        _ => here.words("debates-author-gone"),
    }
}

/// What opens or closes when, in words.
pub(crate) fn when(inside: &Inside, debate: &Debate) -> String {
    let here = &inside.here;
    let say = |key: &'static str, at: Timestamp| here.say(&Text::new(key).with("when", at));
    match (debate.state(inside.timeline.now()), debate.content.opens_at, debate.content.closes_at) {
        (State::Coming, Some(start), _) => say("debates-when-opens", start),
        (State::Open, _, Some(end)) => say("debates-when-until", end),
        (State::Over, _, Some(end)) => say("debates-when-over", end),
        (State::Closed, ..) => {
            debate.conclusions.as_ref().map(|c| say("debates-when-closed", c.at)).unwrap_or_default()
        }
        _ => String::new(),
    }
}
