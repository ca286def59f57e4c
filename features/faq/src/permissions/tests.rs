use accounts::Me;
use kernel::{Locale, PersonId};
use uuid::Uuid;

use super::*;

fn standing(role: Role, process: Option<Uuid>) -> Standing {
    let me = Me {
        id: PersonId(Uuid::from_u128(5)),
        nickname: "anna".into(),
        name: "Anna".into(),
        email: "anna@montelume.example".parse().unwrap(),
        email_confirmed: true,
        locale: Locale::IT,
    };
    Standing::person(me, vec![(role, process)])
}

/// Every role × action.
#[test]
fn the_whole_matrix() {
    let process = ProcessId(Uuid::from_u128(7));
    let mut people = vec![("visitor".to_owned(), Standing::visitor())];
    people.extend(Role::ALL.map(|role| (role.as_str().to_owned(), standing(role, None))));
    let other = Some(Uuid::from_u128(8));
    people.push(("manager of another process".to_owned(), standing(Role::Manager, other)));
    let mut matrix = String::new();
    for action in [Action::Administer, Action::Write] {
        for (name, who) in &people {
            let verdict = match check(who, process, action) {
                Ok(()) => "yes".to_owned(),
                Err(Problem::NotLoggedIn(text)) => format!("log in: {}", text.key),
                Err(Problem::NotAllowed(text)) => text.key.to_owned(),
                Err(other) => format!("{other:?}"),
            };
            matrix.push_str(&format!("{action:?} | {name} | {verdict}\n"));
        }
    }
    insta::assert_snapshot!("permissions", matrix);
}
