use accounts::Role;
use proposals::Settings;
use spaces::exchange::Imports;
use testkit::TestApp;

use crate::world::{ADMIN, LIST, World, features, send};

testkit::both!(an_answer_reaches_author_and_supporters_once, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let (anna, bruno) = (world.town.person("anna").await, world.town.person("bruno").await);
    let carla = bruno.clone();
    let evaluator = world.staff("eva", Role::Evaluator).await;
    world.publish(&anna, "Una pensilina").await;
    bruno.post(&format!("{LIST}/1/support"), &[]).await.expect(303);
    anna.post(&format!("{LIST}/1/support"), &[]).await.expect(303);
    let before = world.app.mails().await.len();

    // An accepted proposal needs a cost, and reasons.
    let path = format!("{ADMIN}/1/answer");
    let wrong = evaluator.post(&path, &[("verdict", "accepted"), ("body", "Si fa.")]).await.expect(422);
    assert!(wrong.words().contains("Manca il costo. Scrivi una cifra"), "{}", wrong.words());
    assert!(wrong.text().contains("Si fa.</textarea>"));
    let wrong = evaluator.post(&path, &[("verdict", "rejected"), ("cost", "x")]).await.expect(422);
    assert!(wrong.words().contains("Scrivi una cifra"), "{}", wrong.words());

    let answer = [("verdict", "accepted"), ("body", "Si può fare **senza espropri**."), ("cost", "38.000")];
    evaluator.post(&path, &answer).await.expect(303);
    evaluator.post(&path, &answer).await.expect(303);
    let mails = world.app.mails().await;
    let new: Vec<_> = mails.iter().take(mails.len() - before).collect();
    assert_eq!(new.len(), 2, "author (who also supports) and supporter, once each");
    let text = format!("{:?}", new[0]);
    assert!(text.contains("38.000") && text.contains("espropri"), "{text}");
    let page = carla.get(&format!("{LIST}/1-una-pensilina")).await.expect(200);
    assert!(page.text().contains("<strong>senza espropri</strong>"));
    assert!(page.words().contains("Accolta") && page.words().contains("38.000 €"), "{}", page.words());
    assert!(carla.get(&format!("{LIST}?status=accepted")).await.words().contains("Una pensilina"));

    // It can become a project now, and its author cannot take it back.
    let tx = world.town.db.read().await.unwrap();
    let sources = world.app.state.extensions.all::<Imports>();
    let importable = sources[0].0.importable(&tx, world.process).await.unwrap();
    drop(tx);
    assert_eq!((importable.len(), importable[0].cost.unwrap().minor), (1, 3_800_000));
    anna.post(&format!("{LIST}/1/withdrawal"), &[]).await.expect(403);

    // Another answer is another mail; a rejected one takes no more supports.
    evaluator.post(&path, &[("verdict", "rejected"), ("body", "Il terreno non è nostro.")]).await.expect(303);
    assert_eq!(world.app.mails().await.len(), before + 4);
    let page = world.town.person("dino").await.get(&format!("{LIST}/1-una-pensilina")).await.words();
    assert!(page.contains("non si sostiene più"), "{page}");
});

testkit::both!(moderation_hides_with_a_reason, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let anna = world.town.person("anna").await;
    let moderator = world.staff("mario", Role::Moderator).await;
    world.publish(&anna, "Tutti ladri in comune").await;
    let page = format!("{LIST}/1-tutti-ladri-in-comune");
    moderator.post(&format!("{ADMIN}/1/hiding"), &[("reason", " ")]).await.expect(422);
    moderator.post(&format!("{ADMIN}/1/hiding"), &[("reason", "Offende delle persone.")]).await.expect(303);
    moderator.post(&format!("{ADMIN}/1/hiding"), &[("reason", "Ancora.")]).await.expect(409);
    let mails = world.app.mails().await;
    assert!(format!("{:?}", mails[0]).contains("Offende delle persone"), "{:?}", mails[0]);
    world.town.visitor().get(&page).await.expect(404);
    world.town.person("bruno").await.get(&page).await.expect(404);
    assert!(anna.get(&page).await.expect(200).words().contains("Offende delle persone"));
    assert!(world.town.visitor().get(LIST).await.words().contains("Ancora nessuna proposta"));
    assert!(!world.town.visitor().get(&format!("{LIST}?q=ladri")).await.words().contains("Tutti ladri"));
    assert!(moderator.get(&format!("{ADMIN}?status=aside")).await.words().contains("Nascosta"));
    moderator.post(&format!("{ADMIN}/1/showing"), &[]).await.expect(303);
    world.town.visitor().get(&page).await.expect(200);
    assert!(world.town.visitor().get(LIST).await.words().contains("1 proposta"));
    assert_eq!(world.app.mails().await.len(), mails.len() + 1);
});

