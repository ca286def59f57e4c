use axum::response::Response;
use kernel::{Line, Money, Text};
use serde::Serialize;
use spaces::{Inside, Labels, Strip};
use web::Page;

use super::ProjectRow;
use crate::{ProjectState, Settings, store};

/// All projects of a budget.
#[derive(Serialize)]
pub(super) struct ProjectsPage {
    strip: Strip,
    title: Line,
    budget: Money,
    count: usize,
    projects: Vec<ProjectRow>,
}

impl Page for ProjectsPage {
    const TEMPLATE: &'static str = "budgets/list.html";

    fn samples() -> Vec<Self> {
        let page = |projects: Vec<ProjectRow>| Self {
            strip: Strip::sample(),
            title: "Progetti".into(),
            budget: Money::eur(120_000),
            count: projects.len(),
            projects,
        };
        vec![page(Vec::new()), page(ProjectRow::samples())]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let projects = store::all(&tx, inside.component.id).await?;
    let labels = Labels::of(&tx, &inside).await?;
    let standing = || projects.iter().filter(|p| p.state == ProjectState::Published);
    let budget = inside.component.settings::<Settings>()?.budget();
    let title = inside.title();
    let page = ProjectsPage {
        strip: inside.strip(),
        budget,
        count: standing().count(),
        projects: standing().map(|p| ProjectRow::new(&inside, &labels, p)).collect(),
        title: title.clone(),
    };
    let about = Text::new("budgets-list-about").with("count", page.count).with("total", budget);
    inside.frame(title).describe(here.say(&about)).show(&page).await
}
