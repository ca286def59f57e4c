//! Nothing that is written down leads from a person to choices.

use ballots::secrecy::{Key, Secret};
use db::{FromQueryResult, vals};
use testkit::TestApp;

use crate::world::{Town, features};

#[derive(FromQueryResult, Debug, PartialEq, Eq, Clone)]
struct Row {
    key: Vec<u8>,
    choices: String,
}

impl Town {
    async fn rows(&self, table: &str) -> Vec<Row> {
        let tx = self.tenant.db.read().await.unwrap();
        let sql =
            format!("SELECT key, choices FROM {table} WHERE tenant_id = $1 AND vote_id = $2 ORDER BY key");
        tx.all(&sql, vals![self.vote.id]).await.unwrap()
    }

    async fn secret(&self) -> Option<Secret> {
        let tx = self.tenant.db.read().await.unwrap();
        ballots::store::secret(&tx, self.vote.id).await.unwrap()
    }

    /// Everything that logs, events and jobs hold, as text.
    async fn written(&self) -> Vec<String> {
        #[derive(FromQueryResult)]
        struct Line {
            line: String,
        }
        let tx = self.tenant.db.read().await.unwrap();
        let mut lines = Vec::new();
        for sql in [
            "SELECT action || ' ' || coalesce(actor_name, '') || ' ' || details AS line FROM audit_entries
             WHERE tenant_id = $1 ORDER BY at, id",
            "SELECT kind || ' ' || payload AS line FROM events WHERE tenant_id = $1 ORDER BY at, kind",
        ] {
            lines.extend(tx.all::<Line>(sql, vals![]).await.unwrap().into_iter().map(|l| l.line));
        }
        lines
    }
}

testkit::both!(until_closing_only_the_secret_leads_to_a_ballot, features(), async |app: TestApp| {
    let town = Town::voting(app).await;
    let (anna, bruno) = (town.tenant.person("anna").await, town.tenant.person("bruno").await);
    town.cast(&anna, &[1, 3]).await.expect(303);
    let fields = [("urn", "real"), ("choice", "2"), ("then", "review")];
    bruno.post(&town.path("/ballot"), &fields).await.expect(303);

    let (ballots, drafts) = (town.rows("ballots").await, town.rows("ballot_drafts").await);
    assert_eq!((ballots.len(), drafts.len()), (1, 1));
    for (row, person) in [(&ballots[0], &anna), (&drafts[0], &bruno)] {
        let id = person.person().uuid();
        assert!(!row.key.windows(16).any(|part| part == id.as_bytes()), "the key holds the person’s id");
        assert!(!row.choices.contains(&id.to_string()));
    }
    let secret = town.secret().await.unwrap();
    assert_eq!(ballots[0].key, secret.key(anna.person()).bytes());
    assert_eq!(town.written().await.iter().filter(|line| line.starts_with("ballot.cast")).count(), 2);
});

testkit::both!(after_closing_nothing_does, features(), async |app: TestApp| {
    let town = Town::voting(app).await;
    let mut people = Vec::new();
    for i in 1..=6_i64 {
        let person = town.tenant.person(&format!("p{i}")).await;
        town.cast(&person, &[i, i + 1]).await.expect(303);
        people.push(person);
    }
    let fields = [("urn", "real"), ("choice", "2"), ("then", "review")];
    people[0].post(&town.path("/ballot"), &fields).await.expect(303);
    let secret = town.secret().await.unwrap();
    let before = town.rows("ballots").await;
    town.app.work().await;
    town.close().await;

    assert!(town.secret().await.is_none(), "the secret is destroyed");
    assert_eq!(town.count("ballot_drafts").await, 0);
    let after = town.rows("ballots").await;
    let sorted = |rows: &[Row]| {
        let mut choices: Vec<String> = rows.iter().map(|r| r.choices.clone()).collect();
        choices.sort();
        choices
    };
    assert_eq!(sorted(&before), sorted(&after), "no ballot is lost or changed");
    let keys: Vec<Vec<u8>> =
        people.iter().map(|p| secret.key(p.person())).map(|key: Key| key.bytes()).collect();
    assert!(after.iter().all(|row| !keys.contains(&row.key)), "not even who kept the secret finds a ballot");
    assert!(before.iter().all(|row| !after.iter().any(|a| a.key == row.key)), "every key is new");
    for line in town.written().await.iter().filter(|line| line.starts_with("ballot.")) {
        assert!(people.iter().all(|p| !line.contains(&p.person().to_string())), "{line}");
        assert!(!line.contains("choices"), "{line}");
    }
    // Audit entries about ballots name the program, never a person.
    let tx = town.tenant.db.read().await.unwrap();
    let sql = "SELECT count(*) FROM audit_entries WHERE tenant_id = $1 AND action LIKE 'ballot%' AND actor_id IS NOT NULL";
    assert_eq!(tx.scalar::<i64>(sql, vals![]).await.unwrap(), Some(0));
});
