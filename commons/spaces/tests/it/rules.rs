//! Rules that people rely on change only with a reason that everybody reads.

use spaces::process::store;
use testkit::{TestApp, TestTenant, Visitor};

use crate::{features, process, published};

/// What a feature does at the first support or ballot.
async fn somebody_takes_part(tenant: &TestTenant, slug: &str) {
    let process = process(tenant, slug).await;
    let locked: Result<(), db::DbErr> =
        tenant.db.write(move |tx| async move { store::lock_rules(&tx, &process).await }).await;
    locked.unwrap();
}

const RESIDENTS: [(&str, &str); 3] = [("rule", "declared"), ("tie", "residence"), ("min_age", "16")];
const REASON: (&str, &str) = ("reason", "Delibera di Giunta 41 del 20 novembre.");

async fn public(tenant: &TestTenant, slug: &str) -> String {
    tenant.visitor().get(&format!("/it/processes/{slug}")).await.expect(200).words()
}

testkit::both!(who_takes_part_changes_only_with_a_published_reason, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    let slug = published(&admin, "Bilancio 2027").await;
    let path = format!("/it/admin/processes/{slug}/voters");
    // Nobody relies on anything yet: no reason is asked for, none is published.
    assert!(!admin.get(&path).await.expect(200).text().contains("name=\"reason\""));
    admin.post(&path, &RESIDENTS).await.expect(303);
    assert!(!public(&sarmato, &slug).await.contains("Regole cambiate"));

    somebody_takes_part(&sarmato, &slug).await;
    let form = admin.get(&path).await.expect(200);
    assert!(
        form.text().contains("name=\"reason\"") && form.words().contains("22 novembre"),
        "{}",
        form.words()
    );
    let everybody = [("rule", "registered")];
    for reason in ["", "   ", "perché"] {
        let refused = admin.post(&path, &[everybody[0], ("reason", reason)]).await.expect(422);
        assert!(refused.text().contains("f-reason-error"), "{}", refused.words());
    }
    let long = "x".repeat(1_001);
    admin.post(&path, &[everybody[0], ("reason", &long)]).await.expect(422);
    assert!(public(&sarmato, &slug).await.contains("Chi vive qui, dai 16 anni"));
    // What stays as it is needs no reason.
    admin.post(&path, &RESIDENTS).await.expect(303);
    assert!(!public(&sarmato, &slug).await.contains("Regole cambiate"));

    let both = [everybody[0], REASON, ("reason_en", "Council decision 41 of 20 November.")];
    let too_long = [everybody[0], REASON, ("reason_en", long.as_str())];
    let refused = admin.post(&path, &too_long).await.expect(422);
    assert!(refused.text().contains("f-reason_en-error"), "{}", refused.words());
    admin.post(&path, &both).await.expect(303);
    let there = sarmato.visitor().get(&format!("/en/processes/{slug}")).await.expect(200).words();
    assert!(there.contains("Council decision 41") && !there.contains(REASON.1), "{there}");
    let page = public(&sarmato, &slug).await;
    assert!(page.contains("Regole cambiate") && page.contains(REASON.1), "{page}");
    assert!(page.contains("Prima: chi vive qui, dai 16 anni. Ora: chiunque abbia un account"), "{page}");
    assert!(app.mails().await.is_empty(), "nothing is mailed");
    let log = admin.get("/it/admin/audit").await.expect(200).words();
    assert!(log.contains("Cambiato chi partecipa"), "{log}");
});

testkit::both!(what_a_phase_allows_changes_only_with_a_published_reason, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    let slug = published(&admin, "Bilancio 2027").await;
    let path = format!("/it/admin/processes/{slug}/phases");
    somebody_takes_part(&sarmato, &slug).await;
    let ids = ids(&sarmato, &slug).await;
    let ideas = |title: &'static str, ends: &'static str| {
        vec![("id_0", ids[0].as_str()), ("position_0", "1"), ("title_0_it", title), ("ends_at_0", ends)]
    };
    let wanted = async |admin: &Visitor, fields: &[(&str, &str)]| admin.post(&path, fields).await;
    let dates = [("starts_at_0", "2026-11-23T00:00"), ("propose_0", "on")];

    // Taking away the phases that let people support and vote is a change of rules.
    let mut fields = ideas("Idee", "2026-12-21T00:00");
    fields.extend(dates);
    let refused = wanted(&admin, &fields).await.expect(422);
    assert!(refused.text().contains("f-reason-error"), "{}", refused.words());
    assert_eq!(store_phases(&sarmato, &slug).await, 5, "a refused change changes nothing");
    fields.push(REASON);
    wanted(&admin, &fields).await.expect(303);
    let page = public(&sarmato, &slug).await;
    assert!(page.contains("Fase «Voto». Prima: votare") && page.contains("Ora: non si partecipa"), "{page}");

    // A new name is none; a later end is.
    let mut fields = ideas("Le idee", "2026-12-21T00:00");
    fields.extend(dates);
    wanted(&admin, &fields).await.expect(303);
    let mut fields = ideas("Le idee", "2026-12-28T00:00");
    fields.extend(dates);
    wanted(&admin, &fields).await.expect(422);
    fields.push(("reason", "Una settimana in più: ha nevicato."));
    app.clock.advance(chrono::TimeDelta::minutes(1));
    wanted(&admin, &fields).await.expect(303);
    let page = public(&sarmato, &slug).await;
    let (later, earlier) = (page.find("ha nevicato").unwrap(), page.find("Delibera di Giunta").unwrap());
    assert!(later < earlier, "the newest first");
    let there = sarmato.visitor().get(&format!("/en/processes/{slug}")).await.expect(200).text();
    assert!(there.contains("<p class=\"a-typed mb-0\" lang=\"it\">Una settimana in più"), "{there}");
    // Only managers, as ever.
    sarmato.person("anna").await.post(&path, &fields).await.expect(403);
});

async fn ids(tenant: &TestTenant, slug: &str) -> Vec<String> {
    let tx = tenant.db.read().await.unwrap();
    let id = store::by_slug(&tx, slug).await.unwrap().unwrap().id;
    store::phases(&tx, id).await.unwrap().iter().map(|phase| phase.id.to_string()).collect()
}

async fn store_phases(tenant: &TestTenant, slug: &str) -> usize {
    ids(tenant, slug).await.len()
}

testkit::both!(a_roll_is_held_by_the_rule_that_names_it, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    let slug = published(&admin, "Bilancio 2027").await;
    let id = process(&sarmato, &slug).await.id;
    let who = accounts::Standing::system("test");
    for round in 0..8 {
        let addresses = vec![format!("anna{round}@posta.example").parse().unwrap()];
        let secret = app.state.settings.secret;
        let upload =
            accounts::entitlement::upload_roll(&sarmato.db, &who, secret, "Elenco".into(), addresses);
        let roll = upload.await.unwrap();
        let rule = accounts::Entitlement::Roll { roll };
        // Whichever comes first: never a process whose list is gone.
        let (deleted, set) = tokio::join!(
            accounts::entitlement::delete_roll(&app.state, &sarmato.db, &who, roll),
            spaces::process::actions::set_entitlement(&sarmato.db, &who, id, rule),
        );
        assert!(deleted.is_ok() != set.is_ok(), "{deleted:?} {set:?}");
        let everybody = accounts::Entitlement::Registered;
        spaces::process::actions::set_entitlement(&sarmato.db, &who, id, everybody).await.unwrap();
    }
});
