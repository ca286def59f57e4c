use testkit::TestApp;

use crate::world::{ADMIN, LIST, World, features};

/// The form of a card that nothing is missing in.
fn form(title: &str) -> Vec<(&str, &str)> {
    vec![
        ("title", title),
        ("short", "Orti"),
        ("office", "Ufficio verde"),
        ("description", "Gli orti **di tutti**."),
        ("modes", "on-site"),
        ("days", "1 mattina: visita agli orti\n1 pomeriggio: pranzo insieme"),
        ("modules", "Il bando | 3\n- criteri"),
        ("duration_min", "1"),
        ("duration_unit", "day"),
        ("max", "3"),
        ("kind_1", "alternative"),
        ("dates_1", "4/3/2027, 11/3/2027"),
        ("count_1", "1"),
        ("kind_2", "month"),
        ("dates_2", "5/2027"),
        ("contact_1_role", "Segreteria"),
        ("contact_1", "Rita Prova"),
        ("contact_1_email", "rita@alfa.example"),
    ]
}

testkit::both!(a_host_drafts_and_a_manager_publishes, features(), async |app: TestApp| {
    let world = World::new(app, Vec::new()).await;
    let host = world.town.person("anna").await;
    let stranger = world.town.person("carla").await;
    host.get(&format!("{LIST}/desk")).await.expect(403);
    world.admin.post(&format!("{ADMIN}/bodies"), &[("heading", ""), ("kind", "comune")]).await.expect(422);
    let body = [
        ("heading", "Comune di Alfa"),
        ("name", "Alfa"),
        ("kind", "comune"),
        ("lat", "44,9"),
        ("lng", "9,5"),
    ];
    world.admin.post(&format!("{ADMIN}/bodies"), &body).await.expect(303);
    world.admin.post(&format!("{ADMIN}/bodies"), &body).await.expect(422);
    let bodies = world.admin.get(&format!("{ADMIN}/bodies")).await.expect(200).text();
    let id = world.body("Comune di Alfa").await.to_string();
    assert!(bodies.contains(&id));
    let invite = [("body", id.as_str()), ("email", "anna@sarmato.example")];
    world.admin.post(&format!("{ADMIN}/bodies/invitations"), &invite).await.expect(303);
    world.mail("anna@sarmato.example", "Sei invitato").await;

    // What is missing is said, what was typed stays; a draft is the host's and the managers'.
    let desk = host.get(&format!("{LIST}/desk")).await.expect(200);
    assert!(desk.words().contains("Il tuo ente non ha ancora schede"), "{}", desk.words());
    host.get(&format!("{LIST}/drafts")).await.expect(200);
    let mut odd = form("Orti urbani di tutti");
    odd.push(("body", &id));
    odd.retain(|(name, _)| *name != "dates_1");
    odd.push(("dates_1", "ieri"));
    let wrong = host.post(&format!("{LIST}/drafts"), &odd).await.expect(422);
    assert!(wrong.words().contains("Queste date non si leggono") && wrong.text().contains("Ufficio verde"));
    let mut fine = form("Orti urbani di tutti");
    fine.push(("body", &id));
    stranger.post(&format!("{LIST}/drafts"), &fine).await.expect(403);
    let draft = host.post(&format!("{LIST}/drafts"), &fine).await.location().to_owned();
    let page = host.get(&draft).await.expect(200).text();
    assert!(
        page.contains("04/03/2027, 11/03/2027") && page.contains("1 mattina: visita agli orti"),
        "{page}"
    );
    stranger.get(&draft).await.expect(403);
    host.post(&format!("{draft}/submission"), &[]).await.expect(303);
    host.post(&draft, &form("Un altro titolo")).await.expect(403);
    host.post(&format!("{draft}/submission"), &[]).await.expect(403);

    // The managers read it, send it back with the reason, and publish it: then it has its number.
    assert!(world.admin.get("/it/admin/processes/scambi").await.words().contains("Una scheda da leggere"));
    let office = draft.replacen("/it/processes", "/it/admin/processes", 1).replacen("/drafts", "", 1);
    world.admin.get(&office).await.expect(200);
    world.admin.post(&format!("{office}/return"), &[("reason", " ")]).await.expect(422);
    world.admin.post(&format!("{office}/return"), &[("reason", "Scrivi i posti.")]).await.expect(303);
    assert!(world.mail("anna@sarmato.example", "Da completare").await.text.contains("Scrivi i posti."));
    assert!(host.get(&draft).await.words().contains("Scrivi i posti."));
    host.post(&draft, &form("Orti urbani per tutti")).await.expect(303);
    host.post(&format!("{draft}/submission"), &[]).await.expect(303);
    host.post(&format!("{office}/publication"), &[]).await.expect(403);
    world.admin.post(&format!("{office}/publication"), &[]).await.expect(303);
    world.admin.post(&format!("{office}/publication"), &[]).await.expect(409);
    world.mail("anna@sarmato.example", "La scheda è pubblica").await;
    let visitor = world.town.visitor();
    let page = visitor.get(&format!("{LIST}/1-orti")).await.expect(200).words();
    for words in [
        "Orti urbani per tutti",
        "Mattina",
        "visita agli orti",
        "3 ore",
        "4 o 11 marzo 2027",
        "Restano 3 posti su 3",
    ] {
        assert!(page.contains(words), "{words} in {page}");
    }
    assert!(visitor.get(&format!("{LIST}/map")).await.expect(200).text().contains("data-lat=\"44.9\""));
    // The managers change what is public; the host does not.
    host.post(&draft, &form("Ancora un titolo")).await.expect(403);
    world.admin.post(&format!("{office}/revision"), &form("Orti di città")).await.expect(303);
    assert!(visitor.get(LIST).await.words().contains("Orti"));
    world.admin.post(&format!("{office}/return"), &[("reason", "Chiuso.")]).await.expect(303);
    visitor.get(&format!("{LIST}/1-orti")).await.expect(404);
    world.admin.post(&format!("{ADMIN}/bodies/invitations/removal"), &invite).await.expect(303);
    host.get(&format!("{LIST}/desk")).await.expect(403);

    // Whoever deletes their account writes for no body any more.
    let listed = format!("{ADMIN}/bodies");
    world.admin.post(&format!("{ADMIN}/bodies/invitations"), &invite).await.expect(303);
    assert!(world.admin.get(&listed).await.words().contains("anna@sarmato.example"));
    world.town.deletes_account(&host).await;
    assert!(!world.admin.get(&listed).await.words().contains("anna@sarmato.example"));
});
