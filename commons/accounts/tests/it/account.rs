//! A person's own page.

use testkit::TestApp;

use crate::{features, is_in, link, registered};

const PASSWORD: &str = "tre gatti in barca";

testkit::both!(a_profile_changes_and_keeps_what_was_typed, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    sarmato.account("bruno").await;
    let anna = sarmato.person("anna").await;
    let change = |nickname: &'static str| {
        [("name", "Anna Riva"), ("nickname", nickname), ("locale", "en"), ("newsletter", "on")]
    };
    let wrong = anna.post("/it/account/profile", &change("bruno")).await.expect(422);
    assert!(wrong.text().contains("value=\"Anna Riva\""));
    anna.post("/it/account/profile", &change("annina")).await.expect(303);
    let page = anna.get("/it/account").await.expect(200);
    assert!(page.words().contains("annina"));
    let data = anna.get("/it/account/data").await.expect(200);
    let data: serde_json::Value = serde_json::from_slice(&data.bytes).unwrap();
    assert_eq!(data["account"]["nickname"], "annina");
    assert_eq!(data["account"]["newsletter"], true);
    assert_eq!(data["account"]["language"], "en");
});

testkit::both!(an_address_changes_when_the_new_one_confirms, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let anna = registered(&app, &sarmato, "anna", PASSWORD).await;
    let ask = |password: &'static str| [("email", "nuova@posta.example"), ("password", password)];
    anna.post("/it/account/email", &ask("sbagliata sbagliata")).await.expect(422);
    anna.post("/it/account/email", &ask(PASSWORD)).await.expect(303);
    let path = link(&app, "nuova@posta.example").await;
    assert!(anna.get(&path).await.expect(200).words().contains("nuova@posta.example"));
    anna.post(&path, &[]).await.expect(303);
    let mails = app.mails().await;
    assert!(mails.iter().any(|m| m.to == "anna@posta.example" && m.subject.contains("è cambiato")));
    let log_in = [("email", "nuova@posta.example"), ("password", PASSWORD)];
    sarmato.visitor().post("/it/login", &log_in).await.expect(303);
});

testkit::both!(a_declaration_is_checked_and_kept, features(), async |app: TestApp| {
    let anna = app.tenant("sarmato").await.person("anna").await;
    let page = anna.get("/it/account/declaration").await.expect(200);
    assert!(page.words().contains("sotto la mia responsabilità"));
    for wrong in [
        vec![("tie", "residence"), ("born_on", "2008-02-30"), ("responsible", "on")],
        vec![("tie", "residence"), ("born_on", "2030-01-01"), ("responsible", "on")],
        vec![("tie", "king"), ("born_on", "1990-01-01"), ("responsible", "on")],
        vec![("tie", "residence"), ("born_on", "1990-01-01")],
    ] {
        anna.post("/it/account/declaration", &wrong).await.expect(422);
    }
    let right = [("tie", "study"), ("born_on", "2008-02-29"), ("responsible", "on")];
    anna.post("/it/account/declaration", &right).await.expect(303);
    assert!(anna.get("/it/account").await.words().contains("Studio qui"));
});

testkit::both!(a_deleted_account_leaves_no_name, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let anna = registered(&app, &sarmato, "anna", PASSWORD).await;
    anna.post("/it/account/deletion", &[("password", "sbagliata sbagliata")]).await.expect(422);
    anna.post("/it/account/deletion", &[("password", PASSWORD)]).await.expect(303);
    assert!(!is_in(&anna).await);
    let log_in = [("email", "anna@posta.example"), ("password", PASSWORD)];
    sarmato.visitor().post("/it/login", &log_in).await.expect(422);
    // The address is free again.
    registered(&app, &sarmato, "anna", PASSWORD).await;
});

testkit::both!(visitors_are_led_to_the_login, features(), async |app: TestApp| {
    let visitor = app.tenant("sarmato").await.visitor();
    for path in ["/it/account", "/it/account/declaration", "/it/account/data", "/it/account/deletion"] {
        assert!(visitor.get(path).await.expect(303).location().starts_with("/it/login"), "{path}");
    }
    for path in ["/it/account/profile", "/it/account/email", "/it/account/password", "/it/account/deletion"] {
        visitor.post(path, &[("password", "x")]).await.expect(401);
    }
});
