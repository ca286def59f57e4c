use accounts::Here;
use futures::future::BoxFuture;
use kernel::Problem;
use web::{AdminItem, AdminSection};

use crate::{
    Inside, Kind,
    process::{Process, SpaceKind, actions, store},
};

/// The sections of the process in view, with what waits in each component, and the way to all processes.
pub(crate) fn menu(here: &Here) -> BoxFuture<'_, Result<Vec<AdminSection>, Problem>> {
    Box::pin(async move {
        let tx = here.db.read().await?;
        let Some(process) = in_view(here, &tx).await? else { return Ok(vec![all(here, true)]) };
        let mut sections = vec![parts(here, &tx, &process).await?, making(here, &process), all(here, false)];
        sections.retain(|section| !section.items.is_empty());
        Ok(sections)
    })
}

/// The process or body whose administration the reader is in.
async fn in_view(here: &Here, tx: &db::Tx) -> Result<Option<Process>, Problem> {
    let prefix = here.to(&format!("/admin/{}/", SpaceKind::of_path(&here.path).as_str()));
    let slug = here.path.strip_prefix(&prefix).and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let process = if slug.is_empty() { None } else { store::by_path(tx, &here.path, slug).await? };
    Ok(process.filter(|process| here.who.sees_drafts(process.id.uuid())))
}

/// All processes; what they have in common only where no single one is in view.
fn all(here: &Here, in_common: bool) -> AdminSection {
    let mut items = vec![item(here, here.words("spaces-admin-all"), "/admin", true, None)];
    if in_common && here.who.is_administrator() {
        let page = |key: &'static str, path: &str| item(here, here.words(key), path, false, None);
        items.push(page("spaces-blocks-home", "/admin/home/blocks"));
        items.push(page("spaces-groups-title", "/admin/groups"));
        items.push(page("spaces-contents-title", "/admin/contents"));
        items.push(page("spaces-values-title", "/admin/values"));
        items.push(page("spaces-towns-title", "/admin/municipalities"));
        items.push(page("spaces-import-title", "/admin/imports"));
    }
    AdminSection { title: here.words("spaces-processes-title"), order: 5, items }
}

/// What one comes to every day: the dashboard and the components.
async fn parts(here: &Here, tx: &db::Tx, process: &Process) -> Result<AdminSection, Problem> {
    let to = |rest: &str| process.admin_path(rest);
    let mut items = vec![item(here, here.words("spaces-dashboard-title"), &to(""), true, None)];
    let timeline = store::timeline(tx, process).await?;
    for component in store::components(tx, process.id).await? {
        let Some(Kind(kind)) =
            here.state.extensions.all::<Kind>().iter().find(|k| k.0.kind() == component.kind)
        else {
            continue;
        };
        let label = component.title.text(here.locale).to_owned();
        let address = to(&format!("/{}", component.slug));
        let inside = Inside::new(here.clone(), process.clone(), timeline.clone(), component);
        let waiting = kind.todos(&inside).await?.iter().filter(|todo| !todo.done).count();
        items.push(item(here, label, &address, false, i64::try_from(waiting).ok()));
    }
    Ok(AdminSection { title: process.texts.title.text(here.locale).to_owned(), order: 0, items })
}

/// How the process or body is made: what one sets up and then leaves alone.
fn making(here: &Here, process: &Process) -> AdminSection {
    let body = process.kind == SpaceKind::Body;
    let page = |(key, rest): (&'static str, &str)| {
        item(here, here.words(key), &process.admin_path(rest), false, None)
    };
    let mut items = Vec::new();
    if actions::require_manager(&here.who, process.id).is_ok() {
        let pages = if body { BODY_PAGES } else { PROCESS_PAGES };
        items.extend(pages.iter().copied().map(page));
    }
    if here.who.is_administrator() && !body {
        items.push(page(("spaces-copy-title", "/copy")));
    }
    AdminSection { title: here.words("spaces-admin-making"), order: 1, items }
}

const PROCESS_PAGES: &[(&str, &str)] = &[
    ("spaces-texts-title", "/texts"),
    ("spaces-phases-title", "/phases"),
    ("spaces-blocks-title", "/blocks"),
    ("spaces-voters-title", "/voters"),
    ("spaces-labels-title", "/labels"),
    ("spaces-components-title", "/components"),
    ("spaces-bodies-of-process", "/bodies"),
    ("spaces-card-title", "/identity-card"),
    ("spaces-contents-title", "/contents"),
    ("spaces-export-title", "/export"),
];

const BODY_PAGES: &[(&str, &str)] = &[
    ("spaces-texts-title", "/texts"),
    ("spaces-members-title", "/members"),
    ("spaces-charter-title", "/charter"),
    ("spaces-blocks-title", "/blocks"),
    ("spaces-labels-title", "/labels"),
    ("spaces-components-title", "/components"),
];

fn item(here: &Here, label: String, path: &str, exact: bool, count: Option<i64>) -> AdminItem {
    let href = here.to(path);
    let below = format!("{href}/");
    let current = here.path == href || (!exact && here.path.starts_with(&below));
    AdminItem { label, href, current, count }
}
