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
    assert!(!csv.contains(",7,"), "{csv}");
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
    world.town.visitor().post(&path, &[]).await.expect(401);
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

testkit::both!(only_the_entitled_support, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    world.enter(["Luce in piazza".to_owned()]).await;
    let anna = world.town.person("anna").await;
    let who = accounts::Standing::system("test");
    let tx = world.town.db.read().await.unwrap();
    let process = spaces::process::store::by_id(&tx, world.process).await.unwrap().unwrap();
    drop(tx);
    let change = spaces::process::actions::ProcessChange {
        slug: process.slug,
        texts: process.texts,
        starts_at: None,
        ends_at: None,
        entitlement: accounts::Entitlement::Declared {
            ties: vec![accounts::people::Tie::Residence],
            min_age: 16,
        },
        image: None,
    };
    spaces::process::actions::change(&world.town.db, &who, world.process, change).await.unwrap();
    let page = anna.get(&format!("{LIST}/1-luce-in-piazza")).await.expect(200);
    assert!(page.words().contains("Non puoi sostenere"), "{}", page.words());
    assert!(page.text().contains("/it/account/declaration"));
    anna.post(&format!("{LIST}/1/support"), &[]).await;
    assert_eq!(world.supports().await, 0);
});
