//! What the public pages show, and that their cost does not grow.

use chrono::TimeDelta;
use testkit::TestApp;

use crate::{features, published};

testkit::both!(an_organisation_without_processes_says_so, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let home = sarmato.visitor().get("/it/").await.expect(200);
    assert!(home.words().contains("niente da decidere"), "{}", home.text());
    assert!(!home.text().contains("/admin/processes/new"));
    assert!(sarmato.administrator().await.get("/it/").await.text().contains("/it/admin/processes/new"));
    sarmato.visitor().get("/it/processes").await.expect(200);
    assert_eq!(sarmato.visitor().get("/it").await.expect(308).location(), "/it/");
});

testkit::both!(the_start_page_shows_what_can_be_done_now, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    for title in ["Uno", "Due", "Tre", "Quattro"] {
        published(&admin, title).await;
        app.clock.advance(TimeDelta::seconds(1));
    }
    app.clock.advance(TimeDelta::days(2));
    let home = sarmato.visitor().get("/it/").await.expect(200);
    let html = home.text();
    assert!(html.contains("a-hero") && html.contains("Scrivere proposte"), "the call of the component");
    let menu = &html[html.find("class=\"a-nav\"").unwrap()..html.find("</nav>").unwrap()];
    assert_eq!(menu.matches("/it/processes/").count(), 3, "the menu names three");
    assert!(menu.contains("/it/processes\""));
    let dashboard = admin.get("/it/admin").await.expect(200).words();
    assert!(dashboard.contains("Quattro"));
});

testkit::both!(the_cost_of_a_page_does_not_grow_with_processes, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    let first = published(&admin, "Primo").await;
    let visitor = sarmato.visitor().alone();
    let paths = ["/it/".to_owned(), "/it/processes".to_owned(), format!("/it/processes/{first}")];
    let cost = async || {
        let mut costs = Vec::new();
        for path in &paths {
            visitor.get(path).await.expect(200);
            let before = app.statements();
            visitor.get(path).await.expect(200);
            costs.push(app.statements() - before);
        }
        let before = app.statements();
        admin.get("/it/admin").await.expect(200);
        costs.push(app.statements() - before);
        costs
    };
    let few = cost().await;
    for i in 0..8 {
        published(&admin, &format!("Processo {i}")).await;
    }
    assert_eq!(cost().await, few);
    assert!(few.iter().all(|n| *n <= 13), "{few:?}");
});

testkit::both!(the_dashboard_shows_what_waits, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    let slug = published(&admin, "Bilancio 2027").await;
    let page = admin.get(&format!("/it/admin/processes/{slug}")).await.expect(200);
    let words = page.words();
    for expected in [
        "Oggi tocca a te",
        "Manca la descrizione",
        "Votare",
        "Fuso orario",
        "ora di Roma",
        "Processo pubblicato",
    ] {
        assert!(words.contains(expected), "{expected}: {words}");
    }
    assert!(page.text().contains("a-pill"), "the menu counts what waits");
});
