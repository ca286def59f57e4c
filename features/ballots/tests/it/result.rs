//! Counting, publishing and reading the result.

use ballots::{Choices, actions::Stranger};
use testkit::TestApp;

use crate::world::{Town, features};

/// The votes of the mock pages.
const VOTES: [i64; 12] = [642, 588, 561, 497, 455, 431, 402, 377, 350, 298, 241, 229];

impl Town {
    /// Casts as many ballots as the mock pages count, each for one project, until the votes are used up.
    async fn voted(&self) {
        let ballots = (1..).zip(VOTES).flat_map(|(number, votes)| {
            (0..votes).map(move |i| Stranger {
                voter: format!("{number}/{i}"),
                choices: Choices::from_iter([number]),
            })
        });
        let who = accounts::Standing::system("test");
        let cast = ballots::actions::cast_batch(&self.tenant.db, &who, self.vote.id, ballots.collect()).await;
        assert_eq!(cast.unwrap(), 5_071);
    }
}

testkit::both!(the_result_is_published_with_its_sums, features(), async |app: TestApp| {
    let town = Town::voting(app).await;
    town.voted().await;
    assert_eq!(town.counter().await, 5_071);
    town.close().await;
    let count = town.manager.get(&town.admin("/result")).await.expect(200).words();
    assert!(count.contains("5.071 schede contate") && count.contains("119.800 €"), "{count}");
    town.tenant.visitor().get(&town.path("/result")).await.expect(404);
    town.manager.post(&town.admin("/result"), &[]).await.expect(303);

    let visitor = town.tenant.visitor();
    assert_eq!(visitor.get(&town.path("")).await.location(), town.path("/result"));
    let page = visitor.get(&town.path("/result")).await.expect(200).words();
    for sentence in [
        "Si fanno sei progetti su dodici",
        "5.071 persone hanno deciso come spendere 119.800 € su 120.000 €.",
        "Quando è stato il suo turno restavano 31.700 €: ne mancavano 13.300 €.",
        "Con 107 voti in più sarebbe entrato.",
        "Restano 200 €.",
        "persone su 5.912",
        "85,8%",
    ] {
        assert!(page.contains(sentence), "{sentence}: {page}");
    }
    let english = visitor.get("/en/processes/bilancio/vote/result").await.expect(200).words();
    assert!(english.contains("six projects out of twelve go ahead"), "{english}");
    town.manager.post(&town.admin("/result"), &[]).await.expect(403);

    // Nothing is counted again: the page costs the same however many ballots there are.
    let before = town.app.statements();
    visitor.alone().get(&town.path("/result")).await.expect(200);
    assert!(town.app.statements() - before < 15);
});

testkit::both!(the_files_can_be_counted_again, features(), async |app: TestApp| {
    let town = Town::voting(app).await;
    town.voted().await;
    town.close().await;
    for file in ["/result.csv", "/ballots.csv", "/ballots.pb"] {
        town.tenant.visitor().get(&town.path(file)).await.expect(404);
    }
    town.manager.post(&town.admin("/result"), &[]).await.expect(303);
    let visitor = town.tenant.visitor();

    let pb = visitor.get(&town.path("/ballots.pb")).await.expect(200);
    let file = tally::pb::read("bilancio.pb", &pb.bytes).unwrap();
    let outcome = tally::count(&file.election, &file.declared_rule().unwrap()).unwrap();
    assert_eq!(file.election.ids(&outcome.winners), ["P/1", "P/2", "P/3", "P/4", "P/6", "P/8"]);
    assert_eq!(file.official_winners().unwrap(), outcome.winners);
    assert_eq!(file.election.voters(), 5_071);
    // Voters are numbers, and ballots are not in the order of casting.
    let first: Vec<&str> = (0..100).map(|row| file.votes.cell(row, 1)).collect();
    assert!(first.iter().any(|vote| *vote != first[0]), "shuffled");

    let ranking = visitor.get(&town.path("/result.csv")).await.expect(200).text();
    assert!(
        ranking.contains("1;1;Luce e marciapiede davanti alla scuola media;642;38000;120000;Si fa;"),
        "{ranking}"
    );
    let ballots = visitor.get(&town.path("/ballots.csv")).await.expect(200).text();
    assert_eq!(ballots.lines().count(), 5_072);
});

testkit::both!(a_winner_changed_by_hand_needs_a_published_reason, features(), async |app: TestApp| {
    let town = Town::voting(app).await;
    town.voted().await;
    town.close().await;
    let changes =
        [("wins-4", "no"), ("reason-4", "perché sì"), ("wins-5", ""), ("wins-11", "yes"), ("reason-11", "")];
    let again = town.manager.post(&town.admin("/result"), &changes).await.expect(422);
    assert!(
        again.words().contains("Scrivi perché") && again.text().contains("perché sì"),
        "{}",
        again.words()
    );

    let reason = "Il terreno della fermata non è del Comune, e la Provincia ha detto di no.";
    let changes = [("wins-4", "no"), ("reason-4", reason), ("wins-1", "yes"), ("reason-1", "")];
    town.manager.post(&town.admin("/result"), &changes).await.expect(303);
    let page = town.tenant.visitor().get(&town.path("/result")).await.expect(200).words();
    assert!(page.contains("Si fanno cinque progetti su dodici") && page.contains(reason), "{page}");
    let tx = town.tenant.db.read().await.unwrap();
    let result = ballots::store::result(&tx, town.vote.id).await.unwrap().unwrap();
    assert_eq!(result.winners().map(|w| w.number).collect::<Vec<_>>(), [1, 2, 3, 6, 8]);
    let sql = "SELECT details FROM audit_entries WHERE tenant_id = $1 AND action = 'vote.publish'";
    let details: Option<String> = tx.scalar(sql, db::vals![]).await.unwrap();
    assert!(details.unwrap().contains("Provincia"));
});

testkit::both!(a_vote_without_ballots_has_a_result_too, features(), async |app: TestApp| {
    let town = Town::voting(app).await;
    town.close().await;
    town.manager.post(&town.admin("/result"), &[]).await.expect(303);
    town.tenant.visitor().get(&town.path("/result")).await.expect(200);
    town.tenant.visitor().get(&town.path("/ballots.pb")).await.expect(200);
});

testkit::both!(projects_lead_to_the_result, features(), async |app: TestApp| {
    let town = Town::voting(app).await;
    town.close().await;
    town.manager.post(&town.admin("/result"), &[]).await.expect(303);
    let tx = town.tenant.db.read().await.unwrap();
    let project = kernel::ResourceRef::new("project", uuid::Uuid::from_u128(1));
    let cards =
        spaces::links::linked_cards(&tx, &town.app.state, &project, kernel::Locale::IT).await.unwrap();
    assert_eq!(cards.len(), 1);
    assert_eq!(cards[0].1.path, town.path("/result"));
});
