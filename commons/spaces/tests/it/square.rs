//! The directory, groups, identity cards, mandatory contents and next year's copy.

use accounts::Role;
use chrono::TimeDelta;
use spaces::process::store;
use testkit::{TestApp, TestTenant, both};

use crate::{features, process, published};

async fn fill_card(town: &TestTenant, slug: &str, fields: &[(&str, &str)]) {
    let admin = town.staff("cartografa", Role::Administrator, None).await;
    admin.post(&format!("/it/admin/processes/{slug}/identity-card"), fields).await.expect(303);
}

both!(
    the_directory_is_narrowed_by_state_and_territory_and_the_address_says_so,
    features(),
    async |app: TestApp| {
        let town = app.tenant("sarmato").await;
        let admin = town.administrator().await;
        let first = published(&admin, "Il parco").await;
        let second = published(&admin, "La piscina").await;
        fill_card(&town, &first, &[("places", "Sarmato, Calendasco")]).await;
        let visitor = town.visitor();
        let all = visitor.get("/it/processes").await.expect(200).words();
        assert!(
            all.contains("Il parco") && all.contains("La piscina") && all.contains("Calendasco"),
            "{all}"
        );
        let there = visitor.get("/it/processes?place=Calendasco").await.expect(200);
        let main = there.text().split("<main").nth(1).unwrap().to_owned();
        assert!(main.contains("Il parco") && !main.contains("La piscina"), "{main}");
        assert!(main.contains("value=\"Calendasco\" checked"), "{main}");
        // A process is over on its own last day, also where its last phase has no end.
        let texts = [
            ("title_it", "La piscina"),
            ("slug", second.as_str()),
            ("starts_at", "2026-01-01T00:00"),
            ("ends_at", "2026-11-22T18:00"),
        ];
        let before = visitor.get("/it/processes?state=closed").await.expect(200).words();
        assert!(before.contains("Nessun processo è così"), "{before}");
        admin.post(&format!("/it/admin/processes/{second}/texts"), &texts).await.expect(303);
        assert_eq!(visitor.get("/it/processes?state=closed").await.expect(200).words(), before);
        app.clock.advance(TimeDelta::hours(8));
        let closed = visitor.get("/it/processes?state=closed").await.expect(200).text();
        let main = closed.split("<main").nth(1).unwrap();
        assert!(main.contains("La piscina") && !main.contains("Il parco"), "{main}");
        // What is over stays readable, and is found as such.
        app.clock.advance(TimeDelta::days(900));
        let over = visitor.get("/it/processes?state=closed").await.expect(200).words();
        assert!(over.contains("Il parco") && over.contains("La piscina"), "{over}");
        visitor.get(&format!("/it/processes/{first}")).await.expect(200);
        let nothing = visitor.get("/it/processes?state=open&place=%3Cscript%3E").await.expect(200);
        assert!(nothing.words().contains("Nessun processo è così"), "{}", nothing.words());
    }
);

both!(processes_of_the_same_place_point_at_each_other, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let (first, second) = (published(&admin, "Il parco").await, published(&admin, "La piscina").await);
    let visitor = town.visitor();
    let before = visitor.get(&format!("/it/processes/{first}")).await.expect(200).words();
    assert!(!before.contains("Altri processi così"), "{before}");
    fill_card(&town, &first, &[("places", "Sarmato")]).await;
    let other = town.staff("altra", Role::Administrator, None).await;
    let path = format!("/it/admin/processes/{second}/identity-card");
    other.post(&path, &[("places", "Calendasco, Sarmato")]).await.expect(303);
    let after = visitor.get(&format!("/it/processes/{first}")).await.expect(200).words();
    assert!(after.contains("Altri processi così La piscina"), "{after}");
});

