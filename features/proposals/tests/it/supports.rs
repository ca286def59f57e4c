use kernel::Clock;
use proposals::Settings;
use spaces::Rules;
use testkit::TestApp;

use crate::world::{ADMIN, LIST, World, features};

testkit::both!(fifty_supports_of_one_person_are_one, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    world.enter(["Luce".to_owned() + " in piazza"]).await;
    let anna = world.town.person("anna").await;
    let path = format!("{LIST}/1/support");
    let all = (0..50).map(|_| anna.post(&path, &[]));
    for answer in futures::future::join_all(all).await {
        answer.expect(303);
    }
    assert_eq!((world.count(1).await, world.supports().await), (Some(1), 1));
    // And fifty that take it back.
    let path = format!("{path}/withdrawal");
    futures::future::join_all((0..50).map(|_| anna.post(&path, &[]))).await;
    assert_eq!((world.count(1).await, world.supports().await), (Some(0), 0));
});

testkit::both!(the_limit_holds_when_all_is_sent_at_once, features(), async |app: TestApp| {
    let world = World::new(app, Settings { support_limit: Some(3), ..Settings::default() }).await;
    world.enter((1..=12).map(|n| format!("Proposta di prova {n}"))).await;
    let anna = world.town.person("anna").await;
    let paths: Vec<String> = (1..=12).map(|n| format!("{LIST}/{n}/support")).collect();
    futures::future::join_all(paths.iter().map(|path| anna.post(path, &[]))).await;
    assert_eq!(world.supports().await, 3);
    // The fourth is told why, and the button says so too.
    let list = anna.get(LIST).await.expect(200).words();
    assert!(list.contains("Sostegni finiti: 3 su 3"), "{list}");
    let mine = anna.get(&format!("{LIST}/mine")).await.expect(200).words();
    assert!(mine.contains("Ti restano 0 sostegni su 3"), "{mine}");
    // What leaves the list gives its support back.
    let tx = world.town.db.read().await.unwrap();
    let supported: Option<i64> = tx
        .scalar(
            "SELECT p.number FROM proposals p JOIN proposal_supports s ON s.tenant_id = p.tenant_id AND s.proposal_id = p.id
             WHERE p.tenant_id = $1 ORDER BY p.number LIMIT 1",
            vec![],
        )
        .await
        .unwrap();
    drop(tx);
    let hiding = format!("{ADMIN}/{}/hiding", supported.unwrap());
    world.admin.post(&hiding, &[("reason", "È doppia.")]).await.expect(303);
    assert!(anna.get(&format!("{LIST}/mine")).await.words().contains("Ti resta 1 sostegno su 3"));
});

testkit::both!(hidden_counts_show_nowhere, features(), async |app: TestApp| {
    let settings = Settings { hide_counts: true, threshold: Some(913), ..Settings::default() };
    let world = World::new(app, settings).await;
    world.enter(["Prima proposta".to_owned(), "Seconda proposta".to_owned()]).await;
    for n in 0..7 {
        let person = world.town.person(&format!("persona{n}")).await;
        person.post(&format!("{LIST}/2/support"), &[]).await.expect(303);
    }
    let visitor = world.town.visitor();
    let bare = |text: &str| !text.contains("7 sostegni") && !text.contains("7</b>");
    let paths = [
        LIST,
        &format!("{LIST}/2-seconda-proposta"),
        &format!("{LIST}/map"),
        &format!("{LIST}?sort=supported"),
    ];
    for path in paths {
        let page = visitor.get(path).await.expect(200);
        assert!(bare(&page.text()) && !page.words().contains("913"), "{path}: {}", page.words());
        assert!(!page.text().contains("value=\"supported\""), "{path}");
    }
    for path in [ADMIN, &format!("{ADMIN}/2")] {
        assert!(bare(&world.admin.get(path).await.expect(200).text()), "{path}");
    }
    let csv = world.admin.get(&format!("{ADMIN}/export.csv")).await.expect(200).text();
    assert!(!csv.contains(";7;"), "{csv}");
    // A place in the list of the most supported leads nowhere else.
    let after =
        db::paging::Cursor::after("supported", [db::paging::Key::Number(6)], uuid::Uuid::nil()).encode();
    visitor.get(&format!("{LIST}?sort=supported&after={after}")).await.expect(404);
    // At the end of the phase they show.
    world.app.clock.set(crate::world::day(26));
    let page = visitor.get(&format!("{LIST}/2-seconda-proposta")).await.words();
    assert!(page.contains("Chiuso con 7 sostegni"), "{page}");
    assert!(visitor.get(LIST).await.text().contains("value=\"supported\""));
});

