//! Saying whether a comment is useful.

use accounts::Here;
use axum::{extract::Path, http::HeaderMap, response::Response};
use kernel::{Problem, Text};
use serde::Serialize;
use web::{FlashKind, Page, form::FormData};

use super::{fragment, partial};
use crate::comments::{
    actions,
    view::{CommentView, Viewer, VoteView},
};

/// The buttons as they are now.
#[derive(Serialize)]
pub(super) struct VotePart {
    vote: VoteView,
}

impl Page for VotePart {
    const TEMPLATE: &'static str = "engagement/vote.html";

    fn samples() -> Vec<Self> {
        CommentView::samples().into_iter().map(|view| Self { vote: view.vote }).collect()
    }
}

/// `POST /{locale}/comments/{number}/vote`; `weight` is 1, -1, or 0 to take it back.
pub(super) async fn vote(
    here: Here,
    Path((_, number)): Path<(String, i64)>,
    headers: HeaderMap,
    form: FormData,
) -> web::Result<Response> {
    let weight = match form.value("weight") {
        "1" => 1,
        "-1" => -1,
        "0" => 0,
        _ => return Err(Problem::NotFound.into()),
    };
    let path = format!("/comments/{number}#c{number}");
    match actions::vote(&here.state, &here.db, &here.who, number, weight).await {
        Ok(_) if partial(&headers) => {
            let tx = here.db.read().await?;
            let (comment, subject, _) = actions::numbered(&here.state, &tx, &here.who, number).await?;
            let vote = Viewer::read(&tx, &here, &subject, [&comment].into_iter()).await?.vote(&comment);
            let html = here.state.renderer.text(here.locale, here.tenant.time_zone, &VotePart { vote })?;
            Ok(fragment(html))
        }
        Ok(_) => Ok(here.done(&path, &Text::new("engagement-voted"))),
        Err(Problem::NotAllowed(why)) if !partial(&headers) => {
            let title = Text::new("engagement-vote-refused");
            Ok(here.told(&path, FlashKind::Warn, &title, Some(&why)))
        }
        Err(problem) => Err(problem.into()),
    }
}
