use chrono::TimeDelta;
use futures::{StreamExt, stream};
use meetings::{Access, Enrolment, Settings};
use testkit::TestApp;

use crate::world::{World, content, features, with_seats};

// Acceptance: given limited seats, when full, then people join a waiting list and are promoted on cancellation.
testkit::both!(
    given_limited_seats_when_full_then_people_join_a_waiting_list_and_are_promoted_on_cancellation,
    features(),
    async |app: TestApp| {
        let world = World::new(app, Settings { offer_hours: 0, ..Settings::default() }).await;
        let m = world.publish(with_seats("Assemblea", 1)).await;
        let (anna, bruno) = (world.town.person("anna").await, world.town.person("bruno").await);
        let carla = world.town.person("carla").await;
        world.enrol(&anna, &m).await.expect(303);
        let full = bruno.get(&world.page(&m)).await.words();
        assert!(full.contains("Posti esauriti") && full.contains("Mettiti in lista d’attesa"), "{full}");
        world.enrol(&bruno, &m).await.expect(303);
        world.enrol(&carla, &m).await.expect(303);
        assert!(bruno.get(&world.page(&m)).await.words().contains("Il prossimo posto libero è tuo"));
        assert!(carla.get(&world.page(&m)).await.words().contains("Prima di te c’è 1 persona"));
        world.mail("bruno", "Sei in lista d’attesa").await;

        anna.get(&format!("{}/enrolment/withdrawal", world.page(&m))).await.expect(200);
        world.gives_back(&anna, &m).await.expect(303);
        world.gives_back(&anna, &m).await.expect(409);
        assert!(bruno.get(&world.page(&m)).await.words().contains("Hai un posto"));
        assert!(carla.get(&world.page(&m)).await.words().contains("Il prossimo posto libero è tuo"));
        let told = world.mail("bruno", "Si è liberato un posto").await;
        assert!(told.text.contains("Il tuo codice"), "{}", told.text);
        assert_eq!(told.attachments.len(), 2);
    }
);

testkit::both!(an_offered_seat_waits_for_its_person_and_passes_on, features(), async |app: TestApp| {
    let world = World::new(app, Settings { offer_hours: 24, ..Settings::default() }).await;
    let m = world.publish(with_seats("Assemblea", 1)).await;
    let (anna, bruno) = (world.town.person("anna").await, world.town.person("bruno").await);
    let (carla, dario) = (world.town.person("carla").await, world.town.person("dario").await);
    for one in [&anna, &bruno, &carla] {
        world.enrol(one, &m).await.expect(303);
    }
    world.gives_back(&anna, &m).await.expect(303);
    let offered = bruno.get(&world.page(&m)).await.words();
    assert!(
        offered.contains("C’è un posto per te") && offered.contains("23 novembre 2026, ore 12:00"),
        "{offered}"
    );
    assert!(world.mail("bruno", "C’è un posto per te").await.text.contains("Confermalo entro"));
    // Never to the public: who comes now stands in line.
    assert!(world.enrol(&dario, &m).await.location().ends_with("assemblea"));
    assert!(dario.get(&world.page(&m)).await.words().contains("Prima di te c’è 1 persona"));
    world.advance(TimeDelta::hours(24));
    world.app.work().await;
    let accept = format!("{}/enrolment/acceptance", world.page(&m));
    bruno.post(&accept, &[]).await.expect(409);
    world.mail("bruno", "Il posto è passato ad altri").await;
    carla.post(&accept, &[]).await.expect(303);
    assert!(carla.get(&world.page(&m)).await.words().contains("Hai un posto"));
    world.mail("carla", "Hai un posto").await;
});

testkit::both!(the_office_keeps_seats_and_takes_them_back, features(), async |app: TestApp| {
    let world = World::new(app, Settings { offer_hours: 0, ..Settings::default() }).await;
    let mut content = with_seats("Assemblea", 2);
    content.details.reserved = 1;
    let m = world.publish(content).await;
    let (anna, bruno) = (world.town.person("anna").await, world.town.person("bruno").await);
    world.enrol(&anna, &m).await.expect(303);
    world.enrol(&bruno, &m).await.expect(303);
    world.town.person("sindaca").await;
    let guests = format!("{}/guests", world.office(&m));
    let unknown = world.admin.post(&guests, &[("email", "nessuno@sarmato.example")]).await.expect(422);
    assert!(unknown.words().contains("Nessun account ha questo indirizzo"));
    world.admin.post(&guests, &[("email", "sindaca@sarmato.example")]).await.expect(303);
    world.admin.post(&guests, &[("email", "bruno@sarmato.example")]).await.expect(409);
    let list = world.admin.get(&guests).await.expect(200).words();
    assert!(
        list.contains("sindaca") && list.contains("(riservato)") && list.contains("Restano 0 posti"),
        "{list}"
    );
    // Taken back, the public seat goes to the line; the person is told.
    let person = anna.person().to_string();
    world.admin.post(&format!("{guests}/withdrawal"), &[("person", &person)]).await.expect(303);
    world.mail("anna", "Il tuo posto è stato tolto").await;
    assert!(bruno.get(&world.page(&m)).await.words().contains("Hai un posto"));
    let csv = world.admin.get(&format!("{guests}.csv")).await.expect(200).text();
    assert!(csv.contains("bruno@sarmato.example;Ha un posto;") && !csv.contains("anna@"), "{csv}");
    bruno.get(&format!("{guests}.csv")).await.expect(403);
});

