use proposals::Settings;
use testkit::TestApp;

use crate::world::{ADMIN, LIST, World, features, send};

testkit::both!(markdown_cannot_run, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let anna = world.town.person("anna").await;
    let mut form = world.form("<script>alert(1)</script> {{ page.title }}");
    form[1].1 = "[x](javascript:alert(1)) <img src=x onerror=alert(1)> ![p](https://evil.example/p.gif) \
                 <a href=\"//evil.example\">y</a> [z](//evil.example) {% raw %}"
        .into();
    form.push(("then".into(), "preview".into()));
    let draft = send(&anna, &format!("{LIST}/drafts"), &form).await.location().to_owned();
    let path = anna.post(&format!("{draft}/publication"), &[]).await.location().to_owned();
    for path in [path, LIST.to_owned(), draft] {
        let answer = anna.get(&path).await;
        let text = answer.text();
        for bad in [
            "<script>alert",
            "<a href=\"javascript",
            "onerror=alert(1)>",
            "<img src=x",
            "src=\"https://evil",
            "<a href=\"//evil",
        ] {
            assert!(!text.contains(bad), "{path}: {bad}\n{text}");
        }
    }
});

testkit::both!(odd_forms_get_a_clear_answer, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let anna = world.town.person("anna").await;
    let drafts = format!("{LIST}/drafts");
    // Empty is a draft too, and stays one.
    let draft = anna.post(&drafts, &[]).await.location().to_owned();
    let draft = draft.trim_end_matches("/revision").to_owned();
    let refused = anna.post(&format!("{draft}/publication"), &[]).await.expect(422);
    assert!(refused.words().contains("Ci sono 3 cose da sistemare"), "{}", refused.words());
    // Too long, in characters and not in bytes.
    let long = "è".repeat(151);
    let wrong = anna.post(&drafts, &[("title", &long)]).await.expect(422);
    assert!(wrong.words().contains("151") && wrong.text().contains(&long), "{}", wrong.words());
    let fits = "è".repeat(150);
    anna.post(&drafts, &[("title", &fits)]).await.expect(303);
    // Far too long, wrong encoding, control characters, labels of nowhere.
    let huge = "x".repeat(2 << 20);
    anna.post(&drafts, &[("body", &huge)]).await.expect(422);
    anna.post_raw(&drafts, "application/x-www-form-urlencoded", b"title=%FF%FE".to_vec()).await.expect(422);
    anna.post_raw(&drafts, "application/json", b"{}".to_vec()).await.expect(422);
    anna.post(&drafts, &[("title", "a\u{0}b")]).await.expect(422);
    let nowhere = uuid::Uuid::from_u128(99).to_string();
    anna.post(&drafts, &[("title", "Ciao a tutti"), ("category", &nowhere)]).await.expect(422);
    anna.post(&drafts, &[("title", "Ciao a tutti"), ("area", &world.green.to_string())]).await.expect(422);
    // A forged post does nothing.
    world.publish(&anna, "Una panchina").await;
    let forged = anna.forged_post(&format!("{LIST}/1/support"), "view=box").await.expect(403);
    assert!(forged.words().contains("La richiesta arriva da un altro sito"), "{}", forged.words());
    assert_eq!(world.supports().await, 0);
    for path in
        ["/999", "/0", "/-1", "/abc", "/99999999999999999999", "/drafts/x", "/1/nothing", "/drafts/new/x"]
    {
        anna.get(&format!("{LIST}{path}")).await.expect(404);
    }
    for path in ["/999", "/abc", "/nothing"] {
        world.admin.get(&format!("{ADMIN}{path}")).await.expect(404);
    }
    anna.post(&format!("{LIST}/999/support"), &[]).await.expect(404);
});

testkit::both!(another_organisation_has_none_of_it, features(), async |app: TestApp| {
    let world = World::new(app.clone(), Settings::default()).await;
    let anna = world.town.person("anna").await;
    let draft = world.draft(&anna, "Una panchina").await;
    world.publish(&anna, "Una fontanella").await;
    // The same process, the same numbers, another town.
    let vignola = app.tenant("vignola").await;
    let other = World::in_town(app, vignola, Settings::default()).await;
    let dora = other.town.person("dora").await;
    for visitor in [&dora, &other.admin] {
        visitor.get(&draft).await.expect(404);
        visitor.get(&format!("{LIST}/1-una-fontanella")).await.expect(404);
        visitor.post(&format!("{draft}/publication"), &[]).await.expect(404);
        visitor.post(&draft, &[("title", "Mia")]).await.expect(404);
        visitor.post(&format!("{LIST}/1/support"), &[]).await.expect(404);
    }
    other.admin.post(&format!("{ADMIN}/1/hiding"), &[("reason", "x")]).await.expect(404);
    // A stolen session is nobody elsewhere.
    let stolen = anna.at("vignola.example");
    assert!(stolen.get(&format!("{LIST}/mine")).await.location().contains("/it/login"));
    assert_eq!(world.supports().await, 0);
});
