//! Meetings as a component of a process.

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
    pages::{self, Row, Seating},
    store::{self, Reader, Scope, When},
};

/// Meetings shown on the process page.
const ON_PROCESS_PAGE: usize = 3;

/// The component kind.
pub(crate) struct Meetings;

/// The next dates on the page of the process.
#[derive(Serialize)]
struct BlockPage {
    title: Line,
    rows: Vec<Row>,
    all_href: String,
}

impl Page for BlockPage {
    const TEMPLATE: &'static str = "meetings/block.html";

    fn samples() -> Vec<Self> {
        vec![Self { title: "Incontri".into(), rows: Row::samples(), all_href: "/it/x".into() }]
    }
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add_mail::<BlockPage>();
}

#[async_trait]
impl ComponentKind for Meetings {
    fn kind(&self) -> &'static str {
        crate::KIND
    }

    fn title(&self) -> &'static str {
        "meetings-component-title"
    }

    fn settings(&self) -> serde_json::Value {
        serde_json::to_value(Settings::default()).unwrap_or_default()
    }

    fn fits(&self, settings: &serde_json::Value) -> Result<(), Problem> {
        spaces::settings::check::<Settings>(settings)
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
        let scope = Scope::Component(inside.component.id);
        let cards = store::cards(&tx, scope, &Reader::default(), When::Coming, None).await?.rows;
        let cards = &cards[..cards.len().min(ON_PROCESS_PAGE)];
        let seating = Seating::read(&tx, cards).await?;
        drop(tx);
        if cards.is_empty() {
            return Ok(None);
        }
        let page = BlockPage {
            title: inside.title(),
            rows: cards.iter().map(|card| Row::new(here, card, &seating, false)).collect(),
            all_href: here.to(&inside.path("")),
        };
        Block::render(inside, &page, None).map(Some)
    }

    async fn todos(&self, inside: &Inside) -> Result<Vec<Todo>, Problem> {
        let here = &inside.here;
        let tx = here.db.read().await?;
        let waiting = store::waiting(&tx, inside.component.id).await?;
        let late = store::to_report(&tx, inside.component.id).await?;
        drop(tx);
        let todo = |count: i64, key: &'static str, button: &'static str, query: &str| {
            (count > 0).then(|| Todo {
                text: Text::new(key).with("count", count),
                detail: None,
                done: false,
                button: Text::new(button),
                path: here.to(&format!("{}{query}", inside.admin_path(""))),
            })
        };
        let decide = todo(waiting, "meetings-todo-decide", "meetings-todo-decide-button", "?stage=proposed");
        let report = todo(late, "meetings-todo-report", "meetings-todo-report-button", "?stage=published");
        Ok(decide.into_iter().chain(report).collect())
    }
}
