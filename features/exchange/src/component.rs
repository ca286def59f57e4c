//! A programme as a component of a process.

use async_trait::async_trait;
use axum::Router;
use feature::State;
use kernel::{Line, Problem, Text};
use serde::Serialize;
use spaces::{Block, ComponentKind, Inside, Todo};
use web::{Page, Samples};

use crate::{
    admin,
    model::Settings,
    pages::{self, Row},
    store,
};

/// Cards shown on the process page.
const ON_PROCESS_PAGE: usize = 5;

/// The component kind.
pub(crate) struct Programmes;

/// The first cards on the page of the process.
#[derive(Serialize)]
struct BlockPage {
    title: Line,
    rows: Vec<Row>,
    count: usize,
    all_href: String,
}

impl Page for BlockPage {
    const TEMPLATE: &'static str = "exchange/block.html";

    fn samples() -> Vec<Self> {
        vec![Self { title: "Scambi".into(), rows: Row::samples(), count: 17, all_href: "/it/x".into() }]
    }
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add_mail::<BlockPage>();
}

#[async_trait]
impl ComponentKind for Programmes {
    fn kind(&self) -> &'static str {
        crate::KIND
    }

    fn title(&self) -> &'static str {
        "exchange-component-title"
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
        let cards = store::published(&tx, inside.component.id).await?;
        drop(tx);
        if cards.is_empty() {
            return Ok(None);
        }
        let page = BlockPage {
            title: inside.title(),
            rows: cards.iter().take(ON_PROCESS_PAGE).map(|card| Row::new(inside, card)).collect(),
            count: cards.len(),
            all_href: inside.here.to(&inside.path("")),
        };
        Ok(Some(Block::render(inside, &page, None)?))
    }

    async fn todos(&self, inside: &Inside) -> Result<Vec<Todo>, Problem> {
        let here = &inside.here;
        let waiting = store::to_review(&here.db.read().await?, inside.component.id).await?;
        let review = (waiting > 0).then(|| Todo {
            text: Text::new("exchange-todo-review").with("count", waiting),
            detail: None,
            done: false,
            button: Text::new("exchange-todo-review-button"),
            path: here.to(&inside.admin_path("")),
        });
        Ok(review.into_iter().collect())
    }
}
