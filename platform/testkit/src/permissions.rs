//! Tables of permissions as pictures: who may do what, every role by every action.

use accounts::{Me, Role, Standing};
use kernel::{Locale, PersonId, Problem};
use uuid::Uuid;

/// The process that the tables are about.
pub const PROCESS: Uuid = Uuid::from_u128(7);

/// Somebody with an account.
pub fn me(n: u128) -> Me {
    Me {
        id: PersonId(Uuid::from_u128(n)),
        nickname: "anna".into(),
        name: "Anna Prova".into(),
        email: "anna@montelume.example".parse().expect("an address"),
        email_confirmed: true,
        locale: Locale::IT,
    }
}

/// Everybody there is: a visitor, a person, each role in the whole organisation, and the manager of another process.
pub fn everybody() -> Vec<(String, Standing)> {
    let person = |roles| Standing::person(me(5), roles);
    let mut people =
        vec![("visitor".to_owned(), Standing::visitor()), ("person".to_owned(), person(Vec::new()))];
    people.extend(Role::ALL.map(|role| (role.as_str().to_owned(), person(vec![(role, None)]))));
    let other = (Role::Manager, Some(Uuid::from_u128(8)));
    people.push(("manager of another process".to_owned(), person(vec![other])));
    people
}

/// What an answer looks like in a table: yes, or why not.
pub fn verdict(answer: Result<(), Problem>) -> String {
    match answer {
        Ok(()) => "yes".to_owned(),
        Err(Problem::NotLoggedIn(text)) => format!("log in: {}", text.key),
        Err(Problem::NotAllowed(text)) => text.key.to_owned(),
        Err(Problem::NotFound) => "not found".to_owned(),
        Err(other) => format!("{other:?}"),
    }
}

/// The whole table: a line for each action and each person, with what `cell` says.
pub fn matrix<A: Copy + std::fmt::Debug>(actions: &[A], cell: impl Fn(A, &Standing) -> String) -> String {
    let mut matrix = String::new();
    for action in actions {
        for (name, who) in everybody() {
            matrix.push_str(&format!("{action:?} | {name} | {}\n", cell(*action, &who)));
        }
    }
    matrix
}
