use accounts::{Role, Standing};
use spaces::process;
use testkit::{File, TestApp, both};

use crate::world::{Town, features};

const PDF: File<'static> =
    ("file", "regolamento.pdf", "application/pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n");

both!(a_document_is_downloaded_from_its_collection, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let path = "/it/admin/processes/cinema/library";
    town.manager
        .post(&format!("{path}/collections"), &[("title_0_it", "Atti della Giunta")])
        .await
        .expect(303);
    let tx = town.tenant.db.read().await.unwrap();
    let component = town.component(library::LIBRARY).await.id;
    let collection = library::store::documents::collections(&tx, component).await.unwrap()[0].id.to_string();
    drop(tx);
    let fields =
        [("title_it", "Delibera 12"), ("about_it", "Avvio"), ("nature", "act"), ("collection", &collection)];
    town.add("library", &fields, &[PDF]).await.expect(303);
    town.add("library", &[("title_it", "Statuto"), ("nature", "regulation")], &[PDF]).await.expect(303);
    let law = [("title_it", "Legge 15"), ("nature", "regulation"), ("link", "https://legge.example/15")];
    town.add("library", &law, &[]).await.expect(303);
    let page = town.read("/library").await.expect(200);
    let words = page.words();
    assert!(words.contains("Atti della Giunta Delibera 12 PDF, 1 kB"), "{words}");
    assert!(words.contains("Normativa Statuto"), "{words}");
    let html = page.text();
    assert!(html.contains("href=\"https://legge.example/15\""), "{html}");
    let at = html.find("/files/").unwrap();
    let file = html[at..].split('"').next().unwrap().to_owned();
    let got = town.tenant.visitor().get(&file).await.expect(200);
    assert!(got.bytes.starts_with(b"%PDF"));
    assert!(town.read("").await.words().contains("Delibera 12"));
    // The collection goes, its documents stay.
    let empty = [("id_0", collection.as_str()), ("title_0_it", "")];
    town.manager.post(&format!("{path}/collections"), &empty).await.expect(303);
    let words = town.read("/library").await.words();
    assert!(words.contains("Delibera 12") && !words.contains("Atti della Giunta"), "{words}");
});

both!(files_of_a_hidden_process_are_not_served, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    town.add("library", &[("title_it", "Bozza"), ("nature", "document")], &[PDF]).await.expect(303);
    let html = town.read("/library").await.expect(200).text();
    let at = html.find("/files/").unwrap();
    let file = html[at..].split('"').next().unwrap().to_owned();
    process::actions::publish(&town.tenant.db, &Standing::system("test"), town.process.id, false)
        .await
        .unwrap();
    town.tenant.visitor().get(&file).await.expect(404);
    town.manager.get(&file).await.expect(200);
});

both!(a_document_without_file_or_address_is_refused, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let none = town.add("library", &[("title_it", "Niente"), ("nature", "document")], &[]).await.expect(422);
    assert!(none.words().contains("Manca il documento"), "{}", none.words());
    let script = [("title_it", "x"), ("nature", "document"), ("link", "javascript:alert(1)")];
    town.add("library", &script, &[]).await.expect(422);
    let junk = ("file", "x.pdf", "application/pdf", b"MZ\x90".as_slice());
    town.add("library", &[("title_it", "x"), ("nature", "document")], &[junk]).await.expect(422);
    town.add("library", &[("title_it", "x"), ("nature", "perhaps")], &[PDF]).await.expect(422);
    let forged =
        [("title_it", "x"), ("nature", "act"), ("collection", "00000000-0000-0000-0000-000000000001")];
    town.add("library", &forged, &[PDF]).await.expect(422);
    assert!(town.read("/library").await.words().contains("Non ci sono ancora documenti"));
});

both!(documents_are_changed_arranged_and_deleted, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    for title in ["Uno", "Due"] {
        town.add("library", &[("title_it", title), ("nature", "document")], &[PDF]).await.expect(303);
    }
    let component = town.component(library::LIBRARY).await.id;
    let ids = async || {
        let tx = town.tenant.db.read().await.unwrap();
        let all = library::store::items::all::<library::Document>(&tx, component).await.unwrap();
        all.iter().map(|d| d.id.to_string()).collect::<Vec<_>>()
    };
    let before = ids().await;
    let path = "/it/admin/processes/cinema/library";
    let order = [("order", before[0].as_str()), ("order", before[1].as_str()), ("up", before[1].as_str())];
    town.manager.post_files(&format!("{path}/order"), &order, &[]).await.expect(303);
    assert_eq!(ids().await, [before[1].clone(), before[0].clone()]);
    let one = format!("{path}/{}", before[0]);
    // Without a new file the present one stays.
    town.manager.post_files(&one, &[("title_it", "Uno bis"), ("nature", "minutes")], &[]).await.expect(303);
    let words = town.read("/library").await.words();
    assert!(words.contains("Uno bis PDF") && words.contains("Verbale"), "{words}");
    let collaborator = town.tenant.staff("aiuto", Role::Collaborator, None).await;
    collaborator.post(&format!("{one}/deletion"), &[]).await.expect(403);
    town.manager.get(&format!("{one}/deletion")).await.expect(200);
    town.manager.post(&format!("{one}/deletion"), &[]).await.expect(303);
    town.manager.post(&format!("{one}/deletion"), &[]).await.expect(404);
    assert!(!town.read("/library").await.words().contains("Uno bis"));
});

both!(who_follows_a_document_hears_that_it_was_replaced, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let fields = [("title_it", "Regolamento"), ("nature", "regulation")];
    town.add("library", &fields, &[PDF]).await.expect(303);
    town.add("library", &[("title_it", "Delibera"), ("nature", "act")], &[PDF]).await.expect(303);
    let (anna, bruno) = (town.tenant.person("anna").await, town.tenant.person("bruno").await);
    let page = town.path("/library");
    let html = anna.get(&page).await.expect(200).text();
    assert_eq!(
        html.matches("/it/follows/document/").count(),
        4,
        "a button for each, with and without JavaScript"
    );
    let ids: Vec<&str> = html
        .split("action=\"/it/follows/document/")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let at_once = [("news", "now"), ("taking_part", "on")];
    for (who, id) in [(&anna, ids[0]), (&bruno, ids[1])] {
        let back = who.post(&format!("/it/follows/document/{id}"), &[("follow", "yes")]).await.expect(303);
        assert_eq!(back.location(), format!("{page}#d-{id}"));
        assert_eq!(who.get(&page).await.words().matches("Segui già").count(), 1);
        who.post("/it/account/notifications/settings", &at_once).await.expect(303);
    }
    let told = async || {
        let mails = town.app.mails().await;
        let mails = mails.iter().filter(|mail| mail.subject.contains("C’è una nuova versione"));
        mails.map(|mail| (mail.to.clone(), mail.subject.clone())).collect::<Vec<_>>()
    };
    let office = town.admin(&format!("/library/{}", ids[0]));
    // Another word in the title is nobody's news; another file is.
    town.manager.post_files(&office, &[("title_it", "Regolamento 2027"), fields[1]], &[]).await.expect(303);
    assert!(told().await.is_empty());
    town.manager.post_files(&office, &fields, &[PDF]).await.expect(303);
    let news = ("anna@sarmato.example".to_owned(), "C’è una nuova versione di «Regolamento»".to_owned());
    assert_eq!(told().await, [news]);
    assert!(!bruno.get("/it/account/notifications").await.words().contains("Regolamento"));
});
