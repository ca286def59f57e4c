use futures::{StreamExt, stream};
use seats::{Plan, State};
use testkit::TestApp;

use crate::{Room, features, holder};

const PEOPLE: u128 = 300;
const CAPACITY: i64 = 120;

testkit::both!(three_hundred_at_once_get_just_the_seats_there_are, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let room = Room::new(&town.db, 1);
    room.plan(Plan { capacity: Some(CAPACITY), ..Plan::default() }).await.unwrap();
    let enrolled: Vec<_> = stream::iter(0..PEOPLE)
        .map(|who| {
            let room = room.clone();
            tokio::spawn(async move { room.enrol(who, "").await.unwrap() })
        })
        .buffer_unordered(300)
        .map(Result::unwrap)
        .collect()
        .await;
    let held = enrolled.iter().filter(|e| e.seat.state == State::Held).count();
    assert_eq!(held, usize::try_from(CAPACITY).unwrap());
    let counts = room.counts().await;
    assert_eq!((counts.held, counts.waiting, counts.free()), (CAPACITY, 300 - CAPACITY, Some(0)));
    // Everybody has one place, and the seats went to those who came first.
    let all = room.all().await;
    assert_eq!(all.iter().map(|s| s.place).collect::<Vec<_>>(), (1..=300).collect::<Vec<_>>());
    assert!(all.iter().all(|s| (s.place <= CAPACITY) == (s.state == State::Held)));

    // Forty leave at once, twice each: their seats go to the first forty in line.
    let leaving: Vec<u128> = all[..40].iter().map(|s| s.holder.as_u128() - 1_000).collect();
    stream::iter(leaving.iter().chain(&leaving).copied())
        .map(|who| {
            let room = room.clone();
            tokio::spawn(async move { room.cancel(who).await.unwrap() })
        })
        .buffer_unordered(80)
        .map(Result::unwrap)
        .collect::<Vec<_>>()
        .await;
    let after = room.all().await;
    let held: Vec<i64> = after.iter().filter(|s| s.state == State::Held).map(|s| s.place).collect();
    assert_eq!(held, (41..=160).collect::<Vec<_>>());
    assert_eq!(room.counts().await.waiting, 140);
    assert!(leaving.iter().all(|who| after.iter().all(|s| s.holder != holder(*who))));
});

testkit::both!(one_person_at_ten_windows_has_one_seat, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let room = Room::new(&town.db, 1);
    room.plan(Plan { capacity: Some(5), ..Plan::default() }).await.unwrap();
    let new = stream::iter(0..10)
        .map(|_| {
            let room = room.clone();
            tokio::spawn(async move { room.enrol(1, "").await.unwrap().new })
        })
        .buffer_unordered(10)
        .filter(|new| std::future::ready(*new.as_ref().unwrap()))
        .count()
        .await;
    assert_eq!((new, room.counts().await.held), (1, 1));
});
