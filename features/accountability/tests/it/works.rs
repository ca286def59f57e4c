use accounts::Role;
use testkit::{TestApp, both};

use crate::world::{ADMIN, Town, features};

const PAGE: &str = "/accountability";

both!(a_work_is_followed_from_stage_to_stage, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let fields = [
        ("title_it", "Panchine lungo il viale"),
        ("stage", "2"),
        ("budget", "14.000"),
        ("due", "2026-07-20"),
        ("now_it", "Cantiere fermo."),
        ("delay_it", "Il fornitore è in ritardo."),
        ("office", "Ufficio tecnico"),
    ];
    town.add(&fields).await.expect(303);
    let list = town.read(PAGE).await.expect(200);
    let words = list.words();
    for part in
        ["I progetti decisi nel 2026", "In ritardo di 5 mesi", "Il fornitore è in ritardo.", "su 14.000"]
    {
        assert!(words.contains(part), "{part}: {words}");
    }
    let work = town.read("/accountability/1-panchine-lungo-il-viale").await.expect(200).words();
    assert!(work.contains("50%") && work.contains("Ufficio tecnico"), "{work}");
    let visitor = town.tenant.visitor();
    let there = "/en/processes/cinema/accountability/1-panchine-lungo-il-viale";
    let text = visitor.get(there).await.expect(200).text();
    assert!(text.contains("<dd lang=\"it\">Ufficio tecnico</dd>"), "{text}");
    let mut both = fields.to_vec();
    both.extend([("office_en", "Technical office"), ("year", "2026")]);
    town.manager.post(&format!("{ADMIN}/1"), &both).await.expect(303);
    let text = visitor.get(there).await.expect(200).text();
    assert!(text.contains("<dd>Technical office</dd>"), "{text}");
    let table = visitor.get("/en/processes/cinema/accountability/works.csv").await.expect(200).text();
    assert!(table.contains("Technical office"), "{table}");
    assert_eq!(
        town.read("/accountability/1").await.expect(308).location(),
        "/it/processes/cinema/accountability/1-panchine-lungo-il-viale"
    );
    let done = [
        ("title_it", "Panchine"),
        ("stage", "4"),
        ("budget", "14.000"),
        ("year", "2026"),
        ("due", "2026-07-20"),
    ];
    town.manager.post(&format!("{ADMIN}/1"), &done).await.expect(303);
    let words = town.read(PAGE).await.words();
    assert!(words.contains("1 su 1") && !words.contains("In ritardo di"), "{words}");
    assert!(town.read("").await.words().contains("Panchine"));
    // Everybody finds it from the menu of the organisation, whatever the process.
    let overview = town.tenant.visitor().get("/it/works").await.expect(200).words();
    assert!(overview.contains("Panchine"), "{overview}");
});

both!(what_was_spent_is_the_sum_of_the_diary, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    town.add(&[("title_it", "Panchine"), ("budget", "10000")]).await.expect(303);
    for (entry, amount) in [("Gara chiusa", ""), ("Prima fattura", "2.500,50"), ("Seconda fattura", "1000")] {
        let fields = [("entry_it", entry), ("day", "2026-10-02"), ("amount", amount)];
        town.manager.post(&format!("{ADMIN}/1/diary"), &fields).await.expect(303);
    }
    assert_eq!(town.works().await[0].spent.minor, 350_050);
    let page = town.read("/accountability/1-panchine").await.expect(200);
    assert!(
        page.words().contains("2 ottobre 2026") && page.words().contains("Gara chiusa"),
        "{}",
        page.words()
    );
    let form = town.manager.get(&format!("{ADMIN}/1")).await.expect(200).text();
    let at = form.rfind("/diary/").unwrap();
    let path =
        form[..at].rfind('"').map(|start| form[start + 1..].split('"').next().unwrap().to_owned()).unwrap();
    town.manager.post(&path, &[]).await.expect(303);
    assert!(town.works().await[0].spent.minor < 350_051);
    town.manager.post(&path, &[]).await.expect(404);
    let empty = town.manager.post(&format!("{ADMIN}/1/diary"), &[("entry_it", " "), ("amount", "3")]).await;
    assert!(empty.clone().expect(422).words().contains("Manca il testo"), "{}", empty.words());
});

