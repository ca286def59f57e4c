//! Filling in, reviewing, casting and replacing a ballot.

use accounts::{Entitlement, people::Tie};
use ballots::{Mode, Settings};
use testkit::TestApp;

use crate::world::{AFTER, Town, WITHIN, budget_rules, features};

testkit::both!(a_person_votes_and_votes_again, features(), async |app: TestApp| {
    let town = Town::voting(app).await;
    let anna = town.tenant.person("anna").await;

    let vote = anna.get(&town.path("")).await.expect(200).words();
    assert!(vote.contains("Si vota fino a lunedì 1º marzo 2027, ore 12:00."), "{vote}");
    let ballot = anna.get(&town.path("/ballot")).await.expect(200).text();
    assert_eq!(ballot.matches("type=\"checkbox\"").count(), 12);

    // The total is added up without a script, and nothing is kept yet.
    let sums = anna.post(&town.path("/ballot"), &[("choice", "1"), ("choice", "3"), ("then", "sum")]).await;
    let sums = sums.expect(200);
    assert!(sums.words().contains("54.000 €"), "{}", sums.words());
    assert_eq!(sums.text().matches(" checked").count(), 2);
    assert_eq!(town.count("ballot_drafts").await, 0);

    let fields = [("urn", "real"), ("choice", "1"), ("choice", "3"), ("then", "review")];
    let kept = anna.post(&town.path("/ballot"), &fields).await;
    assert_eq!(kept.location(), town.path("/ballot/review"));
    let review = anna.get(&town.path("/ballot/review")).await.expect(200).words();
    assert!(review.contains("Rileggi: non hai ancora votato") && review.contains("66.000 €"), "{review}");
    let own = anna.get(&town.path("")).await.expect(200).words();
    assert!(own.contains("Hai una scheda non ancora votata"), "{own}");
    assert_eq!((town.count("ballots").await, town.counter().await), (0, 0));

    assert_eq!(town.cast(&anna, &[1, 3]).await.location(), town.path("/receipt"));
    let tx = town.tenant.db.read().await.unwrap();
    let process = spaces::process::store::by_id(&tx, town.vote.process_id).await.unwrap().unwrap();
    drop(tx);
    assert!(process.rules_locked_at.is_some(), "the first ballot locks the rules");
    let receipt = anna.get(&town.path("/receipt")).await.expect(200).words();
    assert!(receipt.contains("Hai votato. Grazie.") && receipt.contains("1º marzo 2027"), "{receipt}");
    assert_eq!((town.count("ballots").await, town.count("ballot_drafts").await), (1, 0));
    town.app.work().await;
    let mails = town.app.mails().await;
    assert_eq!(mails.len(), 1);

    // The same again changes nothing and sends nothing; another choice replaces the first.
    town.cast(&anna, &[3, 1]).await.expect(303);
    town.app.work().await;
    assert_eq!((town.counter().await, town.app.mails().await.len()), (1, 1));
    town.cast(&anna, &[2]).await.expect(303);
    town.app.work().await;
    assert_eq!((town.count("ballots").await, town.counter().await, town.app.mails().await.len()), (1, 1, 2));
    let tx = town.tenant.db.read().await.unwrap();
    let ballots = ballots::store::all_choices(&tx, town.vote.id).await.unwrap();
    assert_eq!(ballots[0].to_text(), "2");
});

testkit::both!(the_mail_says_until_when_and_not_what, features(), async |app: TestApp| {
    let town = Town::voting(app).await;
    let anna = town.tenant.person("anna").await;
    town.cast(&anna, &[2]).await.expect(303);
    town.app.work().await;
    let mails = town.app.mails().await;
    let mail = format!("{:?}", mails[0]);
    assert!(mail.contains("anna@montelume.example") && mail.contains("Hai votato"), "{mail}");
    assert!(mail.contains("1º marzo 2027") && !mail.contains("orto"), "{mail}");
});

