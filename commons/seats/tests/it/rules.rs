use chrono::TimeDelta;
use kernel::Problem;
use seats::{KindPlan, Plan, State};
use testkit::TestApp;

use crate::{Room, features, holder};

fn seats(capacity: i64) -> Plan {
    Plan { capacity: Some(capacity), ..Plan::default() }
}

testkit::both!(a_released_seat_goes_to_the_first_in_line, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let room = Room::new(&town.db, 1);
    assert!(matches!(room.enrol(1, "").await, Err(Problem::NotFound)), "without a plan there are no seats");
    room.plan(seats(2)).await.unwrap();
    for who in 1..=5 {
        room.enrol(who, "").await.unwrap();
    }
    // Enrolling again changes nothing.
    let again = room.enrol(3, "").await.unwrap();
    assert!(!again.new && again.seat.state == State::Waiting);
    assert_eq!((room.counts().await.held, room.counts().await.waiting), (2, 3));
    let tx = town.db.read().await.unwrap();
    assert_eq!(seats::before_in_line(&tx, &room.resource, again.seat.place).await.unwrap(), 0);
    drop(tx);

    let moves = room.cancel(1).await.unwrap();
    assert_eq!(moves.iter().map(|m| (m.holder, m.to)).collect::<Vec<_>>(), [(holder(3), State::Held)]);
    // Who leaves the line moves nobody up; who comes back stands at its end.
    assert_eq!(room.cancel(4).await.unwrap(), []);
    room.enrol(1, "").await.unwrap();
    assert_eq!(room.cancel(2).await.unwrap()[0].holder, holder(5));
    assert_eq!(room.cancel(3).await.unwrap()[0].holder, holder(1));
    assert_eq!(room.cancel(77).await.unwrap(), []);
});

testkit::both!(an_offer_is_kept_from_the_public_and_passes_on, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let room = Room::new(&town.db, 1);
    room.plan(Plan { offer_minutes: Some(60), ..seats(1) }).await.unwrap();
    for who in 1..=3 {
        room.enrol(who, "").await.unwrap();
    }
    let moves = room.cancel(1).await.unwrap();
    assert_eq!((moves[0].holder, moves[0].to), (holder(2), State::Offered));
    // The seat is offered to the line: somebody new does not get it.
    assert_eq!(room.enrol(4, "").await.unwrap().seat.state, State::Waiting);
    assert_eq!(room.counts().await.free(), Some(0));
    // One minute before the end it can be accepted; at the end it cannot.
    app.clock.advance(TimeDelta::minutes(60));
    assert!(matches!(room.accept(2).await, Err(Problem::Conflict(_))));
    // The job hands it on, once.
    app.work().await;
    app.work().await;
    let all = room.all().await;
    let states: Vec<_> = all.iter().map(|s| (s.holder, s.state)).collect();
    assert_eq!(states, [(holder(3), State::Offered), (holder(4), State::Waiting)]);
    app.clock.advance(TimeDelta::minutes(59));
    assert_eq!(room.accept(3).await.unwrap().state, State::Held);
    // Accepting twice is no error.
    assert_eq!(room.accept(3).await.unwrap().state, State::Held);
    app.clock.advance(TimeDelta::minutes(59));
    app.work().await;
    assert_eq!(room.counts().await.held, 1);
});

testkit::both!(once_it_has_begun_nobody_is_moved_up, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let room = Room::new(&town.db, 1);
    let closes_at = Some(town.db.env().now() + TimeDelta::minutes(90));
    room.plan(Plan { offer_minutes: Some(60), closes_at, ..seats(1) }).await.unwrap();
    for who in 1..=3 {
        room.enrol(who, "").await.unwrap();
    }
    app.clock.advance(TimeDelta::minutes(45));
    // The offer lasts as long as there is anything to go to.
    assert_eq!(room.cancel(1).await.unwrap()[0].until, closes_at);
    app.clock.advance(TimeDelta::minutes(45));
    app.work().await;
    let states: Vec<_> = room.all().await.iter().map(|s| (s.holder, s.state)).collect();
    assert_eq!(states, [(holder(3), State::Waiting)]);
});

