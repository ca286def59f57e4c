//! Every write of a programme, asked by those who may not, in forms that nobody sends, and by many at once.

use chrono::TimeDelta;
use exchange::{CardId, Feedback, Named, Request, Stage, actions};
use futures::future::join_all;
use serde_json::json;
use testkit::TestApp;

use crate::{
    applying::{either, world},
    world::{ADMIN, LIST, ROME, World, features, seats, who},
};

const SESSION: &str = "/it/processes/scambi/schede/1-orti-urbani/sessions/1";

impl World {
    async fn card_id(&self) -> CardId {
        let tx = self.town.db.read().await.unwrap();
        let sql = "SELECT id FROM exchange_cards WHERE tenant_id = $1 ORDER BY id LIMIT 1";
        tx.scalar(sql, db::vals![]).await.unwrap().unwrap()
    }

    async fn count(&self, sql: &str) -> i64 {
        let tx = self.town.db.read().await.unwrap();
        tx.scalar(sql, db::vals![]).await.unwrap().unwrap()
    }
}

/// Everything that is written in the administration.
async fn offices(world: &World) -> Vec<String> {
    let (card, body) = (world.card_id().await, world.body("Comune di Beta").await);
    [
        "settings".to_owned(),
        "bodies".to_owned(),
        format!("bodies/{body}"),
        "bodies/invitations".to_owned(),
        "bodies/invitations/removal".to_owned(),
        format!("{card}/revision"),
        format!("{card}/publication"),
        format!("{card}/return"),
    ]
    .map(|rest| format!("{ADMIN}/{rest}"))
    .to_vec()
}

/// Everything that is written by hosts, and by bodies that send people.
async fn desks(world: &World) -> Vec<String> {
    let (card, bea) = (world.card_id().await, world.participant("bea").await);
    let own = ["days", "seats", "cancellation", "attendance", "materials", "materials/removal", "again"]
        .map(|what| format!("{SESSION}/{what}"));
    let others = [
        format!("{LIST}/drafts"),
        format!("{LIST}/drafts/{card}"),
        format!("{LIST}/drafts/{card}/submission"),
        format!("{LIST}/participants/{bea}/withdrawal"),
        format!("{LIST}/participants/{bea}/acceptance"),
        format!("{SESSION}/application"),
    ];
    own.into_iter().chain(others).collect()
}

testkit::both!(nobody_writes_who_may_not, features(), async |app: TestApp| {
    let (world, [alfa, beta, ..]) = world(app, seats(2, json!({})), either()).await;
    world.applies(&beta, "Beta", 1, &["bea"]).await.expect(303);
    let (offices, desks) = (offices(&world).await, desks(&world).await);
    let visitor = world.town.visitor();
    let stranger = world.town.person("nessuno").await;
    let foreign = world.app.tenant("vignola").await.administrator().await;
    let before = world
        .count("SELECT count(*) FROM audit_entries WHERE tenant_id = $1 AND action LIKE 'exchange%'")
        .await;
    for path in offices.iter().chain(&desks) {
        // Files come as a form of their own; the others refuse it.
        let files = path.ends_with("/materials");
        for (name, who, allowed) in [
            ("visitor", &visitor, &[401, 404][..]),
            ("stranger", &stranger, &[403, 404]),
            ("foreign", &foreign, &[404]),
        ] {
            let answer = if files { who.post_files(path, &[], &[]).await } else { who.post(path, &[]).await };
            assert!(allowed.contains(&answer.status), "{name} at {path}: {}", answer.status);
        }
    }
    // Bodies that send people do not work in the administration, nor at the desk of the session.
    for path in &offices {
        beta.post(path, &[]).await.expect(403);
        alfa.post(path, &[]).await.expect(403);
    }
    let after = world
        .count("SELECT count(*) FROM audit_entries WHERE tenant_id = $1 AND action LIKE 'exchange%'")
        .await;
    assert_eq!(before, after, "nothing was done");
});

