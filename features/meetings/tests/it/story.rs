use chrono::TimeDelta;
use meetings::Settings;
use testkit::TestApp;

use crate::world::{ADMIN, LIST, World, features, form};

testkit::both!(a_meeting_is_written_published_and_found, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let visitor = world.town.visitor();
    assert!(visitor.get(LIST).await.expect(200).words().contains("Nessun incontro in programma"));

    // What is missing is said beside the field, and nothing typed is lost.
    let wrong =
        world.admin.post(ADMIN, &[("title", "Ehi"), ("mode", "in_person"), ("body", "Testo mio")]).await;
    let wrong = wrong.expect(422);
    assert!(
        wrong.words().contains("Manca l’inizio") && wrong.text().contains("Testo mio"),
        "{}",
        wrong.words()
    );
    let office = world.admin.post(ADMIN, &form("Assemblea di quartiere")).await.location().to_owned();
    let page = world.admin.get(&office).await.expect(200);
    assert!(page.words().contains("Bozza"), "{}", page.words());
    assert!(!visitor.get(LIST).await.words().contains("Assemblea di quartiere"), "a draft is the staff's");
    world.admin.post(&format!("{office}/publication"), &[]).await.expect(303);
    world.admin.post(&format!("{office}/publication"), &[]).await.expect(409);

    let list = visitor.get(LIST).await.expect(200);
    assert!(list.words().contains("giovedì 26 novembre 2026, ore 18:00–20:00"), "{}", list.words());
    assert!(list.words().contains("Restano 2 posti su 2"), "{}", list.words());
    let path = format!("{LIST}/1-assemblea-di-quartiere");
    let page = visitor.get(&path).await.expect(200);
    for words in ["Sala civica, Via Roma 1", "50 minuti", "Spazio per i bambini", "Iscriviti"] {
        assert!(page.words().contains(words), "{words} in {}", page.words());
    }
    assert_eq!(visitor.get(&format!("{LIST}/1-altro")).await.location(), path);
    visitor.get(&format!("{LIST}/2")).await.expect(404);
    for other in
        ["calendar", "calendar?month=2026-11", "calendar?month=x", "map", "1-x/poster", "1-x/calendar.ics"]
    {
        let answer = visitor.get(&format!("{LIST}/{other}")).await.expect(200);
        assert!(answer.text().contains("Assemblea di quartiere"), "{other}");
    }
    assert!(visitor.get("/it/meetings").await.expect(200).words().contains("Assemblea di quartiere"));
    assert!(visitor.get("/it/processes/bilancio").await.words().contains("Prossime date"));

    // A new time reaches the list; the number of seats cannot fall under those given.
    let anna = world.town.person("anna").await;
    anna.post(&format!("{path}/enrolment"), &[("answer_1", "A piedi")]).await.expect(303);
    let mut changed = form("Assemblea di quartiere");
    changed.retain(|(name, _)| !["starts_at", "capacity"].contains(name));
    changed.extend([("starts_at", "2026-11-26T18:30"), ("capacity", "1")]);
    world.admin.post(&format!("{office}/revision"), &changed).await.expect(303);
    assert!(visitor.get(LIST).await.words().contains("ore 18:30–20:00"));
    world.mail("anna", "È cambiato qualcosa").await;
    changed.extend([("reserved", "1")]);
    changed.retain(|field| *field != ("reserved", "0"));
    let refused = world.admin.post(&format!("{office}/revision"), &changed).await.expect(422);
    assert!(refused.words().contains("Ce ne vogliono almeno 2"), "{}", refused.words());

    // Over, it stands among the past ones.
    world.advance(TimeDelta::days(5));
    assert!(visitor.get(LIST).await.words().contains("Nessun incontro in programma"));
    assert!(visitor.get(&format!("{LIST}?when=past")).await.words().contains("Assemblea di quartiere"));
    let todo = world.admin.get("/it/admin/processes/bilancio").await.words();
    assert!(todo.contains("1 incontro passato senza verbale"), "{todo}");
});

testkit::both!(a_meeting_is_called_off, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let m = world.publish(crate::world::with_seats("Laboratorio", 1)).await;
    let (anna, bruno) = (world.town.person("anna").await, world.town.person("bruno").await);
    world.enrol(&anna, &m).await.expect(303);
    world.enrol(&bruno, &m).await.expect(303);
    let cancellation = format!("{}/cancellation", world.office(&m));
    anna.post(&cancellation, &[("reason", "Per scherzo")]).await.expect(403);
    assert!(
        world
            .admin
            .post(&cancellation, &[("reason", " ")])
            .await
            .expect(422)
            .words()
            .contains("Manca il motivo")
    );
    world.admin.post(&cancellation, &[("reason", "La sala è allagata.")]).await.expect(303);
    world.admin.post(&cancellation, &[("reason", "Due volte.")]).await.expect(409);
    // Its page stays and says why; nobody can enrol; everybody with a seat or a place in line is told, once.
    let page = world.town.visitor().get(&world.page(&m)).await.expect(200).words();
    assert!(page.contains("Questo incontro è annullato La sala è allagata."), "{page}");
    world.enrol(&world.town.person("carla").await, &m).await.expect(403);
    for name in ["anna", "bruno"] {
        let mails = world.mails_to(name).await;
        let mail = world.mail(name, "Annullato: Laboratorio").await;
        assert!(mail.text.contains("allagata"));
        if name == "bruno" {
            assert!(mail.attachments.is_empty(), "who stands in line has nothing in the calendar");
            continue;
        }
        let file = mail.attachments.iter().find(|a| a.mime.starts_with("text/calendar")).unwrap();
        assert!(file.mime.contains("CANCEL") && file.content.contains("METHOD:CANCEL"), "{}", file.mime);
        assert!(file.content.contains("SEQUENCE:1"), "{}", file.content);
        assert_eq!(mails.iter().filter(|m| m.subject.starts_with("Annullato")).count(), 1);
    }
});

