//! The monitoring as a component of a process.

use std::collections::HashMap;

use async_trait::async_trait;
use axum::Router;
use db::Tx;
use engagement::Owner;
use feature::State;
use kernel::{Line, Locale, Problem, Text};
use serde::Serialize;
use spaces::{
    Block, ComponentKind, Inside, Todo,
    links::{Card, Resources, path},
};
use uuid::Uuid;
use web::{Page, Samples};

use crate::{
    KIND, Settings, WORK, Work, admin,
    model::standings,
    pages::{self, Figures, WorkRow, this_day, today},
    permissions::{self, Action},
    store,
};

/// Works on the process page.
const SHOWN: usize = 3;

/// Days after which somebody should write again how far a work is.
const SILENT: i64 = 31;

/// The component kind.
pub(crate) struct Accountability;

/// The latest edition on the process page.
#[derive(Serialize)]
pub(crate) struct WorksBlock {
    title: Line,
    figures: Figures,
    works: Vec<WorkRow>,
    href: String,
}

impl Page for WorksBlock {
    const TEMPLATE: &'static str = "accountability/_block.html";

    fn samples() -> Vec<Self> {
        let block = |late| Self {
            title: "Opere e progetti".into(),
            figures: Figures::sample(late),
            works: WorkRow::samples(),
            href: "/it/processes/x/accountability".into(),
        };
        vec![block(0), block(1)]
    }
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<WorksBlock>();
}

#[async_trait]
impl ComponentKind for Accountability {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn title(&self) -> &'static str {
        "accountability-component"
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
        let here = &inside.here;
        let tx = here.db.read().await?;
        let works = store::all(&tx, inside.component.id).await?;
        let Some(latest) = works.iter().map(|w| w.year).max() else { return Ok(None) };
        let settings: Settings = inside.component.settings()?;
        let standings = standings(&works, settings.stage_count(), today(here, &tx));
        let whole: Vec<&Work> = works.iter().filter(|w| w.year == latest && w.parent.is_none()).collect();
        let rows = whole.iter().take(SHOWN).filter_map(|work| {
            let standing = *standings.get(&work.id)?;
            let path = inside.path(&format!("/{}", work.words()));
            Some(WorkRow::new(here, &settings, &HashMap::new(), (work, standing), &path))
        });
        let block = WorksBlock {
            title: inside.title(),
            works: rows.collect(),
            figures: Figures::of(&whole, &standings, &settings),
            href: here.to(&inside.path("")),
        };
        Block::render(inside, &block, None).map(Some)
    }

    async fn todos(&self, inside: &Inside) -> Result<Vec<Todo>, Problem> {
        let here = &inside.here;
        if permissions::check(&here.who, inside.process.id, Action::Write).is_err() {
            return Ok(Vec::new());
        }
        let works = store::all(&here.db.read().await?, inside.component.id).await?;
        let settings: Settings = inside.component.settings()?;
        let standings = standings(&works, settings.stage_count(), this_day(here));
        let now = here.state.env.now();
        let silent = works
            .iter()
            .filter(|w| !standings.get(&w.id).is_some_and(|s| s.done))
            .filter(|w| (now - w.changed_at).num_days() > SILENT)
            .count();
        let todo = Todo {
            text: Text::new("accountability-todo-silent").with("count", silent),
            detail: Some(Text::new("accountability-todo-silent-text")),
            done: false,
            button: Text::new("accountability-todo-button"),
            path: here.to(&inside.admin_path("")),
        };
        Ok(if silent > 0 { vec![todo] } else { Vec::new() })
    }
}

/// Works where other features link to them.
pub(crate) struct Works;

#[async_trait]
impl Resources for Works {
    fn kind(&self) -> &'static str {
        WORK
    }

    fn label(&self) -> &'static str {
        "accountability-link-label"
    }

    async fn cards(&self, tx: &Tx, ids: &[Uuid], locale: Locale) -> Result<Vec<Card>, Problem> {
        let works = store::public_of(tx, ids).await?;
        Ok(works
            .into_iter()
            .map(|found| Card {
                id: found.work.id.uuid(),
                title: Line::of(&found.work.title, locale),
                path: path(locale, &found.process, &found.component, found.work.words()),
                note: None,
            })
            .collect())
    }
}

/// A photograph is for whoever sees the process.
pub(crate) const PHOTOGRAPHS: Owner = Owner {
    kind: WORK,
    visible: |here, tx, id| {
        Box::pin(async move {
            let component = store::component_of(tx, id.into()).await?;
            spaces::visibility(here, tx, component, true).await
        })
    },
};
