use axum::response::Response;
use kernel::Money;
use serde::Serialize;
use spaces::{Inside, Labels};
use web::Page;

use super::enter;
use crate::{ProjectState, Settings, actions, store};

/// All projects with what can be done with them.
#[derive(Serialize)]
pub(super) struct AdminList {
    title: String,
    budget: Money,
    /// What all published projects cost together.
    sum: Money,
    /// Why nothing may change any more.
    lock: Option<String>,
    projects: Vec<Row>,
    /// How many accepted proposals have no project yet.
    waiting: usize,
    href: String,
}

#[derive(Serialize)]
struct Row {
    number: i64,
    title: String,
    place: Option<String>,
    cost: Money,
    withdrawn: bool,
    href: String,
}

impl Page for AdminList {
    const TEMPLATE: &'static str = "budgets/admin_list.html";

    fn samples() -> Vec<Self> {
        let row = |number, place: Option<&str>, withdrawn| Row {
            number,
            title: "Luce davanti alla scuola".into(),
            place: place.map(Into::into),
            cost: Money::eur(38_000),
            withdrawn,
            href: format!("/it/admin/processes/bilancio-2027/budget/{number}"),
        };
        let page = |projects, lock: Option<&str>, waiting, total| Self {
            title: "Progetti".into(),
            budget: Money::eur(total),
            sum: Money::eur(76_000),
            lock: lock.map(Into::into),
            projects,
            waiting,
            href: "/it/admin/processes/bilancio-2027/budget".into(),
        };
        vec![
            page(Vec::new(), None, 0, 0),
            page(Vec::new(), None, 3, 120_000),
            page(
                vec![row(1, None, false), row(2, Some("Centro"), true)],
                Some("Si sta votando."),
                0,
                120_000,
            ),
        ]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let lock = enter(&inside).await?;
    let here = &inside.here;
    let tx = here.db.read().await?;
    let projects = store::all(&tx, inside.component.id).await?;
    let labels = Labels::of(&tx, &inside).await?;
    let made = store::sources(&tx, inside.component.id).await?;
    let offered = actions::importable(&here.state, &tx, inside.process.id).await?;
    let settings: Settings = inside.component.settings()?;
    let published = projects.iter().filter(|p| p.state == ProjectState::Published);
    let sum = published.map(|p| p.cost.minor).fold(0, i64::saturating_add);
    let title = inside.component.title.text(here.locale).to_owned();
    let page = AdminList {
        budget: settings.budget(),
        sum: Money::new(sum, settings.currency),
        lock,
        projects: projects
            .iter()
            .map(|p| Row {
                number: p.number,
                title: p.title.text(here.locale).to_owned(),
                place: labels.title(p.area).map(|area| area.text),
                cost: p.cost,
                withdrawn: p.state == ProjectState::Withdrawn,
                href: here.to(&inside.admin_path(&format!("/{}", p.number))),
            })
            .collect(),
        waiting: offered.iter().filter(|o| !made.contains(&o.from)).count(),
        href: here.to(&inside.admin_path("")),
        title: title.clone(),
    };
    inside.admin_frame(title).show(&page).await
}
