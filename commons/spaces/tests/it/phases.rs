//! Phases change by the server's clock, in the tenant's time zone, or by hand.

use chrono::{TimeZone, Utc};
use spaces::process::store;
use testkit::TestApp;

use crate::{features, process, published};

testkit::both!(the_clock_changes_the_phase, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let slug = published(&sarmato.administrator().await, "Bilancio 2027").await;
    let visitor = sarmato.visitor();
    let page = || async { visitor.get(&format!("/it/processes/{slug}")).await.expect(200) };
    // Sunday noon: it begins at midnight in Rome, that is at 23:00 UTC.
    assert!(!page().await.text().contains("aria-current=\"step\""));
    let strip = visitor.get(&format!("/it/processes/{slug}/sheets/1")).await.expect(200).text();
    assert!(strip.contains("«Idee» apre lunedì 23 novembre 2026, ore 00:00 (ora di Roma)"), "{strip}");
    app.clock.set(Utc.with_ymd_and_hms(2026, 11, 22, 22, 59, 59).unwrap());
    assert!(!page().await.text().contains("aria-current=\"step\""));
    app.clock.set(Utc.with_ymd_and_hms(2026, 11, 22, 23, 0, 0).unwrap());
    let open = page().await;
    assert!(open.text().contains("aria-current=\"step\""));
    let words = open.words();
    // Eight weeks, to the last minute of a Sunday.
    assert!(words.contains("Fino a domenica 17 gennaio 2027, ore 23:59 (ora di Roma)"), "{words}");
    assert!(words.contains("Mancano 55 giorni"), "{words}");
    app.clock.set(Utc.with_ymd_and_hms(2027, 1, 17, 12, 0, 0).unwrap());
    assert!(page().await.words().contains("Ultimo giorno"));
    app.clock.set(Utc.with_ymd_and_hms(2027, 1, 18, 12, 0, 0).unwrap());
    assert!(page().await.words().contains("Si scelgono le proposte che meritano"));
    // Clocks go forward on 28 March: the vote still ends at 23:59 in Rome.
    let en = visitor.get(&format!("/en/processes/{slug}")).await.expect(200).words();
    assert!(en.contains("Rome time"), "{en}");
});

testkit::both!(a_phase_is_chosen_by_hand_and_given_back_to_the_dates, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    let slug = published(&admin, "Bilancio 2027").await;
    let found = process(&sarmato, &slug).await;
    let phases = store::phases(&sarmato.db.read().await.unwrap(), found.id).await.unwrap();
    let path = format!("/it/admin/processes/{slug}/active-phase");
    let vote = phases[3].id.to_string();
    admin.post(&path, &[("phase", &vote)]).await.expect(303);
    let dashboard = admin.get(&format!("/it/admin/processes/{slug}")).await.expect(200).words();
    assert!(dashboard.contains("La fase è scelta a mano") && dashboard.contains("Regole della fase «Voto»"));
    let page = sarmato.visitor().get(&format!("/it/processes/{slug}")).await.expect(200).words();
    assert!(page.contains("Fine prevista"), "{page}");
    admin.post(&path, &[("phase", "")]).await.expect(303);
    assert!(
        admin.get(&format!("/it/admin/processes/{slug}")).await.words().contains("La fase segue le date")
    );
    // A phase of another process is none of this one.
    let other = published(&admin, "Altro").await;
    let other = process(&sarmato, &other).await;
    let foreign = store::phases(&sarmato.db.read().await.unwrap(), other.id).await.unwrap()[0].id.to_string();
    admin.post(&path, &[("phase", &foreign)]).await.expect(404);
    admin.post(&path, &[("phase", "nonsense")]).await.expect(404);
});

testkit::both!(phases_are_added_moved_and_removed_without_scripts, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    let slug = published(&admin, "Bilancio 2027").await;
    let found = process(&sarmato, &slug).await;
    let read = || async { store::phases(&sarmato.db.read().await.unwrap(), found.id).await.unwrap() };
    let before = read().await;
    let ids: Vec<String> = before.iter().map(|phase| phase.id.to_string()).collect();
    let path = format!("/it/admin/processes/{slug}/phases");
    assert!(admin.get(&path).await.expect(200).text().contains("position_5"), "an empty row at the end");
    // The second goes first, the third is removed, one is added; the dates make sense in the new order.
    let fields = [
        ("id_0", ids[0].as_str()),
        ("position_0", "2"),
        ("title_0_it", "Idee"),
        ("starts_at_0", "2026-12-01T00:00"),
        ("ends_at_0", "2026-12-10T23:59"),
        ("propose_0", "on"),
        ("id_1", &ids[1]),
        ("position_1", "1"),
        ("title_1_it", "Sostegno"),
        ("starts_at_1", "2026-11-23T00:00"),
        ("id_2", &ids[2]),
        ("position_2", "3"),
        ("title_2_it", "Studio"),
        ("remove_2", "on"),
        ("position_3", "4"),
        ("title_3_it", "Festa"),
        ("title_3_en", "Party"),
        ("position_4", "5"),
        ("title_4_it", ""),
    ];
    admin.post(&path, &fields).await.expect(303);
    let after = read().await;
    let titles: Vec<&str> = after.iter().map(|phase| phase.title.text(kernel::Locale::IT)).collect();
    assert_eq!(titles, ["Sostegno", "Idee", "Festa"]);
    assert_eq!(after[0].id, before[1].id, "a phase keeps its id");
    assert!(after[1].rules.propose && !after[0].rules.support);
    let end = Utc.with_ymd_and_hms(2026, 12, 10, 22, 59, 0).unwrap();
    assert_eq!(after[1].ends_at, Some(end), "meant in Rome");
});
