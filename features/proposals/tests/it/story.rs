use chrono::TimeDelta;
use proposals::Settings;
use spaces::Rules;
use testkit::TestApp;

use crate::world::{LIST, World, features, number_of, send};

testkit::both!(a_proposal_is_written_supported_and_read, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let (anna, bruno) = (world.town.person("anna").await, world.town.person("bruno").await);

    // A visitor is asked to log in, and comes back.
    let asked = world.town.visitor().get(&format!("{LIST}/drafts/new")).await;
    assert!(asked.location().contains("next="), "{}", asked.location());

    // What is missing is said beside the field, and nothing typed is lost.
    let form = anna.get(&format!("{LIST}/drafts/new")).await.expect(200);
    assert!(form.text().contains("name=\"title\""));
    let wrong = anna
        .post(&format!("{LIST}/drafts"), &[("title", "Ehi"), ("body", "corto"), ("then", "preview")])
        .await;
    let wrong = wrong.expect(422);
    assert!(wrong.words().contains("Manca il titolo"), "{}", wrong.words());
    assert!(wrong.text().contains("value=\"Ehi\"") && wrong.text().contains(">\ncorto</textarea>"));

    // The draft is its author's alone.
    let draft = world.draft(&anna, "Più alberi in via Roma").await;
    let preview = anna.get(&draft).await.expect(200);
    assert!(preview.words().contains("non è ancora pubblicata"), "{}", preview.words());
    bruno.get(&draft).await.expect(404);
    world.admin.get(&draft).await.expect(404);
    assert!(!world.town.visitor().get(LIST).await.expect(200).words().contains("Più alberi"));

    // Published, everybody reads it under its number; wrong words lead to the right ones.
    let path = anna.post(&format!("{draft}/publication"), &[]).await.location().to_owned();
    assert_eq!(path, format!("{LIST}/1-piu-alberi-in-via-roma"));
    let page = world.town.visitor().get(&path).await.expect(200);
    assert!(page.words().contains("anna") && page.words().contains("Verde"), "{}", page.words());
    assert!(page.text().contains("<meta property=\"og:title\" content=\"Più alberi in via Roma\">"));
    assert_eq!(world.town.visitor().get(&format!("{LIST}/1-altro")).await.location(), path);
    assert_eq!(world.town.visitor().get(&format!("{LIST}/1")).await.location(), path);
    world.town.visitor().get(&format!("{LIST}/2")).await.expect(404);
    assert!(world.town.visitor().get(LIST).await.words().contains("1 proposta"));
    // A second click on «Pubblica» finds it published.
    anna.post(&format!("{draft}/publication"), &[]).await.expect(409);
    assert_eq!(anna.get(&draft).await.location(), path);

    // Bruno supports it by the plain form, and takes it back by htmx.
    let given = bruno.post(&format!("{LIST}/1/support"), &[("view", "box")]).await;
    assert_eq!(given.location(), path);
    assert!(bruno.get(&path).await.words().contains("La sostieni"));
    assert_eq!(world.count(1).await, Some(1));
    bruno.post(&format!("{LIST}/1/support"), &[]).await.expect(303);
    assert_eq!(world.count(1).await, Some(1));
    let request = bruno
        .request(http::Method::POST, &format!("{LIST}/1/support/withdrawal"))
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header("hx-request", "true");
    let fragment = bruno.send(request, axum::body::Body::from("view=row")).await.expect(200);
    assert!(fragment.text().starts_with("<div class=\"a-prop__act\">"), "{}", fragment.text());
    assert_eq!(fragment.headers["hx-retarget"], "closest .a-prop__act");
    assert!(fragment.words().contains("0 sostegni Sostieni"), "{}", fragment.words());
    assert_eq!((world.count(1).await, world.supports().await), (Some(0), 0));

    // Withdrawn, it leaves the list; its page says so.
    anna.get(&format!("{LIST}/1/withdrawal")).await.expect(200);
    bruno.post(&format!("{LIST}/1/withdrawal"), &[]).await.expect(403);
    anna.post(&format!("{LIST}/1/withdrawal"), &[]).await.expect(303);
    assert!(world.town.visitor().get(&path).await.expect(200).words().contains("ritirata"));
    assert!(world.town.visitor().get(LIST).await.words().contains("Ancora nessuna proposta"));
    bruno.post(&format!("{LIST}/1/support"), &[]).await;
    assert_eq!(world.supports().await, 0);
});

