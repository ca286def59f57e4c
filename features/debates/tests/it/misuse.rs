use accounts::Role;
use debates::actions;
use engagement::comments::Side;
use kernel::Problem;
use testkit::{TestApp, both};

use crate::world::{ADMIN, LIST, World, content, features, office};

both!(only_the_office_begins_where_participants_may_not, features(), async |app: TestApp| {
    let world = World::new(app, false).await;
    let anna = world.town.person("anna").await;
    let form = [("title", "Dove mettiamo gli alberi?"), ("body", "Ne arrivano quaranta.")];
    assert!(!anna.get(LIST).await.expect(200).text().contains(&format!("{LIST}/new")));
    let words = anna.get(&format!("{LIST}/new")).await.expect(403).words();
    assert!(words.contains("i dibattiti li apre l’amministrazione"), "{words}");
    anna.post(LIST, &form).await.expect(403);
    anna.post(ADMIN, &form).await.expect(403);
    anna.get(ADMIN).await.expect(403);
    anna.get(&format!("{ADMIN}/settings")).await.expect(403);
    world.town.visitor().post(LIST, &form).await.expect(401);
    let settings = [("participants", "on"), ("comment_max", "500")];
    world.admin.post(&format!("{ADMIN}/settings"), &[("comment_max", "3")]).await.expect(422);
    world.admin.post(&format!("{ADMIN}/settings"), &settings).await.expect(303);
    anna.post(LIST, &form).await.expect(303);
    world.talks(false).await;
    anna.post(LIST, &form).await.expect(403);
    let moderator = world.town.staff("mod", Role::Moderator, Some(world.process.uuid())).await;
    moderator.get(ADMIN).await.expect(200);
    moderator.post(ADMIN, &form).await.expect(403);
});

both!(bad_input_is_said_beside_the_field_and_nothing_typed_is_lost, features(), async |app: TestApp| {
    let world = World::new(app, true).await;
    let anna = world.town.person("anna").await;
    let long = "a".repeat(151);
    let huge = "b".repeat(20_001);
    let cases: [(&[(&str, &str)], &str); 6] = [
        (&[("title", ""), ("body", "Resta qui.")], "Manca la domanda"),
        (&[("title", "Alberi"), ("body", "Resta qui.")], "ne servono almeno 10"),
        (&[("title", &long), ("body", "Resta qui.")], "Resta qui."),
        (&[("title", "Dove mettiamo gli alberi?"), ("body", " ")], "Manca la spiegazione"),
        (&[("title", "Dove mettiamo gli alberi?"), ("body", &huge)], "20.001"),
        (&[("title", "Dove mettiamo gli alberi?"), ("body", "Qui."), ("category", "x")], "Qui."),
    ];
    for (form, said) in cases {
        let page = anna.post(LIST, form).await.expect(422).text();
        assert!(page.contains(said), "{said}");
    }
    let backwards = [
        ("title", "Dove mettiamo gli alberi?"),
        ("body", "Qui."),
        ("opens_at", "2026-12-02T09:00"),
        ("closes_at", "2026-12-01T09:00"),
    ];
    let page = world.admin.post(ADMIN, &backwards).await.expect(422).text();
    assert!(page.contains("Si chiude prima di aprirsi") && page.contains("2026-12-02T09:00"));
    // What only the office sets, nobody slips in.
    let sly = [
        ("title", "Dove mettiamo gli alberi?"),
        ("body", "<script>alert(1)</script> Qui."),
        ("instructions", "Votate per me."),
        ("opens_at", "2030-01-01T09:00"),
    ];
    let made = anna.post(LIST, &sly).await.expect(303).location().to_owned();
    let page = anna.get(&made).await.expect(200).text();
    assert!(!page.contains("<script>alert") && !page.contains("Votate per me."));
    assert!(page.contains("Aperto"));
    for path in ["/0", "/99-x", "/x", "/-1", "/9999999999999999999999", "/1/closing/x", "/%00"] {
        let answer = anna.get(&format!("{LIST}{path}")).await;
        assert_eq!(answer.status, 404, "{path}");
    }
    anna.forged_post(LIST, "title=Dove+mettiamo+gli+alberi&body=x").await.expect(403);
});

