//! Proposals as a component of a process.

use async_trait::async_trait;
use axum::Router;
use feature::State;
use kernel::{Line, Problem, Text};
use serde::Serialize;
use spaces::{Ability, Block, Call, ComponentKind, Inside, Labels, Todo};
use web::{Page, Samples};

use crate::{
    admin,
    model::{Settings, Status, counts_shown},
    pages::{self, Row, Supporter},
    store::{self, Filter, Sort},
};

/// Proposals shown on the process page.
const ON_PROCESS_PAGE: usize = 3;

/// The component kind.
pub(crate) struct Proposals;

/// The latest proposals, or the most supported, on the page of the process.
#[derive(Serialize)]
struct BlockPage {
    title: Line,
    rows: Vec<Row>,
    all_href: String,
    count: i64,
}

impl Page for BlockPage {
    const TEMPLATE: &'static str = "proposals/block.html";

    fn samples() -> Vec<Self> {
        let page = |rows| Self { title: "Proposte".into(), rows, all_href: "/it/x".into(), count: 86 };
        vec![page(Row::samples()), page(Vec::new())]
    }
}

pub(crate) fn samples(samples: &mut Samples) {
    samples.add_mail::<BlockPage>();
}

#[async_trait]
impl ComponentKind for Proposals {
    fn kind(&self) -> &'static str {
        "proposals"
    }

    fn title(&self) -> &'static str {
        "proposals-component-title"
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
        let settings: Settings = inside.component.settings()?;
        let tx = here.db.read().await?;
        let facets = store::facets(&tx, inside.component.id).await?;
        let supporting = inside.timeline.check(Ability::Support).is_ok();
        let sort = if supporting && counts_shown(&settings, &inside.timeline) {
            Sort::Supported
        } else {
            Sort::Recent
        };
        let labels = Labels::of(&tx, inside).await?;
        let cards = store::cards(&tx, inside.component.id, &Filter::default(), sort, None).await?.rows;
        let cards = &cards[..cards.len().min(ON_PROCESS_PAGE)];
        let ids: Vec<_> = cards.iter().map(|card| card.id).collect();
        let supporter = Supporter::read(&tx, inside, &settings, &ids).await?;
        drop(tx);
        let row = |card: &store::Card| {
            let view =
                supporter.view(inside, card.id, card.number, &card.title, card.status(), card.supports);
            // Buttons stay on the proposals' own pages.
            let count = view.as_ref().and_then(|v| v.count);
            let threshold = view.as_ref().and_then(|v| v.threshold);
            Row { count, threshold, ..Row::new(inside, &labels, card, None) }
        };
        let call = call(inside, &settings, &supporter);
        if cards.is_empty() && call.is_none() {
            return Ok(None);
        }
        let page = BlockPage {
            title: inside.title(),
            rows: cards.iter().map(row).collect(),
            all_href: here.to(&inside.path("")),
            count: facets.all(),
        };
        Block::render(inside, &page, call).map(Some)
    }

    async fn todos(&self, inside: &Inside) -> Result<Vec<Todo>, Problem> {
        let here = &inside.here;
        let tx = here.db.read().await?;
        let facets = store::facets(&tx, inside.component.id).await?;
        drop(tx);
        let (open, evaluating) = (facets.status(Status::Open), facets.status(Status::Evaluating));
        if facets.all() == 0 {
            return Ok(Vec::new());
        }
        let waiting = open + evaluating;
        let path = |query: &str| here.to(&format!("{}{query}", inside.admin_path("")));
        Ok(vec![Todo {
            text: if waiting == 0 {
                Text::new("proposals-todo-answered").with("count", facets.all())
            } else {
                Text::new("proposals-todo-unanswered").with("count", waiting)
            },
            detail: (evaluating > 0)
                .then(|| Text::new("proposals-todo-evaluating").with("count", evaluating)),
            done: waiting == 0,
            button: Text::new("proposals-todo-answer"),
            path: path(if open > 0 { "?status=open" } else { "" }),
        }])
    }
}

/// What a participant can do now: support while that is open, else propose.
fn call(inside: &Inside, settings: &Settings, supporter: &Supporter) -> Option<Call> {
    let here = &inside.here;
    let timeline = &inside.timeline;
    let until = |ability| match timeline.closes(ability) {
        Some(end) => Text::new("proposals-call-until").with("when", end),
        None => Text::new("proposals-call-open"),
    };
    if timeline.check(Ability::Support).is_ok() {
        let title = match (settings.support_limit, supporter.left()) {
            (Some(_), Some(left)) => Text::new("proposals-call-left").with("left", left),
            (Some(allowed), None) => Text::new("proposals-call-allowed").with("allowed", allowed),
            (None, _) => Text::new("proposals-call-support"),
        };
        let (button, path) = (Text::new("proposals-call-support-button"), here.to(&inside.path("")));
        return Some(Call { title, text: until(Ability::Support), button, path });
    }
    timeline.check(Ability::Propose).ok()?;
    Some(Call {
        title: Text::new("proposals-call-propose"),
        text: until(Ability::Propose),
        button: Text::new("proposals-call-propose-button"),
        path: here.to(&inside.path("/drafts/new")),
    })
}
