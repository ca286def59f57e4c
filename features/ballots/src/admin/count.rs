//! The count before it is published: winners can be changed by hand, with a reason that everybody will read.

use axum::response::Response;
use kernel::{Money, Problem, Text};
use serde::Serialize;
use spaces::Inside;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::enter;
use crate::{
    actions,
    pages::outcome_words,
    snapshot::{Change, Snapshot},
};

/// The count.
#[derive(Serialize)]
pub(super) struct CountPage {
    form: FormView,
    ballots: u64,
    budget: Money,
    spent: Money,
    left: Money,
    rows: Vec<Row>,
    action: String,
    back: String,
}

#[derive(Serialize)]
struct Row {
    position: usize,
    number: i64,
    title: String,
    votes: u64,
    cost: Money,
    before: Money,
    won: bool,
    outcome: String,
    /// Names of the fields that change it.
    wins_field: String,
    reason_field: String,
}

impl Page for CountPage {
    const TEMPLATE: &'static str = "ballots/admin_count.html";

    fn samples() -> Vec<Self> {
        let row = |number: i64, won| Row {
            position: 1,
            number,
            title: "Luce davanti alla scuola".into(),
            votes: 642,
            cost: Money::eur(38_000),
            before: Money::eur(120_000),
            won,
            outcome: "Si fa".into(),
            wins_field: format!("wins-{number}"),
            reason_field: format!("reason-{number}"),
        };
        let page = |form| Self {
            form,
            ballots: 1_486,
            budget: Money::eur(120_000),
            spent: Money::eur(119_800),
            left: Money::eur(200),
            rows: vec![row(1, true), row(2, false)],
            action: "/it/admin/processes/x/vote/result".into(),
            back: "/it/admin/processes/x/vote".into(),
        };
        let changed = FormView::new().add("wins-1", "no").add("wins-2", "yes");
        vec![page(FormView::new()), page(changed.with_sample_error("reason-1", "Scrivi perché."))]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    enter(&inside).await?;
    page(&inside, FormView::new(), false).await
}

pub(super) async fn publish(inside: Inside, sent: FormData) -> web::Result<Response> {
    enter(&inside).await?;
    let here = &inside.here;
    match actions::publish(&here.db, &here.who, inside.component.id, changes(&sent)).await {
        Ok(_) => Ok(here.done(&inside.path("/result"), &Text::new("ballots-published"))),
        Err(Problem::Invalid(errors)) => {
            page(&inside, sent.view().with_errors(&errors, &here.reader()), true).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// What was chosen by hand; whether it differs from the count is for the action to find out.
fn changes(sent: &FormData) -> Vec<Change> {
    let number = |name: &str| name.strip_prefix("wins-")?.parse::<i64>().ok();
    sent.iter()
        .filter_map(|(name, value)| Some((number(name)?, value)))
        .filter(|(_, value)| matches!(*value, "yes" | "no"))
        .map(|(number, value)| Change {
            number,
            won: value == "yes",
            reason: sent.value(&format!("reason-{number}")).trim().to_owned(),
        })
        .collect()
}

async fn page(inside: &Inside, form: FormView, wrong: bool) -> web::Result<Response> {
    let here = &inside.here;
    let tx = here.db.read().await?;
    let result = actions::preview(&tx, &here.who, inside.component.id).await?;
    drop(tx);
    let page = CountPage {
        form,
        ballots: result.ballots,
        budget: result.budget,
        spent: result.spent(),
        left: result.left(),
        rows: rows(inside, &result),
        action: here.to(&inside.admin_path("/result")),
        back: here.to(&inside.admin_path("")),
    };
    let frame = inside.admin_frame(here.words("ballots-count"));
    let frame = if wrong { frame.unprocessable() } else { frame };
    frame.show(&page).await
}

fn rows(inside: &Inside, result: &Snapshot) -> Vec<Row> {
    let here = &inside.here;
    let money = |minor| Money::new(minor, result.budget.currency);
    let row = |(position, row): (usize, &crate::snapshot::Standing)| Row {
        position,
        number: row.number,
        title: row.title.text(here.locale).to_owned(),
        votes: row.votes,
        cost: money(row.cost),
        before: money(row.before),
        won: row.won,
        outcome: here.say(&outcome_words(row)),
        wins_field: format!("wins-{}", row.number),
        reason_field: format!("reason-{}", row.number),
    };
    (1..).zip(&result.rows).map(row).collect()
}
