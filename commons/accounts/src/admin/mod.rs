//! The administration of the organisation: people and roles, rolls, look and contacts, the audit log; and the operator's
//! list of organisations.

mod audit_log;
mod menu;
mod operator;
mod organisation;
mod palette;
mod people;
mod person;
mod rolls;

pub use audit_log::{action_words, who as actor_words};
use axum::{
    Router,
    routing::{get, post},
};
use feature::State;
use kernel::Problem;
pub(crate) use menu::menu;
use uuid::Uuid;
use web::{Samples, form::Limits};

use crate::{Choice, Here, Scope};

/// An uploaded roll may have this many bytes: about 150,000 lines.
const ROLL_BYTES: usize = 8 << 20;

/// The routes of these pages.
pub(crate) fn routes() -> Router<State> {
    let rolls = Router::new()
        .route("/{locale}/admin/rolls", get(rolls::show).post(rolls::upload))
        .layer(Limits::files(ROLL_BYTES, 1).layer());
    Router::new()
        .merge(rolls)
        .route("/{locale}/admin/people", get(people::show))
        .route("/{locale}/admin/invitations", post(people::invite))
        .route("/{locale}/admin/people/{person}", get(person::show))
        .route("/{locale}/admin/people/{person}/invitation", post(person::invite_again))
        .route("/{locale}/admin/people/{person}/roles", post(person::grant))
        .route("/{locale}/admin/people/{person}/roles/end", post(person::revoke))
        .route("/{locale}/admin/rolls/{roll}/deletion", get(rolls::show_deletion).post(rolls::delete))
        .route("/{locale}/admin/organisation", get(organisation::show).post(organisation::submit))
        .route("/{locale}/admin/organisation/palette", get(palette::show))
        .route("/{locale}/admin/audit", get(audit_log::show))
        .route("/{locale}/operator", get(operator::show).post(operator::create))
}

/// Invented contexts of these pages.
pub(crate) fn samples(samples: &mut Samples) {
    samples
        .add::<people::PeoplePage>()
        .add::<person::PersonPage>()
        .add::<rolls::RollsPage>()
        .add::<rolls::DeletionPage>()
        .add::<organisation::OrganisationPage>()
        .add_mail::<palette::PaletteView>()
        .add::<audit_log::AuditPage>()
        .add::<operator::OperatorPage>();
}

/// The processes that roles can be limited to.
async fn scopes(here: &Here, tx: &db::Tx) -> Result<Vec<Scope>, Problem> {
    crate::scopes(&here.state, tx, here.locale).await
}

/// Scopes as a form offers them; the empty value stands for all processes.
fn scope_choices(here: &Here, scopes: &[Scope]) -> Vec<Choice> {
    let all = Choice::new("", here.words("accounts-scope-all"));
    let each = scopes.iter().map(|scope| Choice::new(scope.id.to_string(), &scope.title));
    std::iter::once(all).chain(each).collect()
}

/// What a grant is limited to, in words; a process that is gone is said to be so.
fn scope_words(here: &Here, scopes: &[Scope], process: Option<Uuid>) -> String {
    let Some(id) = process else { return here.words("accounts-scope-all") };
    let known = scopes.iter().find(|scope| scope.id == id);
    known.map_or_else(|| here.words("accounts-scope-gone"), |scope| scope.title.text.clone())
}
