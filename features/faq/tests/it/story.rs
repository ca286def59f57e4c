use accounts::Role;
use testkit::{TestApp, both};

use crate::world::{Town, features};

both!(questions_are_read_with_their_answers, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let fields = [("title_it", "Chi vota?"), ("text_it", "Chi ha **16 anni**."), ("title_en", "Who votes?")];
    town.add("faq", &fields).await.expect(303);
    let page = town.read("/faq").await.expect(200).text();
    assert!(
        page.contains("<summary>Chi vota?</summary>") && page.contains("<strong>16 anni</strong>"),
        "{page}"
    );
    assert!(town.read("").await.words().contains("Chi vota?"));
    let english = town.tenant.visitor().get("/en/processes/cinema/faq").await.expect(200).text();
    assert!(
        english.contains("<summary>Who votes?</summary>") && english.contains("lang=\"it\""),
        "{english}"
    );
    assert!(english.contains("This text is only in Italian."), "{english}");
    assert!(!page.contains("Questo testo c’è solo"), "{page}");
});

both!(a_word_is_explained_where_it_first_occurs, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    assert!(!town.read("").await.text().contains("<dfn"));
    let fields = [
        ("title_it", "patto di collaborazione"),
        ("forms_it", "patto, patti"),
        ("text_it", "Un accordo tra il Comune e chi si prende cura di un bene vicino & comune."),
    ];
    town.add("glossary", &fields).await.expect(303);
    let page = town.read("").await.expect(200).text();
    assert_eq!(page.matches("<dfn").count(), 1, "{page}");
    let link = "<a href=\"/it/processes/cinema/glossary#patto-di-collaborazione\" aria-describedby=\"term-1\">patto di collaborazione</a>";
    assert!(page.contains(link), "{page}");
    assert!(page.contains("role=\"tooltip\""), "{page}");
    assert!(page.contains("vicino &amp; comune"), "what the explanation says is escaped: {page}");
    // The link leads somewhere without any script.
    let glossary = town.read("/glossary").await.expect(200).text();
    assert!(glossary.contains("id=\"patto-di-collaborazione\""), "{glossary}");
    // Answers explain words too.
    let question = [("title_it", "Chi firma?"), ("text_it", "I patti li firma la Giunta.")];
    town.add("faq", &question).await.expect(303);
    assert!(town.read("/faq").await.text().contains(">patti</a>"));
});

both!(a_glossary_that_is_taken_back_explains_nothing, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    town.add("glossary", &[("title_it", "patto"), ("text_it", "Un accordo.")]).await.expect(303);
    let fields = [("component", "glossary"), ("title_glossary_it", "Glossario")];
    town.manager.post("/it/admin/processes/cinema/components", &fields).await.expect(303);
    assert!(!town.read("").await.text().contains("<dfn"));
    town.read("/glossary").await.expect(404);
});

both!(what_is_missing_is_said_and_what_was_typed_is_kept, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let again = town.add("faq", &[("title_it", "Chi vota?"), ("text_it", "")]).await.expect(422);
    assert!(again.words().contains("Scrivi la risposta o la spiegazione"), "{}", again.words());
    assert!(again.text().contains("value=\"Chi vota?\""));
    town.add("faq", &[("title_it", &"x".repeat(201)), ("text_it", "x")]).await.expect(422);
    town.add("glossary", &[("title_it", "x"), ("text_it", &"x".repeat(6_001))]).await.expect(422);
    assert!(town.entries("faq").await.is_empty());
});

both!(entries_are_changed_arranged_and_deleted_by_managers_only, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    for title in ["Uno?", "Due?"] {
        town.add("faq", &[("title_it", title), ("text_it", "Sì.")]).await.expect(303);
    }
    let ids: Vec<String> = town.entries("faq").await.iter().map(|e| e.id.to_string()).collect();
    let path = "/it/admin/processes/cinema/faq";
    let order = [("order", ids[0].as_str()), ("order", ids[1].as_str()), ("down", ids[0].as_str())];
    let collaborator = town.tenant.staff("aiuto", Role::Collaborator, None).await;
    collaborator.get(path).await.expect(200);
    collaborator.post(&format!("{path}/order"), &order).await.expect(403);
    town.manager.post(&format!("{path}/order"), &order).await.expect(303);
    assert_eq!(town.entries("faq").await[0].id.to_string(), ids[1]);
    let change = [("title_it", "Uno e mezzo?"), ("text_it", "Sì.")];
    collaborator.post(&format!("{path}/{}", ids[0]), &change).await.expect(403);
    town.manager.get(&format!("{path}/{}", ids[0])).await.expect(200);
    town.manager.post(&format!("{path}/{}", ids[0]), &change).await.expect(303);
    assert!(town.read("/faq").await.words().contains("Uno e mezzo?"));
    town.manager.get(&format!("{path}/{}/deletion", ids[0])).await.expect(200);
    town.manager.post(&format!("{path}/{}/deletion", ids[0]), &[]).await.expect(303);
    assert!(!town.read("/faq").await.words().contains("Uno e mezzo?"));
    // An entry of the questions is none of the glossary.
    town.manager.get(&format!("/it/admin/processes/cinema/glossary/{}", ids[1])).await.expect(404);
    town.manager.post(&format!("/it/admin/processes/cinema/glossary/{}", ids[1]), &change).await.expect(404);
});
