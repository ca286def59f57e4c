use accounts::Here;
use futures::future::BoxFuture;
use kernel::Problem;
use web::{AdminItem, AdminSection};

use crate::{
    Inside, Kind,
    process::{Process, SpaceKind, actions, store},
};

/// The section of the process in view, with what waits in each component, and the way to all processes.
pub(crate) fn menu(here: &Here) -> BoxFuture<'_, Result<Vec<AdminSection>, Problem>> {
    Box::pin(async move {
        let all = item(here, here.words("spaces-admin-all"), "/admin", true, None);
        let mut items = vec![all];
        if here.who.is_administrator() {
            let page = |key: &'static str, path: &str| item(here, here.words(key), path, false, None);
            items.push(page("spaces-blocks-home", "/admin/home/blocks"));
            items.push(page("spaces-groups-title", "/admin/groups"));
            items.push(page("spaces-contents-title", "/admin/contents"));
            items.push(page("spaces-values-title", "/admin/values"));
        }
        let general = AdminSection { title: here.words("spaces-processes-title"), items };
        let kind = SpaceKind::of_path(&here.path);
        let prefix = here.to(&format!("/admin/{}/", kind.as_str()));
        let slug =
            here.path.strip_prefix(&prefix).and_then(|rest| rest.split('/').next()).unwrap_or_default();
        let tx = here.db.read().await?;
        let process = if slug.is_empty() { None } else { store::by_path(&tx, &here.path, slug).await? };
        match process.filter(|process| here.who.sees_drafts(process.id.uuid())) {
            Some(process) => Ok(vec![section(here, &tx, &process).await?, general]),
            None => Ok(vec![general]),
        }
    })
}

async fn section(here: &Here, tx: &db::Tx, process: &Process) -> Result<AdminSection, Problem> {
    let to = |rest: &str| process.admin_path(rest);
    let body = process.kind == SpaceKind::Body;
    let page = |key: &'static str, rest: &str, exact| item(here, here.words(key), &to(rest), exact, None);
    let mut items = vec![page("spaces-dashboard-title", "", true)];
    let manages = actions::require_manager(&here.who, process.id).is_ok();
    if manages && !body {
        items.push(page("spaces-phases-title", "/phases", false));
    }
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
    if manages && body {
        items.push(page("spaces-members-title", "/members", false));
        items.push(page("spaces-charter-title", "/charter", false));
        items.push(page("spaces-texts-title", "/texts", false));
    } else if manages {
        items.push(page("spaces-blocks-title", "/blocks", false));
        items.push(page("spaces-card-title", "/identity-card", false));
        items.push(page("spaces-bodies-of-process", "/bodies", false));
        items.push(page("spaces-contents-title", "/contents", false));
        items.push(page("spaces-texts-title", "/texts", false));
        items.push(page("spaces-voters-title", "/voters", false));
    }
    if manages {
        items.push(page("spaces-labels-title", "/labels", false));
        items.push(page("spaces-components-title", "/components", false));
    }
    if here.who.is_administrator() && !body {
        items.push(page("spaces-copy-title", "/copy", false));
    }
    Ok(AdminSection { title: process.texts.title.text(here.locale).to_owned(), items })
}

fn item(here: &Here, label: String, path: &str, exact: bool, count: Option<i64>) -> AdminItem {
    let href = here.to(path);
    let below = format!("{href}/");
    let current = here.path == href || (!exact && here.path.starts_with(&below));
    AdminItem { label, href, current, count }
}
