use axum::response::Response;
use kernel::{FieldErrors, Problem, Text};
use serde::Serialize;
use spaces::Inside;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::enter;
use crate::{
    Mode, Settings, Ties, VoteState, actions,
    model::{MAX_ELECTORATE, MAX_PROJECTS},
};

/// The form of the rules.
#[derive(Serialize)]
pub(super) struct RulesPage {
    form: FormView,
    modes: Vec<Choice>,
    ties: Vec<Choice>,
    locked: bool,
    back: String,
}

#[derive(Serialize)]
struct Choice {
    value: &'static str,
    label: String,
}

impl Page for RulesPage {
    const TEMPLATE: &'static str = "ballots/admin_rules.html";

    fn samples() -> Vec<Self> {
        let choice = |value, label: &str| Choice { value, label: label.into() };
        let page = |form, locked| Self {
            form,
            modes: vec![choice("at_most", "Un certo numero"), choice("within_budget", "Finché ci stanno")],
            ties: vec![choice("list_order", "Elenco"), choice("lower_cost", "Costo")],
            locked,
            back: "/it/admin/processes/x/vote".into(),
        };
        vec![
            page(filled(&Settings::default()), false),
            page(FormView::new().with_sample_error("projects", "Scrivi quanti."), false),
            page(filled(&Settings::default()), true),
        ]
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let (poll, _) = enter(&inside).await?;
    page(&inside, filled(&poll.vote.settings), poll.vote.state, false).await
}

pub(super) async fn change(inside: Inside, sent: FormData) -> web::Result<Response> {
    let (poll, _) = enter(&inside).await?;
    let here = &inside.here;
    let outcome = match read(&sent) {
        Ok(settings) => actions::change_settings(&here.db, &here.who, inside.component.id, settings).await,
        Err(errors) => Err(Problem::Invalid(errors)),
    };
    match outcome {
        Ok(()) => Ok(here.done(&inside.admin_path(""), &Text::new("ballots-rules-saved"))),
        Err(Problem::Invalid(errors)) => {
            let form = sent.view().with_errors(&errors, &here.reader());
            page(&inside, form, poll.vote.state, true).await
        }
        Err(problem) => Err(problem.into()),
    }
}

fn read(sent: &FormData) -> Result<Settings, FieldErrors> {
    let most = i64::from(MAX_PROJECTS);
    let people = i64::try_from(MAX_ELECTORATE).unwrap_or(i64::MAX);
    let small = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
    let big = |n: Option<i64>| n.and_then(|n| u64::try_from(n).ok());
    let mut read = sent.read();
    let mode = read.choice("mode", &["at_most", "within_budget"]).required().or(String::new());
    let mode = if mode == "within_budget" {
        Mode::WithinBudget
    } else {
        let number = read.number("projects", 1..=most).required_or(Text::new("ballots-rules-most-missing"));
        Mode::AtMost { projects: small(number.or(1)) }
    };
    let fewest = read.number("min_choices", 0..=most).optional().unwrap_or(1);
    if let Mode::AtMost { projects } = mode
        && small(fewest) > projects
    {
        read.error("min_choices", Text::new("ballots-rules-fewest-above"));
    }
    let threshold = big(read.number("threshold", 0..=people).optional()).filter(|n| *n > 0);
    let ties = read.choice("ties", &["list_order", "lower_cost"]).required().or(String::new());
    let electorate = big(read.number("electorate", 1..=people).optional());
    let settings = Settings {
        mode,
        min_choices: small(fewest),
        ties: if ties == "lower_cost" { Ties::LowerCost } else { Ties::ListOrder },
        threshold,
        electorate,
    };
    read.finish(settings)
}

fn filled(settings: &Settings) -> FormView {
    let optional = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
    let (mode, projects) = match settings.mode {
        Mode::AtMost { projects } => ("at_most", projects.to_string()),
        Mode::WithinBudget => ("within_budget", String::new()),
    };
    let ties = match settings.ties {
        Ties::ListOrder => "list_order",
        Ties::LowerCost => "lower_cost",
    };
    FormView::new()
        .add("mode", mode)
        .add("projects", projects)
        .add("min_choices", settings.min_choices.to_string())
        .add("threshold", optional(settings.threshold))
        .add("ties", ties)
        .add("electorate", optional(settings.electorate))
}

async fn page(inside: &Inside, form: FormView, state: VoteState, wrong: bool) -> web::Result<Response> {
    let here = &inside.here;
    let choice = |value, key| Choice { value, label: here.words(key) };
    let page = RulesPage {
        form,
        modes: vec![
            choice("at_most", "ballots-mode-at-most"),
            choice("within_budget", "ballots-mode-within-budget"),
        ],
        ties: vec![choice("list_order", "ballots-ties-list"), choice("lower_cost", "ballots-ties-cost")],
        locked: state != VoteState::Preparing,
        back: here.to(&inside.admin_path("")),
    };
    let frame = inside.admin_frame(here.words("ballots-rules-title"));
    let frame = if wrong { frame.unprocessable() } else { frame };
    frame.show(&page).await
}
