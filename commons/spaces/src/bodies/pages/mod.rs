//! The public pages of bodies: the tree of all, one body as a square, and who sits in it.

mod list;
mod members;
mod show;

use accounts::Here;
use axum::{Router, routing::get};
use feature::State;
use kernel::Locale;
pub(crate) use members::{MemberRow, dates_of};
use serde::Serialize;
pub(crate) use show::show_arranged as show_body;
use web::Samples;

use super::{Body, store::Related};
use crate::{ProcessId, process::Access, translated::Line};

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/{locale}/assemblies", get(list::show))
        .route("/{locale}/assemblies/{process}", get(show::show))
        .route("/{locale}/assemblies/{process}/members", get(members::show))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<list::BodiesPage>().add::<show::BodyPage>().add::<members::MembersPage>();
}

/// A body in a list, with those that are part of it.
#[derive(Clone, Serialize)]
pub(crate) struct BodyRow {
    title: Line,
    text: Line,
    href: String,
    /// Who gets in, where not everybody takes part.
    access: Option<String>,
    /// Whether it is a draft.
    draft: bool,
    /// Since when it is closed.
    closed: bool,
    children: Vec<BodyRow>,
}

impl BodyRow {
    fn of(here: &Here, body: &Body, now: kernel::Timestamp) -> Self {
        let space = &body.space;
        Self {
            title: Line::of(&space.texts.title, here.locale),
            text: Line::of(&space.texts.short, here.locale),
            href: here.to(&space.path()),
            access: (space.access != Access::Open).then(|| here.say(&space.access.title())),
            draft: !space.released,
            closed: space.ends_at.is_some_and(|end| end <= now),
            children: Vec::new(),
        }
    }

    /// An invented one for the samples of pages.
    pub(crate) fn sample(children: Vec<BodyRow>) -> Self {
        let plain = children.is_empty();
        Self {
            title: Line::sample("Consulta del volontariato", plain.then_some(Locale::EN)),
            text: match plain {
                true => Line::default(),
                false => Line::sample("Le associazioni del paese, insieme.", Some(Locale::EN)),
            },
            href: "/it/assemblies/consulta".into(),
            access: plain.then(|| "Tutti leggono, agisce chi ne fa parte".into()),
            draft: plain,
            closed: plain,
            children,
        }
    }
}

/// Those bodies that a reader sees, each under the one it is part of; under nothing where they do not see that one.
fn tree(here: &Here, bodies: &[Body], now: kernel::Timestamp) -> Vec<BodyRow> {
    let seen: Vec<&Body> = bodies.iter().filter(|body| body.space.seen_by(&here.who)).collect();
    let is_seen = |id: ProcessId| seen.iter().any(|body| body.space.id == id);
    let roots = seen.iter().filter(|body| body.parent.is_none_or(|parent| !is_seen(parent)));
    roots.map(|body| branch(here, &seen, body, now)).collect()
}

/// A body with all below it. No body is part of itself, so this ends.
fn branch(here: &Here, seen: &[&Body], body: &Body, now: kernel::Timestamp) -> BodyRow {
    let below = seen.iter().filter(|other| other.parent == Some(body.space.id));
    let children = below.map(|other| branch(here, seen, other, now)).collect();
    BodyRow { children, ..BodyRow::of(here, body, now) }
}

/// A link between a process and a body, as either page shows it.
#[derive(Clone, Serialize)]
pub(crate) struct RelatedView {
    /// What the body is to the process.
    label: String,
    title: Line,
    href: String,
    /// Where its meetings and their minutes are.
    meetings_href: Option<String>,
}

impl RelatedView {
    /// Those that the reader sees.
    pub(crate) fn seen(here: &Here, related: &[Related]) -> Vec<Self> {
        let seen = related.iter().filter(|related| related.space.seen_by(&here.who));
        let view = |related: &Related| Self {
            label: here.say(&related.relation.title()),
            title: Line::of(&related.space.texts.title, here.locale),
            href: here.to(&related.space.path()),
            meetings_href: related
                .meetings
                .as_ref()
                .map(|component| here.to(&format!("{}/{component}", related.space.path()))),
        };
        seen.map(view).collect()
    }

    /// An invented one for the samples of pages.
    pub(crate) fn sample(meetings: bool) -> Self {
        Self {
            label: "Tavolo di negoziazione".into(),
            title: Line::sample("Tavolo del bilancio", meetings.then_some(Locale::EN)),
            href: "/it/assemblies/tavolo".into(),
            meetings_href: meetings.then(|| "/it/assemblies/tavolo/meetings".into()),
        }
    }
}
