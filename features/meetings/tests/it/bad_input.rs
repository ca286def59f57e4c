use meetings::Settings;
use testkit::TestApp;

use crate::world::{ADMIN, LIST, World, features, form, with_seats};

testkit::both!(bad_input_is_refused_and_nothing_breaks, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let m = world.publish(with_seats("Assemblea", 3)).await;
    let anna = world.town.person("anna").await;
    for path in ["0", "-1", "99999999999999999999", "1%00", "%F0%9F%92%A9", "1/x", "..%2F1", "new/x"] {
        let status = anna.get(&format!("{LIST}/{path}")).await.status;
        assert!([200, 303, 400, 404].contains(&status), "{path}: {status}");
    }
    for id in ["0", "x", "00000000-0000-0000-0000-000000000000"] {
        for page in ["", "/revision", "/guests", "/guests.csv", "/check-in", "/minutes", "/copies", "/sheet"]
        {
            world.admin.get(&format!("{ADMIN}/{id}{page}")).await.expect(404);
        }
    }
    for query in ["?after=x", "?when=past&after=%00", "?after=eyJ4Ijox"] {
        let status = anna.get(&format!("{LIST}{query}")).await.status;
        assert!([200, 404].contains(&status), "{query}: {status}");
    }
    let long = "x".repeat(30_000);
    let many = "a\n".repeat(100);
    let cases: [&[(&str, &str)]; 9] = [
        &[("title", &long[..200])],
        &[("body", &long)],
        &[("agenda", &many)],
        &[("services", &many)],
        &[("starts_at", "2026-11-26T25:00")],
        &[("ends_at", "2026-11-20T20:00")],
        &[("ends_at", "2027-11-26T20:00")],
        &[("capacity", "-3"), ("reserved", "9")],
        &[("mode", "online"), ("online_url", "javascript:alert(1)")],
    ];
    for case in cases {
        let mut fields = form("Assemblea");
        fields.retain(|(name, _)| !case.iter().any(|(other, _)| other == name));
        fields.extend(case);
        world.admin.post(ADMIN, &fields).await.expect(422);
    }
    let page = world.page(&m);
    anna.forged_post(&format!("{page}/enrolment"), "").await.expect(403);
    anna.post_raw(&format!("{page}/enrolment"), "application/json", b"{}".to_vec()).await.expect(422);
    anna.post_raw(&format!("{page}/enrolment"), "application/x-www-form-urlencoded", vec![0xff, b'='])
        .await
        .expect(422);
    let admin = world.office(&m);
    world.admin.post(&format!("{admin}/guests/withdrawal"), &[("person", "x")]).await.expect(404);
    world.admin.post(&format!("{admin}/check-in"), &[("code", &long[..2_000])]).await.expect(422);
    world.admin.post(&format!("{admin}/invitations"), &[("emails", "")]).await.expect(422);

    // Another town has none of it.
    let other = world.app.tenant("vignola").await.administrator().await;
    other.get(&page).await.expect(404);
    other.get(&admin).await.expect(404);
    other.post(&format!("{admin}/cancellation"), &[("reason", "Ecco")]).await.expect(404);
});
