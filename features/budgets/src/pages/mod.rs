//! What everybody sees of a budget: the list of projects, and each project with what it came from and became.

mod list;
mod show;

use axum::{Router, routing::get};
use feature::State;
use kernel::{Line, Locale, Money};
use serde::Serialize;
use spaces::{Inside, Labels};
use web::Samples;

use crate::{Project, ProjectState};

pub(crate) fn routes() -> Router<State> {
    Router::new().route("/", get(list::show)).route("/{words}", get(show::show))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<list::ProjectsPage>().add::<show::ProjectPage>();
}

/// A project in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ProjectRow {
    number: i64,
    sign: String,
    title: String,
    href: String,
    category: Option<Line>,
    place: Option<Line>,
    summary: String,
    cost: Money,
    withdrawn: bool,
    /// The language of title and summary, where it is not the page's.
    lang: Option<Locale>,
}

impl ProjectRow {
    pub(crate) fn new(inside: &Inside, labels: &Labels, project: &Project) -> Self {
        let locale = inside.here.locale;
        let (title, language) = project.title.get(locale);
        Self {
            number: project.number,
            sign: labels.sign(project.category),
            title: title.to_owned(),
            href: inside.here.to(&inside.path(&format!("/{}", project.words()))),
            category: labels.title(project.category),
            place: labels.title(project.area),
            summary: web::excerpt(project.description.text(locale), 180),
            cost: project.cost,
            withdrawn: project.state == ProjectState::Withdrawn,
            lang: (language != locale).then_some(language),
        }
    }

    /// Its title in the reader's words.
    pub(crate) fn title(&self) -> Line {
        Line { text: self.title.clone(), lang: self.lang }
    }

    pub(crate) fn samples() -> Vec<Self> {
        let row = |number, title: &str, euros| Self {
            number,
            sign: "lamp".into(),
            title: title.into(),
            href: format!("/it/processes/bilancio-2027/budget/{number}"),
            category: None,
            place: None,
            summary: "Sei lampioni e 140 metri di marciapiede.".into(),
            cost: Money::eur(euros),
            withdrawn: false,
            lang: None,
        };
        let full = Self {
            category: Some(Line::sample("Strade e mobilità", Some(Locale::EN))),
            place: Some("Centro".into()),
            withdrawn: true,
            lang: Some(Locale::EN),
            ..row(2, "Un orto per i nonni", 12_500)
        };
        vec![row(1, "Luce davanti alla scuola", 38_000), full]
    }
}
