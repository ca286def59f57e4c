//! Works are followed: who follows one hears that it went on, and nobody else does.

use testkit::{TestApp, Visitor, both};

use crate::world::{ADMIN, Town, features};

/// How many mails and notices say so to somebody.
async fn told(town: &Town, who: &Visitor, name: &str, words: &str) -> (usize, usize) {
    let mails = town.app.mails().await;
    let mails = mails.iter().filter(|mail| mail.to.starts_with(name) && mail.subject.contains(words));
    let inbox = who.get("/it/account/notifications").await.expect(200).words();
    (mails.count(), inbox.matches(words).count())
}

both!(who_follows_a_work_hears_that_it_goes_on, features(), async |app: TestApp| {
    let town = Town::new(app).await;
    town.add(&[("title_it", "Panchine"), ("now_it", "Si scava.")]).await.expect(303);
    town.add(&[("title_it", "Fontana")]).await.expect(303);
    let (anna, bruno) = (town.tenant.person("anna").await, town.tenant.person("bruno").await);
    let carla = town.tenant.person("carla").await;
    for (who, page) in [(&anna, "/accountability/1-panchine"), (&bruno, "/accountability/2-fontana")] {
        let html = who.get(&town.path(page)).await.expect(200).text();
        let at = html.find("/it/follows/work/").expect("a button");
        who.post(html[at..].split('"').next().unwrap(), &[("follow", "yes")]).await.expect(303);
        assert!(who.get(&town.path(page)).await.words().contains("Segui già"));
        let at_once = [("news", "now"), ("taking_part", "on")];
        who.post("/it/account/notifications/settings", &at_once).await.expect(303);
    }
    assert!(town.read("/accountability/1-panchine").await.expect(200).text().contains("/it/login?next="));

    // A typo is nobody's news; a new stage is.
    let change = |stage| {
        [
            ("title_it", "Panchine"),
            ("year", "2026"),
            ("stage", stage),
            ("budget", "1000"),
            ("now_it", "Si scava."),
        ]
    };
    town.manager.post(&format!("{ADMIN}/1"), &change("0")).await.expect(303);
    assert_eq!(told(&town, &anna, "anna", "è andata avanti").await, (0, 0));
    town.manager.post(&format!("{ADMIN}/1"), &change("2")).await.expect(303);
    assert_eq!(told(&town, &anna, "anna", "«Panchine» è andata avanti").await, (1, 1));
    let mails = town.app.mails().await;
    let mail = mails.iter().find(|mail| mail.subject.contains("Panchine")).unwrap();
    assert!(
        mail.text.contains("Si scava.") && mail.text.contains("/accountability/1-panchine"),
        "{}",
        mail.text
    );
    let entry = [("entry_it", "Posate le prime tre"), ("day", "2026-11-20"), ("amount", "")];
    town.manager.post(&format!("{ADMIN}/1/diary"), &entry).await.expect(303);
    assert_eq!(told(&town, &anna, "anna", "«Panchine»: Posate le prime tre").await, (1, 1));
    // A table that changes the stage says it too.
    let table = [("confirmed", "1"), ("table", "id,title,year,stage\n1,Panchine,2026,4\n2,Fontana,2026,1\n")];
    town.manager.post_files(&format!("{ADMIN}/import"), &table, &[]).await.expect(303);
    assert_eq!(told(&town, &anna, "anna", "«Panchine» è andata avanti").await, (2, 2));
    for (who, name, words) in [
        (&bruno, "bruno", "Panchine"),
        (&bruno, "bruno", "Fontana"),
        (&carla, "carla", "Panchine"),
        (&town.manager, "gestore", "Panchine"),
    ] {
        assert_eq!(told(&town, who, name, words).await, (0, 0), "{name}");
    }
    // Where the process is nobody's to see, nobody is told.
    town.manager.post(&town.admin("/publication"), &[("published", "0")]).await.expect(303);
    town.manager.post(&format!("{ADMIN}/1"), &change("3")).await.expect(303);
    assert_eq!(told(&town, &anna, "anna", "è andata avanti").await, (2, 0), "not even what was said before");
});
