//! Meetings are followed and talked about; who is told of what, and nobody else.

use chrono::TimeDelta;
use meetings::{Access, Report, Settings, Stage, actions};
use testkit::{TestApp, Visitor};

use crate::world::{World, content, features, who, with_seats};

async fn follows(visitor: &Visitor, kind: &str, id: impl std::fmt::Display) {
    visitor.post(&format!("/it/follows/{kind}/{id}"), &[("follow", "yes")]).await.expect(303);
}

/// How many mails with a subject that begins so somebody got.
async fn told(world: &World, name: &str, subject: &str) -> usize {
    world.mails_to(name).await.iter().filter(|mail| mail.subject.starts_with(subject)).count()
}

testkit::both!(who_follows_is_told_and_guests_are_not_told_twice, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let (anna, bruno, carla) =
        (world.town.person("anna").await, world.town.person("bruno").await, world.town.person("carla").await);
    follows(&carla, "process", world.process).await;
    let m = world.publish(with_seats("Assemblea", 5)).await;
    let mail = world.mail("carla", "C’è un nuovo incontro").await;
    assert!(mail.text.contains("26 novembre 2026") && mail.text.contains("/1-assemblea"), "{}", mail.text);
    // A draft tells nobody of anything, and a private one only those who may see it.
    let mut secret = content("Comitato di garanzia");
    secret.access = Access::Private;
    let secret = world.publish(secret).await;
    bruno.post(&format!("/it/follows/meeting/{}", secret.id), &[("follow", "yes")]).await.expect(404);
    assert_eq!(told(&world, "carla", "C’è un nuovo incontro").await, 1);
    assert_eq!(told(&world, "anna", "C’è un nuovo incontro").await, 0);

    // Bruno follows, Anna comes: she follows by coming, and has her letters.
    follows(&bruno, "meeting", m.id).await;
    world.enrol(&anna, &m).await.expect(303);
    let mut moved = m.content.clone();
    moved.starts_at += TimeDelta::minutes(30);
    actions::revise(&world.town.db, &who(), world.component, m.id, moved).await.unwrap();
    for name in ["anna", "bruno"] {
        assert_eq!(told(&world, name, "È cambiato qualcosa").await, 1, "{name}");
    }
    assert_eq!(told(&world, "carla", "È cambiato qualcosa").await, 0);
    let mail = world.mail("bruno", "È cambiato qualcosa").await;
    assert!(mail.attachments.is_empty(), "no seat, no file for the calendar");

    // The minutes are told once, when they can be read.
    world.advance(TimeDelta::days(5));
    for (shown, count) in [(false, 0), (true, 1), (true, 1)] {
        let report = Report { body: "Abbiamo deciso.".into(), shown, ..Report::default() };
        actions::report(&world.town.db, &who(), world.component, m.id, report).await.unwrap();
        for name in ["anna", "bruno"] {
            assert_eq!(told(&world, name, "Si legge il verbale").await, count, "{name}");
        }
    }
    assert_eq!(told(&world, "carla", "Si legge il verbale").await, 0);
});

testkit::both!(followers_learn_that_a_meeting_is_called_off, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let (anna, bruno) = (world.town.person("anna").await, world.town.person("bruno").await);
    let m = world.publish(with_seats("Laboratorio", 5)).await;
    world.enrol(&anna, &m).await.expect(303);
    follows(&bruno, "meeting", m.id).await;
    let cancelled = actions::cancel(&world.town.db, &who(), world.component, m.id, &fixtures::text("Piove."))
        .await
        .unwrap();
    assert_eq!(cancelled.stage, Stage::Cancelled);
    assert!(world.mail("bruno", "È annullato l’incontro").await.text.contains("Piove."));
    assert_eq!(told(&world, "anna", "È annullato l’incontro").await, 0, "she has her letter");
    world.mail("anna", "Annullato").await;
    let again = bruno.post(&format!("/it/discussions/meeting/{}", m.id), &[("text", "Peccato.")]).await;
    assert!(again.expect(403).words().contains("L’incontro è annullato"));
});

testkit::both!(people_talk_about_a_meeting, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let m = world.publish(content("Assemblea")).await;
    let (anna, visitor) = (world.town.person("anna").await, world.town.visitor());
    let action = format!("/it/discussions/meeting/{}", m.id);
    visitor.post(&action, &[("text", "Ci sarò.")]).await.expect(401);
    anna.post(&action, &[("text", "")]).await.expect(422);
    anna.post(&action, &[("text", "Ci sarò, con due amiche.")]).await.expect(303);
    let page = visitor.get(&world.page(&m)).await.expect(200);
    assert!(page.words().contains("Ci sarò, con due amiche."), "{}", page.words());
    assert!(!page.text().contains("name=\"side\""), "nobody is for or against an evening");
    // Of one for few, others hear nothing.
    let mut secret = content("Comitato di garanzia");
    secret.access = Access::Private;
    let secret = world.publish(secret).await;
    let action = format!("/it/discussions/meeting/{}", secret.id);
    for who in [&visitor, &anna] {
        who.get(&action).await.expect(404);
        who.post(&action, &[("text", "Che cosa dite?")]).await.expect(404);
    }
    let invite = format!("{}/invitations", world.office(&secret));
    world.admin.post(&invite, &[("emails", "anna@sarmato.example")]).await.expect(303);
    anna.post(&action, &[("text", "Grazie dell’invito.")]).await.expect(303);
    assert!(anna.get(&world.page(&secret)).await.expect(200).words().contains("Grazie dell’invito."));
    visitor.get("/it/comments/2").await.expect(404);
    // Where the office switched it off, what was said stays readable.
    let settings = "/it/admin/processes/bilancio/incontri/settings";
    let fields =
        [("participants", "no"), ("offer_hours", "24"), ("reminder_hours", "48"), ("map_zoom", "13")];
    world.admin.post(settings, &fields).await.expect(303);
    let page = visitor.get(&world.page(&m)).await.expect(200);
    assert!(page.words().contains("Ci sarò") && !page.text().contains("<textarea"), "{}", page.words());
});
