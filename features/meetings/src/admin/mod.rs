//! Meetings in the administration: the list, writing, guests, the door, minutes.

mod copies;
mod door;
mod export;
mod guests;
mod invitations;
mod minutes;
mod one;
mod settings;
mod table;
mod write;

use axum::{
    Router,
    routing::{get, post},
};
use feature::State;
use kernel::Problem;
use spaces::Inside;
use web::Samples;

use crate::{
    model::{Meeting, MeetingId, Settings},
    permissions::{Act, Ground, check},
    store,
};

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/", get(table::show).post(write::create))
        .route("/new", get(write::new))
        .route("/settings", spaces::settings::page::<Settings>())
        .route("/{id}", get(one::show))
        .route("/{id}/revision", get(write::edit).post(write::save))
        .route("/{id}/publication", post(one::publish))
        .route("/{id}/approval", post(one::approve))
        .route("/{id}/refusal", post(one::refuse))
        .route("/{id}/cancellation", post(one::cancel))
        .route("/{id}/copies", get(copies::show).post(copies::save))
        .route("/{id}/guests", get(guests::show).post(guests::hold))
        .route("/{id}/guests/withdrawal", post(guests::take_back))
        .route("/{id}/guests.csv", get(export::csv))
        .route("/{id}/sheet", get(guests::sheet))
        .route("/{id}/check-in", get(door::show).post(door::check_in))
        .route("/{id}/check-in/undo", post(door::undo))
        .route("/{id}/check-in/walk-ins", post(door::walk_ins))
        .route("/{id}/invitations", get(invitations::show).post(invitations::add))
        .route("/{id}/invitations/removal", post(invitations::remove))
        .route("/{id}/minutes", get(minutes::show).post(minutes::save))
        .route("/{id}/minutes/links", post(minutes::link))
        .route("/{id}/minutes/proposals", post(minutes::bring_in))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples
        .add::<copies::CopiesPage>()
        .add::<door::DoorPage>()
        .add::<guests::GuestsPage>()
        .add::<guests::SheetPage>()
        .add::<invitations::InvitationsPage>()
        .add::<minutes::MinutesPage>()
        .add::<one::OnePage>()
        .add::<spaces::settings::SettingsPage<Settings>>()
        .add::<table::TablePage>()
        .add::<write::WritePage>();
}

/// Passes whoever may do it here.
fn allowed(inside: &Inside, act: Act) -> Result<Settings, Problem> {
    let settings: Settings = inside.component.settings()?;
    check(act, &inside.here.who, ground(inside, &settings), None)?;
    Ok(settings)
}

fn ground<'a>(inside: &'a Inside, settings: &'a Settings) -> Ground<'a> {
    Ground { process: inside.process.id, timeline: &inside.timeline, settings, invited: false }
}

/// Whether the reader may do something with a meeting, to offer it.
fn offers(inside: &Inside, settings: &Settings, act: Act, m: Option<&Meeting>) -> bool {
    check(act, &inside.here.who, ground(inside, settings), m).is_ok()
}

/// A meeting by its id, for whoever may do something with it.
async fn found(inside: &Inside, id: &str, act: Act) -> Result<(Meeting, Settings), Problem> {
    let settings: Settings = inside.component.settings()?;
    let id: MeetingId = id.parse().map_err(|_| Problem::NotFound)?;
    let tx = inside.here.db.read().await?;
    let m = store::by_id(&tx, id).await?.filter(|m| m.component == inside.component.id);
    let m = m.ok_or(Problem::NotFound)?;
    check(Act::Oversee, &inside.here.who, ground(inside, &settings), None)?;
    check(act, &inside.here.who, ground(inside, &settings), Some(&m))?;
    Ok((m, settings))
}

/// The path of a meeting in the administration, without locale.
fn path(inside: &Inside, m: &Meeting, rest: &str) -> String {
    inside.admin_path(&format!("/{}{rest}", m.id))
}

/// A page about one meeting, with the way back to it.
fn frame(inside: &Inside, m: &Meeting, title: String) -> accounts::Frame {
    inside.admin_frame(title).crumb(m.title().text(inside.here.locale), &path(inside, m, ""))
}
