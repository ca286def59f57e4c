//! Opening and closing, each with a page that says what it means first.

use axum::response::Response;
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::{Ability, Inside};
use web::Page;

use super::enter;
use crate::{
    actions,
    permissions::{self, Action},
};

/// Asks before something that cannot be taken back.
#[derive(Serialize)]
pub(super) struct ConfirmPage {
    title: String,
    text: String,
    yes: String,
    action: String,
    danger: bool,
    back: String,
}

impl Page for ConfirmPage {
    const TEMPLATE: &'static str = "ballots/admin_confirm.html";

    fn samples() -> Vec<Self> {
        let page = |danger| Self {
            title: "Apri il voto".into(),
            text: "Da adesso regole e progetti non cambiano più.".into(),
            yes: "Apri il voto".into(),
            action: "/it/admin/processes/x/vote/opening".into(),
            danger,
            back: "/it/admin/processes/x/vote".into(),
        };
        vec![page(false), page(true)]
    }
}

pub(super) async fn confirm_opening(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let (poll, readiness) = enter(&inside).await?;
    permissions::check(&here.who, poll.process.id, Action::Open, poll.vote.state, &poll.timeline)?;
    if let Some(missing) = readiness.missing() {
        return Err(Problem::Conflict(missing).into());
    }
    let count = readiness.list.map_or(0, |list| list.items.len());
    let text = Text::new("ballots-opening-text").with("count", count);
    confirm(&inside, "ballots-opening", text, "/opening", false).await
}

pub(super) async fn open(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    actions::open(&here.state, &here.db, &here.who, inside.component.id).await?;
    Ok(here.done(&inside.admin_path(""), &Text::new("ballots-opened")))
}

pub(super) async fn confirm_closing(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let (poll, _) = enter(&inside).await?;
    permissions::check(&here.who, poll.process.id, Action::Close, poll.vote.state, &poll.timeline)?;
    let early = poll.timeline.check(Ability::Vote).is_ok();
    let key = if early { "ballots-closing-early" } else { "ballots-closing-text" };
    let text = Text::new(key).with("count", poll.vote.ballots);
    confirm(&inside, "ballots-closing", text, "/closing", true).await
}

pub(super) async fn close(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let ballots = actions::close(&here.db, &here.who, inside.component.id).await?;
    let done = Text::new("ballots-closed").with("count", i64::try_from(ballots).unwrap_or(i64::MAX));
    Ok(here.done(&inside.admin_path("/result"), &done))
}

async fn confirm(
    inside: &Inside,
    title: &'static str,
    text: Text,
    to: &str,
    danger: bool,
) -> web::Result<Response> {
    let here = &inside.here;
    let page = ConfirmPage {
        title: here.words(title),
        text: here.say(&text),
        yes: here.words(title),
        action: here.to(&inside.admin_path(to)),
        danger,
        back: here.to(&inside.admin_path("")),
    };
    inside.admin_frame(here.words(title)).show(&page).await
}