testkit::both!(twenty_people_at_once_get_the_seats_there_are, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let m = world.publish(with_seats("Assemblea", 8)).await;
    let mut people = Vec::new();
    for n in 0..20 {
        people.push(world.town.person(&format!("p{n}")).await);
    }
    let path = format!("{}/enrolment", world.page(&m));
    let sent: Vec<u16> = stream::iter(people.clone())
        .map(|one| {
            let path = path.clone();
            tokio::spawn(async move { one.post(&path, &[]).await.status })
        })
        .buffer_unordered(20)
        .map(Result::unwrap)
        .collect()
        .await;
    assert_eq!(sent, [303; 20]);
    let tx = world.town.db.read().await.unwrap();
    let counts = seats::counts(&tx, "meeting", &[m.id.uuid()]).await.unwrap()[&m.id.uuid()];
    assert_eq!((counts.held, counts.waiting), (8, 12));
});

testkit::both!(enrolment_is_elsewhere_or_closes, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let anna = world.town.person("anna").await;
    let mut away = content("Altrove");
    away.details.enrolment = Enrolment::Elsewhere;
    away.details.enrolment_url = "https://biglietti.example/7".into();
    let away = world.publish(away).await;
    assert!(anna.get(&world.page(&away)).await.text().contains("href=\"https://biglietti.example/7\""));
    world.enrol(&anna, &away).await.expect(403);
    let open = world.publish(content("Chi viene viene")).await;
    world.enrol(&anna, &open).await.expect(403);
    let mut soon = with_seats("Chiude presto", 9);
    soon.details.enrol_until = Some(crate::world::at(23, 11));
    let soon = world.publish(soon).await;
    let visitor = world.town.visitor();
    world.enrol(&visitor, &soon).await.expect(401);
    world.advance(TimeDelta::days(1));
    let late = world.enrol(&anna, &soon).await.expect(403);
    assert!(late.words().contains("Le iscrizioni sono chiuse"), "{}", late.words());
    // Transparent: all see, those invited enrol.
    let mut seen = with_seats("Tavolo", 9);
    seen.access = Access::Transparent;
    let seen = world.publish(seen).await;
    let refused = world.enrol(&anna, &seen).await.expect(403);
    assert!(refused.words().contains("Si iscrive solo chi è invitato"));
    let invite = format!("{}/invitations", world.office(&seen));
    world.admin.post(&invite, &[("emails", "anna@sarmato.example; rotto")]).await.expect(422);
    world.admin.post(&invite, &[("emails", "anna@sarmato.example, zoe@altrove.example")]).await.expect(303);
    world.enrol(&anna, &seen).await.expect(303);
    world.mail("anna", "Sei invitata").await;
    assert!(world.app.mails().await.iter().any(|m| m.to == "zoe@altrove.example"));
});

testkit::both!(a_seat_of_a_deleted_account_goes_to_the_line, features(), async |app: TestApp| {
    let world = World::new(app, Settings { offer_hours: 0, ..Settings::default() }).await;
    let (m, over) = (world.publish(with_seats("Assemblea", 1)).await, {
        let mut content = with_seats("Passeggiata", 1);
        (content.starts_at, content.ends_at) = (crate::world::at(22, 12), crate::world::at(22, 13));
        world.publish(content).await
    });
    let (anna, bruno) = (world.town.person("anna").await, world.town.person("bruno").await);
    for one in [&anna, &bruno] {
        world.enrol(one, &m).await.expect(303);
        world.enrol(one, &over).await.expect(303);
    }
    world.advance(TimeDelta::hours(4));
    world.town.deletes_account(&anna).await;
    assert!(bruno.get(&world.page(&m)).await.words().contains("Hai un posto"));
    world.mail("bruno", "Si è liberato un posto").await;
    // What is over stays as it was, and nobody is invited to it any more.
    let held = world.admin.get(&format!("{}/guests", world.office(&over))).await.expect(200).words();
    assert!(held.contains("In lista"), "{held}");
    let tx = world.town.db.read().await.unwrap();
    let kept: Option<i64> = tx
        .scalar(
            "SELECT count(*) FROM meeting_guests WHERE tenant_id = $1 AND person_id = $2 AND answers <> '[]'",
            db::vals![anna.person()],
        )
        .await
        .unwrap();
    assert_eq!(kept, Some(0));
});
