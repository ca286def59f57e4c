use accounts::Role;
use testkit::{TestApp, both};

use crate::world::{Town, features};

both!(a_page_is_a_tab_of_its_process, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    town.page("Le regole", "Chi vive qui **decide**.").await.expect(303);
    let page = town.read("/pages/le-regole").await.expect(200);
    assert!(page.text().contains("<strong>decide</strong>"), "{}", page.words());
    let process = town.read("").await.expect(200).text();
    assert!(process.contains("href=\"/it/processes/cinema/pages/le-regole\">Le regole</a>"), "{process}");
    // The tabs stand on every page of the process, and the reader's own is marked.
    let tab = "href=\"/it/processes/cinema/pages/le-regole\" aria-current=\"page\">Le regole</a>";
    assert!(page.text().contains(tab), "{}", page.text());
    let index = town.read("/pages").await.expect(307);
    assert_eq!(index.location(), "/it/processes/cinema/pages/le-regole");
});

both!(a_draft_is_read_by_staff_only, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let fields = [("title_it", "Il calendario"), ("body_it", "Presto.")];
    town.manager.post("/it/admin/processes/cinema/pages", &fields).await.expect(303);
    for nowhere in ["/pages/il-calendario", "/pages/%00", "/pages/Il%20Calendario"] {
        town.read(nowhere).await.expect(404);
    }
    assert!(!town.read("").await.text().contains("Il calendario"));
    let seen = town.manager.get("/it/processes/cinema/pages/il-calendario").await.expect(200);
    assert!(seen.words().contains("Questa pagina è una bozza"), "{}", seen.words());
});

both!(what_is_wrong_is_said_beside_the_field_and_kept, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let again = town.page(" ", "Un testo da non perdere.").await.expect(422);
    assert!(again.words().contains("Manca il titolo"), "{}", again.words());
    assert!(again.text().contains("Un testo da non perdere."));
    town.page(&"x".repeat(151), "").await.expect(422);
    town.page("Troppo", &"è".repeat(30_001)).await.expect(422);
    town.page("???", "Senza lettere non c’è indirizzo.").await.expect(422);
    town.page("Le regole", "").await.expect(303);
    let twice = town.page("Le regole", "").await.expect(422);
    assert!(twice.words().contains("C’è già una pagina con questo indirizzo"), "{}", twice.words());
    let tag = town.page("Le <script>alert(1)</script>", "<script>alert(1)</script>").await.expect(303);
    let list = town.manager.get(tag.location()).await.expect(200).text();
    assert!(!list.contains("<script>alert"), "{list}");
});

both!(pages_are_put_in_order_by_buttons, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    for title in ["Uno", "Due", "Tre"] {
        town.page(title, "").await.expect(303);
    }
    let order = async || {
        let tx = town.tenant.db.read().await.unwrap();
        let home = pages::Home::Component(town.component(pages::PAGES).await.id);
        pages::store::texts::all(&tx, home).await.unwrap()
    };
    let before = order().await;
    let ids: Vec<String> = before.iter().map(|p| p.id.to_string()).collect();
    let mut fields: Vec<(&str, &str)> = ids.iter().map(|id| ("order", id.as_str())).collect();
    fields.push(("up", &ids[2]));
    fields.push(("order", "nonsense"));
    town.manager.post("/it/admin/processes/cinema/pages/order", &fields).await.expect(303);
    let slugs: Vec<_> = order().await.iter().map(|p| p.slug.to_string()).collect();
    assert_eq!(slugs, ["uno", "tre", "due"]);
    // What was dragged comes as it stands.
    let dragged: Vec<(&str, &str)> = [2, 1, 0].map(|i| ("order", ids[i].as_str())).to_vec();
    town.manager.post("/it/admin/processes/cinema/pages/order", &dragged).await.expect(303);
    let slugs: Vec<_> = order().await.iter().map(|p| p.slug.to_string()).collect();
    assert_eq!(slugs, ["tre", "due", "uno"]);
});

both!(a_deleted_page_is_gone, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    town.page("Le regole", "").await.expect(303);
    let tx = town.tenant.db.read().await.unwrap();
    let home = pages::Home::Component(town.component(pages::PAGES).await.id);
    let id = pages::store::texts::all(&tx, home).await.unwrap()[0].id;
    drop(tx);
    let path = format!("/it/admin/processes/cinema/pages/{id}/deletion");
    let asked = town.manager.get(&path).await.expect(200);
    assert!(asked.words().contains("Eliminare «Le regole»?"), "{}", asked.words());
    town.manager.post(&path, &[]).await.expect(303);
    town.read("/pages/le-regole").await.expect(404);
    town.manager.post(&path, &[]).await.expect(404);
});

both!(only_managers_of_the_process_write_its_pages, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let other = town.tenant.staff("altrove", Role::Manager, Some(uuid::Uuid::from_u128(9))).await;
    let collaborator = town.tenant.staff("aiuto", Role::Collaborator, Some(town.process.id.uuid())).await;
    let fields = [("title_it", "Mia"), ("published", "on")];
    let path = "/it/admin/processes/cinema/pages";
    other.post(path, &fields).await.expect(403);
    collaborator.get(path).await.expect(200);
    collaborator.post(path, &fields).await.expect(403);
    let visitor = town.tenant.visitor().post(path, &fields).await;
    assert!([303, 401, 403].contains(&visitor.status), "{}", visitor.status);
    town.read("/pages/mia").await.expect(404);
});
