//! The members of a body all at once: from a file, and in the order that the office gives them.

use testkit::{Answer, TestApp, TestTenant, Visitor, both};

use crate::{bodies::body, features};

const LIST: &str = "/it/admin/assemblies/consulta/members";

async fn previews(who: &Visitor, table: &[u8], fields: &[(&str, &str)]) -> Answer {
    let file = [("file", "consulta.csv", "text/csv", table)];
    who.post_files(&format!("{LIST}/import"), fields, &file).await
}

async fn takes_over(who: &Visitor, table: &str, replace: bool) -> Answer {
    let mut fields = vec![("confirmed", "1"), ("table", table)];
    fields.extend(replace.then_some(("replace", "on")));
    who.post_files(&format!("{LIST}/import"), &fields, &[]).await
}

/// The names of those who belong to it, as the office reads them.
async fn names(who: &Visitor) -> Vec<String> {
    let html = who.get(LIST).await.expect(200).text();
    let rows = html.split("name=\"order\"").skip(1);
    let name = |row: &str| {
        let link = row.split("<p class=\"mb-0\">").nth(1)?;
        Some(link.split_once('>')?.1.split_once('<')?.0.to_owned())
    };
    rows.filter_map(name).collect()
}

async fn town(app: &TestApp) -> (TestTenant, Visitor) {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    body(&admin, "consulta", "members", "").await;
    (town, admin)
}

// Acceptance: given CSV members, when imported with 'replace', then old members lose access and get no more notifications.
both!(
    given_csv_members_when_imported_with_replace_then_old_members_lose_access_and_get_no_more_notifications,
    features(),
    async |app: TestApp| {
        let (town, admin) = town(&app).await;
        let (anna, bruno) = (town.person("anna").await, town.person("bruno").await);
        let first = "e-mail;nome;ruolo;per chi;dal;al;pubblico\n\
            anna@sarmato.example;;Presidente;;01/03/2025;;sì\n\
            ;Elena Bassi;;Per la Pro Loco;;;no\n";
        let preview = previews(&admin, first.as_bytes(), &[]).await.expect(200).words();
        assert!(preview.contains("2 persone nuove, nessuna cambia, nessuna smette."), "{preview}");
        assert!(names(&admin).await.is_empty(), "a preview changes nothing");
        anna.get("/it/assemblies/consulta").await.expect(404);
        takes_over(&admin, first, false).await.expect(303);
        assert_eq!(names(&admin).await, ["anna", "Elena Bassi"]);
        let seen = anna.get("/it/assemblies/consulta").await.expect(200).text();
        let at = seen.find("/it/follows/process/").expect("a button");
        let follow = seen[at..].split('"').next().unwrap().to_owned();
        anna.post(&follow, &[("follow", "yes")]).await.expect(303);

        // The same table once more changes nothing; another adds who is new, and keeps the rest.
        let same = previews(&admin, first.as_bytes(), &[]).await.expect(200).words();
        assert!(same.contains("Nessuna persona nuova, nessuna cambia, nessuna smette."), "{same}");
        let second = "email,role\nbruno@sarmato.example,secretary\n";
        takes_over(&admin, second, false).await.expect(303);
        assert_eq!(names(&admin).await, ["anna", "bruno", "Elena Bassi"]);
        bruno.get("/it/assemblies/consulta").await.expect(200);

        // The file is the whole list: Anna and Elena have belonged to it until now.
        let preview = previews(&admin, second.as_bytes(), &[("replace", "on")]).await.expect(200).words();
        assert!(preview.contains("nessuna cambia, 2 smettono."), "{preview}");
        anna.get("/it/assemblies/consulta").await.expect(200);
        takes_over(&admin, second, true).await.expect(303);
        app.clock.advance(chrono::TimeDelta::seconds(1));
        anna.get("/it/assemblies/consulta").await.expect(404);
        let words = bruno.get("/it/assemblies/consulta/members").await.expect(200).words();
        let former = words.split("Chi ne ha fatto parte").nth(1).unwrap_or_default();
        assert!(former.contains("anna") && former.contains("Elena Bassi"), "{words}");

        // She follows it still, and is told nothing of it any more.
        let before = app.mails().await.len();
        let tx = town.db.read().await.unwrap();
        let members = crate::process(&town, "consulta").await.id;
        drop(tx);
        let about = kernel::ResourceRef::new("process", members.uuid());
        let told = kernel::Translated::new(kernel::Locale::IT, "Nuova fase");
        let payload = serde_json::json!({ "title": told });
        let emit = async move |tx: db::WriteTx| tx.emit("process.phase_began", &about, payload).await;
        town.db.write(emit).await.unwrap();
        assert_eq!(app.mails().await.len(), before);
        assert!(!anna.get("/it/account/notifications").await.words().contains("consulta"));

        // Back in the table, she belongs to it again.
        takes_over(&admin, first, false).await.expect(303);
        anna.get("/it/assemblies/consulta").await.expect(200);
    }
);