testkit::both!(the_order_of_projects_is_drawn_per_person, features(), async |app: TestApp| {
    let town = Town::voting(app).await;
    let order = async |name: &str| {
        let text = town.tenant.person(name).await.get(&town.path("/ballot")).await.expect(200).text();
        let values = text.split("name=\"choice\" value=\"").skip(1);
        values.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect::<Vec<_>>()
    };
    let anna = order("anna").await;
    assert_eq!(anna.len(), 12);
    assert_ne!(anna, order("bruno").await);
});

testkit::both!(a_ballot_that_comes_late_is_refused, features(), async |app: TestApp| {
    let town = Town::voting(app).await;
    let anna = town.tenant.person("anna").await;
    let fields = [("urn", "real"), ("choice", "1"), ("then", "review")];
    anna.post(&town.path("/ballot"), &fields).await.expect(303);
    anna.get(&town.path("/ballot/review")).await.expect(200);
    town.at(AFTER);
    let late = town.cast(&anna, &[1]).await.expect(403).words();
    assert!(late.contains("1º marzo 2027"), "{late}");
    anna.post(&town.path("/ballot"), &fields).await.expect(403);
    anna.get(&town.path("/ballot")).await.expect(403);
    assert_eq!((town.count("ballots").await, town.counter().await), (0, 0));
});

testkit::both!(nobody_votes_before_phase_and_opening_agree, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    let anna = town.tenant.person("anna").await;
    town.cast(&anna, &[1]).await.expect(403);
    town.at(WITHIN);
    let closed = town.cast(&anna, &[1]).await.expect(403).words();
    assert!(closed.contains("non è ancora aperto"), "{closed}");
    town.at(crate::world::BEFORE);
    town.open().await;
    let early = town.cast(&anna, &[1]).await.expect(403).words();
    assert!(early.contains("15 febbraio 2027"), "{early}");
    town.at(WITHIN);
    town.cast(&anna, &[1]).await.expect(303);
});

testkit::both!(visitors_are_asked_to_log_in, features(), async |app: TestApp| {
    let town = Town::voting(app).await;
    let visitor = town.tenant.visitor();
    let page = visitor.get(&town.path("")).await.expect(200).words();
    assert!(page.contains("Entra e vota"), "{page}");
    assert!(visitor.get(&town.path("/ballot")).await.location().contains("/login"));
    town.cast(&visitor, &[1]).await.expect(401);
    assert_eq!(town.count("ballots").await, 0);
});

testkit::both!(only_the_entitled_vote, features(), async |app: TestApp| {
    let rule = Entitlement::Declared { ties: vec![Tie::Residence], min_age: 16 };
    let town = Town::with(app, rule, budget_rules()).await;
    town.open().await;
    town.at(WITHIN);
    let anna = town.tenant.person("anna").await;
    let page = anna.get(&town.path("/ballot")).await.expect(403).words();
    assert!(page.contains("Questo voto non è aperto a te"), "{page}");
    town.cast(&anna, &[1]).await.expect(403);
    anna.post(&town.path("/ballot"), &[("urn", "real"), ("choice", "1")]).await.expect(403);
    assert_eq!((town.count("ballots").await, town.count("ballot_drafts").await), (0, 0));
});

testkit::both!(up_to_k_projects, features(), async |app: TestApp| {
    let rules = Settings { mode: Mode::AtMost { projects: 2 }, ..Settings::default() };
    let town = Town::with(app, Entitlement::Registered, rules).await;
    town.open().await;
    town.at(WITHIN);
    let anna = town.tenant.person("anna").await;
    anna.get(&town.path("/ballot")).await.expect(200);
    let many = town.cast(&anna, &[1, 2, 9]).await.expect(422);
    assert!(many.words().contains("al massimo 2"), "{}", many.words());
    assert_eq!(many.text().matches(" checked").count(), 3);
    town.cast(&anna, &[5, 9]).await.expect(303);
});
