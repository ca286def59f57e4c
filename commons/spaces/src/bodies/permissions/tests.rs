use accounts::{Entitlement, Me};
use chrono::{TimeDelta, TimeZone, Utc};
use kernel::{Locale, PersonId, Translated};
use uuid::Uuid;

use super::*;
use crate::process::{ProcessId, ProcessTexts, SpaceKind};

const BODY: ProcessId = ProcessId(Uuid::from_u128(7));

fn now() -> Timestamp {
    Utc.with_ymd_and_hms(2026, 11, 22, 11, 0, 0).unwrap()
}

fn standings() -> Vec<(&'static str, Standing)> {
    let me = || Me {
        id: PersonId(Uuid::from_u128(5)),
        nickname: "anna".into(),
        name: "Anna".into(),
        email: "anna@montelume.example".parse().unwrap(),
        email_confirmed: true,
        locale: Locale::IT,
    };
    let role = |role, space: u128| Standing::person(me(), vec![(role, Some(Uuid::from_u128(space)))]);
    vec![
        ("visitor", Standing::visitor()),
        ("person", Standing::person(me(), vec![])),
        ("member", Standing::person(me(), vec![]).admitted_to(vec![BODY.uuid()])),
        ("member of another", Standing::person(me(), vec![]).admitted_to(vec![Uuid::from_u128(8)])),
        ("collaborator", role(Role::Collaborator, 7)),
        ("moderator", role(Role::Moderator, 7)),
        ("manager", role(Role::Manager, 7)),
        ("manager of another", role(Role::Manager, 8)),
        ("administrator", Standing::person(me(), vec![(Role::Administrator, None)])),
    ]
}

fn body(access: Access, released: bool, over: bool) -> Process {
    let text = |words: &str| Translated::new(Locale::IT, words);
    let mut body = Process {
        id: BODY,
        kind: SpaceKind::Body,
        slug: "consulta".parse().unwrap(),
        texts: ProcessTexts {
            title: text("Consulta"),
            subtitle: text(""),
            short: text(""),
            description: text(""),
            interest: None,
        },
        description_html: text(""),
        image: None,
        starts_at: None,
        ends_at: over.then(|| now() - TimeDelta::days(1)),
        published: false,
        released: false,
        access,
        preview_token: "x".into(),
        entitlement: Entitlement::Registered,
        phase_by_hand: None,
        rules_locked_at: None,
    };
    body.release(released);
    body
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

/// The whole matrix: access × state × role × act. A change of any rule shows here, line by line.
#[test]
fn the_matrix() {
    let acts = [Act::Read, Act::TakePart, Act::ReadAllMembers, Act::ManageMembers, Act::Govern, Act::Found];
    let mut lines = Vec::new();
    for access in [Access::Open, Access::Transparent, Access::Members] {
        for (state, released, over) in
            [("draft", false, false), ("there", true, false), ("closed", true, true)]
        {
            let body = body(access, released, over);
            for (name, who) in standings() {
                for act in acts {
                    let answer = said(check(act, &who, &body, now()));
                    lines.push(format!(
                        "{:<11} | {state:<6} | {name:<18} | {act:<14?} | {answer}",
                        access.as_str()
                    ));
                }
            }
        }
    }
    insta::assert_snapshot!(lines.join("\n"));
}
