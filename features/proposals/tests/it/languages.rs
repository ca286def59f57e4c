//! What the office enters and answers is given in two languages; what people propose stays in theirs.

use proposals::Settings;
use testkit::{TestApp, both};

use crate::world::{ADMIN, LIST, World, features};

fn english(path: &str) -> String {
    path.replacen("/it/", "/en/", 1)
}

both!(a_proposal_of_an_assembly_is_given_in_two_languages, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let visitor = world.town.visitor();
    let mut form = world.form("Un bagno aperto nel parco");
    form.extend([
        ("origin".to_owned(), "assembly".to_owned()),
        ("origin_note".to_owned(), "Assemblea di Borgo Fiume".to_owned()),
        ("origin_note_en".to_owned(), "Assembly of Borgo Fiume".to_owned()),
        ("title_en".to_owned(), "An open toilet in the park".to_owned()),
        ("body_en".to_owned(), "Without **one** nobody stays longer than half an hour.".to_owned()),
    ]);
    let form: Vec<(&str, &str)> = form.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let page = world.admin.get(&format!("{ADMIN}/new")).await.expect(200).text();
    assert!(page.contains("name=\"body_en\""));
    world.admin.post(ADMIN, &form).await.expect(303);
    let page = format!("{LIST}/1-un-bagno-aperto-nel-parco");
    let text = visitor.get(&english(&page)).await.expect(200).text();
    assert!(text.contains("<h1>An open toilet in the park</h1>") && text.contains("<strong>one</strong>"));
    assert!(text.contains("<span>Assembly of Borgo Fiume</span>"), "{text}");
    assert!(visitor.get(&page).await.expect(200).text().contains("Assemblea di Borgo Fiume"));
    let list = visitor.get(&english(LIST)).await.expect(200).words();
    assert!(list.contains("Assembly of Borgo Fiume"), "{list}");
    assert!(list.contains("An open toilet in the park") && list.contains("half an hour"), "{list}");
    // It is found in either language, wherever one searches.
    for word in ["toilet", "bagno"] {
        let found = visitor.get(&format!("{LIST}?q={word}")).await.expect(200).words();
        assert!(found.contains("Un bagno aperto nel parco"), "{word}: {found}");
    }
    assert!(visitor.get(&page).await.expect(200).text().contains("<h1>Un bagno aperto nel parco</h1>"));
});

both!(an_answer_is_read_in_the_language_of_the_reader, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let (anna, bruno) = (world.town.person("anna").await, world.town.person("bruno").await);
    let visitor = world.town.visitor();
    world.publish(&anna, "Una pensilina").await;
    bruno.post(&format!("{LIST}/1/support"), &[]).await.expect(303);
    let profile = [("name", "Bruno"), ("nickname", "bruno"), ("locale", "en")];
    bruno.post("/it/account/profile", &profile).await.expect(303);
    let answer = [
        ("verdict", "accepted"),
        ("cost", "38.000"),
        ("body", "Si può fare **senza espropri**."),
        ("body_en", "It can be done **without taking land**."),
    ];
    world.admin.post(&format!("{ADMIN}/1/answer"), &answer).await.expect(303);
    let page = format!("{LIST}/1-una-pensilina");
    let text = visitor.get(&english(&page)).await.expect(200).text();
    assert!(text.contains("<strong>without taking land</strong>") && !text.contains("senza espropri"));
    // The proposal itself is its author's, in Italian.
    assert!(text.contains("<h1 lang=\"it\">Una pensilina</h1>"), "{text}");
    assert!(visitor.get(&page).await.text().contains("<strong>senza espropri</strong>"));
    let mails = world.app.mails().await;
    let to = |name: &str| mails.iter().find(|m| m.to.starts_with(name) && m.text.contains("38")).cloned();
    assert!(to("bruno").is_some_and(|m| m.text.contains("without taking land")), "{mails:?}");
    assert!(to("anna").is_some_and(|m| m.text.contains("senza espropri")), "{mails:?}");

    // Without the translation the answer falls back, and says so.
    world.admin.post(&format!("{ADMIN}/1/answer"), &answer[..3]).await.expect(303);
    let shown = visitor.get(&english(&page)).await.expect(200);
    assert!(shown.words().contains("This text is only in Italian.") && shown.words().contains("espropri"));
    assert!(shown.text().contains("<div lang=\"it\">"), "{}", shown.text());
});

both!(a_draft_keeps_the_language_in_which_it_was_begun, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let anna = world.town.person("anna").await;
    let mut form = world.form("A bench by the river");
    form.push(("title_it".to_owned(), "Una panchina".to_owned()));
    let mut form: Vec<(&str, &str)> = form.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    form.push(("then", "preview"));
    let draft = anna.post(&english(&format!("{LIST}/drafts")), &form).await.expect(303);
    let draft = draft.location().to_owned();
    let made = anna.post(&format!("{draft}/publication"), &[]).await.expect(303).location().to_owned();
    let page = made.replacen("/en/", "/it/", 1);
    let text = world.town.visitor().get(&page).await.expect(200).text();
    assert!(text.contains("<h1 lang=\"en\">A bench by the river</h1>"), "{text}");
});
