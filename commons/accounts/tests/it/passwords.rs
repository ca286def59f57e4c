use chrono::TimeDelta;
use testkit::TestApp;

use crate::{features, is_in, link, registered};

const PASSWORD: &str = "tre gatti in barca";
const NEW: &str = "quattro cani al fiume";

testkit::both!(logging_in_leads_back_and_only_inside, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    registered(&app, &sarmato, "anna", PASSWORD).await;
    let asked = sarmato.visitor().get("/it/account").await.expect(303);
    assert_eq!(asked.location(), "/it/login?next=%2Fit%2Faccount");

    let log_in = async |next: &'static str| {
        let fields = [("email", "Anna@Posta.example"), ("password", PASSWORD), ("next", next)];
        sarmato.visitor().post("/it/login", &fields).await.expect(303).location().to_owned()
    };
    assert_eq!(log_in("/it/account").await, "/it/account");
    for elsewhere in ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"] {
        assert_eq!(log_in(elsewhere).await, "/it/", "{elsewhere}");
    }
});

testkit::both!(the_reason_to_log_in_is_said, features(), async |app: TestApp| {
    let visitor = app.tenant("sarmato").await.visitor();
    let to = visitor.get("/it/account/declaration").await.expect(303).location().to_owned();
    assert!(visitor.get(&to).await.expect(200).words().contains("se vivi, lavori o studi qui"));
});

testkit::both!(guessing_locks_the_account_for_a_while, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    registered(&app, &sarmato, "anna", PASSWORD).await;
    let guess = async |password: &'static str| {
        let fields = [("email", "anna@posta.example"), ("password", password)];
        sarmato.visitor().post("/it/login", &fields).await
    };
    for _ in 0..10 {
        assert!(guess("sbagliata sbagliata").await.expect(422).words().contains("non sono giusti"));
    }
    let locked = guess(PASSWORD).await.expect(429);
    assert!(locked.headers.contains_key("retry-after"));
    assert!(locked.words().contains("Riprova fra 15 minuti"), "{}", locked.words());
    app.clock.advance(TimeDelta::minutes(15) + TimeDelta::seconds(1));
    guess(PASSWORD).await.expect(303);
});

testkit::both!(a_forgotten_password_is_chosen_anew, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let elsewhere = registered(&app, &sarmato, "anna", PASSWORD).await;
    // Mails are sorted by the moment they were sent.
    app.clock.advance(TimeDelta::seconds(1));
    let anna = sarmato.visitor();
    anna.post("/it/password", &[("email", "anna@posta.example")]).await.expect(303);
    let path = link(&app, "anna@posta.example").await;
    assert!(path.starts_with("/it/password/"));
    anna.get(&path).await.expect(200);
    anna.post(&path, &[("password", "corta")]).await.expect(422);
    anna.post(&path, &[("password", NEW)]).await.expect(303);
    assert!(is_in(&anna).await);
    assert!(!is_in(&elsewhere).await, "other sessions are over");
    anna.post(&path, &[("password", PASSWORD)]).await.expect(409);
    let log_in = async |password: &'static str| {
        sarmato.visitor().post("/it/login", &[("email", "anna@posta.example"), ("password", password)]).await
    };
    log_in(PASSWORD).await.expect(422);
    log_in(NEW).await.expect(303);
});

testkit::both!(a_link_to_choose_a_password_lasts_two_hours, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    sarmato.account("anna").await;
    let anna = sarmato.visitor();
    let ask = async || {
        anna.post("/it/password", &[("email", "anna@sarmato.example")]).await.expect(303);
        link(&app, "anna@sarmato.example").await
    };
    let first = ask().await;
    app.clock.advance(TimeDelta::seconds(1));
    let second = ask().await;
    assert_ne!(first, second);
    anna.get(&first).await.expect(409);
    app.clock.advance(TimeDelta::hours(2) + TimeDelta::seconds(1));
    anna.post(&second, &[("password", NEW)]).await.expect(409);
});