testkit::both!(the_office_enters_what_an_assembly_said, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let manager = world.staff("gino", Role::Manager).await;
    manager.get(&format!("{ADMIN}/new")).await.expect(200);
    let mut form = world.form("Una fermata al mulino");
    form.push(("origin".into(), "assembly".into()));
    let wrong = send(&manager, ADMIN, &form).await.expect(422);
    assert!(wrong.words().contains("Scrivi da quale assemblea"), "{}", wrong.words());
    assert!(wrong.text().contains("Una fermata al mulino"));
    form.push(("origin_note".into(), "Assemblea di Borgo Fiume, 12 ottobre".into()));
    let done = send(&manager, ADMIN, &form).await;
    assert_eq!(done.location(), format!("{ADMIN}/1"));
    let page = world.town.visitor().get(&format!("{LIST}/1-una-fermata-al-mulino")).await.words();
    assert!(
        page.contains("Assemblea di Borgo Fiume, 12 ottobre") && page.contains("Da un’assemblea"),
        "{page}"
    );
});

testkit::both!(every_role_may_something_and_not_all, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let anna = world.town.person("anna").await;
    world.publish(&anna, "Una panchina").await;
    let roles = [Role::Collaborator, Role::Evaluator, Role::Moderator, Role::Manager];
    // list, new, settings, export, answer, hiding
    let expected = [
        [200, 403, 403, 403, 403, 403],
        [200, 403, 403, 200, 303, 403],
        [200, 403, 403, 403, 403, 422],
        [200, 200, 200, 200, 303, 422],
    ];
    for (role, expected) in roles.into_iter().zip(expected) {
        let visitor = world.staff(role.as_str(), role).await;
        let mut found = Vec::new();
        for path in ["", "/new", "/settings", "/export.xlsx"] {
            found.push(visitor.get(&format!("{ADMIN}{path}")).await.status);
        }
        let answer = [("verdict", "evaluating"), ("body", role.as_str())];
        found.push(visitor.post(&format!("{ADMIN}/1/answer"), &answer).await.status);
        found.push(visitor.post(&format!("{ADMIN}/1/hiding"), &[]).await.status);
        assert_eq!(found, expected, "{role:?}");
    }
    anna.get(ADMIN).await.expect(403);
    assert_eq!(world.town.visitor().get(ADMIN).await.status, 303);
});

testkit::both!(settings_are_checked_and_kept, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let path = format!("{ADMIN}/settings");
    world.admin.get(&path).await.expect(200);
    let mut form: Vec<(&str, &str)> = vec![
        ("title_max", "100"),
        ("body_max", "1000"),
        ("edit_minutes", "15"),
        ("category", "optional"),
        ("area", "no"),
        ("documents_max", "0"),
        ("comment_max", "1000"),
        ("support_limit", "5"),
        ("threshold", "60"),
        ("hide_counts", "on"),
        ("map_lat", "44.98"),
        ("map_lng", "9.49"),
        ("map_zoom", "14"),
    ];
    world.admin.post(&path, &form).await.expect(303);
    let saved = world.admin.get(&path).await.text();
    assert!(saved.contains("value=\"60\"") && saved.contains("value=\"44.98\""), "{saved}");
    let anna = world.town.person("anna").await;
    let new = anna.get(&format!("{LIST}/drafts/new")).await.text();
    assert!(
        !new.contains("name=\"area\"") && !new.contains("name=\"lat\"") && !new.contains("type=\"file\"")
    );
    form[0].1 = "5";
    form[6].1 = "molti";
    let wrong = world.admin.post(&path, &form).await.expect(422);
    assert!(wrong.text().contains("id=\"f-title_max-error\"") && wrong.text().contains("value=\"molti\""));
});

testkit::both!(exports_hold_everything_and_run_nothing, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let mut form = world.form("=HYPERLINK(\"https://evil.example\")");
    form[1].1 = "@SUM(A1:A9) e poi \"virgolette\", virgole,\na capo".into();
    form.extend([("origin".into(), "paper".into()), ("origin_note".into(), "-2+3".into())]);
    send(&world.admin, ADMIN, &form).await.expect(303);
    let anna = world.town.person("anna").await;
    world.publish(&anna, "Una panchina").await;
    anna.post(&format!("{LIST}/2/support"), &[]).await.expect(303);
    anna.post(&format!("{LIST}/2/withdrawal"), &[]).await.expect(303);
    let csv = world.admin.get(&format!("{ADMIN}/export.csv")).await.expect(200);
    assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
    assert!(csv.headers["content-disposition"].to_str().unwrap().contains("bilancio-proposte.csv"));
    let text = csv.text();
    assert!(text.starts_with("\u{feff}Numero;Titolo;"), "{text}");
    assert!(text.contains("\"'=HYPERLINK(\"\"https://evil.example\"\")\""), "{text}");
    assert!(text.contains("'@SUM") && text.contains("'-2+3") && text.contains("Ritirata"), "{text}");
    let xlsx = world.admin.get(&format!("{ADMIN}/export.xlsx")).await.expect(200);
    assert!(xlsx.bytes.starts_with(b"PK"));
});
