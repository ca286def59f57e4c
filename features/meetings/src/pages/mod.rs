//! What everybody sees of meetings, and what guests do.

mod agenda;
mod enrol;
mod feeds;
mod form;
mod list;
mod map;
mod month;
mod poster;
mod propose;
mod row;
mod show;
mod ticket;

use accounts::Here;
use axum::{
    Router,
    routing::{get, post},
};
use feature::State;
pub(crate) use form::{FormParts, read_form, read_own};
use kernel::{Problem, Words};
pub(crate) use row::{Point, Row, Seating, Tag, span};
use serde::Serialize;
use spaces::Inside;
use web::Samples;

use crate::{
    actions,
    model::{Meeting, Settings},
    permissions::{Act, Ground, check},
    store::{self, Reader},
    talk::Scene,
};

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/", get(list::show).post(propose::save))
        .route("/new", get(propose::new))
        .route("/calendar", get(month::show))
        .route("/calendar.ics", get(feeds::component))
        .route("/map", get(map::show))
        .route("/{number}", get(show::show))
        .route("/{number}/calendar.ics", get(feeds::meeting))
        .route("/{number}/poster", get(poster::show))
        .route("/{number}/enrolment", get(enrol::form).post(enrol::enrol))
        .route("/{number}/enrolment/acceptance", post(enrol::accept))
        .route("/{number}/enrolment/withdrawal", get(enrol::confirm).post(enrol::give_back))
        .route("/{number}/ticket", get(ticket::show))
}

/// The organisation's and each process's meetings as calendars to follow, and all of them on one page.
pub(crate) fn organisation_routes() -> Router<State> {
    Router::new()
        .route("/{locale}/meetings", get(agenda::show))
        .route("/{locale}/meetings.ics", get(feeds::organisation))
        .route("/{locale}/processes/{process}/meetings.ics", get(feeds::process))
        .route("/{locale}/assemblies/{process}/meetings.ics", get(feeds::process))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples
        .add::<agenda::AgendaPage>()
        .add::<enrol::EnrolPage>()
        .add::<enrol::WithdrawalPage>()
        .add::<list::ListPage>()
        .add::<map::MapPage>()
        .add::<month::MonthPage>()
        .add::<poster::PosterPage>()
        .add::<propose::ProposePage>()
        .add::<show::ShowPage>()
        .add::<ticket::TicketPage>();
}

/// The path of a meeting, without locale.
pub(crate) fn meeting_path(inside: &Inside, m: &Meeting) -> String {
    inside.path(&format!("/{}", m.words()))
}

/// What the reader may see beside what everybody sees.
fn reader(inside: &Inside) -> Reader {
    let who = &inside.here.who;
    let me = who.me.as_ref().filter(|me| me.email_confirmed);
    Reader {
        email: me.map(|me| me.email.as_str().to_owned()),
        staff: who.sees_drafts(inside.process.id.uuid()),
    }
}

/// The address of a calendar to follow.
#[derive(Clone, Debug, Serialize)]
struct Feed {
    label: String,
    href: String,
}

impl Feed {
    fn new(here: &Here, key: &'static str, path: &str) -> Self {
        Self { label: here.words(key), href: here.url(&here.to(path)) }
    }

    /// Of all processes.
    fn organisation(here: &Here) -> Self {
        Self::new(here, "meetings-feed-organisation", "/meetings.ics")
    }

    /// Of the component, its process, and all processes.
    fn all(inside: &Inside) -> Vec<Self> {
        let here = &inside.here;
        let process = format!("{}/meetings.ics", inside.process.path());
        vec![
            Self::new(here, "meetings-feed-component", &inside.path("/calendar.ics")),
            Self::new(here, "meetings-feed-process", &process),
            Self::organisation(here),
        ]
    }

    fn samples() -> Vec<Self> {
        vec![Self { label: "Tutti".into(), href: "https://x.example/it/meetings.ics".into() }]
    }
}

/// A meeting that the reader may see, with the settings and whether they are invited.
struct Seen {
    meeting: Meeting,
    settings: Settings,
    invited: bool,
}

impl Seen {
    /// By the last part of an address, of which the number chooses.
    async fn read(inside: &Inside, words: &str) -> Result<Self, Problem> {
        let number = words.parse::<Words>().map_err(|_| Problem::NotFound)?.number;
        let settings: Settings = inside.component.settings()?;
        let tx = inside.here.db.read().await?;
        let found = store::by_number(&tx, inside.component.id, number).await?;
        let meeting = found.ok_or(Problem::NotFound)?;
        let invited = actions::invited(&tx, &inside.here.who, meeting.id).await?;
        let seen = Self { meeting, settings, invited };
        check(Act::Read, &inside.here.who, seen.ground(inside), Some(&seen.meeting))?;
        Ok(seen)
    }

    /// What people talk about and follow; none before it is announced.
    fn subject(&self, inside: &Inside) -> Option<engagement::Subject> {
        Scene {
            process: &inside.process,
            component: &inside.component,
            timeline: &inside.timeline,
            settings: &self.settings,
            invited: self.invited,
        }
        .subject(&self.meeting, &inside.here.who)
    }

    fn ground<'a>(&'a self, inside: &'a Inside) -> Ground<'a> {
        Ground {
            process: inside.process.id,
            timeline: &inside.timeline,
            settings: &self.settings,
            invited: self.invited,
        }
    }
}
