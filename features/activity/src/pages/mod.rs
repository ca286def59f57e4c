//! The activity of an organisation and of a space, what their pages show of it, and the page of a person.

mod account;
mod list;
mod part;
mod person;
mod row;

use accounts::Here;
use axum::{Router, routing::get};
use feature::State;
pub(crate) use part::{all, happened, of_space};
pub(crate) use row::person_path;
use web::{NavItem, Samples};

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/{locale}/activity", get(list::organisation))
        .route("/{locale}/processes/{process}/activity", get(list::space))
        .route("/{locale}/assemblies/{process}/activity", get(list::space))
        .route("/{locale}/people/{nickname}", get(person::show))
        .route("/{locale}/account/page", get(account::show).post(account::submit))
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<list::ListPage>().add::<person::PersonPage>().add::<account::ProfilePage>();
    samples.add_mail::<part::LatestPart>();
}

/// The way to the page about oneself, beside one's account.
pub(crate) fn own_links(here: &Here) -> Vec<NavItem> {
    let href = here.to("/account/page");
    vec![NavItem { label: here.words("activity-profile-title").into(), current: here.path == href, href }]
}
