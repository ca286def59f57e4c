use chrono::TimeDelta;
use testkit::TestApp;

use crate::{features, form, is_in, link};

const PASSWORD: &str = "tre gatti in barca";

testkit::both!(a_person_registers_and_confirms, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let anna = sarmato.visitor();
    let page = anna.get("/it/register").await.expect(200);
    assert!(page.words().contains("Almeno 10 caratteri"), "the rules of passwords are said before");

    let sent = anna.post("/it/register", &form("anna", "anna@posta.example", PASSWORD)).await.expect(303);
    assert_eq!(sent.location(), "/it/register/sent");
    assert!(anna.get("/it/register/sent").await.expect(200).words().contains("Guarda la posta"));
    assert!(!is_in(&anna).await);

    let path = link(&app, "anna@posta.example").await;
    // A mail scanner opens the link; nothing happens by that.
    anna.get(&path).await.expect(200);
    anna.get(&path).await.expect(200);
    assert!(!is_in(&anna).await);
    anna.post(&path, &[]).await.expect(303);
    assert!(is_in(&anna).await);

    let again = sarmato.visitor().post(&path, &[]).await.expect(409);
    assert!(again.words().contains("non vale più"));
});

testkit::both!(what_was_typed_is_kept_except_the_password, features(), async |app: TestApp| {
    let visitor = app.tenant("sarmato").await.visitor();
    let fields = [("name", "Anna <b>Riva</b>"), ("nickname", "!"), ("email", "anna@"), ("password", "corta")];
    let page = visitor.post("/it/register", &fields).await.expect(422);
    let html = page.text();
    assert!(html.contains("Anna &lt;b&gt;Riva"), "the name is kept and escaped");
    assert!(html.contains("value=\"anna@\""));
    assert!(!html.contains("corta\""), "the password is not");
    for words in ["Non sembra un indirizzo", "troppo corta", "devi accettare le regole"] {
        assert!(page.words().contains(words), "{words}: {}", page.words());
    }
    let weak = visitor.post("/it/register", &form("anna", "anna@posta.example", "corta")).await.expect(422);
    assert!(weak.words().contains("troppo corta"));
    let own = visitor.post("/it/register", &form("annamaria99", "a@posta.example", "annamaria99")).await;
    assert!(own.expect(422).words().contains("Si indovina"));
});

testkit::both!(bad_bytes_are_no_crash, features(), async |app: TestApp| {
    let visitor = app.tenant("sarmato").await.visitor();
    let urlencoded = "application/x-www-form-urlencoded";
    for body in [&b"name=%ff%fe"[..], b"name=\xc3\x28", b"", b"&&&===", b"name=%00"] {
        let status = visitor.post_raw("/it/register", urlencoded, body.to_vec()).await.status;
        assert!((400..500).contains(&status), "{body:?}: {status}");
    }
    let huge = vec![b'a'; 3 << 20];
    let status = visitor.post_raw("/it/register", urlencoded, huge).await.status;
    assert!((400..500).contains(&status), "{status}");
    let other = visitor.post_raw("/it/register", "application/json", b"{}".to_vec()).await.status;
    assert!((400..500).contains(&other), "{other}");
});

testkit::both!(nobody_learns_who_is_registered, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    sarmato.account("bruno").await;
    let known = "bruno@sarmato.example";
    let answer = sarmato.visitor().post("/it/register", &form("altro", known, PASSWORD)).await.expect(303);
    assert_eq!(answer.location(), "/it/register/sent");
    let mails = app.mails().await;
    assert!(mails.iter().any(|mail| mail.to == known && mail.subject.contains("già un account")));

    let forgot = async |email: &'static str| {
        sarmato.visitor().post("/it/password", &[("email", email)]).await.expect(303).location().to_owned()
    };
    assert_eq!(forgot("bruno@sarmato.example").await, forgot("nessuno@posta.example").await);

    let login = async |email: &'static str| {
        let fields = [("email", email), ("password", "sbagliata sbagliata")];
        sarmato.visitor().post("/it/login", &fields).await.expect(422).words().replace(email, "")
    };
    assert_eq!(login("bruno@sarmato.example").await, login("nessuno@posta.example").await);
});

testkit::both!(a_nickname_belongs_to_one_person, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    sarmato.account("Città").await;
    let taken = sarmato.visitor().post("/it/register", &form("citta", "x@posta.example", PASSWORD)).await;
    assert!(taken.expect(422).words().contains("già di un’altra persona"));
    // Another organisation has its own people.
    let vignola = app.tenant("vignola").await;
    vignola.visitor().post("/it/register", &form("citta", "x@posta.example", PASSWORD)).await.expect(303);
});

testkit::both!(a_confirmation_gets_too_old_and_cannot_be_forged, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let anna = sarmato.visitor();
    anna.post("/it/register", &form("anna", "anna@posta.example", PASSWORD)).await.expect(303);
    let path = link(&app, "anna@posta.example").await;
    let forged = testkit::forged(&path);
    anna.get(&forged).await.expect(409);
    anna.post(&forged, &[]).await.expect(409);
    // The link of one organisation is worth nothing in another.
    app.tenant("vignola").await.visitor().post(&path, &[]).await.expect(409);
    // Nor does a confirmation choose a password.
    let token = path.rsplit('/').next().unwrap();
    anna.get(&format!("/it/password/{token}")).await.expect(409);
    app.clock.advance(TimeDelta::days(3) + TimeDelta::seconds(1));
    anna.post(&path, &[]).await.expect(409);
    assert!(!is_in(&anna).await);
});

testkit::both!(too_many_accounts_from_one_network, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let visitor = sarmato.visitor();
    let mut last = 0;
    for i in 0..62 {
        let (nickname, email) = (format!("anna{i}"), format!("anna{i}@posta.example"));
        last = visitor.post("/it/register", &form(&nickname, &email, PASSWORD)).await.status;
    }
    assert_eq!(last, 429);
});
