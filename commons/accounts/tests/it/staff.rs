//! The administration of the organisation: each door opens for administrators, and says why it does not for others.

use accounts::Role;
use testkit::{TestApp, TestTenant};

use crate::{features, link};

const PAGES: [&str; 4] = ["/it/admin/people", "/it/admin/rolls", "/it/admin/organisation", "/it/admin/audit"];

testkit::both!(only_administrators_pass, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    for path in PAGES {
        admin.get(path).await.expect(200);
        assert!(sarmato.visitor().get(path).await.expect(303).location().starts_with("/it/login"));
    }
    for role in [Role::Manager, Role::Moderator, Role::Evaluator, Role::Collaborator, Role::Operator] {
        let other = sarmato.staff(&format!("{role:?}"), role, None).await;
        for path in PAGES {
            let refused = other.get(path).await.expect(403);
            assert!(refused.words().contains("solo chi amministra il sito"), "{}", refused.words());
        }
        let person = admin.person();
        for path in [format!("/it/admin/people/{person}/roles"), "/it/admin/organisation".to_owned()] {
            other.post(&path, &[("role", "administrator")]).await.expect(403);
        }
    }
    assert!(
        sarmato.person("anna").await.get("/it/operator").await.expect(403).words().contains("cura il server")
    );
});

testkit::both!(an_organisation_chooses_its_name_languages_and_time_zone, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    let path = "/it/admin/organisation";
    let form = admin.get(path).await.expect(200).text();
    assert!(form.contains("value=\"Europe/Rome\" selected"), "{form}");
    let base = |zone: &'static str| {
        vec![
            ("name", "Sarmato sceglie"),
            ("locale", "it"),
            ("time_zone", zone),
            ("brand", "#0e5a4c"),
            ("look", "borgo"),
            ("skyline", "borgo"),
            ("crest", "crest"),
        ]
    };
    let wrong = admin.post(path, &base("Middle/Earth")).await.expect(422);
    assert!(wrong.text().contains("f-time_zone-error") && wrong.text().contains("Sarmato sceglie"));
    let mut unknown = base("Europe/Rome");
    unknown[1].1 = "xx";
    admin.post(path, &unknown).await.expect(422);

    // English goes, and comes back as the main language.
    sarmato.visitor().get("/en/login").await.expect(200);
    admin.post(path, &base("Atlantic/Azores")).await.expect(303);
    sarmato.visitor().get("/en/login").await.expect(404);
    let page = sarmato.visitor().get("/it/login").await.expect(200);
    assert!(page.words().contains("Sarmato sceglie"));
    let tx = app.state.db.platform_read().await.unwrap();
    let tenant = accounts::by_host(&tx, &sarmato.tenant.host).await.unwrap().unwrap();
    drop(tx);
    assert_eq!(tenant.time_zone.name(), "Atlantic/Azores");
    let mut english = base("Europe/Rome");
    english[1].1 = "en";
    let moved = admin.post(path, &english).await.expect(303);
    assert_eq!(moved.location(), "/en/admin/organisation");
    admin.get(moved.location()).await.expect(200);
    sarmato.visitor().get("/it/login").await.expect(404);
});

testkit::both!(who_must_log_in_comes_back_to_a_page_and_never_to_a_post, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let visitor = sarmato.visitor();
    let send = async |referer: Option<&str>| {
        let mut request = visitor.request(http::Method::POST, "/it/account/profile");
        if let Some(referer) = referer {
            request = request.header("referer", referer);
        }
        visitor.send(request, axum::body::Body::empty()).await.expect(401).text()
    };
    let page = send(Some("http://sarmato.example/it/account?x=1")).await;
    assert!(page.contains("/it/login?next=%2Fit%2Faccount\""), "{page}");
    for referer in [None, Some("http://elsewhere.example/it/account"), Some("nonsense")] {
        let page = send(referer).await;
        assert!(page.contains("href=\"/it/login\"") && !page.contains("next="), "{page}");
    }
});