both!(an_own_debate_changes_only_while_nobody_answered, features(), async |app: TestApp| {
    let world = World::new(app, true).await;
    let (anna, bruno) = (world.town.person("anna").await, world.town.person("bruno").await);
    let who = world.standing(&anna).await;
    let debate = actions::begin(&world.town.db, &who, world.component, content("Dove mettiamo gli alberi?"))
        .await
        .unwrap();
    let revision = format!("{}/revision", world.page(&debate));
    bruno.get(&revision).await.expect(403);
    anna.get(&revision).await.expect(200);
    let form = [("title", "Dove mettiamo i nuovi alberi?"), ("body", "Meglio prima dell’inverno.")];
    let moved = anna.post(&revision, &form).await.expect(303).location().to_owned();
    anna.get(&world.page(&debate)).await.expect(303);
    world.says(&bruno, &debate, Side::For).await.unwrap();
    let refused = anna.post(&format!("{moved}/revision"), &form).await.expect(403).words();
    assert!(refused.contains("Qualcuno ha già commentato"), "{refused}");
    // The office still may, in its own form.
    world.admin.post(&format!("{moved}/revision"), &form).await.expect(303);
    world.admin.post(&format!("{ADMIN}/1"), &form).await.expect(303);
    // A flood stops.
    let mut last = Ok(debate.clone());
    for n in 0..6 {
        let content = content(&format!("Ancora una domanda, la numero {n}"));
        last = actions::begin(&world.town.db, &who, world.component, content).await;
    }
    assert!(matches!(last, Err(Problem::TooMany { .. })), "{last:?}");
});

both!(what_is_hidden_is_gone_for_everybody_but_author_and_staff, features(), async |app: TestApp| {
    let world = World::new(app, true).await;
    let (anna, bruno) = (world.town.person("anna").await, world.town.person("bruno").await);
    let who = world.standing(&anna).await;
    let debate = actions::begin(&world.town.db, &who, world.component, content("Dove mettiamo gli alberi?"))
        .await
        .unwrap();
    let page = world.page(&debate);
    bruno.get(&page).await.expect(200);
    let decision = format!("/it/admin/moderation/debate/{}", debate.id);
    let hide = [("decision", "hide"), ("reason", "spam"), ("note", "Vende alberi.")];
    bruno.post(&decision, &hide).await.expect(403);
    world.admin.post(&decision, &hide).await.expect(303);
    bruno.get(&page).await.expect(404);
    world.town.visitor().get(&page).await.expect(404);
    assert!(!bruno.get(LIST).await.text().contains("alberi"));
    let own = anna.get(&page).await.expect(200).words();
    assert!(own.contains("Questo dibattito è nascosto") && own.contains("Vende alberi."), "{own}");
    assert!(world.says(&anna, &debate, Side::For).await.is_err());
    anna.post(&format!("{page}/closing"), &[("conclusions", "Allora lo chiudo io.")]).await.expect(403);
    assert!(world.admin.get(ADMIN).await.expect(200).words().contains("Nascosto"));
    world.admin.post(&decision, &[("decision", "show")]).await.expect(303);
    bruno.get(&page).await.expect(200);
});

both!(a_debate_of_another_organisation_is_not_there, features(), async |app: TestApp| {
    let world = World::new(app.clone(), true).await;
    let debate = world.host(content("Dove mettiamo gli alberi?")).await;
    let other = app.tenant("vignola").await;
    let stranger = other.administrator().await;
    stranger.get(&world.page(&debate)).await.expect(404);
    let refused = actions::host(&other.db, &office(), world.component, content("Dove mettiamo qui?")).await;
    assert!(matches!(refused, Err(Problem::NotFound)), "{refused:?}");
    stranger.get(&format!("/it/admin/moderation/debate/{}", debate.id)).await.expect(404);
});