both!(a_group_has_a_page_of_its_own, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let slug = published(&admin, "Il parco").await;
    published(&admin, "La piscina").await;
    let id = process(&town, &slug).await.id.to_string();
    let fields =
        [("title_it", "Bando 2026"), ("short_it", "Trenta processi."), ("member", &id), ("published", "on")];
    admin.post("/it/admin/groups", &fields).await.expect(303);
    let visitor = town.visitor();
    let page = visitor.get("/it/groups/bando-2026").await.expect(200).text();
    let main = page.split("<main").nth(1).unwrap();
    assert!(main.contains("Il parco") && !main.contains("La piscina"), "{main}");
    assert!(visitor.get("/it/processes").await.expect(200).words().contains("Bando 2026"));
    admin.post("/it/admin/groups", &[("title_it", " ")]).await.expect(422);
    admin.post("/it/admin/groups", &fields).await.expect(422);
    let forged = [("title_it", "Forzato"), ("member", "00000000-0000-0000-0000-000000000001")];
    admin.post("/it/admin/groups", &forged).await.expect(422);
    let manager = town.staff("gestore", Role::Manager, None).await;
    manager.get("/it/admin/groups").await.expect(403);
    manager.post("/it/admin/groups", &fields).await.expect(403);
    let group = spaces::groups::store::all(&town.db.read().await.unwrap()).await.unwrap().remove(0);
    let path = format!("/it/admin/groups/{}", group.id);
    admin
        .post(&path, &[("title_it", "Bando 2026"), ("slug", "bando-2026"), ("member", &id)])
        .await
        .expect(303);
    visitor.get("/it/groups/bando-2026").await.expect(404);
    admin.get("/it/groups/bando-2026").await.expect(200);
    admin.get(&format!("{path}/deletion")).await.expect(200);
    admin.post(&format!("{path}/deletion"), &[]).await.expect(303);
    admin.get("/it/groups/bando-2026").await.expect(404);
    visitor.get(&format!("/it/processes/{slug}")).await.expect(200);
});

both!(the_identity_card_says_what_is_known, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let slug = published(&admin, "Il parco").await;
    let path = format!("/it/admin/processes/{slug}/identity-card");
    admin.get(&path).await.expect(200);
    for wrong in [[("level", "perhaps")], [("months", "sei")], [("act_link", "javascript:alert(1)")]] {
        admin.post(&path, &wrong).await.expect(422);
    }
    let fields = [
        ("level", "consultation"),
        ("decides_it", "Giunta <comunale>"),
        ("decides_en", "Town government"),
        ("act_link", "https://albo.example/12"),
        ("months", "6"),
    ];
    admin.post(&path, &fields).await.expect(303);
    let visitor = town.visitor();
    let card = visitor.get(&format!("/it/processes/{slug}/identity-card")).await.expect(200);
    let words = card.words();
    for part in ["Livello di partecipazione Consultazione", "Giunta <comunale>", "Durata in mesi 6"] {
        assert!(words.contains(part), "{part}: {words}");
    }
    assert!(!words.contains("Proroga"), "what is not known is not there: {words}");
    assert!(card.text().contains("href=\"https://albo.example/12\""));
    let english = visitor.get(&format!("/en/processes/{slug}/identity-card")).await.expect(200).words();
    assert!(english.contains("Town government"), "{english}");
    for locale in ["it", "en"] {
        let pdf = visitor.get(&format!("/{locale}/processes/{slug}/identity-card.pdf")).await.expect(200);
        assert_eq!(pdf.headers["content-type"], "application/pdf");
        let text = pdf.text();
        assert!(text.contains(&format!("/Lang({locale})")), "{locale}");
        assert!(text.contains("https://albo.example/12"), "its link leads there");
    }
    visitor.get("/it/processes/nessuno/identity-card.pdf").await.expect(404);
    let manager = town.staff("altrove", Role::Manager, Some(uuid::Uuid::from_u128(9))).await;
    manager.post(&path, &fields).await.expect(403);
});

both!(the_lists_of_values_are_the_organisations_own, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let slug = published(&admin, "Il parco").await;
    let card = format!("/it/admin/processes/{slug}/identity-card");
    admin.post(&card, &[("level", "consultation")]).await.expect(303);
    admin.get("/it/admin/values").await.expect(200);
    let lists = [
        ("key_level_0", "consultation"),
        ("title_level_0_it", "Consultazione pubblica"),
        ("title_level_1_it", "Cogestione"),
        ("title_policy-phase_0_it", "Idea"),
        ("title_certification_0_it", "Nessuna"),
    ];
    admin.post("/it/admin/values", &lists).await.expect(303);
    let words = town.visitor().get(&format!("/it/processes/{slug}/identity-card")).await.expect(200).words();
    assert!(words.contains("Consultazione pubblica"), "a renamed value keeps its cards: {words}");
    admin.post(&card, &[("level", "cogestione")]).await.expect(303);
    admin.post(&card, &[("level", "codecision")]).await.expect(422);
    let manager = town.staff("gestore", Role::Manager, None).await;
    manager.post("/it/admin/values", &lists).await.expect(403);
});

