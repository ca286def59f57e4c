//! What people say about things is found too, by parts of words, and vanishes with what it is about.

use accounts::Standing;
use arengo::features;
use engagement::comments::{Side, actions as comments};
use kernel::ResourceRef;
use proposals::{Content, Origin, actions};
use testkit::{TestApp, Visitor, both};

use crate::search::{encoded, search};

/// A proposal with a title, under which people talk.
async fn proposal(town: &fixtures::Town, title: &str) -> ResourceRef {
    let content = Content {
        title: title.into(),
        body: "Con molta ombra per chi passa, e una fontanella.".into(),
        ..Content::default()
    };
    let behalf = actions::OnBehalf { origin: Origin::Assembly, note: "In riunione".into() };
    let component = town.component("proposals").await.id;
    let (who, extras) = (Standing::system("test"), actions::Extras::default());
    let made = actions::enter(&town.tenant.db, &who, component, behalf, content, extras).await.unwrap();
    ResourceRef::new("proposal", made.id.uuid())
}

async fn says(town: &fixtures::Town, who: &Visitor, about: &ResourceRef, words: &str) -> i64 {
    let db = &town.tenant.db;
    let standing = accounts::standing_of(&db.read().await.unwrap(), who.person()).await.unwrap();
    comments::write(&town.app.state, db, &standing, about, words, Side::For).await.unwrap().number
}

/// A town in which people can say what they think of proposals.
async fn talking(app: TestApp) -> fixtures::Town {
    fixtures::process("proposte", "Proposte")
        .talking()
        .component("proposals", "Proposte")
        .town(app, "sarmato")
        .await
}

both!(what_is_said_is_found_after_what_it_is_about, features(), async |app: TestApp| {
    let town = talking(app).await;
    let about = proposal(&town, "Un tiglio in piazza").await;
    let (anna, visitor) = (town.tenant.person("anna").await, town.tenant.visitor());
    let first = says(&town, &anna, &about, "Meglio un Ginkgo: d’autunno è meraviglioso.").await;
    says(&town, &anna, &about, "E poi un tiglio sporca le automobili.").await;
    town.app.work().await;
    let said = format!("/it/comments/{first}");
    for typed in ["ginkgo", "GINKGO", "Gìnkg", "inkg", "ravigl", "autunn meravi"] {
        assert_eq!(
            search(&visitor, &format!("q={}", encoded(typed))).await,
            std::slice::from_ref(&said),
            "{typed}"
        );
    }
    // Parts of words are found in texts as in titles.
    assert!(search(&visitor, "q=ntanell").await[0].contains("un-tiglio-in-piazza"));
    let both = search(&visitor, "q=tiglio").await;
    assert!(both.len() == 2 && both[0].contains("un-tiglio-in-piazza"), "{both:?}");
    assert_eq!(search(&visitor, "q=tiglio&kind=comment").await, both[1..]);
    let page = visitor.get("/it/search?q=ginkgo").await.expect(200).words();
    assert!(page.contains("Un tiglio in piazza") && page.contains("Meglio un Ginkgo"), "{page}");

    // Deleted, it is gone at once.
    anna.post(&format!("{said}/deletion"), &[]).await.expect(303);
    assert!(search(&visitor, "q=ginkgo").await.is_empty());
    town.app.work().await;
    assert!(search(&visitor, "q=ginkgo").await.is_empty());
});

both!(what_is_said_vanishes_and_comes_back_with_what_it_is_about, features(), async |app: TestApp| {
    let town = talking(app).await;
    let about = proposal(&town, "Un tiglio in piazza").await;
    let (anna, visitor) = (town.tenant.person("anna").await, town.tenant.visitor());
    says(&town, &anna, &about, "Meglio un ginkgo.").await;
    town.app.work().await;
    let count = async || {
        let page = visitor.get("/it/search?q=ginkgo").await.expect(200).words();
        (search(&visitor, "q=ginkgo").await.len(), page.contains("Un risultato"))
    };
    assert_eq!(count().await, (1, true));
    let decision = format!("/it/admin/moderation/proposal/{}", about.id);
    town.manager.post(&decision, &[("decision", "hide"), ("reason", "spam")]).await.expect(303);
    assert_eq!(count().await.0, 0);
    town.app.work().await;
    assert_eq!(count().await, (0, false), "nor is it counted");
    town.manager.post(&decision, &[("decision", "show")]).await.expect(303);
    town.app.work().await;
    assert_eq!(count().await, (1, true));
});

both!(an_installation_is_read_anew, features(), async |app: TestApp| {
    let town = talking(app).await;
    let about = proposal(&town, "Un tiglio in piazza").await;
    let anna = town.tenant.person("anna").await;
    says(&town, &anna, &about, "Meglio un ginkgo.").await;
    town.app.work().await;
    let visitor = town.tenant.visitor();
    // As an older program left it: nothing of what people say, and no words.
    let forget = async |tx: db::WriteTx| {
        for table in ["search_documents", "search_texts", "search_vocabulary"] {
            tx.exec(&format!("DELETE FROM {table} WHERE tenant_id = $1"), vec![]).await?;
        }
        Ok::<(), db::DbErr>(())
    };
    town.tenant.db.write(forget).await.unwrap();
    assert!(search(&visitor, "q=tiglio").await.is_empty());
    ::search::index_all(&town.app.state, &town.tenant.db).await.unwrap();
    town.app.work().await;
    assert_eq!(search(&visitor, "q=tiglio").await.len(), 1);
    assert_eq!(search(&visitor, "q=inkg").await.len(), 1);
});
