use accounts::Me;
use chrono::{TimeDelta, TimeZone, Utc};
use kernel::{Locale, PersonId, Translated};
use spaces::{ComponentId, Phase, PhaseId, Rules};
use uuid::Uuid;

use super::*;
use crate::model::{Conclusions, Content, DebateId};

const PROCESS: ProcessId = ProcessId(Uuid::from_u128(7));

fn now() -> Timestamp {
    Utc.with_ymd_and_hms(2026, 11, 22, 11, 0, 0).unwrap()
}

fn me(n: u128, email_confirmed: bool) -> Me {
    Me {
        id: PersonId(Uuid::from_u128(n)),
        nickname: "anna".into(),
        name: "Anna".into(),
        email: "anna@montelume.example".parse().unwrap(),
        email_confirmed,
        locale: Locale::IT,
    }
}

fn standings() -> Vec<(&'static str, Standing)> {
    let role = |role, space| Standing::person(me(20, true), vec![(role, Some(Uuid::from_u128(space)))]);
    vec![
        ("visitor", Standing::visitor()),
        ("person", Standing::person(me(11, true), vec![])),
        ("unconfirmed person", Standing::person(me(11, false), vec![])),
        ("author", Standing::person(me(10, true), vec![])),
        ("collaborator", role(Role::Collaborator, 7)),
        ("evaluator", role(Role::Evaluator, 7)),
        ("moderator", role(Role::Moderator, 7)),
        ("manager", role(Role::Manager, 7)),
        ("manager of another", role(Role::Manager, 8)),
        ("administrator", Standing::person(me(22, true), vec![(Role::Administrator, None)])),
    ]
}

fn timeline(comment: bool) -> Timeline {
    let text = Translated::new(Locale::IT, "x");
    let phase = Phase {
        id: PhaseId(Uuid::from_u128(1)),
        title: text.clone(),
        description: text,
        starts_at: Some(now() - TimeDelta::days(1)),
        ends_at: None,
        rules: Rules { comment, propose: false, support: false, vote: false },
    };
    Timeline::new(vec![phase], None, now())
}

fn debates() -> Vec<(&'static str, Debate)> {
    let open = Debate {
        id: DebateId(Uuid::from_u128(3)),
        component: ComponentId(Uuid::from_u128(4)),
        process: PROCESS,
        number: 1,
        author: Some(PersonId(Uuid::from_u128(10))),
        nickname: Some("anna".into()),
        content: Content::default(),
        html: String::new(),
        summary: String::new(),
        instructions_html: String::new(),
        conclusions: None,
        hidden: None,
        created_at: now(),
    };
    let dated = |opens: i64, closes: i64| Content {
        opens_at: Some(now() + TimeDelta::days(opens)),
        closes_at: Some(now() + TimeDelta::days(closes)),
        ..Content::default()
    };
    let concluded =
        Conclusions { at: now(), text: "x".into(), html: "x".into(), wording: Default::default() };
    vec![
        ("coming", Debate { content: dated(1, 2), ..open.clone() }),
        ("over", Debate { content: dated(-2, -1), ..open.clone() }),
        ("closed", Debate { conclusions: Some(concluded), ..open.clone() }),
        ("hidden", Debate { hidden: Some("x".into()), ..open.clone() }),
        ("open", open),
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

/// The whole matrix: role × act × state, and beginning by phase and setting. A change of any rule shows here.
#[test]
fn the_matrix() {
    let mut lines = Vec::new();
    for (name, who) in standings() {
        for (phase, comment) in [("talking", true), ("quiet", false)] {
            for participants in [true, false] {
                let timeline = timeline(comment);
                let settings = Settings { participants, ..Settings::default() };
                let ground =
                    Ground { process: PROCESS, timeline: &timeline, settings: &settings, answered: false };
                let answer = said(check(Act::Begin, &who, ground, None));
                lines.push(format!(
                    "{name:<18} | Begin     | {phase}, participants {participants} | {answer}"
                ));
            }
        }
        let timeline = timeline(true);
        let settings = Settings::default();
        let ground = Ground { process: PROCESS, timeline: &timeline, settings: &settings, answered: false };
        for act in [Act::Host, Act::Configure, Act::Oversee] {
            lines.push(format!("{name:<18} | {act:<9?} | - | {}", said(check(act, &who, ground, None))));
        }
        for (state, debate) in debates() {
            for act in [Act::Read, Act::Revise, Act::Close, Act::Reopen, Act::Moderate] {
                let answer = said(check(act, &who, ground, Some(&debate)));
                lines.push(format!("{name:<18} | {act:<9?} | {state} | {answer}"));
            }
        }
        let answered = Ground { answered: true, ..ground };
        let open = &debates()[4].1;
        lines.push(format!(
            "{name:<18} | Revise    | answered | {}",
            said(check(Act::Revise, &who, answered, Some(open)))
        ));
    }
    insta::assert_snapshot!(lines.join("\n"));
}
