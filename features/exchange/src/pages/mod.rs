//! What everybody sees of a programme: its index, its calendar, its cards.

mod desk;
mod facets;
mod feeds;
mod form;
mod grid;
mod list;
mod map;
mod printed;
mod row;
mod show;
mod words;

use axum::{
    Router,
    routing::{get, post},
};
use feature::State;
use kernel::{Problem, Words};
pub(crate) use form::{FormParts, read_form};
pub(crate) use row::{Row, Tag};
use spaces::Inside;
use web::Samples;
pub(crate) use words::{capacity_words, days_words, month_words};

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
        .route("/calendar.ics", get(feeds::programme))
        .route("/map", get(map::show))
        .route("/desk", get(desk::show))
        .route("/drafts", get(desk::new).post(desk::create))
        .route("/drafts/{id}", get(desk::edit).post(desk::save))
        .route("/drafts/{id}/submission", post(desk::submit))
        .route("/{number}", get(show::show))
        .route("/{number}/calendar.ics", get(feeds::card))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples
        .add::<desk::DeskPage>()
        .add::<desk::DraftPage>()
        .add::<list::ListPage>()
        .add::<map::MapPage>()
        .add::<printed::CalendarPage>()
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
