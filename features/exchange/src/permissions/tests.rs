use accounts::Me;
use chrono::DateTime;
use kernel::{Locale, PersonId};
use spaces::ComponentId;
use uuid::Uuid;

use super::*;
use crate::model::{CardId, Content};

const PROCESS: ProcessId = ProcessId(Uuid::from_u128(1));
const OWN: BodyId = BodyId(Uuid::from_u128(2));
const OTHER: BodyId = BodyId(Uuid::from_u128(3));

fn me() -> Me {
    Me {
        id: PersonId(Uuid::from_u128(9)),
        nickname: "anna".into(),
        name: "Anna Prova".into(),
        email: "anna@sarmato.example".parse().unwrap(),
        email_confirmed: true,
        locale: Locale::IT,
    }
}

fn standings() -> Vec<(&'static str, Standing, Vec<BodyId>)> {
    let with = |role, scope| Standing::person(me(), vec![(role, scope)]);
    let here = Some(PROCESS.uuid());
    vec![
        ("visitor", Standing::visitor(), vec![]),
        ("person", Standing::person(me(), vec![]), vec![]),
        ("member", Standing::person(me(), vec![]), vec![OTHER]),
        ("host", Standing::person(me(), vec![]), vec![OWN]),
        ("collaborator", with(Role::Collaborator, here), vec![]),
        ("evaluator", with(Role::Evaluator, here), vec![]),
        ("moderator", with(Role::Moderator, here), vec![]),
        ("manager", with(Role::Manager, here), vec![]),
        ("manager elsewhere", with(Role::Manager, Some(Uuid::from_u128(7))), vec![]),
        ("administrator", with(Role::Administrator, None), vec![]),
    ]
}

fn card(stage: Stage) -> Card {
    Card {
        id: CardId(Uuid::from_u128(5)),
        component: ComponentId(Uuid::from_u128(6)),
        process: PROCESS,
        body: OWN,
        key: "a".into(),
        number: Some(1),
        of_body: Some(1),
        stage,
        theme: None,
        area: None,
        content: Content::default(),
        html: String::new(),
        transfer_html: String::new(),
        summary: String::new(),
        reason: None,
        author: None,
        created_at: DateTime::UNIX_EPOCH,
        changed_at: DateTime::UNIX_EPOCH,
    }
}

/// Who may do something, in the order above.
fn allowed(act: Act, card: Option<&Card>) -> String {
    let may = standings()
        .into_iter()
        .filter(|(_, who, bodies)| check(act, who, Ground { process: PROCESS, bodies }, card).is_ok());
    may.map(|(name, ..)| name).collect::<Vec<_>>().join(", ")
}

const STAFF: &str = "collaborator, evaluator, moderator, manager, administrator";
const EVERYBODY: &str = "visitor, person, member, host, collaborator, evaluator, moderator, manager, manager elsewhere, \
                         administrator";

#[test]
fn the_whole_table() {
    let (bosses, hosts) = ("manager, administrator", "host, manager, administrator");
    let own = format!("host, {STAFF}");
    let table: [(Act, [&str; 4]); 6] = [
        // draft, submitted, published, withdrawn
        (Act::Read, [&own, &own, EVERYBODY, &own]),
        (Act::Revise, [hosts, bosses, bosses, ""]),
        (Act::Submit, [hosts, "", "", ""]),
        (Act::Review, [bosses; 4]),
        (Act::Apply, ["", "", "member, host", ""]),
        (Act::Host, ["", "", hosts, ""]),
    ];
    for (act, by_stage) in table {
        for (stage, expected) in Stage::ALL.iter().zip(by_stage) {
            assert_eq!(allowed(act, Some(&card(*stage))), expected, "{act:?} {stage:?}");
        }
    }
    assert_eq!(allowed(Act::Draft, None), "member, host, manager, administrator");
    assert_eq!(allowed(Act::Configure, None), bosses);
    assert_eq!(allowed(Act::Oversee, None), STAFF);
}

#[test]
fn refusals_say_where_logging_in_helps_and_hide_what_is_not_public() {
    let ground = Ground { process: PROCESS, bodies: &[] };
    let refused = check(Act::Apply, &Standing::visitor(), ground, Some(&card(Stage::Published)));
    assert!(matches!(refused, Err(Problem::NotLoggedIn(_))));
    let hidden = check(Act::Revise, &Standing::person(me(), vec![]), ground, Some(&card(Stage::Draft)));
    assert!(matches!(hidden, Err(Problem::NotFound)));
}