both!(a_work_with_parts_is_as_far_as_they_are, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    town.add(&[("title_it", "Il parco")]).await.expect(303);
    town.add(&[("title_it", "I giochi"), ("stage", "4"), ("parent", "1")]).await.expect(303);
    town.add(&[("title_it", "Le siepi"), ("progress", "40"), ("parent", "1")]).await.expect(303);
    assert!(town.read("/accountability/1-il-parco").await.expect(200).words().contains("70%"));
    // A part changes, and the whole with it.
    let change = [
        ("title_it", "Le siepi"),
        ("progress", "100"),
        ("parent", "1"),
        ("stage", "3"),
        ("budget", "1"),
        ("year", "2026"),
    ];
    town.manager.post(&format!("{ADMIN}/3"), &change).await.expect(303);
    assert!(town.read("/accountability/1-il-parco").await.words().contains("100%"));
    // Parts of parts, and being a part of oneself, are refused.
    town.add(&[("title_it", "Troppo"), ("parent", "2")]).await.expect(422);
    town.add(&[("title_it", "Troppo"), ("parent", "99")]).await.expect(422);
    // The whole goes, its parts stay.
    town.manager.post(&format!("{ADMIN}/1/deletion"), &[]).await.expect(303);
    assert!(town.works().await.iter().all(|work| work.parent.is_none()));
    assert_eq!(town.works().await.len(), 2);
});

both!(photographs_say_what_they_show, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    town.add(&[("title_it", "Panchine")]).await.expect(303);
    let mut bytes = Vec::new();
    let image = image::RgbImage::from_pixel(40, 30, image::Rgb([20, 90, 80]));
    image.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
    let file = [("photograph", "cantiere.png", "image/png", bytes.as_slice())];
    let path = format!("{ADMIN}/1/photographs");
    let blind = town.manager.post_files(&path, &[("shows", "")], &file).await.expect(422);
    assert!(blind.words().contains("Manca la descrizione"), "{}", blind.words());
    town.manager.post_files(&path, &[("shows", "x")], &[]).await.expect(422);
    town.manager
        .post_files(
            &path,
            &[("shows", "Due operai posano una panchina"), ("shows_en", "Two men set down a bench")],
            &file,
        )
        .await
        .expect(303);
    let page = town.read("/accountability/1-panchine").await.expect(200).text();
    assert!(page.contains("alt=\"Due operai posano una panchina\""), "{page}");
    let at = page.find("/files/").unwrap();
    let photograph = page[at..].split('"').next().unwrap().to_owned();
    town.tenant.visitor().get(&photograph).await.expect(200);
    let there = "/en/processes/cinema/accountability/1-panchine";
    let page = town.tenant.visitor().get(there).await.expect(200).text();
    assert!(page.contains("alt=\"Two men set down a bench\""), "{page}");
});

both!(works_come_from_what_was_voted_on_and_stay_linked, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let offered = town.manager.get(&format!("{ADMIN}/projects")).await.expect(200);
    assert!(offered.words().contains("Progetto 3"), "{}", offered.words());
    let id = |n: u128| format!("project/{}", uuid::Uuid::from_u128(n));
    let (one, three) = (id(1), id(3));
    let fields = [("project", one.as_str()), ("project", three.as_str()), ("year", "2026")];
    town.manager.post(&format!("{ADMIN}/projects"), &fields).await.expect(303);
    // Sent twice, nothing is made twice.
    town.manager.post(&format!("{ADMIN}/projects"), &fields).await.expect(303);
    let works = town.works().await;
    assert_eq!(works.iter().map(|w| w.budget.minor).collect::<Vec<_>>(), [100_000, 300_000]);
    let page = town.read("/accountability/1-progetto-1").await.expect(200).text();
    assert!(page.contains("<a href=\"/it/processes/cinema/budget/1\">Quello che si è votato</a>"), "{page}");
    town.manager.post(&format!("{ADMIN}/projects"), &[("year", "2026")]).await.expect(422);
    let foreign = id(77);
    town.manager
        .post(&format!("{ADMIN}/projects"), &[("project", &foreign), ("year", "2026")])
        .await
        .expect(404);
});

