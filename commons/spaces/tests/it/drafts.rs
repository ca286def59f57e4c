//! A draft exists only for those who work on it, and for whoever was sent its link.

use accounts::Role;
use testkit::TestApp;

use crate::{budget, features, process};

testkit::both!(a_draft_does_not_exist_for_others, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    let slug = budget(&admin, "Bilancio 2027").await;
    let draft = process(&sarmato, &slug).await;
    let (link, until) = draft.preview(app.state.env.now());
    let page = format!("/it/processes/{slug}");
    let inner = format!("{page}/sheets");
    let elsewhere = sarmato.staff("elsa", Role::Collaborator, Some(uuid::Uuid::from_u128(7))).await;
    for nobody in [sarmato.visitor(), sarmato.person("anna").await, elsewhere] {
        nobody.get(&page).await.expect(404);
        nobody.get(&inner).await.expect(404);
        for bare in ["", "-", "99999999-", "99999999-ab", draft.preview_token.as_str()] {
            nobody.get(&format!("{page}?preview={bare}")).await.expect(404);
        }
        nobody.get(&format!("{page}?preview={}", testkit::forged(&link))).await.expect(404);
        assert!(!nobody.get("/it/").await.expect(200).words().contains("Bilancio 2027"));
        assert!(!nobody.get("/it/processes").await.expect(200).words().contains("Bilancio 2027"));
    }
    let here = Some(draft.id.uuid());
    for role in [Role::Manager, Role::Moderator, Role::Evaluator, Role::Collaborator] {
        let staff = sarmato.staff(&format!("{role:?}"), role, here).await;
        assert!(staff.get(&page).await.expect(200).words().contains("Bozza"));
        staff.get(&inner).await.expect(200);
    }
    let dashboard = admin.get(&format!("/it/admin/processes/{slug}")).await.expect(200);
    assert!(dashboard.text().contains(&format!("?preview={link}")), "{}", dashboard.text());
    let part = format!("{inner}?preview={link}");
    let link = format!("{page}?preview={link}");
    let reader = sarmato.visitor();
    assert!(reader.get(&link).await.expect(200).words().contains("con il collegamento per l’anteprima"));
    reader.get(&page).await.expect(404);
    // The link is for reading: its parts can be read, nothing can be sent to them.
    reader.get(&part).await.expect(200);
    reader.post(&part, &[]).await.expect(404);
    // It holds until the moment that the dashboard names, not longer, and nobody prolongs it.
    let start = app.state.env.now();
    reader.get(&link.replacen("?preview=", "?preview=1", 1)).await.expect(404);
    app.clock.set(until - chrono::TimeDelta::seconds(1));
    reader.get(&link).await.expect(200);
    app.clock.set(until);
    reader.get(&link).await.expect(404);
    reader.get(&part).await.expect(404);
    let (renewed, _) = draft.preview(app.state.env.now());
    reader.get(&format!("{page}?preview={renewed}")).await.expect(200);
    app.clock.set(start);

    let publication = format!("/it/admin/processes/{slug}/publication");
    admin.post(&publication, &[("published", "1")]).await.expect(303);
    assert!(!reader.get(&page).await.expect(200).words().contains("Bozza"));
    reader.get(&inner).await.expect(200);
    admin.post(&publication, &[("published", "0")]).await.expect(303);
    reader.get(&page).await.expect(404);
});

testkit::both!(a_hidden_part_does_not_exist_for_others, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    let slug = crate::published(&admin, "Bilancio 2027").await;
    let page = format!("/it/processes/{slug}");
    let visitor = sarmato.visitor();
    assert!(visitor.get(&page).await.expect(200).words().contains("Fogli"));
    assert_eq!(visitor.get(&format!("{page}/sheets")).await.expect(200).text(), format!("sheets of {slug}"));
    visitor.get(&format!("{page}/sheets/1/2/3")).await.expect(404);
    visitor.get(&format!("{page}/nothing")).await.expect(404);
    let hide = [("component", "sheets"), ("title_sheets_it", "Fogli"), ("title_sheets_en", "Sheets")];
    admin.post(&format!("/it/admin/processes/{slug}/components"), &hide).await.expect(303);
    assert!(!visitor.get(&page).await.expect(200).words().contains("Fogli"));
    visitor.get(&format!("{page}/sheets")).await.expect(404);
    admin.get(&format!("{page}/sheets")).await.expect(200);
});
