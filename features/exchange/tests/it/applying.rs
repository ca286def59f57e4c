use chrono::TimeDelta;
use exchange::{Named, Request, actions};
use futures::{StreamExt, stream};
use serde_json::{Value, json};
use testkit::{TestApp, Visitor};

use crate::world::{LIST, ROME, World, card, features, seats};

pub(crate) fn either() -> Value {
    json!([{ "type": "alternative", "group": "dicembre", "choose": 1, "dates": ["2026-12-03", "2026-12-10"] }])
}

/// A programme of one card of Alfa, with Beta, Gamma and Delta that send people.
pub(crate) async fn world(app: TestApp, capacity: Value, availability: Value) -> (World, [Visitor; 4]) {
    let world = World::new(app, vec![card("a", "Alfa", "Orti urbani", capacity, availability)]).await;
    let mut people = Vec::new();
    for (name, body) in [("alfa", "Alfa"), ("beta", "Beta"), ("gamma", "Gamma"), ("delta", "Delta")] {
        world.join(name, &format!("Comune di {body}")).await;
        people.push(world.town.person(name).await);
    }
    let people: [Visitor; 4] = people.try_into().map_err(|_| "four").unwrap();
    (world, people)
}

impl World {
    /// A body asks for seats of a session; whoever applies is the manager.
    pub(crate) async fn applies(
        &self,
        who: &Visitor,
        name: &str,
        session: i64,
        people: &[&str],
    ) -> testkit::Answer {
        let body = self.body(&format!("Comune di {name}")).await.to_string();
        let manager = format!("{}@sarmato.example", name.to_lowercase());
        let mut fields = vec![("body".to_owned(), body), ("manager".to_owned(), "Capo".to_owned())];
        fields.push(("manager_email".to_owned(), manager));
        for (n, person) in (1..).zip(people) {
            fields.push((format!("name_{n}"), (*person).to_owned()));
            fields.push((format!("email_{n}"), format!("{person}@ente.example")));
        }
        let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        who.post(&format!("{LIST}/1-orti-urbani/sessions/{session}/application"), &fields).await
    }
}