testkit::both!(no_form_breaks_a_write, features(), async |app: TestApp| {
    let (world, [alfa, beta, ..]) = world(app, seats(2, json!({})), either()).await;
    world.applies(&beta, "Beta", 1, &["bea"]).await.expect(303);
    let huge = format!("title={0}&reason={0}&days={0}&seats={0}&body={0}", "x".repeat(400_000));
    let offices = offices(&world).await;
    for path in offices.iter().chain(&desks(&world).await) {
        let office = path.starts_with(ADMIN);
        let beta_asks = path.contains("/participants/") || path.ends_with("/application");
        let who = if office {
            &world.admin
        } else if beta_asks {
            &beta
        } else {
            &alfa
        };
        // What needs no field is done by any form: these are looked at below.
        let bare = ["/publication", "/submission", "/withdrawal", "/acceptance", "/settings", "/attendance"];
        let fields = !bare.iter().any(|end| path.ends_with(end));
        for (kind, body) in [
            ("application/x-www-form-urlencoded", b"title=%FF%FE&days=%00&email=%C3%28&reason=%00".to_vec()),
            ("application/x-www-form-urlencoded", huge.clone().into_bytes()),
            ("application/json", b"{\"days\":[\"2026-12-03\"]}".to_vec()),
            ("text/plain", b"days=2026-12-03".to_vec()),
            ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\"a".to_vec()),
        ] {
            let answer = who.post_raw(path, kind, body).await;
            let fine = if fields { 400..500 } else { 300..500 };
            assert!(fine.contains(&answer.status), "{kind} at {path}: {}", answer.status);
        }
    }
});

// Of many who do the same at once one does it; the others are told.
testkit::both!(what_is_done_once_is_done_once, features(), async |app: TestApp| {
    let (world, [alfa, beta, gamma, _]) = world(app, seats(1, json!({})), either()).await;
    let (db, component, system) = (world.town.db.clone(), world.component, who());

    // The manager decides twice.
    let body = world.body("Comune di Beta").await.to_string();
    let fields = [
        ("body", body.as_str()),
        ("manager", "Dina Capo"),
        ("manager_email", "dina@beta.example"),
        ("name_1", "bea"),
        ("email_1", "bea@ente.example"),
    ];
    beta.post(&format!("{SESSION}/application"), &fields).await.expect(303);
    let mail = world.mail("dina@beta.example", "Serve il tuo consenso").await;
    let key = mail.text.split("/approvals/").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    let decided = join_all((0..8).map(|n| actions::decide(&db, component, &key, n % 2 == 0, ROME))).await;
    assert_eq!(decided.iter().filter(|done| done.is_ok()).count(), 1);
    // Who said so first is up to chance. All that happens here has one moment, so that ids tell no order of two of a name.
    let coming = match world.states(&["bea"]).await[0] {
        "none" => {
            world.applies(&beta, "Beta", 1, &["bice"]).await.expect(303);
            "bice"
        }
        _ => "bea",
    };

    // The same person is asked for by two at once.
    let me = world.standing("gamma").await;
    let (session, from) = (world.session(1).await, world.body("Comune di Gamma").await);
    let request = || Request {
        body: from,
        manager_name: "Capo".into(),
        manager_email: "gamma@sarmato.example".parse().unwrap(),
        message: String::new(),
        people: vec![Named {
            name: "gigi".into(),
            email: "gigi@ente.example".parse().unwrap(),
            role: String::new(),
            kind: String::new(),
        }],
    };
    let asked = join_all((0..8).map(|_| actions::apply(&db, &me, component, session, request(), ROME))).await;
    assert_eq!(asked.iter().filter(|done| done.is_ok()).count(), 1);
    assert_eq!(world.states(&[coming, "gigi"]).await, ["held", "waiting"]);

    // A seat is given back, and the offer of it taken.
    let bea = world.participant(coming).await;
    let own = world.standing("beta").await;
    let given = join_all((0..8).map(|_| actions::withdraw(&db, &own, component, bea))).await;
    assert_eq!(given.iter().filter(|done| done.is_ok()).count(), 1);
    let gigi = world.participant("gigi").await;
    let taken = join_all((0..8).map(|_| actions::accept(&db, &me, component, gigi))).await;
    assert!(taken.iter().any(Result::is_ok));
    assert_eq!(world.states(&[coming, "gigi"]).await, ["none", "held"]);
    gamma.post(&format!("{LIST}/participants/{bea}/acceptance"), &[]).await.expect(404);
    let told =
        "SELECT count(*) FROM audit_entries WHERE tenant_id = $1 AND action = 'exchange_card.give_back'";
    assert_eq!(world.count(told).await, 1);

    // Whoever came says once how it was.
    alfa.post(&format!("{SESSION}/days"), &[("days", "2026-12-03")]).await.expect(303);
    world.app.clock.advance(TimeDelta::days(14));
    let came = vec![(gigi, true, Some(6))];
    let noted =
        join_all((0..4).map(|_| actions::attend(&db, &system, component, session, came.clone(), ROME))).await;
    let keys: Vec<String> = noted.into_iter().flat_map(Result::unwrap).collect();
    assert_eq!(keys.len(), 1, "one letter with one key");
    let feedback = || Feedback { mark: 4, text: "Utile.".into() };
    let said = join_all((0..8).map(|_| actions::give_feedback(&db, component, &keys[0], feedback()))).await;
    assert_eq!(said.iter().filter(|done| done.is_ok()).count(), 1);
    assert_eq!(world.count("SELECT count(*) FROM exchange_feedback WHERE tenant_id = $1").await, 1);
});

