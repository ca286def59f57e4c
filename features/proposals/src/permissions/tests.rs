use accounts::Me;
use chrono::{TimeDelta, TimeZone, Utc};
use kernel::{Locale, PersonId, Translated};
use spaces::{ComponentId, Phase, PhaseId, Rules};
use uuid::Uuid;

use super::*;
use crate::model::{Answer, Content, Origin, ProposalId};

const PROCESS: ProcessId = ProcessId(Uuid::from_u128(1));

fn me(n: u128) -> Me {
    Me {
        id: PersonId(Uuid::from_u128(n)),
        nickname: "anna".into(),
        name: "Anna Prova".into(),
        email: "anna@sarmato.example".parse().unwrap(),
        email_confirmed: true,
        locale: Locale::IT,
    }
}

fn standings() -> Vec<(&'static str, Standing)> {
    let role = |role| Standing::person(me(20), vec![(role, Some(PROCESS.uuid()))]);
    vec![
        ("visitor", Standing::visitor()),
        ("person", Standing::person(me(11), vec![])),
        ("author", Standing::person(me(10), vec![])),
        ("collaborator", role(Role::Collaborator)),
        ("evaluator", role(Role::Evaluator)),
        ("moderator", role(Role::Moderator)),
        ("manager", role(Role::Manager)),
        (
            "manager of another process",
            Standing::person(me(21), vec![(Role::Manager, Some(Uuid::from_u128(2)))]),
        ),
        ("administrator", Standing::person(me(22), vec![(Role::Administrator, None)])),
    ]
}

fn phases() -> Vec<(&'static str, Rules)> {
    vec![
        ("proposing", Rules { propose: true, ..Rules::default() }),
        ("supporting", Rules { support: true, ..Rules::default() }),
        ("voting", Rules { vote: true, ..Rules::default() }),
    ]
}

fn timeline(rules: Rules) -> Timeline {
    let now = Utc.with_ymd_and_hms(2026, 11, 22, 11, 0, 0).unwrap();
    let text = Translated::new(Locale::IT, "x");
    let phase = Phase {
        id: PhaseId(Uuid::from_u128(5)),
        title: text.clone(),
        description: text,
        starts_at: Some(now - TimeDelta::days(1)),
        ends_at: Some(now + TimeDelta::days(1)),
        rules,
    };
    Timeline::new(vec![phase], None, now)
}

fn proposal(now: Timestamp) -> Proposal {
    Proposal {
        id: ProposalId(Uuid::from_u128(3)),
        component: ComponentId(Uuid::from_u128(4)),
        process: PROCESS,
        number: Some(1),
        stage: Stage::Published,
        hidden: None,
        origin: Origin::Participant,
        origin_note: String::new(),
        author: Some(PersonId(Uuid::from_u128(10))),
        nickname: Some("anna".into()),
        content: Content::default(),
        html: String::new(),
        summary: String::new(),
        image: None,
        created_at: now,
        published_at: Some(now),
        edits: 0,
        supports: 0,
        answer: None,
    }
}

fn answered(now: Timestamp, verdict: Verdict) -> Option<Answer> {
    Some(Answer {
        verdict,
        body: "x".into(),
        html: "x".into(),
        wording: Default::default(),
        cost: None,
        at: now,
        version: 1,
    })
}

fn states(now: Timestamp) -> Vec<(&'static str, Proposal)> {
    let p = proposal(now);
    vec![
        ("draft", Proposal { stage: Stage::Draft, number: None, published_at: None, ..p.clone() }),
        ("fresh", p.clone()),
        ("old", Proposal { published_at: Some(now - TimeDelta::days(9)), ..p.clone() }),
        ("supported", Proposal { supports: 1, ..p.clone() }),
        ("accepted", Proposal { answer: answered(now, Verdict::Accepted), ..p.clone() }),
        ("rejected", Proposal { answer: answered(now, Verdict::Rejected), ..p.clone() }),
        ("hidden", Proposal { hidden: Some("x".into()), ..p.clone() }),
        ("withdrawn", Proposal { stage: Stage::Withdrawn, ..p }),
    ]
}

fn said(result: Result<(), Problem>) -> String {
    match result {
        Ok(()) => "yes".into(),
        Err(Problem::NotFound) => "not there".into(),
        Err(Problem::NotLoggedIn(text)) => format!("log in: {}", text.key),
        Err(Problem::NotAllowed(text)) => text.key.into(),
        Err(problem) => format!("{problem:?}"),
    }
}

/// The whole matrix: role × act × phase × state. A change of any rule shows here, line by line.
#[test]
fn the_matrix() {
    let mut lines = Vec::new();
    for (phase, rules) in phases() {
        let timeline = timeline(rules);
        let settings = Settings::default();
        let ground = Ground { process: PROCESS, timeline: &timeline, settings: &settings };
        for (name, who) in standings() {
            for act in [Act::Propose, Act::Enter, Act::Configure, Act::Export, Act::Oversee] {
                let answer = said(check(act, &who, ground, None));
                lines.push(format!("{phase:<10} | {name:<26} | {act:<9?} | {:<9} | {answer}", "-"));
            }
            for (state, p) in states(timeline.now()) {
                for act in [Act::Read, Act::Revise, Act::Withdraw, Act::Support, Act::Answer, Act::Moderate] {
                    let answer = said(check(act, &who, ground, Some(&p)));
                    lines.push(format!("{phase:<10} | {name:<26} | {act:<9?} | {state:<9} | {answer}"));
                }
            }
        }
    }
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn hidden_counts_do_not_show_through_the_refusal_to_revise() {
    let timeline = timeline(Rules { propose: true, support: true, ..Rules::default() });
    let settings = Settings { hide_counts: true, ..Settings::default() };
    let ground = Ground { process: PROCESS, timeline: &timeline, settings: &settings };
    let author = Standing::person(me(10), vec![]);
    let now = timeline.now();
    let supported = Proposal { supports: 3, ..proposal(now) };
    let old = Proposal { published_at: Some(now - TimeDelta::days(9)), ..proposal(now) };
    let refusals = [supported, old].map(|p| said(check(Act::Revise, &author, ground, Some(&p))));
    assert_eq!(refusals[0], refusals[1]);
}
