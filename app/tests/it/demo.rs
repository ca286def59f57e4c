//! The demo: its organisations, and the page of its mail.

use accounts::{AuditWords, Standing, Tenant, people};
use arengo::{demo, features};
use db::vals;
use testkit::{TestApp, both};

async fn tenants(app: &TestApp) -> Vec<Tenant> {
    accounts::all_tenants(&app.state.db.platform_read().await.unwrap()).await.unwrap()
}

async fn person(app: &TestApp, tenant: &Tenant, nickname: &str) -> Standing {
    let name = tenant.host.as_str().trim_end_matches(".localhost");
    let tx = app.state.db.tenant(tenant.id).read().await.unwrap();
    let email = format!("{nickname}@{name}.example").parse().unwrap();
    let found = people::store::by_email(&tx, &email).await.unwrap().unwrap();
    accounts::standing_of(&tx, found.id).await.unwrap()
}

/// An action in the log, or a kind of thing, that no feature puts into words.
async fn without_words(app: &TestApp, tx: &db::Tx) -> Option<String> {
    let tables = app.state.extensions.all::<AuditWords>().iter();
    let known: Vec<_> =
        tables.flat_map(|AuditWords(words)| *words).map(|(name, _)| format!("'{name}'")).collect();
    let known = known.join(", ");
    for column in ["action", "resource_kind"] {
        let sql = format!(
            "SELECT {column} FROM audit_entries WHERE tenant_id = $1 AND {column} NOT IN ({known}) LIMIT 1"
        );
        if let Some(name) = tx.scalar(&sql, vals![]).await.unwrap() {
            return Some(name);
        }
    }
    None
}

both!(everything_is_entered_through_the_actions_and_only_once, features(), async |app: TestApp| {
    demo::furnish(&app.state).await.unwrap();
    let made = tenants(&app).await;
    assert_eq!(made.len(), demo::NAMES.len());
    for tenant in &made {
        let admin = person(&app, tenant, "admin").await;
        assert!(admin.is_administrator(), "{}", tenant.host);
        assert!(!person(&app, tenant, "anna").await.is_staff(), "{}", tenant.host);
        let tx = app.state.db.tenant(tenant.id).read().await.unwrap();
        let processes = spaces::process::store::all(&tx).await.unwrap();
        assert!(processes.iter().all(|p| p.released), "{}", tenant.host);
        assert_eq!(without_words(&app, &tx).await, None, "the log of {} says it in no words", tenant.host);
    }
    // Letters about answers and ballots go out without an error.
    assert!(!app.mails().await.is_empty());
    demo::furnish(&app.state).await.unwrap();
    assert_eq!(tenants(&app).await.len(), made.len(), "a second start makes nothing anew");
});

#[test]
fn a_first_start_that_was_cut_off_is_begun_anew_and_a_finished_one_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    demo::claim(&data).unwrap();
    std::fs::write(data.join("arengo.db"), "half").unwrap();
    demo::claim(&data).unwrap();
    assert!(!data.join("arengo.db").exists(), "half an organisation was kept");
    std::fs::write(data.join("arengo.db"), "whole").unwrap();
    demo::seal(&data).unwrap();
    demo::claim(&data).unwrap();
    assert_eq!(std::fs::read_to_string(data.join("arengo.db")).unwrap(), "whole");
}

#[test]
fn a_real_installation_is_never_taken_for_a_demo() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("arengo.db"), "real").unwrap();
    let refused = demo::claim(folder.path()).unwrap_err().to_string();
    assert!(refused.contains("real installation"), "{refused}");
    assert!(demo::forget(folder.path()).is_err());
    assert_eq!(std::fs::read_to_string(folder.path().join("arengo.db")).unwrap(), "real");
}

both!(outside_the_demo_nobody_reads_mail, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    admin.get("/it/demo/mail").await.expect(404);
    sarmato.visitor().get("/it/demo/mail").await.expect(404);
});
