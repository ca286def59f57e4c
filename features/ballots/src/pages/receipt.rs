//! Step 3: done.

use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Text, Timestamp};
use serde::Serialize;
use spaces::{Ability, Inside, Strip};
use web::Page;

use super::{Table, paper::Head};
use crate::{VoteState, model::Urn};

/// The page after casting.
#[derive(Serialize)]
pub(super) struct ReceiptPage {
    strip: Strip,
    head: Head,
    /// How many other ballots are in the urn.
    others: i64,
    closes: Option<Timestamp>,
    open: bool,
    ballot_href: String,
    process_href: String,
}

impl Page for ReceiptPage {
    const TEMPLATE: &'static str = "ballots/receipt.html";

    fn samples() -> Vec<Self> {
        let page = |others, closes, open| Self {
            strip: Strip::sample(),
            head: Head::sample(),
            others,
            closes,
            open,
            ballot_href: "/it/processes/x/vote/ballot".into(),
            process_href: "/it/processes/x".into(),
        };
        vec![page(0, Some(Timestamp::default()), true), page(1_203, None, true), page(1_203, None, false)]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    here.who.require_person(Text::new("ballots-log-in"))?;
    let table = Table::read(&inside).await?;
    let Some(list) = table.list.as_ref().filter(|_| table.cast && table.urn == Urn::Real) else {
        return Ok(Redirect::to(&here.to(&inside.path(""))).into_response());
    };
    let page = ReceiptPage {
        strip: inside.strip(),
        head: Head::new(&inside, list),
        others: (table.vote.ballots - 1).max(0),
        closes: inside.timeline.closes(Ability::Vote),
        open: table.vote.state == VoteState::Open && inside.timeline.check(Ability::Vote).is_ok(),
        ballot_href: here.to(&inside.path("/ballot")),
        process_href: here.to(&inside.process.path()),
    };
    inside.frame(here.words("ballots-done")).show(&page).await
}
