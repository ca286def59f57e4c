//! Preparing, rehearsing, opening and closing.

use accounts::Role;
use testkit::TestApp;

use crate::world::{Town, WITHIN, features};

testkit::both!(managers_prepare_rehearse_and_open, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let home = town.manager.get(&town.admin("")).await.expect(200).words();
    assert!(home.contains("4 cose su 4 fatte") && home.contains("In preparazione"), "{home}");

    let ballot = town.manager.get(&town.path("/ballot")).await.expect(200).words();
    assert!(ballot.contains("Questa è una prova"), "{ballot}");
    let fields = [("urn", "rehearsal"), ("choice", "2"), ("then", "review")];
    town.manager.post(&town.path("/ballot"), &fields).await.expect(303);
    town.manager.get(&town.path("/ballot/review")).await.expect(200);
    town.cast_for(&town.manager, "rehearsal", &[2]).await.expect(303);
    assert_eq!((town.count("rehearsal_ballots").await, town.count("ballots").await), (1, 0));
    assert_eq!(town.counter().await, 0);

    let question = town.manager.get(&town.admin("/opening")).await.expect(200).words();
    assert!(question.contains("12 progetti"), "{question}");
    town.open().await;
    assert_eq!((town.count("rehearsal_ballots").await, town.count("rehearsal_drafts").await), (0, 0));
    town.manager.post(&town.admin("/opening"), &[]).await.expect(403);

    // A form that was shown for the rehearsal does not count.
    town.at(WITHIN);
    let over = town.cast_for(&town.manager, "rehearsal", &[3]).await;
    assert!(over.status == 403 || over.status == 409, "{}", over.status);
    assert_eq!((town.count("ballots").await, town.count("rehearsal_ballots").await), (0, 0));
    town.app.work().await;
    assert!(town.app.mails().await.is_empty(), "a rehearsal sends nothing");
});

testkit::both!(others_are_refused_with_the_reason, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let anna = town.tenant.person("anna").await;
    let collaborator = town.tenant.staff("carla", Role::Collaborator, Some(town.process.id.uuid())).await;
    let other = town.tenant.staff("dario", Role::Manager, Some(uuid::Uuid::from_u128(1))).await;
    collaborator.get(&town.admin("")).await.expect(200);
    for who in [&anna, &other] {
        let refusal = who.get(&town.admin("")).await.expect(403).words();
        assert!(refusal.contains("Chiedi "), "{refusal}");
    }
    for who in [&anna, &other, &collaborator] {
        who.post(&town.admin("/opening"), &[]).await.expect(403);
        who.post(&town.admin("/closing"), &[]).await.expect(403);
        who.post(&town.admin("/result"), &[]).await.expect(403);
        who.post(&town.admin("/rules"), &[("mode", "within_budget"), ("ties", "list_order")])
            .await
            .expect(403);
        town.cast_for(who, "rehearsal", &[1]).await.expect(403);
    }
    town.tenant.visitor().post(&town.admin("/opening"), &[]).await.expect(401);
});

testkit::both!(rules_change_until_opening, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let wrong = [
        ("mode", "at_most"),
        ("projects", "2"),
        ("min_choices", "5"),
        ("ties", "list_order"),
        ("threshold", "x"),
    ];
    let again = town.manager.post(&town.admin("/rules"), &wrong).await.expect(422);
    assert!(again.text().contains("value=\"x\"") && again.words().contains("Il minimo"), "{}", again.words());
    let right = [
        ("mode", "at_most"),
        ("projects", "2"),
        ("min_choices", "1"),
        ("threshold", "10"),
        ("ties", "lower_cost"),
        ("electorate", ""),
    ];
    town.manager.post(&town.admin("/rules"), &right).await.expect(303);
    let page = town.manager.get(&town.path("")).await.expect(200).words();
    assert!(page.contains("Segna fino a 2 progetti") && page.contains("Servono almeno 10 voti"), "{page}");
    town.open().await;
    let locked = town.manager.post(&town.admin("/rules"), &right).await.expect(403).words();
    assert!(locked.contains("regole e progetti non cambiano più"), "{locked}");
});

testkit::both!(closing_is_for_good, features(), async |app: TestApp| {
    let town = Town::voting(app).await;
    let anna = town.tenant.person("anna").await;
    town.cast(&anna, &[1]).await.expect(303);
    let early = town.manager.get(&town.admin("/closing")).await.expect(200).words();
    assert!(early.contains("non è ancora finita"), "{early}");
    town.close().await;
    let refused = town.cast(&anna, &[2]).await.expect(403).words();
    assert!(refused.contains("Il voto è chiuso"), "{refused}");
    town.manager.post(&town.admin("/opening"), &[]).await.expect(403);
    town.manager.post(&town.admin("/closing"), &[]).await.expect(403);
    let page = anna.get(&town.path("")).await.expect(200).words();
    assert!(page.contains("Stiamo contando"), "{page}");
    anna.get(&town.path("/result")).await.expect(404);
});