testkit::both!(a_proposal_can_be_changed_for_a_while, features(), async |app: TestApp| {
    let world = World::new(app, Settings { edit_minutes: 30, ..Settings::default() }).await;
    let (anna, bruno) = (world.town.person("anna").await, world.town.person("bruno").await);
    let number = world.publish(&anna, "Una panchina").await;
    let revision = format!("{LIST}/{number}/revision");
    anna.get(&revision).await.expect(200);
    bruno.get(&revision).await.expect(403);
    let changed = send(&anna, &revision, &world.form("Due panchine")).await;
    assert_eq!(number_of(changed.location()), number);
    assert!(changed.location().ends_with("due-panchine"));
    let page = world.town.visitor().get(changed.location()).await.words();
    assert!(page.contains("1 modifica") && page.contains("Due panchine: oggi manca"), "{page}");

    bruno.post(&format!("{LIST}/{number}/support"), &[]).await.expect(303);
    let refused = send(&anna, &revision, &world.form("Tre panchine")).await.expect(403);
    assert!(refused.words().contains("Qualcuno la sostiene già"), "{}", refused.words());
    bruno.post(&format!("{LIST}/{number}/support/withdrawal"), &[]).await.expect(303);
    world.advance(TimeDelta::minutes(30));
    let late = send(&anna, &revision, &world.form("Tre panchine")).await.expect(403);
    assert!(late.words().contains("Si poteva modificare fino a"), "{}", late.words());
});

testkit::both!(too_late_to_publish_loses_nothing, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let anna = world.town.person("anna").await;
    let draft = world.draft(&anna, "Un campo da bocce").await;
    world.phases(&[(1, 22, Rules { propose: true, ..Rules::default() })]).await;
    let late = anna.post(&format!("{draft}/publication"), &[]).await.expect(403);
    assert!(late.words().contains("Quello che hai scritto è qui sotto"), "{}", late.words());
    assert!(late.words().contains("Un campo da bocce"));
    anna.get(&format!("{LIST}/drafts/new")).await.expect(403);
    // The draft can still be opened, changed and deleted.
    let mut form = world.form("Un campo da bocce coperto");
    form.push(("then".into(), "keep".into()));
    send(&anna, &draft, &form).await.expect(303);
    assert!(anna.get(&format!("{LIST}/mine")).await.words().contains("Un campo da bocce coperto"));
    anna.post(&format!("{draft}/deletion"), &[]).await.expect(303);
    anna.get(&draft).await.expect(404);
});

testkit::both!(who_leaves_stays_as_a_participant, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let anna = world.town.person("anna").await;
    world.publish(&anna, "Una fontanella").await;
    let me = accounts::Me {
        id: anna.person(),
        nickname: "anna".into(),
        name: "Anna".into(),
        email: "anna@sarmato.example".parse().unwrap(),
        email_confirmed: true,
        locale: kernel::Locale::IT,
    };
    let tx = world.town.db.read().await.unwrap();
    let who = accounts::Standing::person(me, vec![]);
    let data = accounts::people::personal_data(&world.app.state, &tx, &who).await.unwrap();
    drop(tx);
    assert!(data.to_string().contains("Una fontanella"));
    let id = anna.person();
    world
        .town
        .db
        .write(move |tx| async move { accounts::people::store::erase(&tx, id).await })
        .await
        .unwrap();
    for path in [LIST.to_owned(), format!("{LIST}/1-una-fontanella")] {
        let words = world.town.visitor().get(&path).await.expect(200).words();
        assert!(words.contains("Partecipante non più iscritto") && !words.contains("anna"), "{words}");
    }
});
