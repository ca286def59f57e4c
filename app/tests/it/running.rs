//! A running installation: hosts it knows and does not, and organisations opened by another process.

use accounts::{NewTenant, Profile};
use arengo::features;
use db::Database;
use kernel::Locale;
use testkit::{TestApp, both};

both!(an_organisation_opened_by_another_process_is_usable_at_once, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let visitor = sarmato.visitor().at("vignola.example");
    visitor.get("/it/").await.expect(404);
    let other = Database::connect(&app.config, app.state.env.clone()).await.unwrap();
    let new = NewTenant {
        host: "vignola.example".parse().unwrap(),
        name: "Vignola partecipa".into(),
        locale: Locale::IT,
        time_zone: chrono_tz::Europe::Rome,
        profile: Profile::default(),
        admin_email: "admin@vignola.example".parse().unwrap(),
    };
    let (_, token) = accounts::create(&other, new).await.unwrap();
    let home = visitor.get("/it/").await.expect(200);
    assert!(home.words().contains("Vignola partecipa"), "{}", home.words());
    // The link that the operator hands over is for one use.
    let link = format!("/it/invitation/{token}");
    visitor.get(&link).await.expect(200);
    let names = [("name", "Ida Neri"), ("nickname", "Ida N.")];
    let password = [names[0], names[1], ("password", "quattro parole in fila"), ("terms", "on")];
    visitor.post(&link, &password).await.expect(303);
    visitor.get("/it/admin").await.expect(200);
    let again = sarmato.visitor().at("vignola.example").post(&link, &password).await;
    assert!(again.status >= 400, "{}", again.status);
    other.close().await;
});

both!(a_host_without_organisation_is_told_nothing, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    for host in ["unknown.example", "localhost", "127.0.0.1:3000", "sarmato.example.evil.example", "", "a b"]
    {
        for path in ["/", "/it/", "/it/login", "/it/admin", "/it/processes"] {
            let answer = sarmato.visitor().at(host).get(path).await;
            assert_eq!(answer.status, 404, "{host}{path}");
            assert!(!answer.text().to_lowercase().contains("sarmato"), "{host}{path}: {}", answer.words());
        }
    }
    // Case and port do not matter.
    sarmato.visitor().at("SARMATO.example:8080").get("/it/").await.expect(200);
});

both!(health_is_told_on_every_host, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    for host in ["sarmato.example", "unknown.example"] {
        let answer = sarmato.visitor().at(host).get("/healthz").await.expect(200);
        assert_eq!(answer.text(), "ok\n");
    }
    app.state.db.close().await;
    sarmato.visitor().get("/healthz").await.expect(503);
});