both!(mandatory_contents_are_checked_by_machine, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let slug = published(&admin, "Il parco").await;
    let path = format!("/it/admin/processes/{slug}/contents");
    assert!(admin.get(&path).await.expect(200).words().contains("Non c’è una lista da controllare"));
    admin.post("/it/admin/contents/template", &[]).await.expect(303);
    let list = admin.get("/it/admin/contents").await.expect(200).text();
    assert!(list.contains("value=\"Scheda del progetto approvato\""), "{list}");
    let before = admin.get(&path).await.expect(200).words();
    assert!(before.contains("1 su 9 ci sono"), "the phases of the template: {before}");
    fill_card(&town, &slug, &[("level", "consultation"), ("decides_it", "Giunta")]).await;
    assert!(admin.get(&path).await.expect(200).words().contains("2 su 9 ci sono"));
    // A list of one's own; words that the program does not know are refused.
    let own = [("title_0_it", "Carta"), ("needs_0", "card"), ("title_1_it", "Luna"), ("needs_1", "moon")];
    let wrong = admin.post("/it/admin/contents", &own).await.expect(422);
    assert!(wrong.words().contains("Scrivi una o più parole dell’elenco"), "{}", wrong.words());
    admin.post("/it/admin/contents", &own[..2]).await.expect(303);
    assert!(admin.get(&path).await.expect(200).words().contains("1 su 1 ci sono"));
    let collaborator = town.staff("aiuto", Role::Collaborator, None).await;
    collaborator.get(&path).await.expect(200);
    collaborator.post("/it/admin/contents", &own[..2]).await.expect(403);
    collaborator.post("/it/admin/contents/template", &[]).await.expect(403);
});

both!(a_process_is_copied_as_next_years_draft, features(), async |app: TestApp| {
    let town = app.tenant("sarmato").await;
    let admin = town.administrator().await;
    let slug = published(&admin, "Bilancio 2027").await;
    fill_card(&town, &slug, &[("level", "codecision")]).await;
    let path = format!("/it/admin/processes/{slug}/copy");
    let form = admin.get(&path).await.expect(200).text();
    assert!(form.contains("value=\"2027-11-22\""), "52 weeks later: {form}");
    admin.post(&path, &[("title_it", "Bilancio 2028"), ("slug", slug.as_str())]).await.expect(422);
    admin.post(&path, &[("title_it", ""), ("slug", "bilancio-2028")]).await.expect(422);
    let fields = [("title_it", "Bilancio 2028"), ("slug", "bilancio-2028"), ("starts_on", "2027-11-22")];
    admin.post(&path, &fields).await.expect(303);
    town.visitor().get("/it/processes/bilancio-2028").await.expect(404);
    admin.get("/it/processes/bilancio-2028").await.expect(200);
    let (old, new) = (process(&town, &slug).await, process(&town, "bilancio-2028").await);
    let tx = town.db.read().await.unwrap();
    let (before, after) =
        (store::phases(&tx, old.id).await.unwrap(), store::phases(&tx, new.id).await.unwrap());
    assert_eq!(before.len(), after.len());
    for (old, new) in before.iter().zip(&after) {
        assert_eq!(new.starts_at.unwrap() - old.starts_at.unwrap(), TimeDelta::days(364));
        assert_ne!(old.id, new.id);
    }
    let kinds =
        |all: Vec<spaces::Component>| all.into_iter().map(|c| (c.kind, c.settings)).collect::<Vec<_>>();
    let copied = kinds(store::components(&tx, new.id).await.unwrap());
    assert_eq!(kinds(store::components(&tx, old.id).await.unwrap()), copied);
    assert!(spaces::card::card(&tx, new.id).await.unwrap().fact("level").is_some());
    drop(tx);
    let manager = town.staff("gestore", Role::Manager, None).await;
    manager.get(&path).await.expect(403);
    manager.post(&path, &fields).await.expect(403);
});
