use meetings::{Participants, Settings};
use testkit::TestApp;

use crate::world::{ADMIN, LIST, World, features};

fn walk() -> Vec<(&'static str, &'static str)> {
    vec![
        ("title", "Passeggiata lungo il fiume"),
        ("starts_at", "2026-11-29T10:00"),
        ("ends_at", "2026-11-29T12:00"),
        ("mode", "in_person"),
        ("address", "Ponte vecchio"),
        // The office's to give: not kept.
        ("access", "private"),
        ("enrolment", "here"),
        ("capacity", "3"),
    ]
}

testkit::both!(a_participant_proposes_and_the_office_decides, features(), async |app: TestApp| {
    let settings = Settings { participants: Participants::Always, ..Settings::default() };
    let world = World::new(app, settings).await;
    let (anna, bruno) = (world.town.person("anna").await, world.town.person("bruno").await);
    let visitor = world.town.visitor();
    assert!(visitor.get(&format!("{LIST}/new")).await.location().contains("/login"));
    anna.get(&format!("{LIST}/new")).await.expect(200);
    let past = [
        ("title", "Una passeggiata"),
        ("starts_at", "2026-11-01T10:00"),
        ("ends_at", "2026-11-01T12:00"),
        ("mode", "in_person"),
        ("address", "Ponte"),
    ];
    assert!(anna.post(LIST, &past).await.expect(422).words().contains("Questa data è passata"));
    anna.post(LIST, &walk()).await.expect(303);
    // Only its author and the staff know of it.
    assert!(anna.get(LIST).await.words().contains("Da approvare"));
    assert!(!bruno.get(LIST).await.words().contains("Passeggiata"));
    let todo = world.admin.get("/it/admin/processes/bilancio").await.words();
    assert!(todo.contains("1 incontro proposto da approvare"), "{todo}");
    let list = world.admin.get(&format!("{ADMIN}?stage=proposed")).await.text();
    let at = list.find(&format!("href=\"{ADMIN}/0")).unwrap() + 6;
    let office = &list[at..at + ADMIN.len() + 37];
    anna.post(&format!("{office}/approval"), &[]).await.expect(403);
    world.admin.post(&format!("{office}/approval"), &[]).await.expect(303);
    world.admin.post(&format!("{office}/refusal"), &[("reason", "No.")]).await.expect(409);
    let page = visitor.get(&format!("{LIST}/1-passeggiata-lungo-il-fiume")).await.expect(200).words();
    assert!(page.contains("Proposto da anna") && !page.contains("Iscriviti"), "{page}");
    world.mail("anna", "Approvato").await;

    // A second one is refused, with the reason.
    anna.post(LIST, &walk()).await.expect(303);
    let list = world.admin.get(&format!("{ADMIN}?stage=proposed")).await.text();
    let at = list.find(&format!("href=\"{ADMIN}/0")).unwrap() + 6;
    let office = &list[at..at + ADMIN.len() + 37];
    world
        .admin
        .post(&format!("{office}/refusal"), &[("reason", "Quel giorno c’è la maratona.")])
        .await
        .expect(303);
    assert!(world.mail("anna", "Non accolto").await.text.contains("maratona"));
    assert!(anna.get(LIST).await.words().contains("Quel giorno c’è la maratona."));
    assert!(!visitor.get(LIST).await.words().contains("maratona"));
});

testkit::both!(nobody_proposes_where_the_office_fixes_meetings, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let anna = world.town.person("anna").await;
    assert!(!anna.get(LIST).await.words().contains("Proponi un incontro"));
    anna.get(&format!("{LIST}/new")).await.expect(403);
    anna.post(LIST, &walk()).await.expect(403);
    // The manager allows it, without approval: it is there at once.
    let settings = [
        ("participants", "always"),
        ("offer_hours", "24"),
        ("reminder_hours", "48"),
        ("map_lat", "44.98"),
        ("map_lng", "9.49"),
        ("map_zoom", "14"),
    ];
    anna.post(&format!("{ADMIN}/settings"), &settings).await.expect(403);
    world.admin.post(&format!("{ADMIN}/settings"), &settings).await.expect(303);
    world.admin.post(&format!("{ADMIN}/settings"), &[("participants", "tutti")]).await.expect(422);
    let made = anna.post(LIST, &walk()).await;
    assert_eq!(made.location(), format!("{LIST}/1-passeggiata-lungo-il-fiume"));
    assert!(world.town.visitor().get(LIST).await.words().contains("Passeggiata"));
});
