use chrono::TimeDelta;
use meetings::{Access, Mode, Online, Settings};
use testkit::TestApp;

use crate::world::{LIST, World, content, features, with_seats};

// Acceptance: given an online meeting limited to registered people, when an outsider opens it at start time, then the embed
// is hidden.
testkit::both!(
    given_an_online_meeting_limited_to_registered_people_when_an_outsider_opens_it_then_the_link_is_hidden,
    features(),
    async |app: TestApp| {
        let world = World::new(app, Settings { offer_hours: 0, ..Settings::default() }).await;
        let url = "https://stanza.example/segreta";
        let mut online = with_seats("Online", 1);
        online.mode = Mode::Online;
        online.details.online = Online { url: url.into(), for_guests: true, minutes_before: Some(15) };
        let m = world.publish(online).await;
        let (anna, bruno) = (world.town.person("anna").await, world.town.person("bruno").await);
        world.enrol(&anna, &m).await.expect(303);
        world.enrol(&bruno, &m).await.expect(303);
        let shows =
            async |who: &testkit::Visitor| who.get(&world.page(&m)).await.expect(200).text().contains(url);
        assert!(!shows(&anna).await, "not four days before");
        assert!(world.admin.get(&world.page(&m)).await.text().contains(url), "the office checks it before");
        world.advance(TimeDelta::days(4) + TimeDelta::hours(6) - TimeDelta::minutes(16));
        assert!(!shows(&anna).await);
        world.advance(TimeDelta::minutes(1));
        assert!(shows(&anna).await);
        world.advance(TimeDelta::minutes(15));
        assert!(shows(&anna).await && !shows(&bruno).await && !shows(&world.town.visitor()).await);
        for path in [format!("{LIST}/calendar.ics"), format!("{}/calendar.ics", world.page(&m)), LIST.into()]
        {
            assert!(!world.town.visitor().get(&path).await.text().contains(url), "{path}");
        }
        assert!(!world.mails_to("anna").await.iter().any(|mail| mail.text.contains(url)));
        world.advance(TimeDelta::hours(2));
        assert!(!shows(&anna).await, "over");
    }
);

testkit::both!(a_private_meeting_is_known_only_to_those_invited, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let mut secret = with_seats("Comitato di garanzia", 5);
    secret.access = Access::Private;
    let m = world.publish(secret).await;
    world.publish(content("Assemblea aperta")).await;
    let (anna, bruno) = (world.town.person("anna").await, world.town.person("bruno").await);
    let invitations = format!("{}/invitations", world.office(&m));
    world.admin.post(&invitations, &[("emails", "anna@sarmato.example")]).await.expect(303);
    let path = world.page(&m);
    let own = ["", "/calendar.ics", "/poster", "/enrolment", "/ticket", "/enrolment/withdrawal"];
    let visitor = world.town.visitor();
    for door in own {
        bruno.get(&format!("{path}{door}")).await.expect(404);
        visitor.get(&format!("{path}{door}")).await.expect(404);
    }
    world.enrol(&bruno, &m).await.expect(404);
    let lists =
        [LIST, "/it/meetings", "/it/processes/bilancio", "/it/", "/it/processes/bilancio/incontri/map"]
            .map(String::from);
    let month = format!("{LIST}/calendar?month=2026-11");
    for list in lists.iter().chain([&month]) {
        for other in [&bruno, &visitor] {
            let text = other.get(list).await.expect(200).text();
            assert!(!text.contains("Comitato"), "{list}");
        }
    }
    // Who is invited finds it, enrols, and is written to; once the list forgets them it is gone.
    assert!(world.mail("anna", "Sei invitata").await.text.contains(&path[3..]));
    assert!(anna.get(LIST).await.words().contains("Comitato di garanzia"));
    assert!(anna.get(&month).await.words().contains("Comitato di garanzia"));
    assert!(anna.get("/it/meetings").await.words().contains("Comitato di garanzia"));
    anna.get(&path).await.expect(200);
    world.enrol(&anna, &m).await.expect(303);
    world
        .admin
        .post(&format!("{invitations}/removal"), &[("email", "anna@sarmato.example")])
        .await
        .expect(303);
    anna.get(&path).await.expect(404);
    assert!(!anna.get(LIST).await.words().contains("Comitato"));
});
