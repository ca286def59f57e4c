use testkit::{TestApp, both};

use crate::world::{Town, features};

both!(the_organisations_pages_stand_by_topic_and_in_the_foot, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let admin = town.tenant.administrator().await;
    admin
        .post("/it/admin/pages/topics", &[("title_0_it", "Aiuto"), ("title_0_en", "Help")])
        .await
        .expect(303);
    let tx = town.tenant.db.read().await.unwrap();
    let topic = pages::store::texts::topics(&tx).await.unwrap()[0].id.to_string();
    drop(tx);
    let fields = [
        ("title_it", "Come si vota"),
        ("body_it", "Con la scheda."),
        ("topic", topic.as_str()),
        ("published", "on"),
        ("in_footer", "on"),
    ];
    admin.post("/it/admin/pages", &fields).await.expect(303);
    let visitor = town.tenant.visitor();
    let page = visitor.get("/it/pages/come-si-vota").await.expect(200).words();
    assert!(page.contains("Con la scheda."), "{page}");
    let index = visitor.get("/it/pages").await.expect(200).words();
    assert!(index.contains("Aiuto Come si vota"), "{index}");
    let start = visitor.get("/it/").await.expect(200).text();
    assert!(start.contains("<a href=\"/it/pages/come-si-vota\">Come si vota</a>"), "{start}");
    // The topic goes, the page stays.
    admin.post("/it/admin/pages/topics", &[("id_0", &topic), ("title_0_it", "")]).await.expect(303);
    let index = visitor.get("/it/pages").await.expect(200).words();
    assert!(index.contains("Come si vota") && !index.contains("Aiuto"), "{index}");
});

both!(legal_pages_take_the_organisations_own_text, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let admin = town.tenant.administrator().await;
    let visitor = town.tenant.visitor();
    let before = visitor.get("/it/privacy").await.expect(200).words();
    assert!(before.contains("Comune di sarmato"), "{before}");
    for (slug, title) in
        [("privacy", "Informativa"), ("terms", "Regole d’uso"), ("accessibility", "Dichiarazione")]
    {
        let body = format!("Il nostro testo: {title}.");
        let fields = [("slug", slug), ("title_it", title), ("body_it", &body), ("published", "on")];
        admin.post("/it/admin/pages", &fields).await.expect(303);
        let page = visitor.get(&format!("/it/{slug}")).await.expect(200);
        assert!(page.words().contains(&body), "{}", page.words());
        assert_eq!(
            visitor.get(&format!("/it/pages/{slug}")).await.expect(307).location(),
            format!("/it/{slug}")
        );
    }
    // What people accept when they register is that very page.
    let form = visitor.get("/it/register").await.expect(200).text();
    assert!(form.contains("href=\"/it/terms\""), "{form}");
});

both!(only_administrators_write_the_organisations_pages, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    town.manager.get("/it/admin/pages").await.expect(403);
    town.manager.post("/it/admin/pages", &[("title_it", "Mia"), ("published", "on")]).await.expect(403);
    town.manager.post("/it/admin/pages/topics", &[("title_0_it", "Mio")]).await.expect(403);
    town.tenant.visitor().get("/it/pages/mia").await.expect(404);
});

both!(a_page_of_another_organisation_is_not_there, features(), async |app: TestApp| {
    let town = Town::new(app.clone()).await;
    let admin = town.tenant.administrator().await;
    admin.post("/it/admin/pages", &[("title_it", "Nostra"), ("published", "on")]).await.expect(303);
    let tx = town.tenant.db.read().await.unwrap();
    let id = pages::store::texts::all(&tx, pages::Home::Site).await.unwrap()[0].id;
    drop(tx);
    let other = app.tenant("vignola").await;
    other.visitor().get("/it/pages/nostra").await.expect(404);
    let stranger = other.administrator().await;
    stranger.get(&format!("/it/admin/pages/{id}")).await.expect(404);
    stranger.post(&format!("/it/admin/pages/{id}"), &[("title_it", "Rubata")]).await.expect(404);
    stranger.post("/it/admin/pages/order", &[("order", &id.to_string())]).await.expect(303);
    admin.get(&format!("/it/admin/pages/{id}")).await.expect(200);
});
