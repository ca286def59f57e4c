//! What everybody sees of debates, and what those who begin them do.

mod closing;
mod list;
mod row;
mod show;
mod write;

use std::collections::HashMap;

use axum::{
    Router,
    routing::{get, post},
};
use db::Tx;
use feature::State as Program;
use kernel::{Problem, Words};
pub(crate) use row::{Row, Tag};
use spaces::Inside;
use uuid::Uuid;
use web::Samples;
pub(crate) use write::{FormParts, read_form, stored};

use crate::{
    RESOURCE,
    actions::{self, Place},
    model::Debate,
    permissions::{Act, check},
    store,
};

pub(crate) fn routes() -> Router<Program> {
    Router::new()
        .route("/", get(list::show).post(write::begin))
        .route("/new", get(write::new))
        .route("/{number}", get(show::show))
        .route("/{number}/revision", get(write::edit).post(write::save))
        .route("/{number}/closing", get(closing::ask).post(closing::close))
        .route("/{number}/reopening", post(closing::reopen))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples
        .add::<list::ListPage>()
        .add::<show::ShowPage>()
        .add::<write::WritePage>()
        .add::<closing::ClosingPage>();
}

/// How many comments each debate has.
pub(crate) async fn comment_counts(tx: &Tx, debates: &[Debate]) -> Result<HashMap<Uuid, i64>, Problem> {
    let ids: Vec<Uuid> = debates.iter().map(|d| d.id.uuid()).collect();
    Ok(engagement::comments::counts(tx, RESOURCE, &ids).await?.into_iter().collect())
}

/// Where a debate is, as this request knows it.
pub(crate) fn place(inside: &Inside) -> Result<Place, Problem> {
    Ok(Place {
        process: inside.process.clone(),
        timeline: inside.timeline.clone(),
        component: inside.component.clone(),
        settings: inside.component.settings()?,
    })
}

/// A debate by the last part of its address, of which the number chooses, for whoever may do something with it.
pub(crate) async fn found(inside: &Inside, words: &str, act: Act) -> Result<(Debate, Place, bool), Problem> {
    let words: Words = words.parse().map_err(|_| Problem::NotFound)?;
    let tx = inside.here.db.read().await?;
    let debate = store::by_number(&tx, inside.component.id, words.number).await?.ok_or(Problem::NotFound)?;
    let answered = actions::answered(&tx, &debate).await?;
    let place = place(inside)?;
    check(act, &inside.here.who, place.ground(answered), Some(&debate))?;
    Ok((debate, place, answered))
}

/// The path of a debate, without locale.
pub(crate) fn path(inside: &Inside, debate: &Debate, rest: &str) -> String {
    inside.path(&format!("/{}{rest}", debate.words()))
}