testkit::both!(support_follows_the_phase_to_the_moment, features(), async |app: TestApp| {
    let world = World::new(app, Settings { support_limit: Some(5), ..Settings::default() }).await;
    world.enter(["Luce in piazza".to_owned()]).await;
    let anna = world.town.person("anna").await;
    let (path, page) = (format!("{LIST}/1/support"), format!("{LIST}/1-luce-in-piazza"));
    let words = async |visitor: &testkit::Visitor| visitor.get(&page).await.expect(200).words();
    assert!(words(&anna).await.contains("Ti restano 5 sostegni su 5"));
    assert!(words(&world.town.visitor()).await.contains("Ti chiediamo di entrare"));
    world.town.visitor().post(&path, &[]).await.expect(303);
    world.app.clock.set(crate::world::day(25) - chrono::TimeDelta::microseconds(1));
    anna.post(&path, &[]).await.expect(303);
    assert_eq!(world.supports().await, 1);
    world.app.clock.set(crate::world::day(25));
    // Too late, also to take it back.
    anna.post(&format!("{path}/withdrawal"), &[]).await;
    world.town.person("bruno").await.post(&path, &[]).await;
    assert_eq!(world.supports().await, 1);
    assert!(words(&anna).await.contains("Chiuso con 1 sostegno"));
    // Before it opens.
    world
        .phases(&[
            (24, 25, Rules { propose: true, ..Rules::default() }),
            (27, 28, Rules { support: true, ..Rules::default() }),
        ])
        .await;
    assert!(words(&anna).await.contains("Apre il 27 novembre"), "{}", words(&anna).await);
    anna.post(&path, &[]).await;
    assert_eq!(world.supports().await, 1);
});

testkit::both!(nobody_counts_before_supporting_begins, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    world.enter(["Luce in piazza".to_owned()]).await;
    let pages = [LIST.to_owned(), format!("{LIST}/map"), format!("{LIST}/1-luce-in-piazza")];
    let zero = async || {
        let mut found = Vec::new();
        for page in &pages {
            let words = world.town.visitor().get(page).await.expect(200).words();
            found.push(words.contains("0 sostegni"));
        }
        found
    };
    assert!(zero().await[2], "supporting is open, and nobody has yet");
    world
        .phases(&[
            (20, 27, Rules { propose: true, ..Rules::default() }),
            (27, 28, Rules { support: true, ..Rules::default() }),
        ])
        .await;
    assert_eq!(zero().await, [false; 3]);
});

testkit::both!(only_the_entitled_support, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    world.enter(["Luce in piazza".to_owned()]).await;
    let anna = world.town.person("anna").await;
    let who = accounts::Standing::system("test");
    let rule = accounts::Entitlement::Declared { ties: vec![accounts::people::Tie::Residence], min_age: 16 };
    spaces::process::actions::set_entitlement(&world.town.db, &who, world.process, rule).await.unwrap();
    let page = anna.get(&format!("{LIST}/1-luce-in-piazza")).await.expect(200);
    assert!(page.words().contains("Non puoi sostenere"), "{}", page.words());
    assert!(page.text().contains("/it/account/declaration"));
    anna.post(&format!("{LIST}/1/support"), &[]).await;
    assert_eq!(world.supports().await, 0);
});

