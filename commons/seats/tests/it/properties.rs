use chrono::TimeDelta;
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use seats::{KindPlan, Plan};
use testkit::TestApp;

use crate::{
    Room, features, holder,
    model::{Line, Sheet},
};

const KINDS: [&str; 4] = ["", "technician", "clerk", "clerk/head"];
const PARTIES: [&str; 4] = ["", "alfa", "beta", "gamma"];
const SEQUENCES: u128 = 40;

/// Something that happens to a room.
#[derive(Clone, Debug)]
enum Event {
    Enrol(u128, usize, usize),
    Cancel(u128),
    Accept(u128),
    Reserved(u128),
    Minutes(i64),
    Lapse,
    Change(Plan),
}

fn limit() -> impl Strategy<Value = Option<i64>> {
    proptest::option::of(1..3i64)
}

fn plans() -> impl Strategy<Value = Plan> {
    let kinds = prop_oneof![
        3 => Just(Vec::new()),
        3 => (0..3i64, 0..4i64, 0..2i64, limit(), limit()).prop_map(|(technicians, clerks, heads, all, each)| vec![
            KindPlan { kind: "technician".into(), capacity: technicians, ..KindPlan::default() },
            KindPlan {
                kind: "clerk".into(),
                capacity: clerks,
                most_parties: all,
                most_of_party: each,
                closes_at: None,
            },
            KindPlan { kind: "clerk/head".into(), capacity: heads, ..KindPlan::default() },
        ]),
    ];
    (proptest::option::weighted(0.9, 0..7i64), 0..3i64, proptest::option::of(10..60i64), kinds).prop_map(
        |(capacity, reserved, offer_minutes, kinds)| Plan {
            capacity,
            reserved,
            offer_minutes,
            closes_at: None,
            kinds,
        },
    )
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let who = 0..9u128;
    let event = prop_oneof![
        6 => (who.clone(), 0..4usize, 0..4usize).prop_map(|(who, kind, party)| Event::Enrol(who, kind, party)),
        4 => who.clone().prop_map(Event::Cancel),
        3 => who.clone().prop_map(Event::Accept),
        1 => who.prop_map(Event::Reserved),
        2 => (1..40i64).prop_map(Event::Minutes),
        1 => Just(Event::Lapse),
        1 => plans().prop_map(Event::Change),
    ];
    proptest::collection::vec(event, 25..40)
}

testkit::both!(random_stories_end_as_on_paper, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let mut runner = TestRunner::deterministic();
    for n in 0..SEQUENCES {
        let room = Room::new(&town.db, n);
        let first = plans().new_tree(&mut runner).unwrap().current();
        let first = Plan { capacity: first.capacity.map(|c| c + first.reserved), ..first };
        let story = events().new_tree(&mut runner).unwrap().current();
        room.plan(first.clone()).await.unwrap();
        let mut sheet = Sheet { plan: first, ..Sheet::default() };
        for (step, event) in story.iter().enumerate() {
            happen(&app, &room, &mut sheet, event).await;
            let seats = room.all().await;
            let lines: Vec<Line> = seats
                .iter()
                .map(|s| Line {
                    who: s.holder.as_u128() - holder(0).as_u128(),
                    kind: s.kind.clone(),
                    party: s.party.clone(),
                    reserved: s.reserved,
                    state: s.state,
                    until: 0,
                })
                .collect();
            let paper: Vec<Line> = sheet.lines.iter().map(|l| Line { until: 0, ..l.clone() }).collect();
            assert_eq!(lines, paper, "story {n}, step {step}: {event:?} of {story:?}");
            let counts = room.counts().await;
            let waiting = lines.iter().filter(|l| l.state == seats::State::Waiting).count();
            let counted = (counts.taken() + counts.waiting, counts.waiting);
            let (all, waiting) = (i64::try_from(lines.len()).unwrap(), i64::try_from(waiting).unwrap());
            assert_eq!(counted, (all, waiting), "story {n}, step {step}");
        }
    }
});

async fn happen(app: &TestApp, room: &Room, sheet: &mut Sheet, event: &Event) {
    match event {
        Event::Enrol(who, kind, party) => {
            room.enrol_for(*who, KINDS[*kind], PARTIES[*party]).await.unwrap();
            sheet.enrol(*who, KINDS[*kind], PARTIES[*party]);
        }
        Event::Cancel(who) => {
            room.cancel(*who).await.unwrap();
            sheet.cancel(*who);
        }
        Event::Accept(who) => {
            drop(room.accept(*who).await);
            sheet.accept(*who);
        }
        Event::Reserved(who) => {
            drop(room.hold_reserved(*who).await);
            sheet.hold_reserved(*who);
        }
        Event::Minutes(minutes) => {
            app.clock.advance(TimeDelta::minutes(*minutes));
            sheet.now += minutes;
        }
        Event::Lapse => {
            room.lapse().await.unwrap();
            sheet.lapse();
        }
        Event::Change(plan) => {
            drop(room.plan(plan.clone()).await);
            sheet.set_plan(plan.clone());
        }
    }
}
