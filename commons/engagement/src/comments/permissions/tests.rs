use accounts::{Me, Role};
use chrono::{TimeDelta, TimeZone, Utc};
use kernel::{Locale, PersonId, ResourceRef, Translated};
use uuid::Uuid;

use super::*;
use crate::{
    Reason, Talk,
    comments::model::{CommentId, DiscussionId, Hidden, Side},
};

const PROCESS: Uuid = Uuid::from_u128(7);

fn noon() -> Timestamp {
    Utc.with_ymd_and_hms(2026, 11, 22, 12, 0, 0).unwrap()
}

fn subject(talk: Option<Talk>) -> Subject {
    Subject {
        about: ResourceRef::new("proposal", Uuid::from_u128(1)),
        title: Translated::new(Locale::IT, "Luce"),
        excerpt: Translated::new(Locale::IT, ""),
        path: "/x".into(),
        space: Some(PROCESS),
        authors: Vec::new(),
        talk,
        public: true,
    }
}

fn person(n: u128, roles: &[(Role, Option<Uuid>)]) -> Standing {
    let me = Me {
        id: PersonId(Uuid::from_u128(n)),
        nickname: "x".into(),
        name: "X".into(),
        email: "x@sarmato.example".parse().unwrap(),
        email_confirmed: true,
        locale: Locale::IT,
    };
    Standing::person(me, roles.to_vec())
}

fn comment(age: TimeDelta) -> Comment {
    Comment {
        id: CommentId(Uuid::from_u128(2)),
        number: 1,
        discussion: DiscussionId(Uuid::from_u128(3)),
        root: None,
        parent: None,
        parent_number: None,
        parent_nickname: None,
        place: 0,
        author: PersonId(Uuid::from_u128(10)),
        nickname: "anna".into(),
        side: Side::Neutral,
        body: "Sì".into(),
        html: "<p>Sì</p>".into(),
        replies: 0,
        ups: 0,
        downs: 0,
        created_at: noon() - age,
        edited_at: None,
        deleted_at: None,
        hidden: None,
    }
}

#[test]
fn who_may_do_what() {
    let whos = [
        ("visitor", Standing::visitor()),
        ("person", person(11, &[])),
        ("author", person(10, &[])),
        ("moderator", person(12, &[(Role::Moderator, Some(PROCESS))])),
        ("moderator elsewhere", person(13, &[(Role::Moderator, Some(Uuid::from_u128(8)))])),
        ("evaluator", person(14, &[(Role::Evaluator, Some(PROCESS))])),
        ("administrator", person(15, &[(Role::Administrator, None)])),
    ];
    let closed = Talk { closed: Some(Text::new("spaces-comment-over")), ..Talk::open() };
    let grounds = [("open", Some(Talk::open())), ("closed", Some(closed)), ("off", None)];
    let fresh = comment(TimeDelta::minutes(1));
    let hidden = Hidden { at: noon(), by: "moderator".into(), reason: Reason::Offence, note: String::new() };
    let states = [
        ("fresh", fresh.clone()),
        ("old", comment(TimeDelta::hours(2))),
        ("deleted", Comment { deleted_at: Some(noon()), ..fresh.clone() }),
        ("hidden", Comment { hidden: Some(hidden), ..fresh }),
    ];
    let acts = [Act::Write, Act::Revise, Act::Delete, Act::Vote, Act::Report, Act::Moderate];
    let mut table = String::new();
    for (ground, talk) in &grounds {
        for (state, comment) in &states {
            table.push_str(&format!("# {ground}, {state}\n"));
            for (name, who) in &whos {
                let said = |act: &Act| match check(*act, who, &subject(talk.clone()), Some(comment), noon()) {
                    Ok(()) => format!("{act:?}"),
                    Err(Problem::NotLoggedIn(_)) => "login".to_owned(),
                    Err(Problem::NotAllowed(text)) => {
                        let key = text.key.trim_start_matches("engagement-refused-");
                        format!("({key})")
                    }
                    Err(problem) => problem.to_string(),
                };
                let cells: Vec<String> = acts.iter().map(said).collect();
                table.push_str(&format!("{name}: {}\n", cells.join(" ")));
            }
        }
    }
    insta::assert_snapshot!(table);
}
