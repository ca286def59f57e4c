use accounts::Me;
use chrono::{TimeZone, Utc};
use kernel::{Locale, PersonId, Translated};
use spaces::{Phase, PhaseId, Rules};
use uuid::Uuid;

use super::*;

fn timeline(vote: bool) -> Timeline {
    let day = |d| Some(Utc.with_ymd_and_hms(2026, 11, d, 0, 0, 0).unwrap());
    let text = Translated::new(Locale::IT, "Voto");
    let rules = Rules { vote, ..Rules::default() };
    let id = PhaseId(Uuid::from_u128(1));
    let phase =
        Phase { id, title: text.clone(), description: text, starts_at: day(1), ends_at: day(20), rules };
    Timeline::new(vec![phase], None, day(10).unwrap())
}

fn standing(role: Option<Role>, process: Option<Uuid>) -> Standing {
    let me = Me {
        id: PersonId(Uuid::from_u128(5)),
        nickname: "anna".into(),
        name: "Anna".into(),
        email: "anna@montelume.example".parse().unwrap(),
        email_confirmed: true,
        locale: Locale::IT,
    };
    Standing::person(me, role.map(|r| (r, process)).into_iter().collect())
}

/// Every role × action × state × phase, in one picture.
#[test]
fn the_whole_matrix() {
    let process = ProcessId(Uuid::from_u128(7));
    let mut people =
        vec![("visitor".to_owned(), Standing::visitor()), ("person".to_owned(), standing(None, None))];
    for role in Role::ALL {
        people.push((role.as_str().to_owned(), standing(Some(role), None)));
    }
    let other = Some(Uuid::from_u128(8));
    people.push(("manager of another process".to_owned(), standing(Some(Role::Manager), other)));
    let mut matrix = String::new();
    for action in Action::ALL {
        for (name, who) in &people {
            let mut cells = Vec::new();
            for (phase, timeline) in [("voting", timeline(true)), ("not voting", timeline(false))] {
                for state in VoteState::ALL {
                    let verdict = match check(who, process, action, state, &timeline) {
                        Ok(()) => "yes".to_owned(),
                        Err(Problem::NotLoggedIn(text)) => format!("log in: {}", text.key),
                        Err(Problem::NotAllowed(text)) => text.key.to_owned(),
                        Err(other) => format!("{other:?}"),
                    };
                    cells.push(format!("{phase}/{}: {verdict}", state.as_str()));
                }
            }
            cells.dedup_by(|a, b| a == b);
            let all: Vec<&str> = cells.iter().filter_map(|c| c.split_once(": ")).map(|(_, v)| v).collect();
            if all.iter().all(|v| *v == all[0]) {
                matrix.push_str(&format!("{action:?} | {name} | always: {}\n", all[0]));
            } else {
                matrix.push_str(&format!("{action:?} | {name}\n"));
                cells.iter().for_each(|cell| matrix.push_str(&format!("    {cell}\n")));
            }
        }
    }
    insta::assert_snapshot!("permissions", matrix);
}
