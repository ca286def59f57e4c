//! The administration of processes: the organisation's dashboard, a process's own, its texts, phases, voters, labels and
//! components.

mod components;
mod dashboard;
mod entitlement;
mod labels;
mod menu;
mod new;
mod phases;
mod process;
mod template;
mod texts;

use accounts::{Frame, Here, Standing};
use axum::{
    Router,
    response::Response,
    routing::{get, post},
};
use db::Tx;
use engagement::images;
use feature::State;
use kernel::{Problem, Slug, Text};
pub(crate) use labels::is_sign;
pub(crate) use menu::menu;
pub(crate) use new::components as chosen_components;
pub(crate) use template::start_of;
use web::{Samples, form::Limits};

use crate::{
    card, contents, copying,
    process::{Process, actions, store},
    territory, translated,
};

/// Parts of an address that processes and components cannot have, because pages of ours are there.
pub(crate) const RESERVED: [&str; 19] = [
    "new",
    "texts",
    "phases",
    "active-phase",
    "voters",
    "labels",
    "components",
    "publication",
    "preview",
    "moderation",
    "identity-card",
    "contents",
    "copy",
    "export",
    "members",
    "charter",
    "bodies",
    "blocks",
    "activity",
];

/// The routes of these pages.
pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/{locale}/admin", get(dashboard::show))
        .route("/{locale}/admin/processes", get(to_dashboard).post(new::create))
        .route("/{locale}/admin/processes/new", get(new::show))
        .route("/{locale}/admin/processes/{process}", get(process::show))
        .route("/{locale}/admin/processes/{process}/publication", post(process::publish))
        .route("/{locale}/admin/processes/{process}/active-phase", post(process::activate_phase))
        .route(
            "/{locale}/admin/processes/{process}/texts",
            get(texts::show).post(texts::submit).layer(Limits::files(images::MAX_BYTES, 1).layer()),
        )
        .route("/{locale}/admin/assemblies/{process}", get(process::show))
        .route("/{locale}/admin/assemblies/{process}/publication", post(process::publish))
        .route(
            "/{locale}/admin/assemblies/{process}/texts",
            get(texts::show).post(texts::submit).layer(Limits::files(images::MAX_BYTES, 1).layer()),
        )
        .route("/{locale}/admin/assemblies/{process}/labels", get(labels::show).post(labels::submit))
        .route(
            "/{locale}/admin/assemblies/{process}/components",
            get(components::show).post(components::submit),
        )
        .route("/{locale}/admin/processes/{process}/phases", get(phases::show).post(phases::submit))
        .route("/{locale}/admin/processes/{process}/voters", get(entitlement::show).post(entitlement::submit))
        .route("/{locale}/admin/processes/{process}/labels", get(labels::show).post(labels::submit))
        .route(
            "/{locale}/admin/processes/{process}/components",
            get(components::show).post(components::submit),
        )
        .route("/{locale}/admin/values", get(card::show_values).post(card::submit_values))
        .route("/{locale}/admin/municipalities", get(territory::show).post(territory::submit))
        .route("/{locale}/admin/contents", get(contents::show).post(contents::submit))
        .route("/{locale}/admin/contents/template", post(contents::use_template))
        .route("/{locale}/admin/processes/{process}/identity-card", get(card::form).post(card::submit))
        .route("/{locale}/admin/processes/{process}/contents", get(contents::of_process))
        .route("/{locale}/admin/processes/{process}/copy", get(copying::show).post(copying::submit))
}

/// The list of all processes and bodies is the dashboard: whoever shortens an address finds it.
pub(crate) async fn to_dashboard(here: Here) -> Response {
    here.go("/admin")
}

/// Invented contexts of these pages.
pub(crate) fn samples(samples: &mut Samples) {
    samples
        .add::<dashboard::DashboardPage>()
        .add::<new::NewPage>()
        .add::<process::ManagePage>()
        .add::<texts::TextsPage>()
        .add::<phases::PhasesPage>()
        .add::<entitlement::VotersPage>()
        .add::<labels::LabelsPage>()
        .add::<components::ComponentsPage>();
}

/// A process for whoever works on it. A draft does not exist for others.
pub(crate) async fn worked_on(here: &Here, tx: &Tx, slug: &str) -> Result<Process, Problem> {
    require_login(&here.who)?;
    let process = store::by_path(tx, &here.path, slug).await?.ok_or(Problem::NotFound)?;
    if here.who.sees_drafts(process.id.uuid()) {
        Ok(process)
    } else if process.seen_by(&here.who) {
        Err(Problem::NotAllowed(Text::new("spaces-staff-only")))
    } else {
        Err(Problem::NotFound)
    }
}

/// A process for those who manage it.
pub(crate) async fn managed(here: &Here, tx: &Tx, slug: &str) -> Result<Process, Problem> {
    let process = worked_on(here, tx, slug).await?;
    actions::require_manager(&here.who, process.id)?;
    Ok(process)
}

fn require_login(who: &Standing) -> Result<(), Problem> {
    who.require_person(Text::new("accounts-login-for-staff")).map(|_| ())
}

/// A page of a process's administration.
pub(crate) fn frame(here: &Here, process: &Process, title: impl Into<kernel::Line>) -> Frame {
    let frame = here.frame(title).admin(process.slug.as_str());
    frame.crumb(kernel::Line::of(&process.texts.title, here.locale), &process.admin_path(""))
}

/// A slug that no page of ours has.
pub(crate) fn not_reserved(slug: &Slug) -> Option<Text> {
    RESERVED.contains(&slug.as_str()).then(|| Text::new("spaces-slug-reserved"))
}
