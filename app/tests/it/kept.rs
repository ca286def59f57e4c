//! Pages kept for readers who are not logged in. That a kept page is never out of date is also asserted whenever any
//! test of the repository reads one (`testkit::Visitor::get`).

use std::{collections::BTreeMap, time::Duration};

use accounts::{NewTenant, Profile, Standing};
use arengo::features;
use axum::body::Body;
use chrono::TimeDelta;
use db::{Database, events::Cursor};
use http::{Method, header};
use kernel::Locale;
use testkit::{Answer, TestApp, Visitor, both};

use crate::counts::{fill, process};

const PAGES: [&str; 9] = [
    "/it/",
    "/it/processes",
    "/it/processes/primo",
    "/it/processes/primo/proposals",
    "/it/processes/primo/proposals/map",
    "/it/processes/primo/budget",
    "/it/processes/primo/vote",
    "/it/processes/primo/meetings",
    "/it/meetings",
];

async fn read(visitor: &Visitor) -> BTreeMap<&'static str, String> {
    let mut pages = BTreeMap::new();
    for path in PAGES {
        let page = visitor.get(path).await.expect(200);
        assert!(page.headers.contains_key(header::ETAG), "{path} is not kept");
        pages.insert(path, page.text());
    }
    pages
}

async fn asking(visitor: &Visitor, name: header::HeaderName, value: &str) -> Answer {
    visitor.send(visitor.request(Method::GET, "/it/processes").header(name, value), Body::empty()).await
}

both!(a_kept_page_asks_the_database_nothing, features(), async |app: TestApp| {
    let tenant = app.tenant("sarmato").await;
    let first = process(&tenant.db, &Standing::system("test"), "primo").await;
    fill(&tenant, &Standing::system("test"), &first, 2).await;
    let visitor = tenant.visitor();
    read(&visitor).await;
    let before = app.statements();
    for path in PAGES {
        let request = visitor.request(Method::GET, path);
        visitor.send(request, Body::empty()).await.expect(200);
    }
    assert_eq!(app.statements() - before, 0);
});

both!(a_kept_page_changes_as_soon_as_what_it_shows_does, features(), async |app: TestApp| {
    let tenant = app.tenant("sarmato").await;
    let system = Standing::system("test");
    let first = process(&tenant.db, &system, "primo").await;
    let visitor = tenant.visitor();
    let empty = read(&visitor).await;
    fill(&tenant, &system, &first, 1).await;
    let filled = read(&visitor).await;
    for path in
        ["/it/processes/primo/proposals", "/it/processes/primo/budget", "/it/processes/primo/proposals/map"]
    {
        assert_ne!(empty[path], filled[path], "{path}");
    }
    // A support given by a person, and a name given by the administrator.
    let anna = tenant.person("anna").await;
    anna.post("/it/processes/primo/proposals/1/support", &[]).await;
    read(&visitor).await;
    spaces::process::actions::publish(&tenant.db, &system, first.id, false).await.unwrap();
    visitor.get("/it/processes/primo").await.expect(404);
    assert!(!visitor.get("/it/processes").await.expect(200).text().contains("Il processo primo"));
});

both!(a_page_that_depends_on_the_time_goes_with_it, features(), async |app: TestApp| {
    let tenant = app.tenant("sarmato").await;
    process(&tenant.db, &Standing::system("test"), "primo").await;
    let visitor = tenant.visitor();
    read(&visitor).await;
    let before = app.statements();
    app.clock.advance(TimeDelta::hours(11));
    visitor.send(visitor.request(Method::GET, "/it/processes/primo"), Body::empty()).await.expect(200);
    assert_eq!(app.statements(), before, "nothing changes within the day");
    // Midnight in Rome, not in Greenwich.
    app.clock.advance(TimeDelta::hours(1));
    visitor.send(visitor.request(Method::GET, "/it/processes/primo"), Body::empty()).await.expect(200);
    assert!(app.statements() > before, "a new day");
});

both!(whoever_is_logged_in_gets_a_page_of_their_own, features(), async |app: TestApp| {
    let tenant = app.tenant("sarmato").await;
    process(&tenant.db, &Standing::system("test"), "primo").await;
    read(&tenant.visitor()).await;
    let anna = tenant.person("anna").await;
    let own = anna.get("/it/processes/primo").await.expect(200);
    assert!(!own.headers.contains_key(header::ETAG));
    assert!(own.words().contains("anna"), "{}", own.words());
    assert!(!tenant.visitor().get("/it/processes/primo").await.words().contains("anna"));
    // What one form said to one browser stays there.
    let told = tenant.visitor();
    told.post("/it/login", &[("email", "nobody@sarmato.example"), ("password", "wrong")]).await;
    read(&tenant.visitor()).await;
});

