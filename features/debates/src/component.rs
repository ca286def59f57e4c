//! Debates as a component of a process or a body.

use async_trait::async_trait;
use axum::Router;
use feature::State as Program;
use kernel::{Line, Problem, Text};
use serde::Serialize;
use spaces::{Block, Call, ComponentKind, Inside, Labels, Todo};
use web::{Page, Samples};

use crate::{
    KIND, admin,
    model::{Debate, Settings, State},
    pages::{self, Row},
    store::{self, Filter},
};

/// Debates shown on the page of the space.
const SHOWN: usize = 3;

/// The component kind.
pub(crate) struct Debates;

/// The debates that are open, on the page of the space.
#[derive(Serialize)]
struct BlockPage {
    title: Line,
    rows: Vec<Row>,
    all_href: String,
}

impl Page for BlockPage {
    const TEMPLATE: &'static str = "debates/block.html";

    fn samples() -> Vec<Self> {
        vec![Self { title: "Dibattiti".into(), rows: Row::samples(), all_href: "/it/x".into() }]
    }
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add_mail::<BlockPage>();
}

#[async_trait]
impl ComponentKind for Debates {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn title(&self) -> &'static str {
        "debates-component-title"
    }

    fn settings(&self) -> serde_json::Value {
        serde_json::to_value(Settings::default()).unwrap_or_default()
    }

    fn fits(&self, settings: &serde_json::Value) -> Result<(), Problem> {
        spaces::settings::fits::<Settings>(settings)
    }

    fn routes(&self) -> Router<Program> {
        pages::routes()
    }

    fn admin_routes(&self) -> Router<Program> {
        admin::routes()
    }

    async fn block(&self, inside: &Inside) -> Result<Option<Block>, Problem> {
        let here = &inside.here;
        let tx = here.db.read().await?;
        let mut debates = store::list(&tx, inside.component.id, &Filter::default(), false, None).await?.rows;
        // What is going on first, then the latest.
        debates.sort_by_key(|d| d.state(inside.timeline.now()) != State::Open);
        debates.truncate(SHOWN);
        let labels = Labels::of(&tx, inside).await?;
        let comments = pages::comment_counts(&tx, &debates).await?;
        drop(tx);
        if debates.is_empty() {
            return Ok(None);
        }
        let page = BlockPage {
            title: inside.title(),
            rows: debates.iter().map(|d| Row::new(inside, &labels, d, &comments)).collect(),
            all_href: here.to(&inside.path("")),
        };
        Block::render(inside, &page, call(inside, &debates)).map(Some)
    }

    async fn todos(&self, inside: &Inside) -> Result<Vec<Todo>, Problem> {
        let here = &inside.here;
        let late = store::to_conclude(&here.db.read().await?, inside.component.id).await?;
        let todo = Todo {
            text: Text::new("debates-todo-conclude").with("count", late),
            detail: Some(Text::new("debates-todo-conclude-text")),
            done: false,
            button: Text::new("debates-todo-conclude-do"),
            path: here.to(&inside.admin_path("?state=over")),
        };
        Ok(if late > 0 { vec![todo] } else { Vec::new() })
    }
}

/// The debate that closes first: what to do now.
fn call(inside: &Inside, debates: &[Debate]) -> Option<Call> {
    let open = debates.iter().filter(|d| d.state(inside.timeline.now()) == State::Open);
    let dated = open.filter_map(|d| Some((d.content.closes_at?, d)));
    let (end, debate) = dated.min_by_key(|(end, _)| *end)?;
    inside.timeline.check(spaces::Ability::Comment).ok()?;
    Some(Call {
        title: Text::new("debates-call").with("title", debate.title()),
        text: Text::new("debates-call-until").with("when", end),
        button: Text::new("debates-call-do"),
        path: inside.here.to(&inside.path(&format!("/{}", debate.words()))),
    })
}
