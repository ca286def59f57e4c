//! What budgets give to other features: what can be voted on, and links to projects.

use async_trait::async_trait;
use db::Tx;
use engagement::Owner;
use kernel::{Line, Locale, Money, Problem, Text, Translated, Words};
use spaces::{
    Component, Process, ProcessId,
    exchange::{VoteItem, VoteList, VoteSource},
    links::{Card, Resources, path},
    process,
};
use uuid::Uuid;

use crate::{KIND, Project, ProjectState, RESOURCE, Settings, store};

/// The projects of all budgets.
pub(crate) struct Projects;

#[async_trait]
impl VoteSource for Projects {
    async fn vote_list(&self, tx: &Tx, process: ProcessId) -> Result<Option<VoteList>, Problem> {
        let components = process::store::components(tx, process).await?;
        let Some(budget) = components.into_iter().find(|c| c.kind == KIND) else { return Ok(None) };
        let Some(process) = process::store::by_id(tx, process).await? else { return Ok(None) };
        let settings: Settings = budget.settings()?;
        let projects = store::all(tx, budget.id).await?;
        let standing = projects.iter().filter(|p| p.state == ProjectState::Published);
        let items = standing.map(|p| item(&process, &budget, p)).collect();
        Ok(Some(VoteList { budget: settings.budget(), items }))
    }
}

fn item(process: &Process, budget: &Component, project: &Project) -> VoteItem {
    let words = project.words();
    VoteItem {
        item: project.reference(),
        number: project.number,
        title: project.title.clone(),
        cost: project.cost,
        category: project.category,
        area: project.area,
        path: format!("{}/{}/{words}", process.path(), budget.slug),
        external_id: project.external_id.clone(),
    }
}

#[async_trait]
impl Resources for Projects {
    fn kind(&self) -> &'static str {
        RESOURCE
    }

    fn label(&self) -> &'static str {
        "budgets-link-label"
    }

    async fn cards(&self, tx: &Tx, ids: &[Uuid], locale: Locale) -> Result<Vec<Card>, Problem> {
        let rows = store::links(tx, ids).await?;
        rows.into_iter()
            .map(|row| {
                let title = Translated::from_json(&row.title)?;
                let words = Words::path(row.number, title.text(title.original));
                let currency = row.currency.parse().map_err(anyhow::Error::new)?;
                Ok(Card {
                    id: row.id,
                    path: path(locale, &row.process, &row.component, words),
                    note: Some(Text::new("budgets-link-note").with("cost", Money::new(row.cost, currency))),
                    title: Line::of(&title, locale),
                })
            })
            .collect()
    }
}

/// A project's picture is for whoever sees its process.
pub(crate) const OWNER: Owner = Owner {
    kind: RESOURCE,
    visible: |here, tx, id| {
        Box::pin(async move {
            let component = store::component_of(tx, id.into()).await?;
            spaces::visibility(here, tx, component, true).await
        })
    },
};