testkit::both!(seats_set_aside_are_never_given_to_the_public, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let room = Room::new(&town.db, 1);
    room.plan(Plan { reserved: 2, ..seats(3) }).await.unwrap();
    assert_eq!(room.enrol(1, "").await.unwrap().seat.state, State::Held);
    assert_eq!(room.enrol(2, "").await.unwrap().seat.state, State::Waiting);
    assert_eq!(room.hold_reserved(3).await.unwrap().seat.state, State::Held);
    assert!(matches!(room.hold_reserved(3).await, Err(Problem::Conflict(_))));
    // Given back, it is set aside again.
    assert_eq!(room.cancel(3).await.unwrap(), []);
    // From the line into one that is set aside.
    assert_eq!(room.hold_reserved(2).await.unwrap().seat.state, State::Held);
    room.hold_reserved(4).await.unwrap();
    assert!(matches!(room.hold_reserved(5).await, Err(Problem::Conflict(_))));
    // Nobody loses a seat by a change of the plan, and more seats go to the line.
    assert!(matches!(room.plan(Plan { reserved: 1, ..seats(3) }).await, Err(Problem::Invalid(_))));
    assert!(matches!(room.plan(Plan { reserved: 2, ..seats(2) }).await, Err(Problem::Invalid(_))));
    room.enrol(6, "").await.unwrap();
    let moves = room.plan(Plan { reserved: 2, ..seats(4) }).await.unwrap();
    assert_eq!(moves[0].holder, holder(6));
    assert_eq!(room.counts().await.taken(), 4);
});

testkit::both!(kinds_of_seats_have_numbers_of_their_own, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let room = Room::new(&town.db, 1);
    let kinds = [("technician", 1), ("clerk", 1)]
        .map(|(kind, capacity)| KindPlan { kind: kind.into(), capacity, ..KindPlan::default() })
        .to_vec();
    room.plan(Plan { kinds, ..seats(3) }).await.unwrap();
    assert_eq!(room.enrol(1, "technician").await.unwrap().seat.state, State::Held);
    assert_eq!(room.enrol(2, "technician").await.unwrap().seat.state, State::Waiting);
    // The line for one kind does not hold up another.
    assert_eq!(room.enrol(3, "clerk").await.unwrap().seat.state, State::Held);
    assert_eq!(room.enrol(4, "").await.unwrap().seat.state, State::Held);
    assert_eq!(room.enrol(5, "").await.unwrap().seat.state, State::Waiting);
    // A clerk leaves: the technician in front does not fit, who wants any seat does.
    assert_eq!(room.cancel(3).await.unwrap()[0].holder, holder(5));
    assert_eq!(room.cancel(1).await.unwrap()[0].holder, holder(2));
    let tx = town.db.read().await.unwrap();
    let by_kind = seats::counts_by_kind(&tx, &room.resource).await.unwrap();
    let held: Vec<_> = by_kind.iter().map(|(kind, counts)| (kind.as_str(), counts.held)).collect();
    assert_eq!(held, [("clerk", 0), ("technician", 1)]);
});

testkit::both!(the_database_itself_refuses_one_holder_too_many, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let room = Room::new(&town.db, 1);
    room.plan(seats(1)).await.unwrap();
    room.enrol(1, "").await.unwrap();
    let forced = town
        .db
        .write(|tx| async move {
            tx.exec("UPDATE seat_pools SET held = held + 1 WHERE tenant_id = $1", vec![]).await
        })
        .await;
    assert!(forced.is_err());
    let twice = town
        .db
        .write(|tx| async move {
            tx.exec(
                "INSERT INTO seats (tenant_id, id, resource_kind, resource_id, holder, kind, reserved, state, place,
                   created_at, changed_at)
                 SELECT tenant_id, $2, resource_kind, resource_id, holder, kind, reserved, state, 99, created_at,
                   changed_at FROM seats WHERE tenant_id = $1",
                db::vals![uuid::Uuid::from_u128(5)],
            )
            .await
        })
        .await;
    assert!(db::is_unique_violation(&twice.unwrap_err()));
});