testkit::both!(meetings_come_again_at_the_same_hour, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let m = world.publish(crate::world::with_seats("Sportello", 5)).await;
    let copies = format!("{}/copies", world.office(&m));
    let wrong =
        world.admin.post(&copies, &[("first", "2027-03-18T18:00"), ("every", "week"), ("count", "99")]).await;
    wrong.expect(422);
    // The clocks change on 28 March 2027.
    let fields = [("first", "2027-03-18T18:00"), ("every", "week"), ("count", "3")];
    world.admin.post(&copies, &fields).await.expect(303);
    let drafts = world.admin.get(&format!("{ADMIN}?stage=draft")).await.expect(200).words();
    for day in [
        "18 marzo 2027, ore 18:00–20:00",
        "25 marzo 2027, ore 18:00–20:00",
        "1º aprile 2027, ore 18:00–20:00",
    ] {
        assert!(drafts.contains(day) || drafts.contains(&day.replace('º', "")), "{day} in {drafts}");
    }
});

testkit::both!(a_series_is_changed_one_by_one_or_from_one_on, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let m = world.publish(crate::world::with_seats("Sportello", 5)).await;
    let copies = format!("{}/copies", world.office(&m));
    let fields = [("first", "2026-12-03T18:00"), ("every", "week"), ("count", "3")];
    world.admin.post(&copies, &fields).await.expect(303);
    let edit = world.admin.get(&format!("{}/revision", world.office(&m))).await.expect(200).words();
    assert!(edit.contains("Cambia anche i 3 incontri che seguono"), "{edit}");
    let drafts = async || world.admin.get(&format!("{ADMIN}?stage=draft")).await.expect(200);
    let second = drafts().await.text();
    let second = second.split("href=\"").filter_map(|rest| rest.split('"').next());
    let at = format!("{ADMIN}/");
    let offices: Vec<String> = second
        .filter(|href| href.starts_with(&at) && href.len() == at.len() + 36)
        .map(str::to_owned)
        .collect();
    assert_eq!(offices.len(), 3, "{offices:?}");

    // Alone: the others stay as they are.
    let mut changed = form("Sportello a porte aperte");
    let days = async |title: &str| drafts().await.words().matches(title).count();
    world.admin.post(&format!("{}/revision", world.office(&m)), &changed).await.expect(303);
    assert_eq!((days("Sportello a porte aperte").await, days("Sportello").await), (0, 3));

    // From the first on: an hour later, and a day.
    changed.retain(|(name, _)| !["starts_at", "ends_at"].contains(name));
    changed.extend([("starts_at", "2026-11-27T19:00"), ("ends_at", "2026-11-27T20:30"), ("following", "on")]);
    let done = world.admin.post(&format!("{}/revision", world.office(&m)), &changed).await.expect(303);
    let said = world.admin.get(done.location()).await.words();
    assert!(said.contains("Salvato, con i 3 incontri che seguono."), "{said}");
    assert_eq!(days("Sportello a porte aperte").await, 3);
    let words = drafts().await.words();
    for day in
        ["4 dicembre 2026, ore 19:00–20:30", "11 dicembre 2026, ore 19:00", "18 dicembre 2026, ore 19:00"]
    {
        assert!(words.contains(day), "{day} in {words}");
    }
    // What is wrong for one changes none, and nothing typed is lost.
    changed.retain(|(name, _)| *name != "title");
    changed.push(("title", ""));
    let wrong = world.admin.post(&format!("{}/revision", world.office(&m)), &changed).await.expect(422);
    assert!(wrong.text().contains("name=\"following\""), "{}", wrong.words());
    assert_eq!(days("Sportello a porte aperte").await, 3);
    // One copy alone is another meeting.
    let fields = [("first", "2027-01-14T18:00"), ("every", "week"), ("count", "1")];
    let single = world.publish(crate::world::with_seats("Assemblea", 5)).await;
    world.admin.post(&format!("{}/copies", world.office(&single)), &fields).await.expect(303);
    let edit = world.admin.get(&format!("{}/revision", world.office(&single))).await.expect(200).text();
    assert!(!edit.contains("name=\"following\""));
});
