use chrono::{TimeDelta, TimeZone, Utc};
use icalendar::{Calendar, Component, DatePerhapsTime, EventStatus};
use meetings::{Access, Settings, actions};
use testkit::TestApp;

use crate::world::{LIST, World, content, features, who};

async fn events(world: &World, path: &str) -> Calendar {
    let answer = world.town.visitor().get(path).await.expect(200);
    assert_eq!(answer.headers["content-type"], "text/calendar; charset=utf-8");
    answer.text().replace("\r\n ", "").parse().unwrap()
}

// Acceptance: given a calendar link, when subscribed, then the ICS has right times in the org zone and updates on change.
testkit::both!(
    given_a_calendar_link_when_subscribed_then_the_ics_has_right_times_and_updates_on_change,
    features(),
    async |app: TestApp| {
        let world = World::new(app, Settings::default()).await;
        let mut summer = content("Passeggiata, con merenda; e sole");
        // Six in the evening in Rome, on both sides of the change of the clocks.
        summer.starts_at = Utc.with_ymd_and_hms(2027, 3, 29, 16, 0, 0).unwrap();
        summer.ends_at = summer.starts_at + TimeDelta::hours(1);
        let winter = world.publish(content("Assemblea")).await;
        world.publish(summer).await;
        let feeds = [
            format!("{LIST}/calendar.ics"),
            "/it/processes/bilancio/meetings.ics".to_owned(),
            "/it/meetings.ics".to_owned(),
        ];
        for feed in &feeds {
            let calendar = events(&world, feed).await;
            assert_eq!(calendar.get_timezone(), Some("Europe/Rome"));
            let starts: Vec<_> = calendar.events().map(|e| e.get_start().unwrap()).collect();
            let utc = |y, m, d, h| DatePerhapsTime::from(Utc.with_ymd_and_hms(y, m, d, h, 0, 0).unwrap());
            assert_eq!(starts, [utc(2026, 11, 26, 17), utc(2027, 3, 29, 16)], "{feed}");
            let words: Vec<_> = calendar.events().map(|e| e.get_summary().unwrap().to_owned()).collect();
            assert_eq!(words, ["Assemblea", "Passeggiata, con merenda; e sole"]);
        }
        // It moves: the same event under the same name, with a higher sequence.
        let mut moved = winter.content.clone();
        (moved.starts_at, moved.ends_at) =
            (moved.starts_at + TimeDelta::hours(1), moved.ends_at + TimeDelta::hours(1));
        actions::revise(&world.town.db, &who(), world.component, winter.id, moved).await.unwrap();
        let one = format!("{}/calendar.ics", world.page(&winter));
        let calendar = events(&world, &one).await;
        let event = calendar.events().next().unwrap();
        assert_eq!(event.get_uid().unwrap(), format!("{}@sarmato.example", winter.id));
        assert_eq!(event.get_sequence(), Some(1));
        assert_eq!(
            event.get_start(),
            Some(DatePerhapsTime::from(winter.content.starts_at + TimeDelta::hours(1)))
        );
        assert_eq!(event.get_status(), Some(EventStatus::Confirmed));
        actions::cancel(&world.town.db, &who(), world.component, winter.id, &fixtures::text("Piove."))
            .await
            .unwrap();
        let calendar = events(&world, &feeds[2]).await;
        let event = calendar.events().next().unwrap();
        assert_eq!((event.get_status(), event.get_sequence()), (Some(EventStatus::Cancelled), Some(2)));
    }
);

testkit::both!(private_meetings_are_in_no_calendar, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let mut secret = content("Comitato di garanzia");
    secret.access = Access::Private;
    world.publish(secret).await;
    for feed in [
        format!("{LIST}/calendar.ics"),
        "/it/processes/bilancio/meetings.ics".into(),
        "/it/meetings.ics".into(),
    ] {
        assert_eq!(events(&world, &feed).await.events().count(), 0);
        let staff = world.admin.get(&feed).await.expect(200).text();
        assert!(!staff.contains("Comitato"), "not even for the staff: addresses of calendars are shared");
    }
    world.town.visitor().get("/it/processes/altro/meetings.ics").await.expect(404);
});
