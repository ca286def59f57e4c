//! One ballot a person, whatever comes at once.

use futures::future::join_all;
use testkit::TestApp;

use crate::world::{Town, features};

testkit::both!(two_hundred_ballots_of_one_person_count_once, features(), async |app: TestApp| {
    let town = Town::voting(app).await;
    let anna = town.tenant.person("anna").await;
    let answers = join_all((0..200_i64).map(|i| {
        let choice = (i % 12 + 1).to_string();
        let (anna, path) = (anna.clone(), town.path("/ballots"));
        tokio::spawn(
            async move { anna.post(&path, &[("urn", "real"), ("choice", choice.as_str())]).await.status },
        )
    }))
    .await;
    let accepted = answers.into_iter().filter(|answer| matches!(answer, Ok(303))).count();
    assert_eq!(accepted, 200, "every one is a valid ballot in place of the one before");
    assert_eq!((town.count("ballots").await, town.counter().await), (1, 1));
});

testkit::both!(closing_while_people_vote_loses_no_acknowledged_ballot, features(), async |app: TestApp| {
    let town = Town::voting(app).await;
    let mut people = Vec::new();
    for i in 0..30 {
        people.push(town.tenant.person(&format!("p{i}")).await);
    }
    let votes = people.into_iter().map(|person| {
        let path = town.path("/ballots");
        tokio::spawn(async move { person.post(&path, &[("urn", "real"), ("choice", "2")]).await.status })
    });
    let votes: Vec<_> = votes.collect();
    town.close().await;
    let accepted = join_all(votes).await.into_iter().filter(|answer| matches!(answer, Ok(303))).count();
    let counted = town.count("ballots").await;
    assert_eq!(usize::try_from(counted).unwrap(), accepted);
    assert_eq!(town.counter().await, counted);
});
