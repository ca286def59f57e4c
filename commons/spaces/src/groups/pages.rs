//! The page of a group.

use accounts::Here;
use axum::{extract::Path, response::Response};
use kernel::{Problem, Slug};
use serde::Serialize;
use web::{Page, Samples};

use super::{Group, store};
use crate::{
    pages::ProcessRow,
    process::store as processes,
    translated::{Line, Prose},
};

pub(super) fn samples(samples: &mut Samples) {
    samples.add::<GroupPage>();
}

/// A group in a list.
#[derive(Clone, Serialize)]
pub(crate) struct GroupRow {
    title: Line,
    short: Line,
    href: String,
}

impl GroupRow {
    pub(crate) fn new(here: &Here, group: &Group) -> Self {
        Self {
            title: Line::of(&group.title, here.locale),
            short: Line::of(&group.short, here.locale),
            href: here.to(&format!("/groups/{}", group.slug)),
        }
    }

    pub(crate) fn sample() -> Self {
        Self {
            title: Line::sample("Bando regionale 2026", None),
            short: Line::sample("Trenta processi.", None),
            href: "/it/groups/bando-2026".into(),
        }
    }
}

/// The page.
#[derive(Serialize)]
struct GroupPage {
    group: GroupRow,
    description: Prose,
    processes: Vec<ProcessRow>,
    open: usize,
    draft: bool,
    admin_href: Option<String>,
}

impl Page for GroupPage {
    const TEMPLATE: &'static str = "spaces/group.html";

    fn samples() -> Vec<Self> {
        let page = |full: bool| Self {
            group: GroupRow::sample(),
            description: Prose::sample(if full { "<p>Il bando.</p>" } else { "" }, None),
            processes: if full { vec![ProcessRow::sample()] } else { Vec::new() },
            open: usize::from(full),
            draft: !full,
            admin_href: (!full).then(|| "/it/admin/groups/1".into()),
        };
        vec![page(true), page(false)]
    }
}

/// `GET /{locale}/groups/{slug}`
pub(super) async fn show(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    slug.parse::<Slug>().map_err(|_| Problem::NotFound)?;
    let tx = here.db.read().await?;
    let staff = here.who.is_administrator();
    let group = store::by_slug(&tx, &slug).await?.filter(|group| group.published || staff);
    let group = group.ok_or(Problem::NotFound)?;
    let members = store::members(&tx, group.id).await?;
    let all = processes::overview(&tx, false).await?;
    let seen: Vec<_> =
        members.iter().filter_map(|id| all.iter().find(|(process, _)| process.id == *id)).collect();
    let page = GroupPage {
        group: GroupRow::new(&here, &group),
        description: Prose::of(&group.description_html, here.locale),
        open: seen.iter().filter(|(p, timeline)| timeline.active().is_some() && !p.is_over(timeline)).count(),
        processes: seen.iter().map(|(process, timeline)| ProcessRow::of(&here, process, timeline)).collect(),
        draft: !group.published,
        admin_href: staff.then(|| here.to(&format!("/admin/groups/{}", group.id))),
    };
    let frame = here.frame(&page.group.title).describe(page.group.short.text.as_str());
    frame.crumb(here.words("spaces-processes-title"), "/processes").show(&page).await
}
