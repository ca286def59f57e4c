//! Wrong input is said beside the field, and nothing typed is lost.

use testkit::TestApp;

use crate::{features, process, published};

testkit::both!(a_new_process_needs_little_and_says_what, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    admin.get("/it/admin/processes/new").await.expect(200);
    let base = |title: &'static str, slug: &'static str, day: &'static str| {
        [
            ("title_it", title),
            ("short_it", "Testo tenuto"),
            ("slug", slug),
            ("starts_on", day),
            ("template", "budget"),
        ]
    };
    let empty = admin.post("/it/admin/processes", &base("", "", "2026-11-23")).await.expect(422);
    assert!(empty.words().contains("Manca il titolo") && empty.text().contains("Testo tenuto"));
    for slug in ["Maiuscole", "new", "phases", "due parole", "../x"] {
        let wrong = admin.post("/it/admin/processes", &base("Titolo", slug, "2026-11-23")).await.expect(422);
        assert!(wrong.text().contains("value=\"Titolo\""), "{slug}");
    }
    for day in ["", "domani", "9999-12-31", "0001-01-01"] {
        admin.post("/it/admin/processes", &base("Titolo", "x", day)).await.expect(422);
    }
    let long = "a".repeat(151);
    let fields = [("title_it", long.as_str()), ("starts_on", "2026-11-23"), ("template", "none")];
    admin.post("/it/admin/processes", &fields).await.expect(422);
    admin.post("/it/admin/processes", &base("???", "", "2026-11-23")).await.expect(422);
    admin.post("/it/admin/processes", &base("Titolo", "titolo", "2026-11-23")).await.expect(303);
    let taken = admin.post("/it/admin/processes", &base("Titolo", "titolo", "2026-11-23")).await.expect(422);
    assert!(taken.words().contains("Un altro processo ha già questo indirizzo"));
});

testkit::both!(texts_are_kept_and_shown_in_both_languages, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    let slug = published(&admin, "Bilancio 2027").await;
    let path = format!("/it/admin/processes/{slug}/texts");
    let texts = |ends: &'static str| {
        [
            ("title_it", "Bilancio partecipativo"),
            ("title_en", "Participatory budget"),
            ("subtitle_it", "Centoventimila euro. Decidete voi."),
            ("short_it", "In due righe"),
            ("description_it", "**Forte** <script>alert(1)</script> [x](javascript:alert(1))"),
            ("slug", "bilancio-nuovo"),
            ("interest", "culture"),
            ("starts_at", "2026-11-23T00:00"),
            ("ends_at", ends),
        ]
    };
    let wrong = admin.post(&path, &texts("2026-11-01T00:00")).await.expect(422);
    assert!(wrong.words().contains("Finisce prima di cominciare"));
    assert!(wrong.text().contains("Centoventimila euro"));
    let moved = admin.post(&path, &texts("2027-06-30T23:59")).await.expect(303);
    assert_eq!(moved.location(), "/it/admin/processes/bilancio-nuovo/texts");
    let page = sarmato.visitor().get("/it/processes/bilancio-nuovo").await.expect(200);
    assert!(page.text().contains("<strong>Forte</strong>"));
    assert!(!page.text().contains("<script>alert") && !page.text().contains("href=\"javascript"));
    let english = sarmato.visitor().get("/en/processes/bilancio-nuovo").await.expect(200);
    assert!(english.words().contains("Participatory budget") && english.text().contains("lang=\"it\""));
    // What nobody translated says so, at the head of the page and in lists.
    assert!(
        english.text().contains("<p class=\"a-lead mb-0\" lang=\"it\">In due righe"),
        "{}",
        english.text()
    );
    assert!(english.text().contains("a-only-in"), "{}", english.text());
    let list = sarmato.visitor().get("/en/processes").await.expect(200).text();
    assert!(
        list.contains(">Participatory budget</a>") && list.contains("<p lang=\"it\">In due righe"),
        "{list}"
    );
    sarmato.visitor().get(&format!("/it/processes/{slug}")).await.expect(404);
});