testkit::both!(cards_published_at_once_have_their_own_numbers, features(), async |app: TestApp| {
    let (world, _) = world(app, seats(1, json!({})), either()).await;
    let (db, component, body) = (world.town.db.clone(), world.component, world.body("Comune di Alfa").await);
    let system = who();
    let tx = db.read().await.unwrap();
    let file = actions::export(&tx, &system, component).await.unwrap();
    drop(tx);
    let content = file.schede[0].content.clone();
    let begun = join_all((0..8).map(|_| {
        actions::begin(&db, &system, component, body, content.clone(), actions::Labelled::default())
    }))
    .await;
    let ids: Vec<CardId> = begun.into_iter().map(|card| card.unwrap().id).collect();
    // Each twice, all at once.
    let all = ids.iter().chain(&ids).map(|id| actions::publish(&db, &system, component, *id, ROME));
    let done: Vec<_> = join_all(all).await.into_iter().filter_map(Result::ok).collect();
    assert_eq!(done.len(), 8);
    assert!(done.iter().all(|card| card.stage == Stage::Published));
    let sorted = |mut numbers: Vec<i64>| {
        numbers.sort_unstable();
        numbers
    };
    assert_eq!(sorted(done.iter().filter_map(|card| card.number).collect()), (2..10).collect::<Vec<_>>());
    assert_eq!(sorted(done.iter().filter_map(|card| card.of_body).collect()), (2..10).collect::<Vec<_>>());
    // Taken over from a file at once, a programme is there once.
    let twice = join_all((0..4).map(|_| actions::import(&db, &system, component, file.clone(), ROME))).await;
    assert!(twice.iter().all(Result::is_err), "there are cards already");
    // Sessions are called off while people ask: nobody keeps a seat of one that is not held.
    let session = world.session(1).await;
    let me = world.standing("beta").await;
    let from = world.body("Comune di Beta").await;
    let ask = |n: usize| {
        let email = format!("p{n}@ente.example").parse().unwrap();
        let people = vec![Named { name: format!("p{n}"), email, role: String::new(), kind: String::new() }];
        let manager_email = "beta@sarmato.example".parse().unwrap();
        let (manager_name, message) = ("Capo".to_owned(), String::new());
        let request = Request { body: from, manager_name, manager_email, message, people };
        let (db, me) = (db.clone(), me.clone());
        async move { actions::apply(&db, &me, component, session, request, ROME).await.map(drop) }
    };
    let (_, ended) = futures::join!(
        join_all((0..20).map(ask)),
        actions::call_off(&db, &system, component, session, "Piove.", ROME)
    );
    ended.unwrap();
    let living = "SELECT count(*) FROM exchange_participants p WHERE p.tenant_id = $1 AND p.living = TRUE AND EXISTS
        (SELECT 1 FROM exchange_sessions s WHERE s.tenant_id = $1 AND s.id = p.session_id AND s.course = 'called_off')";
    assert_eq!(world.count(living).await, 0);
});