both!(hosts_and_languages_have_pages_of_their_own, features(), async |app: TestApp| {
    let (sarmato, vignola) = (app.tenant("sarmato").await, app.tenant("vignola").await);
    let home = async |visitor: Visitor, path: &str| visitor.get(path).await.expect(200).words();
    assert!(home(sarmato.visitor(), "/it/").await.contains("sarmato decide"));
    assert!(home(vignola.visitor(), "/it/").await.contains("vignola decide"));
    let italian = home(sarmato.visitor(), "/it/processes").await;
    assert_ne!(italian, home(sarmato.visitor(), "/en/processes").await);
    assert_eq!(italian, home(sarmato.visitor(), "/it/processes").await);
});

both!(a_reader_who_has_the_page_is_told_so, features(), async |app: TestApp| {
    let visitor = app.tenant("sarmato").await.visitor();
    let page = visitor.get("/it/processes").await.expect(200);
    let tag = page.headers[header::ETAG].to_str().unwrap().to_owned();
    let same = asking(&visitor, header::IF_NONE_MATCH, &tag).await;
    assert_eq!((same.status, same.text().len()), (304, 0));
    assert_eq!(asking(&visitor, header::IF_NONE_MATCH, "W/\"other\"").await.status, 200);
    for coding in ["br", "zstd", "gzip"] {
        let small = asking(&visitor, header::ACCEPT_ENCODING, coding).await;
        assert_eq!(small.headers[header::CONTENT_ENCODING], coding);
        assert!(small.bytes.len() * 2 < page.bytes.len(), "{coding}: {}", small.bytes.len());
    }
});

both!(what_another_process_writes_is_seen, features(), async |app: TestApp| {
    let tenant = app.tenant("sarmato").await;
    let visitor = tenant.visitor();
    read_home(&visitor, "sarmato decide").await;
    let other = Database::connect(&app.config, app.state.env.clone()).await.unwrap();
    process(&other.tenant(tenant.tenant.id), &Standing::system("test"), "primo").await;
    hear_until(&app, &visitor, "Il processo primo").await;
    read_home(&visitor, "Il processo primo").await;
    let new = NewTenant {
        host: "vignola.example".parse().unwrap(),
        name: "Vignola partecipa".into(),
        locale: Locale::IT,
        time_zone: chrono_tz::Europe::Rome,
        profile: Profile::default(),
        admin_email: "admin@vignola.example".parse().unwrap(),
    };
    accounts::create(&other, new).await.unwrap();
    read_home(&visitor.at("vignola.example"), "Vignola partecipa").await;
    other.close().await;
});

/// Hears events, as every server does all the time, until the home page says so. On PostgreSQL an event waits for older
/// transactions of the whole cluster, and other tests hold some open.
async fn hear_until(app: &TestApp, visitor: &Visitor, expected: &str) {
    for _ in 0..300 {
        for event in app.state.db.events_after(Cursor::START).await.unwrap() {
            app.state.db.changes().heard(&event);
        }
        let page = visitor.send(visitor.request(Method::GET, "/it/"), Body::empty()).await.expect(200);
        if page.words().contains(expected) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn read_home(visitor: &Visitor, expected: &str) {
    let words = visitor.get("/it/").await.expect(200).words();
    assert!(words.contains(expected), "{words}");
}

both!(many_who_ask_at_once_share_one_page, features(), async |app: TestApp| {
    let tenant = app.tenant("sarmato").await;
    process(&tenant.db, &Standing::system("test"), "primo").await;
    let visitor = tenant.visitor();
    let cost = {
        let before = app.statements();
        visitor.send(visitor.request(Method::GET, "/it/processes/primo"), Body::empty()).await.expect(200);
        app.statements() - before
    };
    app.state.db.changes().forget();
    let before = app.statements();
    let ask = || async {
        visitor.send(visitor.request(Method::GET, "/it/processes/primo"), Body::empty()).await.expect(200)
    };
    let answers = futures::future::join_all((0..50).map(|_| ask())).await;
    assert!(answers.iter().all(|answer| answer.text() == answers[0].text()));
    assert!(app.statements() - before <= cost + 2, "{} for one page of {cost}", app.statements() - before);
});
