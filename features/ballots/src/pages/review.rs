//! Step 2: reading it all again, and putting it into the urn.

use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Money, Problem, Text, Timestamp};
use serde::Serialize;
use spaces::{Ability, Inside, Labels, Strip};
use web::{
    FlashKind, Page,
    form::{FormData, FormView},
};

use super::{
    Table, ballot,
    paper::{Head, Paper, Row},
    urn_of_word, urn_word,
};
use crate::{
    Choices, Mode,
    actions::{self, Booth},
    model::Urn,
};

/// The ballot to be read again.
#[derive(Serialize)]
pub(super) struct ReviewPage {
    strip: Strip,
    action: String,
    urn: &'static str,
    head: Head,
    rows: Vec<Row>,
    /// The numbers that the form casts: exactly what is read here.
    numbers: Vec<i64>,
    total: Money,
    /// What is not used, where the budget is the limit.
    unused: Option<Money>,
    closes: Option<Timestamp>,
    rehearsal: bool,
    cast: bool,
    back: String,
}

impl Page for ReviewPage {
    const TEMPLATE: &'static str = "ballots/review.html";

    fn samples() -> Vec<Self> {
        let page = |rows: Vec<Row>, unused| Self {
            strip: Strip::sample(),
            action: "/it/processes/x/vote/ballots".into(),
            urn: "real",
            head: Head::sample(),
            numbers: (1..).take(rows.len()).collect(),
            rows,
            total: Money::eur(68_800),
            unused,
            closes: None,
            rehearsal: false,
            cast: false,
            back: "/it/processes/x/vote/ballot".into(),
        };
        vec![
            page(Row::samples(), Some(Money::eur(51_200))),
            Self { cast: true, closes: Some(Timestamp::default()), ..page(Row::samples(), None) },
            Self { rehearsal: true, ..page(Vec::new(), None) },
        ]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let me = here.who.require_person(Text::new("ballots-log-in"))?.id;
    let table = Table::read(&inside).await?;
    let tx = here.db.read().await?;
    let draft = actions::my_draft(&tx, &here.who, table.vote.id, table.urn).await?;
    let (Some(choices), Some(list)) = (draft, &table.list) else {
        return Ok(Redirect::to(&here.to(&inside.path("/ballot"))).into_response());
    };
    let labels = Labels::of(&tx, &inside).await?;
    let paper = Paper::new(&inside, &labels, me, list, &table.vote.settings, &choices);
    let total = choices.cost(list);
    let unused = matches!(table.vote.settings.mode, Mode::WithinBudget)
        .then(|| Money::new(list.budget.minor.saturating_sub(total.minor), total.currency));
    let page = ReviewPage {
        strip: inside.strip(),
        action: here.to(&inside.path("/ballots")),
        urn: urn_word(table.urn),
        head: Head::new(&inside, list),
        rows: paper.rows.into_iter().filter(Row::is_chosen).collect(),
        numbers: choices.numbers().collect(),
        total,
        unused,
        closes: inside.timeline.closes(Ability::Vote),
        rehearsal: table.urn == Urn::Rehearsal,
        cast: table.cast,
        back: here.to(&inside.path("/ballot")),
    };
    inside.frame(here.words("ballots-review")).show(&page).await
}

pub(super) async fn cast(inside: Inside, form: FormData) -> web::Result<Response> {
    let here = &inside.here;
    let choices = Choices::from_form(form.values("choice"));
    let urn = urn_of_word(form.value("urn"));
    match actions::cast(&here.db, &here.who, Booth::of(&inside, urn), choices.clone()).await {
        Ok(_) if urn == Urn::Rehearsal => {
            let (title, text) = (Text::new("ballots-rehearsed"), Text::new("ballots-rehearsed-text"));
            Ok(here.told(&inside.admin_path(""), FlashKind::Ok, &title, Some(&text)))
        }
        Ok(_) => Ok(here.go(&inside.path("/receipt"))),
        Err(Problem::Invalid(errors)) => {
            ballot::again(&inside, &choices, FormView::new().with_errors(&errors, &here.reader())).await
        }
        Err(problem) => Err(problem.into()),
    }
}
