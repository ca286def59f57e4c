//! What everybody sees of a programme: its index, its calendar, its cards.

mod after;
mod applications;
mod apply;
mod came;
mod certificate;
mod certificate_sheet;
mod desk;
mod facets;
mod feeds;
mod form;
mod grid;
mod grid_sheet;
mod host;
mod list;
mod map;
mod materials;
mod printed;
mod report;
mod row;
mod sessions;
mod show;
mod words;

use axum::{
    Router,
    routing::{get, post},
};
use engagement::documents;
use feature::State;
pub(crate) use form::{FormParts, read_form};
use kernel::{Problem, Words};
pub(crate) use materials::OWNER as MATERIALS;
pub(crate) use report::download;
pub(crate) use row::{Row, Tag};
pub(crate) use sessions::session_words;
use spaces::Inside;
use web::{Samples, form::Limits};
pub(crate) use words::{capacity_words, days_words, look_words, month_words};

use crate::{
    actions,
    model::{BodyId, Card},
    permissions::{Act, Ground, check},
    store,
};

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/", get(list::show))
        .route("/calendar", get(printed::show))
        .route("/calendar.pdf", get(grid_sheet::show))
        .route("/calendar.ics", get(feeds::programme))
        .route("/map", get(map::show))
        .route("/desk", get(desk::show))
        .route("/drafts", get(desk::new).post(desk::create))
        .route("/drafts/{id}", get(desk::edit).post(desk::save))
        .route("/drafts/{id}/submission", post(desk::submit))
        .route("/applications", get(applications::show))
        .route("/participants/{id}/withdrawal", get(applications::confirm).post(applications::withdraw))
        .route("/participants/{id}/acceptance", post(applications::accept))
        .route("/approvals/{key}", get(apply::approval).post(apply::decide))
        .route("/certificates/{code}", get(certificate::show))
        .route("/certificates/{code}/certificate.pdf", get(certificate_sheet::show))
        .route("/afterwards/{key}", get(came::show).post(came::answer))
        .route("/report", get(report::show))
        .route("/{number}", get(show::show))
        .route("/{number}/sessions/{place}", get(host::show))
        .route("/{number}/sessions/{place}/application", get(apply::form).post(apply::apply))
        .route("/{number}/sessions/{place}/days", post(host::confirm))
        .route("/{number}/sessions/{place}/seats", post(host::seats))
        .route("/{number}/sessions/{place}/cancellation", post(host::call_off))
        .route("/{number}/sessions/{place}/attendance", post(host::attend))
        .route(
            "/{number}/sessions/{place}/materials",
            post(after::add).layer(Limits::files(documents::MAX_BYTES, 1).layer()),
        )
        .route("/{number}/sessions/{place}/materials/removal", post(after::remove))
        .route("/{number}/sessions/{place}/again", post(after::again))
        .route("/{number}/calendar.ics", get(feeds::card))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples
        .add::<applications::ApplicationsPage>()
        .add::<applications::WithdrawalPage>()
        .add::<apply::ApplyPage>()
        .add::<apply::ApprovalPage>()
        .add::<came::CamePage>()
        .add::<certificate::CertificatePage>()
        .add::<desk::DeskPage>()
        .add::<desk::DraftPage>()
        .add::<host::HostPage>()
        .add::<list::ListPage>()
        .add::<map::MapPage>()
        .add::<printed::CalendarPage>()
        .add::<report::ReportPage>()
        .add::<show::ShowPage>();
}

/// The path of a card, without locale.
pub(crate) fn card_path(inside: &Inside, card: &Card) -> String {
    inside.path(&format!("/{}", card.words()))
}

/// A card that the reader may see, with the bodies they belong to.
pub(crate) struct Seen {
    pub(crate) card: Card,
    pub(crate) bodies: Vec<BodyId>,
}

impl Seen {
    /// By the last part of an address, of which the number chooses.
    pub(crate) async fn read(inside: &Inside, words: &str) -> Result<Self, Problem> {
        let number = words.parse::<Words>().map_err(|_| Problem::NotFound)?.number;
        let tx = inside.here.db.read().await?;
        let found = store::by_number(&tx, inside.component.id, number).await?;
        let card = found.ok_or(Problem::NotFound)?;
        let bodies = actions::own_bodies(&tx, &inside.here.who, inside.component.id).await?;
        let seen = Self { card, bodies };
        check(Act::Read, &inside.here.who, seen.ground(inside), Some(&seen.card))?;
        Ok(seen)
    }

    pub(crate) fn ground(&self, inside: &Inside) -> Ground<'_> {
        Ground { process: inside.process.id, bodies: &self.bodies }
    }
}
