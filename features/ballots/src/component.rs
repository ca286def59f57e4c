//! The vote as a component of a process: its part of the process page in each state, and what waits for the manager.

use async_trait::async_trait;
use axum::Router;
use feature::State;
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::{Ability, Block, Call, ComponentKind, Inside, Labels, Todo};
use web::{Page, Samples};

use crate::{
    KIND, Settings, Vote, VoteState, actions, admin,
    pages::{self, ResultView},
    store,
};

/// The component kind.
pub(crate) struct VoteComponent;

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<VoteBlock>().add::<ResultBlock>();
}

/// The vote on the process page while people vote or wait for the result.
#[derive(Serialize)]
pub(crate) struct VoteBlock {
    counting: bool,
    rules: String,
    ballots: i64,
    href: String,
}

impl Page for VoteBlock {
    const TEMPLATE: &'static str = "ballots/_block.html";

    fn samples() -> Vec<Self> {
        let block = |counting| Self {
            counting,
            rules: "Segna fino a 3 progetti.".into(),
            ballots: 1_204,
            href: "/it/processes/x/vote".into(),
        };
        vec![block(false), block(true)]
    }
}

/// The result on the process page.
#[derive(Serialize)]
pub(crate) struct ResultBlock {
    view: ResultView,
    href: String,
}

impl Page for ResultBlock {
    const TEMPLATE: &'static str = "ballots/_result_block.html";

    fn samples() -> Vec<Self> {
        let block = |view| Self { view, href: "/it/processes/x/vote/result".into() };
        ResultView::samples().into_iter().map(block).collect()
    }
}

#[async_trait]
impl ComponentKind for VoteComponent {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn title(&self) -> &'static str {
        "ballots-component"
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
        let vote = store::vote(&tx, &inside.component).await?;
        match vote.state {
            VoteState::Preparing => Ok(None),
            VoteState::Open => {
                let voting = inside.timeline.check(Ability::Vote).is_ok();
                vote_block(inside, &vote, !voting, voting.then(|| call(inside))).map(Some)
            }
            VoteState::Closed => vote_block(inside, &vote, true, None).map(Some),
            VoteState::Published => result_block(inside, &tx, &vote).await,
        }
    }

    async fn todos(&self, inside: &Inside) -> Result<Vec<Todo>, Problem> {
        let tx = inside.here.db.read().await?;
        let vote = store::vote(&tx, &inside.component).await?;
        let voting = inside.timeline.check(Ability::Vote).is_ok();
        let (text, detail, button) = match vote.state {
            VoteState::Preparing => {
                let detail = inside.timeline.next_with(Ability::Vote).and_then(|phase| phase.starts_at);
                let detail = detail.map(|when| Text::new("ballots-todo-phase").with("when", when));
                ("ballots-todo-open", detail, "ballots-todo-open-button")
            }
            VoteState::Open if voting => return Ok(Vec::new()),
            VoteState::Open => {
                let ballots = Text::new("ballots-todo-ballots").with("count", vote.ballots);
                ("ballots-todo-close", Some(ballots), "ballots-todo-close-button")
            }
            VoteState::Closed => ("ballots-todo-publish", None, "ballots-todo-publish-button"),
            VoteState::Published => ("ballots-todo-published", None, "ballots-todo-published-button"),
        };
        let done = vote.state == VoteState::Published;
        let path = inside.here.to(&inside.admin_path(""));
        Ok(vec![Todo { text: Text::new(text), detail, done, button: Text::new(button), path }])
    }
}

/// The one thing to do now: vote.
fn call(inside: &Inside) -> Call {
    Call {
        title: Text::new("ballots-call"),
        text: match inside.timeline.closes(Ability::Vote) {
            Some(when) => Text::new("ballots-until").with("when", when),
            None => Text::new("ballots-until-closed"),
        },
        button: Text::new("ballots-call-button"),
        path: inside.here.to(&inside.path("/ballot")),
    }
}

fn vote_block(inside: &Inside, vote: &Vote, counting: bool, call: Option<Call>) -> Result<Block, Problem> {
    let here = &inside.here;
    let page = VoteBlock {
        counting,
        rules: here.say(&pages::rules_words(&vote.settings)),
        ballots: vote.ballots,
        href: here.to(&inside.path("")),
    };
    Block::render(inside, &page, call)
}

async fn result_block(inside: &Inside, tx: &db::Tx, vote: &Vote) -> Result<Option<Block>, Problem> {
    let here = &inside.here;
    let Some(result) = store::result(tx, vote.id).await? else { return Ok(None) };
    let labels = Labels::of(tx, inside).await?;
    let page = ResultBlock {
        view: ResultView::new(inside, &labels, &result),
        href: here.to(&inside.path("/result")),
    };
    let call = Call {
        title: Text::new("ballots-call-result"),
        text: Text::new("ballots-call-result-text"),
        button: Text::new("ballots-call-result-button"),
        path: here.to(&inside.path("/result")),
    };
    Block::render(inside, &page, Some(call)).map(Some)
}

/// Whether what a vote needs is there, for its administration.
pub(crate) async fn ready(inside: &Inside) -> Result<(actions::Poll, actions::Readiness), Problem> {
    let tx = inside.here.db.read().await?;
    let poll = actions::Poll::read(&tx, inside.component.id).await?;
    let readiness = actions::readiness(&inside.here.state, &tx, &poll).await?;
    Ok((poll, readiness))
}