both!(late_works_are_found_by_year, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    town.add(&[("title_it", "Vecchia"), ("year", "2024"), ("due", "2025-01-01")]).await.expect(303);
    town.add(&[("title_it", "In tempo"), ("due", "2027-01-01")]).await.expect(303);
    town.add(&[("title_it", "Tardi"), ("due", "2026-11-01")]).await.expect(303);
    let latest = town.read(PAGE).await.words();
    assert!(latest.contains("Tardi") && !latest.contains("Vecchia"), "{latest}");
    let late = town.read("/accountability?year=2026&late=1").await.expect(200).words();
    assert!(late.contains("Tardi") && !late.contains("In tempo"), "{late}");
    assert!(town.read("/accountability?year=2024").await.words().contains("Vecchia"));
    assert!(town.read("/accountability?year=banana").await.expect(200).words().contains("Tardi"));
});

both!(the_stages_are_the_managers_choice, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let path = format!("{ADMIN}/stages");
    town.manager.get(&path).await.expect(200);
    town.manager.post(&path, &[("stages_it", "Solo")]).await.expect(422);
    let uneven = [("stages_it", "Idea\nFatto"), ("stages_en", "Idea")];
    town.manager.post(&path, &uneven).await.expect(422);
    town.manager.post(&path, &[("stages_it", "Idea\nFatto"), ("stages_en", "Idea\nDone")]).await.expect(303);
    town.add(&[("title_it", "Concerto"), ("stage", "1")]).await.expect(303);
    assert!(town.read(PAGE).await.words().contains("Fatto"));
    let english = town.tenant.visitor().get("/en/processes/cinema/accountability").await.expect(200).words();
    assert!(english.contains("Done"), "{english}");
    town.add(&[("title_it", "Altro"), ("stage", "2")]).await.expect(422);
});

both!(only_managers_write_works, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    town.add(&[("title_it", "Panchine")]).await.expect(303);
    let collaborator = town.tenant.staff("aiuto", Role::Collaborator, None).await;
    collaborator.get(ADMIN).await.expect(200);
    for path in ["", "/1", "/1/diary", "/1/deletion", "/stages", "/projects"] {
        let fields = [
            ("title_it", "Mia"),
            ("entry_it", "x"),
            ("year", "2026"),
            ("stage", "0"),
            ("budget", "1"),
            ("stages_it", "A\nB"),
            ("project", "project/00000000-0000-0000-0000-000000000001"),
        ];
        collaborator.post(&format!("{ADMIN}{path}"), &fields).await.expect(403);
    }
    let visitor = town.tenant.visitor().post(ADMIN, &[("title_it", "Mia")]).await;
    assert!([303, 401, 403].contains(&visitor.status), "{}", visitor.status);
    assert_eq!(town.works().await.len(), 1);
});

both!(what_is_wrong_with_a_work_is_said, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    for wrong in [
        [("title_it", ""), ("year", "2026")],
        [("title_it", "x"), ("year", "26")],
        [("title_it", "x"), ("stage", "9")],
        [("title_it", "x"), ("budget", "-3")],
        [("title_it", "x"), ("link", "javascript:alert(1)")],
        [("title_it", "x"), ("progress", "101")],
        [("title_it", "x"), ("due", "domani")],
        [("title_it", "x"), ("category", "00000000-0000-0000-0000-000000000001")],
    ] {
        let answer = town.add(&wrong).await;
        assert_eq!(answer.status, 422, "{wrong:?} {}", answer.words());
    }
    town.add(&[("title_it", "Uno"), ("external_id", "A1")]).await.expect(303);
    let twice = town.add(&[("title_it", "Due"), ("external_id", "A1")]).await.expect(422);
    assert!(twice.words().contains("C’è già un’opera con questo codice"), "{}", twice.words());
});
