use serde_json::json;
use testkit::TestApp;

use crate::world::{ADMIN, LIST, World, card, features, seats};

testkit::both!(an_empty_programme_says_what_comes, features(), async |app: TestApp| {
    let world = World::new(app, Vec::new()).await;
    let page = world.town.visitor().get(LIST).await.expect(200);
    assert!(page.words().contains("Qui non c’è ancora nessuna scheda"), "{}", page.words());
    for path in ["/calendar", "/map", "/calendar.ics"] {
        world.town.visitor().get(&format!("{LIST}{path}")).await.expect(200);
    }
    world.town.visitor().get(&format!("{LIST}/calendar.pdf")).await.expect(404);
    world.town.visitor().get(&format!("{LIST}/1")).await.expect(404);
    assert!(world.admin.get(ADMIN).await.expect(200).words().contains("Nessuna scheda"));
});

testkit::both!(index_and_calendar_are_made_from_the_cards, features(), async |app: TestApp| {
    let days = json!([{ "type": "fixed", "dates": ["2027-02-02", "2027-02-03"] }]);
    let either = json!([{ "type": "alternative", "group": "marzo", "choose": 1, "dates": ["2027-03-04", "2027-03-11"] }]);
    let cards = vec![
        card("a", "Alfa", "Orti urbani", seats(10, json!({})), days),
        card("b", "Beta", "Patti di quartiere", seats(4, json!({ "max_bodies": 2 })), either),
    ];
    let world = World::new(app, cards).await;
    let visitor = world.town.visitor();
    let page = visitor.get(LIST).await.expect(200);
    for words in ["2 buone pratiche", "Orti urbani", "10 posti", "febbraio 2027", "4 o 11"] {
        assert!(page.words().contains(words), "{words} in {}", page.words());
    }
    assert!(page.text().contains("1, Orti urbani, 2 febbraio 2027, data fissa"), "{}", page.text());
    let card = visitor.get(&format!("{LIST}/2-patti-di-quartiere")).await.expect(200);
    for words in ["4 o 11 marzo 2027", "Se ne conferma una", "Al massimo 2 enti per sessione", "Referente"] {
        assert!(card.words().contains(words), "{words} in {}", card.words());
    }
    assert!(!card.text().contains("Rita Prova") && !card.text().contains("rita@"), "contacts are private");
    assert_eq!(
        visitor.get(&format!("{LIST}/2-altro")).await.location(),
        format!("{LIST}/2-patti-di-quartiere")
    );
    for locale in ["it", "en"] {
        let pdf = visitor.get(&format!("{}/calendar.pdf", LIST.replacen("it", locale, 1))).await.expect(200);
        assert_eq!(pdf.headers["content-type"], "application/pdf");
        assert!(pdf.text().contains(&format!("/Lang({locale})")), "{locale}");
    }
    let feed = visitor.get(&format!("{LIST}/calendar.ics")).await.expect(200).text();
    assert!(feed.contains("DTEND;VALUE=DATE:20270204") && feed.contains("STATUS:TENTATIVE"), "{feed}");
    assert!(
        visitor
            .get(&format!("{LIST}?q=nessuno"))
            .await
            .expect(200)
            .words()
            .contains("Nessuna scheda corrisponde")
    );
    for odd in [
        "?body=x",
        "?seats=all",
        "?month=99",
        "?duration=%00",
        "?q=%F0%9F%92%A9&body=00000000-0000-0000-0000-000000000000",
    ] {
        visitor.get(&format!("{LIST}{odd}")).await.expect(200);
    }
    // Seats left are a facet, as the ledger has them.
    assert!(page.words().contains("Ci sono posti") && !page.words().contains("Solo lista d’attesa"));
    assert!(visitor.get(&format!("{LIST}?seats=left")).await.expect(200).words().contains("2 schede"));
    let full = visitor.get(&format!("{LIST}?seats=line")).await.expect(200);
    assert!(full.words().contains("Nessuna scheda corrisponde"));
    // The settings are the managers'.
    world.admin.post(&format!("{ADMIN}/settings"), &[("offer_hours", "900")]).await.expect(422);
    world
        .admin
        .post(&format!("{ADMIN}/settings"), &[("offer_hours", "24"), ("rules", "Si viaggia in treno.")])
        .await
        .expect(303);
    assert!(visitor.get(LIST).await.words().contains("Si viaggia in treno."));
    world.town.person("anna").await.get(&format!("{ADMIN}/settings")).await.expect(403);
});
