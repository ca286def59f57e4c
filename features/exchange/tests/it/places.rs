//! Where exchanges are, in words and on the map, and where they are announced.

use serde_json::{Value, json};
use spaces::blocks::{
    BlockKind, Surface,
    actions::{self as blocks, Change},
};
use testkit::TestApp;

use crate::{
    applying::either,
    rules::fixed,
    world::{ADMIN, LIST, World, card, features, seats, who},
};

testkit::both!(the_index_is_narrowed_by_place, features(), async |app: TestApp| {
    let cards = vec![
        card("a", "Alfa", "Orti urbani", seats(2, json!({})), either()),
        card("b", "Beta", "Patti di quartiere", seats(2, json!({})), either()),
    ];
    let world = World::new(app, cards).await;
    let visitor = world.town.visitor();
    assert!(!visitor.get(LIST).await.text().contains("name=\"place\""), "nobody said where");
    let (alfa, beta) = (world.body("Comune di Alfa").await, world.body("Comune di Beta").await);
    let place = |body: exchange::BodyId| format!("{ADMIN}/bodies/{body}");
    world.admin.get(&place(alfa)).await.expect(200);
    let huge = "x".repeat(81);
    for wrong in [
        [("place", huge.as_str()), ("lat", ""), ("lng", "")],
        [("place", "Modena"), ("lat", "nord"), ("lng", "11")],
        [("place", "Modena"), ("lat", "44"), ("lng", "")],
        [("place", "Modena"), ("lat", "95"), ("lng", "11")],
    ] {
        let answer = world.admin.post(&place(alfa), &wrong).await.expect(422);
        assert!(answer.text().contains(wrong[0].1), "what was typed stays");
    }
    let modena = [("place", " Modena "), ("lat", "44,64"), ("lng", "10,92")];
    world.admin.post(&place(alfa), &modena).await.expect(303);
    world.admin.post(&place(beta), &[("place", "Pescara")]).await.expect(303);
    let words = world.admin.get(&format!("{ADMIN}/bodies")).await.expect(200).words();
    assert!(words.contains("Modena") && words.contains("Pescara"), "{words}");
    assert!(world.admin.get(&place(beta)).await.words().contains("Luoghi già scritti: Modena, Pescara"));
    assert!(visitor.get(LIST).await.words().contains("Dove"));
    let narrowed = visitor.get(&format!("{LIST}?place=Modena")).await.expect(200).words();
    assert!(narrowed.contains("Una scheda") && narrowed.contains("Togli i filtri"), "{narrowed}");
    let both = visitor.get(&format!("{LIST}?place=Modena&place=Pescara")).await.expect(200).words();
    assert!(both.contains("2 schede"), "{both}");
    for none in ["place=Modena&q=patti", "place=Atlantide"] {
        let words = visitor.get(&format!("{LIST}?{none}")).await.expect(200).words();
        assert!(words.contains("Nessuna scheda corrisponde"), "{none}: {words}");
    }
    assert!(visitor.get(&format!("{LIST}/map")).await.text().contains("data-lat=\"44.64\""));
    // Where bodies are goes along with the programme.
    let file = world.admin.get(&format!("{ADMIN}/programme.json")).await.expect(200).text();
    let file: Value = serde_json::from_str(&file).unwrap();
    assert_eq!(file["places"][0]["place"], "Modena");
    assert!(exchange::file::read(file.to_string().as_bytes()).is_ok());
    // The place is the managers', and of bodies of this programme.
    let nobody = "00000000-0000-0000-0000-000000000000";
    for id in [nobody, "x"] {
        world.admin.get(&format!("{ADMIN}/bodies/{id}")).await.expect(404);
        world.admin.post(&format!("{ADMIN}/bodies/{id}"), &modena).await.expect(404);
    }
    world.town.person("anna").await.post(&place(alfa), &modena).await.expect(403);
    let foreign = world.app.tenant("vignola").await;
    foreign.administrator().await.post(&place(alfa), &modena).await.expect(404);
});

testkit::both!(the_next_exchanges_are_on_the_home_page, features(), async |app: TestApp| {
    let world = World::new(
        app,
        vec![
            card("a", "Alfa", "Orti urbani", seats(2, json!({})), fixed(&["2026-12-03", "2026-12-04"])),
            card("b", "Beta", "Patti di quartiere", seats(2, json!({})), either()),
            card(
                "c",
                "Gamma",
                "Da fissare",
                seats(2, json!({})),
                json!([{ "type": "month", "month": "2027-03" }]),
            ),
            card("d", "Delta", "Passato", seats(2, json!({})), fixed(&["2026-11-02"])),
        ],
    )
    .await;
    // Whoever arranges the home page puts the dates there.
    let dates = Change::Add(BlockKind::Dates);
    blocks::change(&world.town.db, &who(), Surface::Home, dates).await.unwrap();
    blocks::publish(&world.town.db, &who(), Surface::Home).await.unwrap();
    let home = world.town.visitor().get("/it/").await.expect(200);
    for words in ["Orti urbani", "Alfa: 3, 4 dicembre 2026", "Patti di quartiere", "da confermare"] {
        assert!(home.words().contains(words), "{words} in {}", home.words());
    }
    assert!(!home.words().contains("Passato") && !home.words().contains("Da fissare"), "{}", home.words());
    let link = format!("href=\"{LIST}/1-orti-urbani\"");
    assert!(home.text().contains(&link), "{link}");
    // What is taken back, or called off, is not announced.
    let office = world.office("a").await;
    world.admin.post(&format!("{office}/return"), &[("reason", "Chiuso.")]).await.expect(303);
    assert!(!world.town.visitor().get("/it/").await.words().contains("Orti urbani"));
});
