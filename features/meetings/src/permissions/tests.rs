use accounts::Me;
use chrono::{TimeDelta, TimeZone, Utc};
use kernel::{Locale, PersonId, Translated};
use spaces::{ComponentId, Phase, PhaseId, Place, Rules};
use uuid::Uuid;

use super::*;
use crate::model::{Content, Details, MeetingId, Mode};

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

fn standings() -> Vec<(&'static str, Standing, bool)> {
    let role = |role| Standing::person(me(20), vec![(role, Some(PROCESS.uuid()))]);
    let elsewhere = vec![(Role::Manager, Some(Uuid::from_u128(2)))];
    vec![
        ("visitor", Standing::visitor(), false),
        ("person", Standing::person(me(11), vec![]), false),
        ("invited", Standing::person(me(12), vec![]), true),
        ("author", Standing::person(me(10), vec![]), false),
        ("collaborator", role(Role::Collaborator), false),
        ("evaluator", role(Role::Evaluator), false),
        ("moderator", role(Role::Moderator), false),
        ("manager", role(Role::Manager), false),
        ("manager of another process", Standing::person(me(21), elsewhere), false),
        ("administrator", Standing::person(me(22), vec![(Role::Administrator, None)]), false),
    ]
}

fn now() -> Timestamp {
    Utc.with_ymd_and_hms(2026, 11, 22, 11, 0, 0).unwrap()
}

fn timeline(propose: bool) -> Timeline {
    let text = Translated::new(Locale::IT, "x");
    let phase = Phase {
        id: PhaseId(Uuid::from_u128(5)),
        title: text.clone(),
        description: text,
        starts_at: Some(now() - TimeDelta::days(1)),
        ends_at: Some(now() + TimeDelta::days(1)),
        rules: Rules { propose, ..Rules::default() },
    };
    Timeline::new(vec![phase], None, now())
}

fn meeting(stage: Stage, access: Access, hours: i64) -> Meeting {
    let starts_at = now() + TimeDelta::hours(hours);
    Meeting {
        id: MeetingId(Uuid::from_u128(7)),
        component: ComponentId(Uuid::from_u128(8)),
        process: PROCESS,
        number: Some(1),
        stage,
        series: None,
        author: Some(PersonId(Uuid::from_u128(10))),
        nickname: None,
        content: Content {
            title: "x".into(),
            body: String::new(),
            mode: Mode::InPerson,
            access,
            starts_at,
            ends_at: starts_at + TimeDelta::hours(2),
            place: Place::default(),
            details: Details { enrolment: Enrolment::Here, ..Details::default() },
        },
        html: String::new(),
        summary: String::new(),
        sequence: 0,
        reason: None,
        report: None,
        walk_ins: 0,
        present: 0,
        created_at: now(),
        changed_at: now(),
    }
}

const ACTS: [Act; 8] = [
    Act::Read,
    Act::Propose,
    Act::Enrol,
    Act::Manage,
    Act::CheckIn,
    Act::Report,
    Act::Configure,
    Act::Oversee,
];

/// `+` may, `-` may not, `?` would be asked to log in, `.` is told that there is nothing.
fn mark(outcome: Result<(), Problem>) -> char {
    match outcome {
        Ok(()) => '+',
        Err(Problem::NotLoggedIn(_)) => '?',
        Err(Problem::NotFound) => '.',
        Err(_) => '-',
    }
}

#[test]
fn the_matrix() {
    let mut table = String::from("acts: read propose enrol manage check-in report configure oversee\n");
    let cases = [
        ("draft", Stage::Draft, Access::Open, 24),
        ("proposed", Stage::Proposed, Access::Open, 24),
        ("refused", Stage::Refused, Access::Open, 24),
        ("open, to come", Stage::Published, Access::Open, 24),
        ("open, over", Stage::Published, Access::Open, -24),
        ("open, cancelled", Stage::Cancelled, Access::Open, 24),
        ("transparent, to come", Stage::Published, Access::Transparent, 24),
        ("private, to come", Stage::Published, Access::Private, 24),
        ("private, over", Stage::Published, Access::Private, -24),
    ];
    for (name, stage, access, hours) in cases {
        let meeting = meeting(stage, access, hours);
        table.push_str(&format!("\n{name}\n"));
        for (who, standing, invited) in standings() {
            let settings = Settings { participants: Participants::Always, ..Settings::default() };
            let ground =
                Ground { process: PROCESS, timeline: &timeline(false), settings: &settings, invited };
            let marks: String =
                ACTS.iter().map(|act| mark(check(*act, &standing, ground, Some(&meeting)))).collect();
            table.push_str(&format!("  {marks} {who}\n"));
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn participants_propose_when_settings_and_phase_allow_it() {
    let person = Standing::person(me(11), vec![]);
    let proposes = |participants, propose| {
        let settings = Settings { participants, ..Settings::default() };
        let timeline = timeline(propose);
        let ground = Ground { process: PROCESS, timeline: &timeline, settings: &settings, invited: false };
        may(Act::Propose, &person, ground, None)
    };
    assert!(!proposes(Participants::No, true));
    assert!(proposes(Participants::Phase, true) && !proposes(Participants::Phase, false));
    assert!(proposes(Participants::Always, false));
}
