//! Step 1: choosing. Being over is allowed here and said; the server refuses it on the way to the review.

use axum::response::Response;
use kernel::{Problem, Text, Timestamp};
use serde::Serialize;
use spaces::{Ability, Inside, Labels, Strip};
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{
    Table, index,
    paper::{Cart, Head, Limits, Paper, Row},
    rules_words, urn_of_word, urn_word,
};
use crate::{
    Choices,
    actions::{self, Booth},
    model::Urn,
    permissions::{self, Action},
};

/// The ballot to be filled in.
#[derive(Serialize)]
pub(super) struct BallotPage {
    strip: Strip,
    form: FormView,
    action: String,
    urn: &'static str,
    head: Head,
    lead: String,
    rows: Vec<Row>,
    limits: Limits,
    cart: Cart,
    closes: Option<Timestamp>,
    rehearsal: bool,
    /// The reader's ballot is in the urn.
    cast: bool,
    /// The choices were kept from before and are not cast.
    draft: bool,
}

impl Page for BallotPage {
    const TEMPLATE: &'static str = "ballots/ballot.html";

    fn samples() -> Vec<Self> {
        let page = |paper: Paper, form| Self {
            strip: Strip::sample(),
            form,
            action: "/it/processes/x/vote/ballot".into(),
            urn: "real",
            head: Head::sample(),
            lead: "Segna fino a 3 progetti.".into(),
            rows: paper.rows,
            limits: paper.limits,
            cart: paper.cart,
            closes: None,
            rehearsal: false,
            cast: false,
            draft: false,
        };
        let wrong =
            FormView::new().with_sample_error("", "Sei oltre di 8.800 €. Togli un progetto per continuare.");
        vec![
            page(Paper::sample(true, false), FormView::new()),
            Self { rehearsal: true, ..page(Paper::sample(false, false), FormView::new()) },
            Self { cast: true, draft: true, ..page(Paper::sample(true, true), wrong) },
            Self {
                closes: Some(Timestamp::default()),
                draft: true,
                ..page(Paper::sample(false, true), FormView::new())
            },
        ]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let table = Table::read(&inside).await?;
    if !may_choose(&inside, &table).await? {
        return index::refuse(&inside, table).await;
    }
    let tx = here.db.read().await?;
    let draft = actions::my_draft(&tx, &here.who, table.vote.id, table.urn).await?;
    drop(tx);
    page(&inside, table, &draft.clone().unwrap_or_default(), None, draft.is_some()).await
}

/// Adds up, or keeps the choices and leads to the review.
pub(super) async fn choose(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let choices = Choices::from_form(form.values("choice"));
    if form.value("then") == "sum" {
        let table = Table::read(&inside).await?;
        if !may_choose(&inside, &table).await? {
            return index::refuse(&inside, table).await;
        }
        return page(&inside, table, &choices, None, false).await;
    }
    let booth = Booth::of(&inside, urn_of_word(form.value("urn")));
    match actions::save_draft(&here.db, &here.who, booth, choices.clone()).await {
        Ok(()) => Ok(here.go(&inside.path("/ballot/review"))),
        Err(Problem::Invalid(errors)) => {
            again(&inside, &choices, FormView::new().with_errors(&errors, &here.reader())).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// The ballot once more, with what is wrong and everything that was chosen.
pub(super) async fn again(inside: &Inside, choices: &Choices, form: FormView) -> web::Result<Response> {
    let table = Table::read(inside).await?;
    page(inside, table, choices, Some(form), false).await
}

/// Whether the reader may fill in a ballot; false when they are not entitled, which the vote's own page explains.
async fn may_choose(inside: &Inside, table: &Table) -> Result<bool, Problem> {
    let here = &inside.here;
    let action = if table.urn == Urn::Rehearsal { Action::Rehearse } else { Action::Cast };
    permissions::check(&here.who, inside.process.id, action, table.vote.state, &inside.timeline)?;
    if table.urn == Urn::Rehearsal {
        return Ok(true);
    }
    let tx = here.db.read().await?;
    let (secret, zone) = (&here.state.settings.secret, here.tenant.time_zone);
    Ok(inside.process.entitlement.check(&tx, &here.who, secret, zone).await?.is_ok())
}

async fn page(
    inside: &Inside,
    table: Table,
    choices: &Choices,
    wrong: Option<FormView>,
    draft: bool,
) -> web::Result<Response> {
    let here = &inside.here;
    let me = here.who.require_person(Text::new("ballots-log-in"))?;
    let list = table.list.ok_or(Problem::NotFound)?;
    let tx = here.db.read().await?;
    let labels = Labels::of(&tx, inside).await?;
    drop(tx);
    let paper = Paper::new(inside, &labels, me.id, &list, &table.vote.settings, choices);
    let refused = wrong.is_some();
    let page = BallotPage {
        strip: inside.strip(),
        form: wrong.unwrap_or_default(),
        action: here.to(&inside.path("/ballot")),
        urn: urn_word(table.urn),
        head: Head::new(inside, &list),
        lead: here.say(&rules_words(&table.vote.settings)),
        rows: paper.rows,
        limits: paper.limits,
        cart: paper.cart,
        closes: inside.timeline.closes(Ability::Vote),
        rehearsal: table.urn == Urn::Rehearsal,
        cast: table.cast,
        draft,
    };
    let frame = inside.frame(here.words("ballots-choose"));
    let frame = if refused { frame.unprocessable() } else { frame };
    frame.show(&page).await
}
