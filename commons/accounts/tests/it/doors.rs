//! Who is let in where: sessions, organisations, languages.

use chrono::TimeDelta;
use testkit::TestApp;

use crate::{features, is_in};

testkit::both!(a_session_is_worth_nothing_elsewhere, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    app.tenant("vignola").await;
    let anna = sarmato.person("anna").await;
    assert!(is_in(&anna).await);
    assert!(!is_in(&anna.at("vignola.example")).await);
});

testkit::both!(a_session_lasts_as_long_as_it_is_used, features(), async |app: TestApp| {
    let anna = app.tenant("sarmato").await.person("anna").await;
    for _ in 0..4 {
        app.clock.advance(TimeDelta::days(20));
        let answer = anna.get("/it/account").await.expect(200);
        assert!(answer.headers.contains_key("set-cookie"), "the cookie gets its full time again");
    }
    app.clock.advance(TimeDelta::days(31));
    assert!(!is_in(&anna).await);
});

testkit::both!(
    logging_out_ends_the_session_for_everybody_who_has_the_key,
    features(),
    async |app: TestApp| {
        let anna = app.tenant("sarmato").await.person("anna").await;
        let thief = anna.at("sarmato.example");
        assert!(is_in(&thief).await);
        anna.post("/it/session/end", &[]).await.expect(303);
        assert!(!is_in(&anna).await);
        assert!(!is_in(&thief).await);
    }
);

testkit::both!(logging_out_everywhere_keeps_this_one, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let here = sarmato.person("anna").await;
    let key = accounts::open_session(&sarmato.db, here.person()).await.unwrap();
    let there = sarmato.visitor();
    let cookie = format!("arengo_session={key}");
    let opens = async || {
        let request = there.request(http::Method::GET, "/it/account").header("cookie", &cookie);
        there.send(request, axum::body::Body::empty()).await.status
    };
    assert_eq!(opens().await, 200);
    here.post("/it/account/sessions/end", &[]).await.expect(303);
    assert!(is_in(&here).await);
    assert_eq!(opens().await, 303);
});

testkit::both!(nothing_is_found_where_nothing_is, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let visitor = sarmato.visitor();
    for path in [
        "/fr/login",
        "/xx",
        "/login",
        "/foo/login",
        "/it/nowhere",
        "/it/confirmation/",
        "/theme-00000000.css",
    ] {
        let answer = visitor.get(path).await.expect(404);
        assert!(answer.words().contains("sarmato decide"), "{path}: a page of the organisation");
    }
    let unknown = visitor.at("nowhere.example").get("/it/login").await.expect(404);
    assert!(!unknown.text().contains("sarmato"), "a host without organisation names nobody");
    assert!(unknown.words().contains("non c’è nessun sito") && !unknown.text().contains("Torna all’inizio"));
    assert_eq!(visitor.get("/").await.expect(303).location(), "/it/");
});

testkit::both!(the_colours_are_a_file_kept_for_ever, features(), async |app: TestApp| {
    let visitor = app.tenant("sarmato").await.visitor();
    let html = visitor.get("/it/login").await.expect(200).text();
    let start = html.find("/theme-").expect("the stylesheet of the organisation");
    let path: String = html[start..].chars().take_while(|c| *c != '"').collect();
    let css = visitor.get(&path).await.expect(200);
    assert!(css.text().starts_with(":root{--a-b50:"));
    assert!(css.headers["cache-control"].to_str().unwrap().contains("immutable"));
});

testkit::both!(a_forged_post_is_refused_with_what_it_said, features(), async |app: TestApp| {
    let anna = app.tenant("sarmato").await.person("anna").await;
    let answer = anna.forged_post("/it/account/profile", "name=Mallory&nickname=m").await.expect(403);
    assert!(answer.words().contains("arriva da un altro sito"));
    assert!(anna.get("/it/account").await.text().contains("anna Prova"));
});

testkit::both!(the_legal_pages_are_there_in_every_language, features(), async |app: TestApp| {
    let visitor = app.tenant("sarmato").await.visitor();
    for page in ["privacy", "terms", "accessibility"] {
        for locale in ["it", "en"] {
            visitor.get(&format!("/{locale}/{page}")).await.expect(200);
        }
    }
});

testkit::both!(
    whoever_waits_in_vain_for_the_database_is_asked_to_come_back,
    features(),
    async |app: TestApp| {
        let sarmato = app.tenant("sarmato").await;
        let (anna, visitor) = (sarmato.person("anna").await, sarmato.visitor());
        let mut taken = Vec::new();
        for _ in 0..app.config.max_connections {
            taken.push(sarmato.db.read().await.unwrap());
        }
        let (person, stranger) = futures::join!(anna.get("/it/account"), visitor.get("/it/"));
        for answer in [person, stranger] {
            let answer = answer.expect(503);
            assert_eq!(answer.headers["retry-after"], "10");
            assert!(answer.words().contains("In questo momento siamo in troppi"), "{}", answer.words());
        }
        drop(taken);
        anna.get("/it/account").await.expect(200);
    }
);