testkit::both!(logging_in_to_support_leads_back_to_the_button, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    world.enter(["Luce in piazza".to_owned()]).await;
    let page = format!("{LIST}/1-luce-in-piazza");
    let back = format!("{page}?support=now");
    let visitor = world.town.visitor();
    // The button of a visitor is a link; a post comes from somebody whose session has ended meanwhile.
    let next = percent(&back);
    assert!(visitor.get(&page).await.expect(200).text().contains(&next));
    let sent = visitor.post(&format!("{LIST}/1/support"), &[("view", "row")]).await.expect(303);
    assert_eq!(sent.location(), format!("/it/login?next={next}"));
    assert!(visitor.get(sent.location()).await.expect(200).words().contains("Entra"));
    visitor.post(&format!("{LIST}/99/support"), &[]).await.expect(404);

    // Coming back supports nothing: another site could have made the link.
    let anna = world.town.person("anna").await;
    let seen = anna.get(&back).await.expect(200);
    assert!(
        seen.words().contains("Adesso premi «Sostieni»") && seen.text().contains(" autofocus"),
        "{}",
        seen.text()
    );
    assert_eq!(world.supports().await, 0);
    anna.post(&format!("{LIST}/1/support"), &[]).await.expect(303);
    let seen = anna.get(&back).await.expect(200);
    assert!(!seen.words().contains("Adesso premi") && !seen.text().contains(" autofocus"));
});

fn percent(path: &str) -> String {
    let encode =
        |b: u8| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") };
    path.bytes().map(encode).collect()
}

testkit::both!(the_first_support_locks_the_rules, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    world.enter(["Luce in piazza".to_owned()]).await;
    let locked = async || {
        let tx = world.town.db.read().await.unwrap();
        spaces::process::store::by_id(&tx, world.process).await.unwrap().unwrap().rules_locked_at
    };
    assert_eq!(locked().await, None);
    let now = world.app.clock.now();
    world.town.person("anna").await.post(&format!("{LIST}/1/support"), &[]).await.expect(303);
    assert_eq!(locked().await, Some(now));
    world.app.clock.advance(chrono::TimeDelta::hours(1));
    world.town.person("bruno").await.post(&format!("{LIST}/1/support"), &[]).await.expect(303);
    assert_eq!(locked().await, Some(now), "the first counts");
});

testkit::both!(
    figures_that_people_rely_on_change_with_a_published_reason_only,
    features(),
    async |app: TestApp| {
        let world = World::new(app, Settings { support_limit: Some(3), ..Settings::default() }).await;
        world.enter(["Luce in piazza".to_owned(), "Un albero".to_owned()]).await;
        let path = format!("{ADMIN}/settings");
        let form = |limit: &'static str, reason: &'static str| {
            vec![
                ("title_max", "100"),
                ("body_max", "1000"),
                ("edit_minutes", "15"),
                ("category", "optional"),
                ("area", "no"),
                ("documents_max", "0"),
                ("comment_max", "1000"),
                ("support_limit", limit),
                ("threshold", "60"),
                ("map_zoom", "14"),
                ("reason", reason),
            ]
        };
        // Nobody relies on anything yet.
        assert!(!world.admin.get(&path).await.expect(200).text().contains("name=\"reason\""));
        world.admin.post(&path, &form("5", "")).await.expect(303);
        let anna = world.town.person("anna").await;
        anna.post(&format!("{LIST}/1/support"), &[]).await.expect(303);
        assert!(world.admin.get(&path).await.expect(200).text().contains("name=\"reason\""));
        // What nobody relies on is changed as before; the limit is not.
        world.admin.post(&path, &form("5", "")).await.expect(303);
        let refused = world.admin.post(&path, &form("1", "così")).await.expect(422);
        assert!(refused.text().contains("id=\"f-reason-error\"") && refused.text().contains("così"));
        let words = async || anna.get(&format!("{LIST}/2-un-albero")).await.expect(200).words();
        assert!(words().await.contains("Ti restano 4 sostegni su 5"));
        world.admin.post(&path, &form("8", "Delibera 12 del consiglio")).await.expect(303);
        assert!(words().await.contains("Ti restano 7 sostegni su 8"));
        let public = world.town.visitor().get("/it/processes/bilancio").await.expect(200).words();
        for said in ["Delibera 12 del consiglio", "Sostegni a persona. Prima: 5. Ora: 8."] {
            assert!(public.contains(said), "{said}: {public}");
        }
    }
);