testkit::both!(an_invited_person_chooses_a_password_and_has_the_role, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    let fields = [("email", "marta@ente.example"), ("role", "manager"), ("process", "")];
    let person = admin.post("/it/admin/invitations", &fields).await.expect(303).location().to_owned();
    let page = admin.get(&person).await.expect(200);
    assert!(page.words().contains("Gestisce"), "{}", page.words());
    let marta = sarmato.visitor();
    let path = link(&app, "marta@ente.example").await;
    assert!(marta.get(&path).await.expect(200).words().contains("Ti hanno invitato"));
    let fields = |nickname| {
        let names = [("name", "Marta Bassi"), ("nickname", nickname)];
        [names[0], names[1], ("password", "quattro cani al fiume"), ("terms", "on")]
    };
    marta.post(&path, &fields("Marta B.")[..3]).await.expect(422);
    // The office knew only an address, and nobody else learns of it: whoever comes says how they are called.
    let before = sarmato.db.read().await.unwrap();
    let invited = accounts::people::store::by_email(&before, &"marta@ente.example".parse().unwrap()).await;
    let nickname = invited.unwrap().expect("an account").nickname;
    drop(before);
    assert!(!nickname.to_lowercase().contains("marta") && !nickname.contains("ente"), "{nickname}");
    let nobody = marta.post(&path, &fields("Marta B.")[2..]).await.expect(422).words();
    assert!(nobody.contains("Manca il nome.") && nobody.contains("Manca il nome pubblico"), "{nobody}");
    sarmato.person("anna").await;
    let taken = marta.post(&path, &fields("Anna")).await.expect(422);
    assert!(taken.text().contains("value=\"Marta Bassi\"") && taken.words().contains("è già di un’altra"));
    marta.post(&path, &fields("Marta B.")).await.expect(303);
    let account = marta.get("/it/account").await.expect(200).text();
    assert!(account.contains("Gestione") && account.contains("value=\"Marta B.\""));

    let foreign = [("email", "x@ente.example"), ("role", "operator"), ("process", "")];
    admin.post("/it/admin/invitations", &foreign).await.expect(422);
    let nowhere = [
        ("email", "x@ente.example"),
        ("role", "manager"),
        ("process", "0192f0aa-0000-7000-8000-000000000000"),
    ];
    let kept = admin.post("/it/admin/invitations", &nowhere).await.expect(422);
    assert!(kept.text().contains("value=\"x@ente.example\""));
});

/// The first administrator, made with the organisation, gives way to another.
async fn only(tenant: &TestTenant) -> testkit::Visitor {
    let admin = tenant.administrator().await;
    let root = tenant.db.read().await.unwrap();
    let email = format!("root@{}", tenant.tenant.host).parse().unwrap();
    let root = accounts::people::store::by_email(&root, &email).await.unwrap().unwrap();
    let path = format!("/it/admin/people/{}/roles/end", root.id);
    admin.post(&path, &[("role", "administrator"), ("process", "")]).await.expect(303);
    admin
}

testkit::both!(the_last_administrator_stays, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = only(&sarmato).await;
    let own = format!("/it/admin/people/{}/roles/end", admin.person());
    let refused = admin.post(&own, &[("role", "administrator"), ("process", "")]).await.expect(409);
    assert!(refused.words().contains("ultimo account che amministra"));
    admin.get("/it/admin/people").await.expect(200);
});

testkit::both!(people_are_found_page_by_page_and_reading_is_noted, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    for i in 0..25 {
        sarmato.account(&format!("persona{i:02}")).await;
    }
    let first = admin.get("/it/admin/people?q=persona").await.expect(200);
    assert!(first.words().contains("persona00") && !first.words().contains("persona20"));
    let html = first.text();
    let start = html.find("rel=\"next\" href=\"").expect("a next page") + 17;
    let next: String = html[start..].chars().take_while(|c| *c != '"').collect();
    let second = admin.get(&next.replace("&amp;", "&")).await.expect(200);
    assert!(second.words().contains("persona20") && !second.words().contains("persona19 "));
    admin.get("/it/admin/people?after=garbage").await.expect(404);
    // A search never breaks on what is typed.
    admin.get("/it/admin/people?q=%25_%27%22%3B--").await.expect(200);
    let log = admin.get("/it/admin/audit?kind=tenant").await.expect(200);
    assert!(log.words().contains("Elenco delle persone letto"));
});

testkit::both!(people_of_another_organisation_do_not_exist, features(), async |app: TestApp| {
    let (sarmato, vignola) = (app.tenant("sarmato").await, app.tenant("vignola").await);
    let admin = sarmato.administrator().await;
    let foreigner = vignola.account("carla").await;
    let path = format!("/it/admin/people/{foreigner}");
    admin.get(&path).await.expect(404);
    admin.post(&format!("{path}/roles"), &[("role", "manager"), ("process", "")]).await.expect(404);
    admin.post(&format!("{path}/invitation"), &[]).await.expect(404);
    assert!(!admin.get("/it/admin/people?q=carla").await.words().contains("carla@"));
    admin.get("/it/admin/people/not-an-id").await.expect(404);
});

