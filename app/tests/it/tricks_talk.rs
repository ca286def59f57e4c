//! The same tricks in debates, in what is said about them, in reports, in bodies and their members, and wherever that is
//! shown again: lists, activity, search, feeds, the desk of the moderators, mails.

use arengo::features;
use testkit::{TestApp, both, tricks::TRICKS};

use crate::tricks::{encoded, read, shown_again};

both!(no_trick_gets_through_debates_and_what_is_said, features(), async |app: TestApp| {
    let settings = debates::Settings { participants: true, ..debates::Settings::default() };
    let town = fixtures::process("dibattiti", "Dibattiti")
        .talking()
        .component_at(debates::KIND, "debates", "Dibattiti", settings)
        .town(app, "sarmato")
        .await;
    let (anna, bruno) = (town.tenant.person("anna").await, town.tenant.person("bruno").await);
    let (visitor, admin) = (town.tenant.visitor(), town.tenant.administrator().await);
    let (office, list) = (town.admin("/debates"), town.path("/debates"));
    let (mut found, mut made) = (Vec::new(), 0);
    for trick in TRICKS {
        let title = format!("Che cosa dite di {trick}");
        let form = [("title", title.as_str()), ("body", *trick), ("instructions", *trick)];
        let answer = town.manager.post(&office, &form).await;
        found.extend(shown_again(&answer).map(|harm| format!("{trick:?} in the form: {harm}")));
        if answer.status != 303 {
            assert_eq!(answer.status, 422, "{trick:?}");
            continue;
        }
        made += 1;
        // The number alone leads to the page, whatever words the trick has left of its title.
        let numbered = format!("{list}/{made}");
        let answer = visitor.get(&numbered).await;
        let page = if answer.status == 200 { numbered } else { answer.location().to_owned() };
        let html = visitor.get(&page).await.expect(200).text();
        let at = html.find("/it/discussions/debate/").expect("a discussion");
        let action = html[at..].split(['/', '"', '?']).take(5).collect::<Vec<_>>().join("/");
        let said = anna.post(&action, &[("text", *trick), ("side", *trick)]).await;
        assert!([303, 422].contains(&said.status), "{trick:?} answers {}", said.status);
        let id = action.rsplit('/').next().unwrap().to_owned();
        let report = [("reason", "spam"), ("details", *trick)];
        bruno.post(&format!("/it/reports/debate/{id}"), &report).await.expect(303);
        town.manager.post(&format!("{page}/closing"), &[("conclusions", *trick)]).await;
        for path in [page.clone(), format!("{page}?comments_view=columns"), list.clone()] {
            read(&visitor, &path, trick, &mut found).await;
        }
        for path in ["/it/admin/moderation".to_owned(), format!("/it/admin/moderation/debate/{id}")] {
            read(&admin, &path, trick, &mut found).await;
        }
        // Nobody reports more than twenty things in an hour.
        town.app.clock.advance(chrono::TimeDelta::minutes(4));
    }
    assert!(made > 30, "most tricks are allowed as texts: {made}");
    town.app.work().await;
    for trick in TRICKS {
        let typed = format!("/it/search?q={}", encoded(trick));
        for path in ["/it/activity", "/it/activity?kind=comments", "/it/", typed.as_str()] {
            read(&visitor, path, trick, &mut found).await;
        }
    }
    for mail in town.app.mails().await {
        assert!(!mail.to.contains("evil"), "a mail to {}", mail.to);
        assert!(!mail.subject.contains(['\r', '\n']), "{:?}", mail.subject);
    }
    assert!(found.is_empty(), "{} tricks got through:\n{}", found.len(), found.join("\n"));
});

both!(no_trick_gets_through_bodies_and_their_members, features(), async |app: TestApp| {
    let town = fixtures::process("processo", "Processo").town(app, "sarmato").await;
    let (visitor, admin) = (town.tenant.visitor(), town.tenant.administrator().await);
    let mut found = Vec::new();
    for (n, trick) in TRICKS.iter().enumerate() {
        let slug = format!("organo-{n}");
        let form = [("title_it", *trick), ("access", "open"), ("slug", slug.as_str()), ("kind", "meetings")];
        let answer = admin.post("/it/admin/assemblies", &form).await;
        found.extend(shown_again(&answer).map(|harm| format!("{trick:?} in the form: {harm}")));
        if answer.status != 303 {
            assert_eq!(answer.status, 422, "{trick:?}");
            continue;
        }
        let office = format!("/it/admin/assemblies/{slug}");
        let charter = [("access", "open"), ("purpose_it", *trick), ("composition_it", *trick)];
        admin.post(&format!("{office}/charter"), &charter).await;
        let member = [("name", *trick), ("office", "member"), ("title", *trick), ("public", "on")];
        admin.post(&format!("{office}/members"), &member).await;
        admin.post(&format!("{office}/publication"), &[("published", "1")]).await.expect(303);
        let page = format!("/it/assemblies/{slug}");
        for path in
            [page.clone(), format!("{page}/members"), format!("{page}/activity"), "/it/assemblies".into()]
        {
            read(&visitor, &path, trick, &mut found).await;
        }
        for path in [office.clone(), format!("{office}/members"), format!("{office}/charter")] {
            read(&admin, &path, trick, &mut found).await;
        }
        let calendar = visitor.get(&format!("{page}/meetings.ics")).await.expect(200).text();
        let begun = calendar.lines().filter(|line| line.starts_with("BEGIN:")).count();
        assert_eq!(begun, 1, "{trick:?}: {calendar}");
        assert!(!calendar.lines().any(|line| line.starts_with("ATTENDEE")), "{trick:?}: {calendar}");
        let feed = visitor.get(&format!("{page}/feed.atom")).await;
        assert!(feed.status < 500 && !feed.text().contains("<script>"), "{trick:?}");
    }
    assert!(found.is_empty(), "{} tricks got through:\n{}", found.len(), found.join("\n"));
});
