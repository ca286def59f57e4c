//! Ballots that no form makes.

use testkit::TestApp;

use crate::world::{Town, features};

testkit::both!(wrong_ballots_are_explained_and_nothing_is_lost, features(), async |app: TestApp| {
    let town = Town::voting(app).await;
    let anna = town.tenant.person("anna").await;
    let choose = async |choices: &[&str]| {
        let mut fields = vec![("urn", "real"), ("then", "review")];
        fields.extend(choices.iter().map(|c| ("choice", *c)));
        anna.post(&town.path("/ballot"), &fields).await
    };
    // 38, 45 and 60 thousand are 143.
    let over = choose(&["1", "5", "9"]).await.expect(422);
    assert!(over.words().contains("Sei oltre di 23.000 €"), "{}", over.words());
    assert_eq!(over.text().matches(" checked").count(), 3, "what was chosen stays chosen");
    let none = choose(&[]).await.expect(422).words();
    assert!(none.contains("segnane almeno 1"), "{none}");
    for forged in [&["99"][..], &["-1"], &["x"], &["99999999999999999999"], &["1", "77"]] {
        let answer = choose(forged).await.expect(422).words();
        assert!(answer.contains("non è al voto"), "{forged:?}: {answer}");
    }
    assert_eq!(town.count("ballot_drafts").await, 0);
    // The same at the urn itself, which trusts no review.
    town.cast(&anna, &[1, 5, 9]).await.expect(422);
    town.cast(&anna, &[]).await.expect(422);
    town.cast(&anna, &[99]).await.expect(422);
    assert_eq!(town.count("ballots").await, 0);
});

testkit::both!(bodies_that_are_no_forms, features(), async |app: TestApp| {
    let town = Town::voting(app).await;
    let anna = town.tenant.person("anna").await;
    let urlencoded = "application/x-www-form-urlencoded";
    anna.post_raw(&town.path("/ballots"), urlencoded, vec![0xff, 0xfe, b'=', 0xff]).await.expect(422);
    anna.post_raw(&town.path("/ballots"), "application/json", b"{}".to_vec()).await.expect(422);
    let huge = format!("urn=real{}", "&choice=1".repeat(10_000));
    anna.post_raw(&town.path("/ballots"), urlencoded, huge.into_bytes()).await.expect(422);
    anna.forged_post(&town.path("/ballots"), "urn=real&choice=1").await.expect(403);
    assert_eq!(town.count("ballots").await, 0);
});

testkit::both!(a_vote_is_nobody_elses, features(), async |app: TestApp| {
    let town = Town::voting(app.clone()).await;
    let anna = town.tenant.person("anna").await;
    let other = app.tenant("vignola").await;
    let stranger = other.person("anna").await;
    for path in ["", "/ballot", "/ballot/review", "/receipt", "/result", "/ballots.pb"] {
        stranger.get(&town.path(path)).await.expect(404);
        anna.at("vignola.example").get(&town.path(path)).await.expect(404);
    }
    stranger.post(&town.path("/ballots"), &[("urn", "real"), ("choice", "1")]).await.expect(404);
    other.administrator().await.post(&town.admin("/closing"), &[]).await.expect(404);
    assert_eq!(town.count("ballots").await, 0);
});