// Acceptance: three bodies apply, an alternative is confirmed, one withdraws, the queue moves, attendance and certificate.
testkit::both!(three_bodies_apply_one_withdraws_and_the_line_moves, features(), async |app: TestApp| {
    let (world, [alfa, beta, gamma, delta]) = world(app, seats(2, json!({ "min": 2 })), either()).await;
    let visitor = world.town.visitor();
    let form = format!("{LIST}/1-orti-urbani/sessions/1/application");
    visitor.get(&form).await.expect(303);
    world.town.person("nessuno").await.get(&form).await.expect(403);
    beta.get(&form).await.expect(200);
    let own = world.applies(&alfa, "Alfa", 1, &["ada"]).await.expect(422);
    assert!(own.words().contains("È il tuo ente a ospitare"), "{}", own.words());
    beta.post(&form, &[("name_1", "x")]).await.expect(422);

    // Beta's manager decides with the key of a mail, without account.
    let body = world.body("Comune di Beta").await.to_string();
    let fields = [
        ("body", body.as_str()),
        ("manager", "Dina Capo"),
        ("manager_email", "dina@beta.example"),
        ("name_1", "bea"),
        ("email_1", "bea@ente.example"),
        ("role_1", "tecnica"),
    ];
    beta.post(&form, &fields).await.expect(303);
    assert!(
        beta.get(&format!("{LIST}/applications")).await.words().contains("Aspetta il consenso di Dina Capo")
    );
    let mail = world.mail("dina@beta.example", "Serve il tuo consenso").await;
    assert!(mail.text.contains("bea"), "{}", mail.text);
    let key = mail.text.split("/approvals/").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    let approval = format!("{LIST}/approvals/{key}");
    visitor.get(&format!("{LIST}/approvals/{}", testkit::forged(&key))).await.expect(404);
    assert!(visitor.get(&approval).await.expect(200).words().contains("bea, tecnica"));
    visitor.post(&approval, &[("decision", "yes")]).await.expect(303);
    visitor.post(&approval, &[("decision", "no")]).await.expect(409);
    world.mail("bea@ente.example", "Hai un posto").await;
    // Whoever sends somebody sees who answers there; others see the role.
    assert!(beta.get(&format!("{LIST}/1-orti-urbani")).await.text().contains("rita@ente.example"));
    assert!(!gamma.get(&format!("{LIST}/1-orti-urbani")).await.text().contains("rita@ente.example"));

    world.applies(&gamma, "Gamma", 1, &["gigi"]).await.expect(303);
    world.applies(&gamma, "Gamma", 1, &["gigi"]).await.expect(422);
    world.applies(&delta, "Delta", 1, &["dora"]).await.expect(303);
    world.mail("dora@ente.example", "Sei in lista d’attesa").await;
    assert!(visitor.get(&format!("{LIST}/1-orti-urbani")).await.words().contains("Posti esauriti"));

    // The host confirms one of the two days: calendars follow.
    let session = format!("{LIST}/1-orti-urbani/sessions/1");
    beta.get(&session).await.expect(403);
    assert!(alfa.get(&session).await.expect(200).words().contains("bea"));
    alfa.post(&format!("{session}/days"), &[("days", "2026-12-04")]).await.expect(422);
    alfa.post(&format!("{session}/days"), &[("days", "2026-12-03"), ("days", "2026-12-10")])
        .await
        .expect(422);
    alfa.post(&format!("{session}/days"), &[("days", "2026-12-10")]).await.expect(303);
    let mail = world.mail("bea@ente.example", "I giorni sono confermati").await;
    assert!(mail.attachments[0].content.contains("DTSTART;VALUE=DATE:20261210"));
    assert!(mail.attachments[0].content.contains("SEQUENCE:1"));
    assert!(world.mail("dora@ente.example", "I giorni sono confermati").await.attachments.is_empty());
    let list = visitor.get(LIST).await.text();
    assert!(
        list.contains("10 dicembre 2026, data fissa") && !list.contains("3 dicembre 2026, una data"),
        "{list}"
    );

    // Gamma gives its seat back: it is offered to Delta, who accepts in time.
    let gigi = world.participant("gigi").await;
    delta.get(&format!("{LIST}/participants/{gigi}/withdrawal")).await.expect(404);
    delta.post(&format!("{LIST}/participants/{gigi}/withdrawal"), &[]).await.expect(404);
    gamma.get(&format!("{LIST}/participants/{gigi}/withdrawal")).await.expect(200);
    gamma.post(&format!("{LIST}/participants/{gigi}/withdrawal"), &[]).await.expect(303);
    gamma.post(&format!("{LIST}/participants/{gigi}/withdrawal"), &[]).await.expect(409);
    let gone = world.mail("gigi@ente.example", "Rinuncia registrata").await;
    assert!(gone.attachments[0].content.contains("METHOD:CANCEL"));
    world.mail("dora@ente.example", "C’è un posto").await;
    world.mail("delta@sarmato.example", "C’è un posto").await;
    let dora = world.participant("dora").await;
    delta.post(&format!("{LIST}/participants/{dora}/acceptance"), &[]).await.expect(303);
    world.mail("dora@ente.example", "Hai un posto").await;

    // Attendance is noted from the first day on, and whoever was there gets the certificate.
    let bea = world.participant("bea").await.to_string();
    let (present, hours) = (format!("present_{bea}"), format!("hours_{bea}"));
    let came = [("person", bea.as_str()), (present.as_str(), "on"), (hours.as_str(), "6")];
    alfa.post(&format!("{session}/attendance"), &came).await.expect(409);
    world.app.clock.advance(TimeDelta::days(19));
    assert_eq!(world.applies(&gamma, "Gamma", 1, &["tardi"]).await.status, 409);
    alfa.post(&format!("{session}/attendance"), &came).await.expect(303);
    let mail = world.mail("bea@ente.example", "Il tuo attestato").await;
    let key = mail.text.split("/afterwards/").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    let after = world.town.visitor().get(&format!("{LIST}/afterwards/{key}")).await.expect(200).text();
    let code = after.split("/certificates/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let page = world.town.visitor().get(&format!("{LIST}/certificates/{code}")).await.expect(200).words();
    assert!(
        page.contains("bea, Comune di Beta") && page.contains("6 ore") && page.contains("10 dicembre 2026"),
        "{page}"
    );
    let pdf = |code: &str| format!("{LIST}/certificates/{code}/certificate.pdf");
    let sheet = world.town.visitor().get(&pdf(&code)).await.expect(200);
    assert_eq!(sheet.headers["content-type"], "application/pdf");
    assert!(sheet.bytes.starts_with(b"%PDF-") && sheet.text().contains("pdfuaid:part"));
    world.town.visitor().get(&pdf(&testkit::forged(&code))).await.expect(404);
    world.town.visitor().get(&format!("{LIST}/certificates/{}", testkit::forged(&code))).await.expect(404);
});

testkit::both!(an_offer_that_nobody_accepts_passes_on, features(), async |app: TestApp| {
    let (world, [_, beta, gamma, delta]) = world(app, seats(1, json!({})), either()).await;
    for (who, name, person) in [(&beta, "Beta", "bea"), (&gamma, "Gamma", "gigi"), (&delta, "Delta", "dora")]
    {
        world.applies(who, name, 1, &[person]).await.expect(303);
    }
    let bea = world.participant("bea").await;
    beta.post(&format!("{LIST}/participants/{bea}/withdrawal"), &[]).await.expect(303);
    world.app.clock.advance(TimeDelta::hours(48));
    world.app.work().await;
    let gigi = world.participant("gigi").await;
    gamma.post(&format!("{LIST}/participants/{gigi}/acceptance"), &[]).await.expect(409);
    world.mail("gigi@ente.example", "Il posto è passato ad altri").await;
    world.mail("dora@ente.example", "C’è un posto").await;
    // Who let it pass can ask again, and stands at the end.
    world.applies(&gamma, "Gamma", 1, &["gigi"]).await.expect(303);
    assert!(gamma.get(&format!("{LIST}/applications")).await.words().contains("In lista d’attesa"));
});

testkit::both!(bodies_roles_and_totals_limit_who_comes, features(), async |app: TestApp| {
    let months = json!([{ "type": "month", "month": "2027-03" }, { "type": "month", "month": "2027-04" }]);
    let limits =
        json!({ "total_max": 4, "max_bodies": 2, "max_per_body": 2, "one_session_per_participant": true });
    let (world, [alfa, beta, gamma, delta]) = world(app, seats(3, limits), months).await;
    world.applies(&beta, "Beta", 1, &["b1", "b2", "b3"]).await.expect(303);
    assert_eq!(world.states(&["b1", "b2", "b3"]).await, ["held", "held", "waiting"], "two of a body");
    world.applies(&gamma, "Gamma", 1, &["g1"]).await.expect(303);
    world.applies(&delta, "Delta", 2, &["d1", "d2"]).await.expect(303);
    assert_eq!(world.states(&["g1", "d1", "d2"]).await, ["held", "held", "waiting"], "four in all");
    let twice = world.applies(&gamma, "Gamma", 2, &["g1"]).await.expect(422);
    assert!(twice.words().contains("si viene a una sola"), "{}", twice.words());
    // A seat given back in one session goes to whoever waits in another, where only the total was in the way.
    let g1 = world.participant("g1").await;
    gamma.post(&format!("{LIST}/participants/{g1}/withdrawal"), &[]).await.expect(303);
    assert_eq!(world.states(&["b3", "d2"]).await, ["waiting", "offered"]);
    // Called off, nobody of it waits any more; the rest of the programme moves up.
    let session = format!("{LIST}/1-orti-urbani/sessions/1");
    alfa.post(&format!("{session}/cancellation"), &[("reason", "Piove.")]).await.expect(303);
    alfa.post(&format!("{session}/cancellation"), &[("reason", "Piove.")]).await.expect(409);
    world.mail("b1@ente.example", "Annullato").await;
    assert_eq!(world.states(&["b1", "b3", "d1"]).await, ["none", "none", "held"]);
    assert_eq!(world.applies(&gamma, "Gamma", 1, &["g2"]).await.status, 409);
    // Where the card says no number the host does, and the line moves up.
    alfa.post(&format!("{LIST}/1-orti-urbani/sessions/2/seats"), &[("seats", "0")]).await.expect(422);
});

testkit::both!(who_asks_where_no_number_is_said_waits_for_the_host, features(), async |app: TestApp| {
    let mut unknown = seats(1, json!({}));
    unknown["max"] = Value::Null;
    let days = json!([{ "type": "fixed", "dates": ["2026-12-03"] }]);
    let (world, [alfa, beta, ..]) = world(app, unknown, days).await;
    assert!(beta.get(&format!("{LIST}/1-orti-urbani")).await.words().contains("posti da chiedere"));
    world.applies(&beta, "Beta", 1, &["bea"]).await.expect(303);
    assert_eq!(world.states(&["bea"]).await, ["waiting"]);
    alfa.post(&format!("{LIST}/1-orti-urbani/sessions/1/seats"), &[("seats", "5")]).await.expect(303);
    assert_eq!(world.states(&["bea"]).await, ["offered"]);
});

testkit::both!(five_hundred_applications_at_once_never_share_a_seat, features(), async |app: TestApp| {
    let typed = json!({ "typed_seats": [{ "n": 30, "role": "Tecnici" }, { "n": 10, "role": "Dirigenti" }] });
    let days = json!([{ "type": "fixed", "dates": ["2026-12-03"] }]);
    let (world, _) = world(app, seats(40, typed), days).await;
    let beta = world.body("Comune di Beta").await;
    let me = world.standing("beta").await;
    let session = world.session(1).await;
    let kinds = [format!("{session}/1"), format!("{session}/2")];
    let done: Vec<bool> = stream::iter(0..500)
        .map(|n: usize| {
            let (db, me, kind) = (world.town.db.clone(), me.clone(), kinds[n % 2].clone());
            let component = world.component;
            tokio::spawn(async move {
                let email = format!("p{n}@ente.example").parse().unwrap();
                let people = vec![Named { name: format!("p{n}"), email, role: String::new(), kind }];
                let manager_email = "beta@sarmato.example".parse().unwrap();
                let (manager_name, message) = ("Capo".to_owned(), String::new());
                let request = Request { body: beta, manager_name, manager_email, message, people };
                actions::apply(&db, &me, component, session, request, ROME).await.is_ok()
            })
        })
        .buffer_unordered(64)
        .map(Result::unwrap)
        .collect()
        .await;
    assert!(done.iter().all(|done| *done));
    let tx = world.town.db.read().await.unwrap();
    let held = |kind: &str, seats: &[::seats::Seat]| {
        seats.iter().filter(|s| s.kind == kind && s.state == ::seats::State::Held).count()
    };
    let all = ::seats::of_kind(&tx, "exchange_card").await.unwrap();
    assert_eq!((all.len(), held(&kinds[0], &all), held(&kinds[1], &all)), (500, 30, 10));
});
