use axum::response::Response;
use kernel::{Text, Timestamp};
use serde::Serialize;
use spaces::{Ability, Inside};
use web::Page;

use super::enter;
use crate::{
    Settings, Ties, VoteState,
    actions::{Poll, Readiness},
    pages::rules_words,
};

/// Where the vote stands and what to do next.
#[derive(Serialize)]
pub(super) struct HomePage {
    title: String,
    state: &'static str,
    /// What must be there before opening: shown while preparing.
    checks: Vec<Check>,
    done: usize,
    ready: bool,
    rules: Vec<RuleRow>,
    ballots: i64,
    turnout: Option<String>,
    opened: Option<Timestamp>,
    closed: Option<Timestamp>,
    published: Option<Timestamp>,
    /// When people can vote; a sentence.
    period: String,
    href: String,
    ballot_href: String,
    result_href: String,
}

#[derive(Serialize)]
struct Check {
    state: &'static str,
    title: String,
    text: String,
    action: Option<Link>,
}

#[derive(Serialize)]
struct Link {
    label: String,
    href: String,
}

#[derive(Serialize)]
struct RuleRow {
    label: String,
    text: String,
}

impl Page for HomePage {
    const TEMPLATE: &'static str = "ballots/admin_home.html";

    fn samples() -> Vec<Self> {
        let check = |state, action: bool| Check {
            state,
            title: "Progetti".into(),
            text: "12 progetti".into(),
            action: action.then(|| Link { label: "Vai".into(), href: "/it/admin/processes/x".into() }),
        };
        let at = Some(Timestamp::default());
        let page = |state: VoteState, ready| Self {
            title: "Voto".into(),
            state: state.as_str(),
            checks: vec![check("done", false), check("open", true)],
            done: 1,
            ready,
            rules: vec![RuleRow { label: "Scheda".into(), text: "Fino a 3 progetti.".into() }],
            ballots: 1_204,
            turnout: (state != VoteState::Closed).then(|| "25,1%".into()),
            opened: at.filter(|_| state != VoteState::Preparing),
            closed: at.filter(|_| matches!(state, VoteState::Closed | VoteState::Published)),
            published: at.filter(|_| state == VoteState::Published),
            period: "Si vota fino a lunedì 1 marzo 2027, ore 20:00.".into(),
            href: "/it/admin/processes/x/vote".into(),
            ballot_href: "/it/processes/x/vote/ballot".into(),
            result_href: "/it/processes/x/vote/result".into(),
        };
        let mut pages: Vec<Self> = VoteState::ALL.into_iter().map(|state| page(state, true)).collect();
        pages.push(page(VoteState::Preparing, false));
        pages
    }
}

pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let (poll, readiness) = enter(&inside).await?;
    let here = &inside.here;
    let vote = &poll.vote;
    let checks = checks(&inside, &poll, &readiness);
    let title = inside.component.title.text(here.locale).to_owned();
    let page = HomePage {
        title: title.clone(),
        state: vote.state.as_str(),
        done: checks.iter().filter(|check| check.state == "done").count(),
        ready: readiness.missing().is_none(),
        checks,
        rules: rules(&inside, &vote.settings),
        ballots: vote.ballots,
        turnout: turnout(&poll).map(|ratio| here.reader().percent(ratio)),
        opened: vote.opened_at,
        closed: vote.closed_at,
        published: vote.published_at,
        period: here.say(&period(&poll)),
        href: here.to(&inside.admin_path("")),
        ballot_href: here.to(&inside.path("/ballot")),
        result_href: here.to(&inside.path("/result")),
    };
    inside.admin_frame(title).show(&page).await
}

#[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
fn turnout(poll: &Poll) -> Option<f64> {
    let entitled = poll.vote.settings.electorate.filter(|n| *n > 0)?;
    Some(poll.vote.ballots as f64 / entitled as f64)
}

fn period(poll: &Poll) -> Text {
    match poll.timeline.check(Ability::Vote) {
        Ok(()) => match poll.timeline.closes(Ability::Vote) {
            Some(when) => Text::new("ballots-until").with("when", when),
            None => Text::new("ballots-until-closed"),
        },
        Err(reason) => reason,
    }
}

fn checks(inside: &Inside, poll: &Poll, readiness: &Readiness) -> Vec<Check> {
    let here = &inside.here;
    let check = |there: bool, key: &'static str, text: Text, action: Option<(&'static str, String)>| Check {
        state: if there { "done" } else { "open" },
        title: here.words(key),
        text: here.say(&text),
        action: action.filter(|_| !there).map(|(label, href)| Link { label: here.words(label), href }),
    };
    let process = here.to(&inside.process.admin_path(""));
    let budget = match &readiness.list {
        Some(list) if readiness.budget => Text::new("ballots-check-budget-is").with("budget", list.budget),
        _ => Text::new("ballots-ready-no-budget"),
    };
    let items = readiness.list.as_ref().map_or(0, |list| list.items.len());
    let projects = match readiness.projects {
        true => Text::new("ballots-check-projects-are").with("count", items),
        false => Text::new("ballots-ready-no-projects"),
    };
    let phase = if readiness.phase { period(poll) } else { Text::new("ballots-ready-no-phase") };
    let rules = match readiness.rules {
        true => rules_words(&poll.vote.settings),
        false => Text::new("ballots-ready-no-rules"),
    };
    let rules_href = here.to(&inside.admin_path("/rules"));
    vec![
        check(readiness.budget, "ballots-check-budget", budget, Some(("ballots-check-go", process.clone()))),
        check(
            readiness.projects,
            "ballots-check-projects",
            projects,
            Some(("ballots-check-go", process.clone())),
        ),
        check(readiness.phase, "ballots-check-phase", phase, Some(("ballots-check-go", process))),
        check(readiness.rules, "ballots-check-rules", rules, Some(("ballots-rules-change", rules_href))),
    ]
}

fn rules(inside: &Inside, settings: &Settings) -> Vec<RuleRow> {
    let here = &inside.here;
    let row = |key: &'static str, text: Text| RuleRow { label: here.words(key), text: here.say(&text) };
    let big = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let threshold = match settings.threshold {
        Some(votes) => Text::new("ballots-rule-threshold").with("votes", big(votes)),
        None => Text::new("ballots-rule-no-threshold"),
    };
    let electorate = match settings.electorate {
        Some(people) => Text::new("ballots-rule-electorate").with("people", big(people)),
        None => Text::new("ballots-rule-no-electorate"),
    };
    let ties = match settings.ties {
        Ties::ListOrder => "ballots-rule-ties-list",
        Ties::LowerCost => "ballots-rule-ties-cost",
    };
    vec![
        row("ballots-label-mode", rules_words(settings)),
        row(
            "ballots-label-fewest",
            Text::new("ballots-rule-fewest").with("fewest", i64::from(settings.min_choices)),
        ),
        row("ballots-label-threshold", threshold),
        row("ballots-label-ties", Text::new(ties)),
        row("ballots-label-electorate", electorate),
    ]
}
