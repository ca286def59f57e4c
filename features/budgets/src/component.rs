//! The budget as a component of a process: its routes, its part of the process page, what waits for the manager.

use async_trait::async_trait;
use axum::Router;
use feature::State;
use kernel::{Money, Problem, Text};
use serde::Serialize;
use spaces::{Block, ComponentKind, Inside, Labels, Todo};
use web::Page;

use crate::{
    KIND, ProjectState, Settings, actions, admin,
    pages::{self, ProjectRow},
    store,
};

/// How many projects the process page shows.
const SHOWN: usize = 3;

/// The component kind.
pub(crate) struct Budget;

/// The budget on the process page.
#[derive(Serialize)]
pub(crate) struct ProjectsBlock {
    budget: Money,
    count: usize,
    projects: Vec<ProjectRow>,
    href: String,
}

impl Page for ProjectsBlock {
    const TEMPLATE: &'static str = "budgets/_block.html";

    fn samples() -> Vec<Self> {
        let block = |projects: Vec<ProjectRow>| Self {
            budget: Money::eur(120_000),
            count: projects.len(),
            projects,
            href: "/it/processes/bilancio-2027/budget".into(),
        };
        vec![block(Vec::new()), block(ProjectRow::samples())]
    }
}

#[async_trait]
impl ComponentKind for Budget {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn title(&self) -> &'static str {
        "budgets-component"
    }

    fn settings(&self) -> serde_json::Value {
        serde_json::to_value(Settings::default()).unwrap_or_default()
    }

    fn fits(&self, settings: &serde_json::Value) -> Result<(), Problem> {
        spaces::settings::fits::<Settings>(settings)
    }

    fn routes(&self) -> Router<State> {
        pages::routes()
    }

    fn admin_routes(&self) -> Router<State> {
        admin::routes()
    }

    async fn block(&self, inside: &Inside) -> Result<Option<Block>, Problem> {
        let tx = inside.here.db.read().await?;
        let projects = store::all(&tx, inside.component.id).await?;
        let labels = Labels::of(&tx, inside).await?;
        let standing: Vec<_> = projects.iter().filter(|p| p.state == ProjectState::Published).collect();
        if standing.is_empty() {
            return Ok(None);
        }
        let page = ProjectsBlock {
            budget: inside.component.settings::<Settings>()?.budget(),
            count: standing.len(),
            projects: standing.iter().take(SHOWN).map(|p| ProjectRow::new(inside, &labels, p)).collect(),
            href: inside.here.to(&inside.path("")),
        };
        Block::render(inside, &page, None).map(Some)
    }

    async fn todos(&self, inside: &Inside) -> Result<Vec<Todo>, Problem> {
        let tx = inside.here.db.read().await?;
        let settings: Settings = inside.component.settings()?;
        let made = store::sources(&tx, inside.component.id).await?;
        let offered = actions::importable(&inside.here.state, &tx, inside.process.id).await?;
        let waiting = offered.iter().filter(|o| !made.contains(&o.from)).count();
        let to = |rest: &str| inside.here.to(&inside.admin_path(rest));
        let total = Todo {
            text: Text::new("budgets-todo-total"),
            detail: (settings.total > 0)
                .then(|| Text::new("budgets-todo-total-is").with("total", settings.budget())),
            done: settings.total > 0,
            button: Text::new("budgets-todo-total-button"),
            path: to("/total"),
        };
        let import = (waiting > 0).then(|| Todo {
            text: Text::new("budgets-todo-import").with("count", waiting),
            detail: None,
            done: false,
            button: Text::new("budgets-todo-import-button"),
            path: to("/sources"),
        });
        Ok([Some(total), import].into_iter().flatten().collect())
    }
}