testkit::both!(a_roll_is_uploaded_or_says_what_is_wrong, features(), async |app: TestApp| {
    let admin = app.tenant("sarmato").await.administrator().await;
    let upload = |title: &'static str, content: &'static [u8]| {
        let admin = admin.clone();
        async move {
            let files: [(&str, &str, &str, &[u8]); 1] = [("file", "elenco.csv", "text/csv", content)];
            admin.post_files("/it/admin/rolls", &[("title", title)], &files).await
        }
    };
    upload("Residenti", b"nome;email\nAnna;anna@posta.example\nBruno;BRUNO@posta.example\n")
        .await
        .expect(303);
    assert!(admin.get("/it/admin/rolls").await.words().contains("2 indirizzi"));
    let lines = upload("Altri", b"email\nanna@posta.example\nnon un indirizzo\n").await.expect(422);
    assert!(lines.words().contains("Riga 3") && lines.text().contains("value=\"Altri\""));
    assert!(upload("Altri", &[0xff, 0xfe, 0x41]).await.expect(422).words().contains("UTF-8"));
    upload("Altri", b"").await.expect(422);
    upload("", b"anna@posta.example").await.expect(422);
    let pasted = [("title", "Incollati"), ("addresses", "carla@posta.example")];
    admin.post_files("/it/admin/rolls", &pasted, &[]).await.expect(303);

    let html = admin.get("/it/admin/rolls").await.text();
    let end = html.find("/deletion").expect("a link to delete");
    let start = html[..end].rfind('"').unwrap() + 1;
    let path = format!("{}/deletion", &html[start..end]);
    admin.get(&path).await.expect(200);
    admin.post(&path, &[]).await.expect(303);
    admin.post(&path, &[]).await.expect(404);
});

fn organisation<'a>(brand: &'a str, name: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("name", name),
        ("locale", "it"),
        ("language", "en"),
        ("time_zone", "Europe/Rome"),
        ("body", "Comune di Sarmato"),
        ("brand", brand),
        ("look", "borgo"),
        ("skyline", "colline"),
        ("crest", "crest-tower"),
        ("address", "Piazza 1\n29010 Sarmato"),
    ]
}

testkit::both!(the_organisation_changes_its_look_at_once, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    let before = sarmato.visitor().get("/it/login").await.text();
    let path = "/it/admin/organisation";
    let mut preview = organisation("#ffd400", "Sarmato sceglie");
    preview.push(("preview", "1"));
    let tried = admin.post(path, &preview).await.expect(200);
    assert!(tried.text().contains("value=\"#ffd400\""));
    assert_eq!(sarmato.visitor().get("/it/login").await.text(), before, "trying changes nothing");
    let swatches = admin.get("/it/admin/organisation/palette?brand=%23ffd400&accent=").await.expect(200);
    assert!(swatches.text().contains("<svg") && !swatches.text().contains("style="));

    let wrong = admin.post(path, &organisation("giallo", "Sarmato sceglie")).await.expect(422);
    assert!(wrong.text().contains("value=\"giallo\"") && wrong.text().contains("Sarmato sceglie"));
    admin.post(path, &organisation("#ffd400", "")).await.expect(422);
    admin.post(path, &organisation("#ffd400", "Sarmato sceglie")).await.expect(303);
    let after = sarmato.visitor().get("/it/login").await;
    assert!(after.words().contains("Sarmato sceglie") && after.words().contains("29010 Sarmato"));
});

testkit::both!(an_operator_opens_an_organisation, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let operator = sarmato.staff("olga", Role::Operator, None).await;
    let new = [
        ("host", "Pieve.example"),
        ("name", "Pieve decide"),
        ("body", "Comune di Pieve"),
        ("locale", "it"),
        ("admin_email", "sindaca@pieve.example"),
    ];
    let created = operator.post("/it/operator", &new).await.expect(200);
    let html = created.text();
    let start = html.find("http://pieve.example/it/invitation/").expect("the one-time link");
    let path: String = html[start + 20..].chars().take_while(|c| *c != '<').collect();
    let mayor = sarmato.visitor().at("pieve.example");
    let fields = [("name", "Ida Neri"), ("nickname", "Ida N."), ("password", "quattro cani al fiume")];
    mayor.post(&path, &[&fields[..], &[("terms", "on")]].concat()).await.expect(303);
    mayor.get("/it/admin/people").await.expect(200);
    let taken = operator.post("/it/operator", &new).await.expect(422);
    assert!(taken.words().contains("è già di un altro sito"));
    operator.post("/it/operator", &[("host", "not a host")]).await.expect(422);
});