testkit::both!(wrong_phases_change_nothing_and_are_kept, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    let slug = published(&admin, "Bilancio 2027").await;
    let path = format!("/it/admin/processes/{slug}/phases");
    let fields = [
        ("position_0", "2"),
        ("title_0_it", "Dopo"),
        ("starts_at_0", "2026-11-23T00:00"),
        ("ends_at_0", "2026-11-20T00:00"),
        ("position_1", "1"),
        ("title_1_it", "Prima"),
        ("starts_at_1", "2026-12-01T00:00"),
        ("position_2", "3"),
        ("title_2_it", ""),
        ("starts_at_2", "2027-01-01T00:00"),
    ];
    let missing = admin.post(&path, &fields).await.expect(422);
    assert!(missing.text().contains("f-title_2_it-error"), "beside the row it belongs to");
    let ordered = admin.post(&path, &fields[..7]).await.expect(422);
    assert!(ordered.text().contains("f-ends_at_0-error") && ordered.text().contains("f-starts_at_0-error"));
    assert!(ordered.text().contains("value=\"2026-11-20T00:00\""));
    let found = process(&sarmato, &slug).await;
    let kept = spaces::process::store::phases(&sarmato.db.read().await.unwrap(), found.id).await.unwrap();
    assert_eq!(kept.len(), 5);
});

testkit::both!(labels_have_signs_and_an_order, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    let slug = published(&admin, "Bilancio 2027").await;
    let path = format!("/it/admin/processes/{slug}/labels");
    let fields = [
        ("scheme", "category"),
        ("category_position_0", "2"),
        ("category_title_0_it", "Verde"),
        ("category_sign_0", "tree"),
        ("category_position_1", "1"),
        ("category_title_1_it", "Cultura"),
        ("category_sign_1", "nonsense"),
    ];
    let wrong = admin.post(&path, &fields).await.expect(422);
    assert!(wrong.text().contains("value=\"Verde\""));
    admin.post(&path, &fields[..6]).await.expect(303);
    let found = process(&sarmato, &slug).await;
    let labels = || async {
        spaces::process::store::labels(&sarmato.db.read().await.unwrap(), found.id).await.unwrap()
    };
    let titles: Vec<String> =
        labels().await.iter().map(|l| l.title.text(kernel::Locale::IT).to_owned()).collect();
    assert_eq!(titles, ["Cultura", "Verde"]);
    let area = [("scheme", "area"), ("area_position_0", "1"), ("area_title_0_it", "Centro")];
    admin.post(&path, &area).await.expect(303);
    assert_eq!(labels().await.len(), 3, "areas leave categories alone");
    admin.post(&path, &[("scheme", "else")]).await.expect(404);
});

testkit::both!(who_takes_part_is_a_rule, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    let slug = published(&admin, "Bilancio 2027").await;
    let path = format!("/it/admin/processes/{slug}/voters");
    admin.get(&path).await.expect(200);
    admin.post(&path, &[("rule", "declared"), ("min_age", "16")]).await.expect(422);
    admin
        .post(&path, &[("rule", "roll"), ("roll", "0192f0aa-0000-7000-8000-000000000000")])
        .await
        .expect(422);
    let declared = [("rule", "declared"), ("tie", "residence"), ("tie", "study"), ("min_age", "16")];
    admin.post(&path, &declared).await.expect(303);
    let page = sarmato.visitor().get(&format!("/it/processes/{slug}")).await.expect(200).words();
    assert!(page.contains("Chi vive o studia qui, dai 16 anni"), "{page}");

    // A roll that decides cannot be deleted under its process.
    let roll = [("title", "Elenco"), ("addresses", "anna@posta.example")];
    admin.post_files("/it/admin/rolls", &roll, &[]).await.expect(303);
    let rolls = accounts::entitlement::roll_list(&sarmato.db.read().await.unwrap()).await.unwrap();
    let id = rolls[0].id.to_string();
    admin.post(&path, &[("rule", "roll"), ("roll", &id)]).await.expect(303);
    let deletion = format!("/it/admin/rolls/{id}/deletion");
    assert!(admin.get(&deletion).await.expect(200).words().contains("Bilancio 2027"));
    admin.post(&deletion, &[]).await.expect(409);
});