both!(nothing_is_taken_over_while_one_line_is_wrong, features(), async |app: TestApp| {
    let (town, admin) = town(&app).await;
    town.person("anna").await;
    let table = "email;nome;ruolo;dal;al\n\
        anna@sarmato.example;;Presidente;;\n\
        nessuno@sarmato.example;;;;\n\
        ;Elena;Re;domani;\n\
        ;;;;x\n\
        anna@sarmato.example;;;;\n";
    let words = previews(&admin, table.as_bytes(), &[]).await.expect(422).words();
    for said in [
        "Riga 3: Nessuno ha un account",
        "Riga 4: «Re» non è un ruolo",
        "Riga 4: Scrivi una data",
        "Riga 5: Scrivi un indirizzo e-mail o un nome",
        "Riga 6: È la stessa persona della riga 2",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    // A forged confirmation is read again, and refused again: not even the line that is right is kept.
    takes_over(&admin, table, true).await.expect(422);
    assert!(names(&admin).await.is_empty());
    previews(&admin, b"nome\nCitt\xe0\n", &[]).await.expect(422);
    admin.post_files(&format!("{LIST}/import"), &[], &[]).await.expect(422);
    let bruno = town.person("bruno").await;
    bruno.get(&format!("{LIST}/import")).await.expect(404);
    takes_over(&bruno, "nome\nElena\n", false).await.expect(404);
    takes_over(&admin, "email\nbruno@sarmato.example\n", false).await.expect(303);
    bruno.get(&format!("{LIST}/import")).await.expect(403);
    takes_over(&bruno, "nome\nElena\n", false).await.expect(403);
    // Somebody else's people are nobody here.
    let other = app.tenant("vignola").await;
    other.person("carla").await;
    previews(&admin, b"email\ncarla@vignola.example\n", &[]).await.expect(422);
    // What spreadsheets would take for a formula is a name.
    takes_over(&admin, "nome;pubblico\n'=1+1;s\u{ec}\n", false).await.expect(303);
    assert_eq!(names(&admin).await, ["=1+1", "bruno"]);
});

both!(members_are_put_in_order_by_buttons, features(), async |app: TestApp| {
    let (town, admin) = town(&app).await;
    takes_over(&admin, "nome;ruolo\nUno;\nDue;\nTre;\nQuattro;Presidente\n", false).await.expect(303);
    assert_eq!(names(&admin).await, ["Quattro", "Uno", "Due", "Tre"], "the chair first");
    let html = admin.get(LIST).await.text();
    let ids: Vec<&str> =
        html.split("name=\"order\" value=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let mut form: Vec<(&str, &str)> = ids.iter().map(|id| ("order", *id)).collect();
    form.push(("up", ids[3]));
    admin.post(&format!("{LIST}/order"), &form).await.expect(303);
    assert_eq!(names(&admin).await, ["Quattro", "Uno", "Tre", "Due"]);
    // Nobody passes the chair, whatever a form says; whom it does not name keeps their place behind.
    admin.post(&format!("{LIST}/order"), &[("order", ids[3]), ("order", "x")]).await.expect(303);
    assert_eq!(names(&admin).await, ["Quattro", "Tre", "Uno", "Due"]);
    let buttons = admin.get(LIST).await.text();
    assert_eq!(buttons.matches(" disabled").count(), 4, "first and last of each office");
    town.person("bruno").await.post(&format!("{LIST}/order"), &form).await.expect(404);
    let log = admin.get("/it/admin/audit").await.expect(200).words();
    assert!(log.contains("Componenti messi in ordine") && log.contains("Componenti importati da un file"));
});
