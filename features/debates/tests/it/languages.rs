//! What the office writes is given in several languages; what people write stays in their own.

use testkit::{TestApp, both};

use crate::world::{ADMIN, LIST, World, features};

const BILINGUAL: [(&str, &str); 5] = [
    ("title", "Dove mettiamo gli alberi?"),
    ("body", "Ne arrivano **quaranta** a marzo."),
    ("instructions", "Una via per commento."),
    ("title_en", "Where do the trees go?"),
    ("body_en", "**Forty** come in March."),
];

fn english(path: &str) -> String {
    path.replacen("/it/", "/en/", 1)
}

both!(
    the_office_gives_a_debate_in_two_languages_and_what_lacks_falls_back,
    features(),
    async |app: TestApp| {
        let world = World::new(app, false).await;
        let (anna, visitor) = (world.town.person("anna").await, world.town.visitor());
        let form = world.admin.get(&format!("{ADMIN}/new")).await.expect(200).text();
        assert!(form.contains("name=\"title_en\"") && !form.contains("name=\"title_it\""));
        world.admin.post(ADMIN, &BILINGUAL).await.expect(303);
        let page = format!("{LIST}/1-dove-mettiamo-gli-alberi");
        let shown = visitor.get(&english(&page)).await.expect(200);
        let text = shown.text();
        assert!(text.contains("Where do the trees go?</h1>") && text.contains("<strong>Forty</strong>"));
        // What is not there in English says so, to readers and to their programs.
        assert!(text.contains("lang=\"it\"") && text.contains("Una via per commento."));
        assert!(shown.words().contains("This text is only in Italian."), "{}", shown.words());
        let own = visitor.get(&page).await.expect(200);
        assert!(own.text().contains("<strong>quaranta</strong>") && !own.words().contains("Questo testo"));
        let list = visitor.get(&english(LIST)).await.expect(200).words();
        assert!(list.contains("Where do the trees go?") && list.contains("Forty come in March."), "{list}");

        // The form shows both again, and keeps what was typed with an error beside its field.
        let form = world.admin.get(&format!("{ADMIN}/1")).await.expect(200).text();
        assert!(form.contains("Where do the trees go?") && form.contains("**Forty** come in March."));
        let long = "x".repeat(151);
        let wrong = [("title", BILINGUAL[0].1), ("body", BILINGUAL[1].1), ("title_en", long.as_str())];
        let wrong = world.admin.post(&format!("{ADMIN}/1"), &wrong).await.expect(422).text();
        assert!(wrong.contains(&long) && wrong.contains("#f-title_en"), "{wrong}");

        // Whoever follows it reads the conclusions in the language of their account.
        let about = format!("/it/follows/debate/{}", id_of(&world).await);
        anna.post(&about, &[("follow", "yes")]).await.expect(303);
        let profile = [("name", "Anna"), ("nickname", "anna"), ("locale", "en")];
        anna.post("/it/account/profile", &profile).await.expect(303);
        let closing = [
            ("conclusions", "Li mettiamo in piazza, dodici per lato."),
            ("conclusions_en", "They go to the square, twelve on each side."),
        ];
        world.admin.post(&format!("{page}/closing"), &closing).await.expect(303);
        let mails = world.app.mails().await;
        let mail = mails.iter().find(|m| m.subject.contains("Where do the trees go?"));
        assert!(mail.is_some_and(|mail| mail.text.contains("twelve on each side")), "{mails:?}");
        let closed = visitor.get(&english(&page)).await.expect(200).words();
        assert!(closed.contains("twelve on each side") && !closed.contains("dodici per lato"), "{closed}");

        // A language is taken back by emptying its fields.
        world.admin.post(&format!("{page}/reopening"), &[]).await.expect(303);
        world.admin.post(&format!("{ADMIN}/1"), &BILINGUAL[..3]).await.expect(303);
        let text = visitor.get(&english(&page)).await.expect(200).text();
        assert!(text.contains("<h1 lang=\"it\">Dove mettiamo gli alberi?</h1>"), "{text}");
    }
);

/// The id of the first debate, as the link to report it names it.
async fn id_of(world: &World) -> String {
    let page = world.town.visitor().get(&format!("{LIST}/1-dove-mettiamo-gli-alberi")).await.text();
    page.split("/reports/debate/").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

both!(what_people_begin_stays_in_their_language, features(), async |app: TestApp| {
    let world = World::new(app, true).await;
    let (anna, visitor) = (world.town.person("anna").await, world.town.visitor());
    let list = english(LIST);
    assert!(!anna.get(&format!("{list}/new")).await.expect(200).text().contains("title_it"));
    // Nobody slips a translation in.
    let form = [("title", "More benches by the river"), ("body", "Please."), ("title_it", "Altro")];
    let made = anna.post(&list, &form).await.expect(303).location().to_owned();
    assert!(visitor.get(&made).await.expect(200).text().contains("<h1>More benches by the river</h1>"));
    let italian = made.replacen("/en/", "/it/", 1);
    let text = visitor.get(&italian).await.expect(200).text();
    assert!(text.contains("<h1 lang=\"en\">More benches by the river</h1>"), "{text}");
    assert!(!text.contains("Altro</h1>"));
    // Nor does the office, which may correct it.
    let change = [("title", "More benches by the water"), ("body", "Please."), ("title_it", "Panchine")];
    assert!(!world.admin.get(&format!("{ADMIN}/1")).await.text().contains("title_en"));
    world.admin.post(&format!("{ADMIN}/1"), &change).await.expect(303);
    let text = visitor.get(&format!("{LIST}/1-more-benches-by-the-water")).await.expect(200).text();
    assert!(text.contains("<h1 lang=\"en\">More benches by the water</h1>"), "{text}");
});
