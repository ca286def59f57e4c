//! One search over everything public, with equal results on both databases.

use arengo::{demo, features};
use testkit::{Backend, TestApp, Visitor, both};

/// What people type: accents, capitals, apostrophes, beginnings, parts, several words, and nonsense.
const TYPED: [&str; 16] = [
    "alberi",
    "ALBERI",
    "àlberi",
    "alb",
    "lberi",
    "alberi grandi",
    "grandi alberi",
    "d’inverno",
    "d'inverno",
    "perché",
    "biblioteca domenica",
    "bilancio",
    "parco",
    "x",
    "\"alberi\" OR *",
    "unicorno",
];

async fn furnished(app: &TestApp) -> Visitor {
    demo::furnish(&app.state).await.unwrap();
    app.work().await;
    visitor(app).await
}

/// Somebody who is not logged in, at Sarmato's.
async fn visitor(app: &TestApp) -> Visitor {
    let any = app.tenant(&format!("x{}", app.statements())).await;
    any.visitor().at("sarmato.localhost")
}

/// Where the results of a page lead, in their order.
pub fn results(html: &str) -> Vec<String> {
    let list = html.split("<ol class=\"a-plain a-list\">").nth(1).unwrap_or_default();
    let list = list.split("</ol>").next().unwrap_or_default();
    list.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

pub async fn search(visitor: &Visitor, query: &str) -> Vec<String> {
    results(&visitor.get(&format!("/it/search?{query}")).await.expect(200).text())
}

pub fn encoded(typed: &str) -> String {
    typed.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

both!(everything_public_is_found_and_what_is_hidden_vanishes_at_once, features(), async |app: TestApp| {
    let visitor = furnished(&app).await;
    let found = search(&visitor, "q=alberi%20grandi").await;
    assert!(found[0].contains("alberi-grandi-subito"), "{found:?}");
    for typed in ["ALBERI GRANDI", "àlberi gràndi", "alb gran"] {
        assert_eq!(search(&visitor, &format!("q={}", encoded(typed))).await[0], found[0], "{typed}");
    }
    assert!(search(&visitor, "q=lberi").await.contains(&found[0]), "parts of words are found in titles");
    let all = search(&visitor, "q=parco").await;
    let kinds = search(&visitor, "q=parco&kind=process").await;
    assert!(kinds.len() < all.len() && kinds.iter().all(|path| path.matches('/').count() == 3), "{kinds:?}");
    let answer = visitor.get("/it/search?q=unicorno").await.expect(200).words();
    assert!(answer.contains("Niente con «unicorno»"), "{answer}");
    visitor.get("/it/search").await.expect(200);
    visitor.get("/it/search?q=%00%ff&kind=nonsense&process=x&from=-1").await.expect(200);
    visitor.get(&format!("/it/search?q={}", "a".repeat(5_000))).await.expect(200);
    let suggested = visitor.get("/it/search/suggestions?q=alb").await.expect(200);
    assert!(suggested.text().contains("role=\"option\"") && suggested.text().contains(&found[0]));
    assert!(visitor.get("/it/search/suggestions?q=a").await.expect(200).text().trim().is_empty());

    // Nobody has run a job since: what is hidden is not shown all the same.
    let admin = self::visitor(&app).await;
    let login = [("email", "admin@sarmato.example"), ("password", demo::PASSWORD)];
    admin.post("/it/login", &login).await.expect(303);
    let number = found[0].rsplit('/').next().unwrap().split('-').next().unwrap().to_owned();
    let place = found[0].rsplit_once('/').unwrap().0.replace("/it/", "/it/admin/");
    admin.post(&format!("{place}/{number}/hiding"), &[("reason", "Da rivedere.")]).await.expect(303);
    assert!(!search(&visitor, "q=alberi%20grandi").await.contains(&found[0]));
    app.work().await;
    assert!(!search(&visitor, "q=alberi%20grandi").await.contains(&found[0]));
    admin.post(&format!("{place}/{number}/showing"), &[]).await.expect(303);
    app.work().await;
    assert!(search(&visitor, "q=alberi%20grandi").await.contains(&found[0]));
});

/// One thing of each kind, with what people type for it in two languages.
const KINDS: [(&str, &str, &str, &str); 9] = [
    ("sarmato", "process", "ex cinema", "ex cinema"),
    ("sarmato", "page", "tavolo e le sue date", "table and its dates"),
    ("sarmato", "page", "come funziona", "how it works"),
    ("sarmato", "post", "la facciata regge", "façade stands"),
    ("sarmato", "document", "verbale prima riunione", "minutes first meeting"),
    ("sarmato", "entry", "parco aperto di notte", "park be open at night"),
    ("sarmato", "entry", "patti di collaborazione", "collaboration pact"),
    ("sarmato", "meeting", "laboratorio proposta", "labora"),
    ("vignola", "work", "restauro del lavatoio", "wash-house"),
];

both!(every_kind_is_found_in_all_languages_of_its_text, features(), async |app: TestApp| {
    let sarmato = furnished(&app).await;
    for (town, kind, it, en) in KINDS {
        let visitor = sarmato.at(&format!("{town}.localhost"));
        for typed in [it, en] {
            let found = search(&visitor, &format!("q={}&kind={kind}", encoded(typed))).await;
            let first = found.first().unwrap_or_else(|| panic!("no {kind} with «{typed}»"));
            visitor.get(first.split('#').next().unwrap()).await.expect(200);
        }
    }
    // A post that waits for its day, and everything in a process that was taken back, also before any job has run.
    assert!(search(&sarmato, "q=ultima%20assemblea%20prima&kind=post").await.is_empty());
    let tx = app.state.db.platform_read().await.unwrap();
    let tenant = accounts::by_host(&tx, &"sarmato.localhost".parse().unwrap()).await.unwrap().unwrap();
    drop(tx);
    let (db, office) = (app.state.db.tenant(tenant.id), accounts::Standing::system("test"));
    let tx = db.read().await.unwrap();
    let process = spaces::process::store::by_slug(&tx, "ex-cinema").await.unwrap().unwrap();
    drop(tx);
    spaces::process::actions::publish(&db, &office, process.id, false).await.unwrap();
    for worked in [false, true] {
        for (_, kind, it, _) in KINDS.iter().filter(|(town, ..)| *town == "sarmato") {
            let found = search(&sarmato, &format!("q={}&kind={kind}", encoded(it))).await;
            assert!(!found.iter().any(|path| path.contains("/processes/ex-cinema")), "{worked} {found:?}");
        }
        app.work().await;
    }
    assert!(!search(&sarmato, "q=come%20funziona&kind=page").await.is_empty(), "of the organisation itself");
});

both!(what_is_over_is_still_found_and_read, features(), async |app: TestApp| {
    let process = fixtures::process("molino", "Il molino riapre").component(pages::NEWS, "Notizie");
    let town = process.town(app, "sarmato").await;
    let news = [("title_it", "La gora è pulita"), ("office", "Ufficio cultura"), ("when", "now")];
    town.manager.post(&town.admin("/news"), &news).await.expect(303);
    let dates = [
        ("title_it", "Il molino riapre"),
        ("slug", "molino"),
        ("starts_at", "2026-01-01T00:00"),
        ("ends_at", "2026-12-01T18:00"),
    ];
    town.manager.post(&town.admin("/texts"), &dates).await.expect(303);
    town.app.clock.advance(chrono::TimeDelta::days(900));
    town.app.work().await;
    let visitor = town.tenant.visitor();
    let closed = visitor.get("/it/processes?state=closed").await.expect(200).words();
    assert!(closed.contains("Il molino riapre"), "{closed}");
    for (typed, path) in
        [("molino", "/it/processes/molino"), ("gora", "/it/processes/molino/news/1-la-gora-e-pulita")]
    {
        let found = search(&visitor, &format!("q={typed}")).await;
        assert!(found.iter().any(|one| one == path), "{typed}: {found:?}");
        visitor.get(path).await.expect(200);
    }
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_databases_find_the_same_in_the_same_order() {
    let mut found = Vec::new();
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let Some(app) = TestApp::new(backend, &features()).await else { return };
        let visitor = furnished(&app).await;
        let mut all = Vec::new();
        for typed in TYPED {
            all.push((typed, search(&visitor, &format!("q={}", encoded(typed))).await));
        }
        found.push(all);
    }
    assert_eq!(found[0], found[1]);
    assert!(found[0].iter().filter(|(_, paths)| !paths.is_empty()).count() > 8);
}
