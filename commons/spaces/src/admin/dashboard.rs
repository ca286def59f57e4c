//! The administration's first page: the processes somebody works on, and where each one stands.

use accounts::Here;
use axum::response::Response;
use kernel::{Line, Problem, Text};
use serde::Serialize;
use web::Page;

use super::require_login;
use crate::{
    line::{Folded, Strip},
    process::{Currency, Process, SpaceKind, Timeline, store},
};

/// The page.
#[derive(Serialize)]
pub(crate) struct DashboardPage {
    processes: Vec<Row>,
    bodies: Vec<BodyRow>,
    /// Whether they may create one.
    creates: bool,
}

/// A body.
#[derive(Serialize)]
struct BodyRow {
    title: String,
    href: String,
    published: bool,
    access: String,
}

/// A process.
#[derive(Serialize)]
struct Row {
    title: String,
    href: String,
    published: bool,
    phases: Vec<Folded>,
    now: Option<Line>,
    sentence: String,
}

impl Page for DashboardPage {
    const TEMPLATE: &'static str = "spaces/admin/dashboard.html";

    fn samples() -> Vec<Self> {
        let strip = Strip::sample();
        let row = |published, phases: Vec<Folded>, now: Option<&str>| Row {
            title: strip.title.clone(),
            href: "/it/admin/processes/x".into(),
            published,
            phases,
            now: now.map(Into::into),
            sentence: strip.sentence.clone(),
        };
        let rows = vec![row(true, strip.phases.clone(), Some("Sostegno")), row(false, Vec::new(), None)];
        let body = |published| BodyRow {
            title: "Consulta".into(),
            href: "/it/admin/assemblies/x".into(),
            published,
            access: "Aperto a tutti".into(),
        };
        let none = || Self { processes: Vec::new(), bodies: Vec::new(), creates: false };
        vec![Self { processes: rows, bodies: vec![body(true), body(false)], creates: true }, none()]
    }
}

/// `GET /{locale}/admin`
pub(super) async fn show(here: Here) -> web::Result<Response> {
    require_login(&here.who)?;
    if !here.who.is_staff() {
        return Err(Problem::NotAllowed(Text::new("spaces-staff-only")).into());
    }
    let tx = here.db.read().await?;
    let mut bodies = store::all(&tx).await?;
    bodies.retain(|body| body.kind == SpaceKind::Body && here.who.sees_drafts(body.id.uuid()));
    let mut processes = store::overview(&tx, true).await?;
    drop(tx);
    processes.retain(|(process, _)| here.who.sees_drafts(process.id.uuid()));
    processes.sort_by_key(|(_, timeline)| Currency::of(timeline));
    let rows = processes.iter().map(|(process, timeline)| row(&here, process, timeline)).collect();
    let body = |body: &Process| BodyRow {
        title: body.texts.title.text(here.locale).to_owned(),
        href: here.to(&body.admin_path("")),
        published: body.released,
        access: here.say(&body.access.title()),
    };
    let bodies = bodies.iter().map(body).collect();
    let page = DashboardPage { processes: rows, bodies, creates: here.who.is_administrator() };
    here.frame(here.words("spaces-admin-title")).admin("").show(&page).await
}

fn row(here: &Here, process: &Process, timeline: &Timeline) -> Row {
    let strip = Strip::of(here, process, timeline);
    Row {
        title: strip.title,
        href: here.to(&process.admin_path("")),
        published: process.published,
        phases: strip.phases,
        now: strip.now.map(|now| now.title),
        sentence: strip.sentence,
    }
}
